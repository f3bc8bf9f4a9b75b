"""What kind of harm a text tells of: what was swallowed, what came to grief, what was fired."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.harm_words import harm_words
from twosource.model.parse import Parse, Token


def may_be_swallowed(parse: Parse) -> bool:
    """Whether a text has words at which it is worth looking for such harms."""
    words = harm_words()
    return any(t.lemma in words.swallow or t.lemma in words.sicken for t in parse.tokens)


def swallowed(parse: Parse, i: int) -> bool:
    """Whether the word ``i`` that tells a toll says what did it: "died after eating a meal",
    "112 pupils were poisoned by a lunch", "a meal that killed three"."""
    t, words = parse.tokens[i], harm_words()
    does = g.subject(parse, i) if t.pos == "VERB" and not g.passive(parse, i) else []
    if any(x.lemma in words.food for x in [*g.objects_of(parse, i, "by", "from"), *does]):
        return True
    return any(
        x.lemma in words.swallow
        and x.tag == "VBG"
        and x.sent == t.sent
        and parse.tokens[x.i - 1].lemma == "after"
        for x in parse.tokens[i + 1 : i + _NEAR]
    )


_NEAR = 24
"""Tokens behind a toll within which it is told what was swallowed."""


def shots_fired(parse: Parse) -> bool:
    """Whether a text tells of shots: "fired live rounds", "fired several bullets"."""
    return any(
        t.lemma == "fire"
        and t.pos == "VERB"
        and any(o.lemma in harm_words().rounds for o in g.children(parse, t.i, "dobj"))
        for t in parse.tokens
    )


def shots(parse: Parse, t: Token) -> bool:
    """Whether "fire" is that of arms, as headlines have it: "Police fire on marchers"."""
    after = parse.tokens[t.i + 1 : t.i + 2]
    before = parse.tokens[max(0, t.i - 1) : t.i]
    return (
        t.lemma == "fire"
        and any(x.lemma in ("on", "at") for x in after)
        and any(x.lemma in harm_words().people or x.pos == "PROPN" for x in before)
    )


def mishap(parse: Parse, i: int) -> bool:
    """Whether the sentence of a toll tells that something that moves came to grief: "killed when
    their bus slid into a river"."""
    words, sentence = harm_words(), parse.tokens[i].sent
    near = [t for t in parse.tokens[max(0, i - _NEAR) : i + _NEAR] if t.sent == sentence]
    return any(
        t.pos == "VERB"
        and t.lemma in words.mishap
        and any(s.lemma in words.vehicle for s in g.children(parse, t.i, *g.SUBJECTS, *g.PASSIVES))
        for t in near
    )


def came_about(parse: Parse, t: Token) -> bool:
    """Whether a noun is told to have happened: "the explosion took place at noon"."""
    up = parse.tokens[t.head]
    if t.dep != "nsubj" or not any(
        d.lemma in ("the", "this") for d in g.children(parse, t.i, "det")
    ):
        return False
    if up.lemma in ("happen", "occur", "start", "begin", "erupt"):
        return True
    if up.lemma == "break" and g.particle(parse, up.i) == "out":
        return True
    return up.lemma == "take" and any(o.lemma == "place" for o in g.children(parse, up.i, "dobj"))


def befell(parse: Parse, t: Token) -> bool:
    """Whether a verb is in the passive and befell a person: "Reed was attacked on Friday"."""
    return any(
        s.pos in ("PROPN", "PRON") or s.lemma in harm_words().people
        for s in g.children(parse, t.i, *g.PASSIVES)
    )
