"""Who a clause says was killed or hurt: the words that tell it, and how many it tells of.

A toll is told in many ways: "killed two men", "a man died", "three people are dead", "the shooting
death of a girl", "five were wounded", "one was taken to hospital". Each is read at one word.
Whether people who were hit lived is often not said ("two men were shot"): they are ``hurt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.events import grammar as g
from twosource.events import learned
from twosource.events.harm_words import HarmWords, harm_words
from twosource.events.number import of_noun
from twosource.events.partitives import part
from twosource.events.patients import patients, sufferers
from twosource.events.people import People
from twosource.events.statistics import of_many_harms
from twosource.events.toll_shapes import bodies_found, falls_ill, feared
from twosource.events.victims import SOME, SOMEBODY, number_of, phrase, together
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

Fate = Literal["killed", "injured", "hurt"]


@dataclass(frozen=True, slots=True)
class Toll:
    """At token ``i`` so many are told to have been killed, injured, or hurt (it is not said
    whether they lived). ``victims`` are the heads of the phrases that stand for them."""

    i: int
    fate: Fate
    number: NumberRange
    victims: tuple[Token, ...] = ()


def find_tolls(parse: Parse, people: People) -> Iterator[Toll]:
    """Yield the tolls that a document tells, in order of the text."""
    words = harm_words()
    last: dict[Fate, Toll] = {}
    for t in parse.tokens:
        if feared(parse, t):
            continue
        for fate, heads, least in _told(parse, words, t):
            number = number_of(parse, people, words, heads) or least
            if number is None or of_many_harms(parse, t, heads):
                continue
            number = (part(parse, t, heads[0]) if len(heads) == 1 else None) or number
            before = last.get(fate)
            if before and parse.tokens[before.i].sent == t.sent and _others(parse, heads, before):
                number = together(before.number, number)
            last[fate] = toll = Toll(t.i, fate, number, tuple(heads))
            yield toll


def _others(parse: Parse, heads: list[Token], before: Toll) -> bool:
    """Whether "others" adds to those told of before in the sentence with the same fate ("one was
    badly hurt, and the two others are in stable condition")."""
    if not heads or any(h in before.victims or h.pos == "PRON" for h in heads):
        return False  # "stabbed two guards and left them and a driver more dead"
    return any(
        h.lemma == "other" or any(c.lemma in ("other", "another", "more") for c in
        g.children(parse, h.i, "amod", "det")) for h in heads
    )  # fmt: skip


Read = tuple[Fate, list[Token], NumberRange | None]
"""What a word tells: fate, who, and the number where nobody is named beside it."""


def _told(parse: Parse, words: HarmWords, t: Token) -> Iterator[Read]:
    if t.pos in ("VERB", "AUX"):
        yield from _verb(parse, words, t)
    elif t.lemma in words.dead or t.text.lower() in words.dead:
        if heads := _dead(parse, words, t):
            yield "killed", heads, None
    elif t.pos in ("NOUN", "PROPN"):
        yield from _noun(parse, words, t)
    elif t.text.lower() in ("fatally", "mortally") and (n := _number_before(parse, t)):
        yield "killed", [n], None  # "four people were shot, one fatally"


def _verb(parse: Parse, words: HarmWords, t: Token) -> Iterator[Read]:
    if g.negated(parse, t.i):
        return
    lemma = t.lemma if t.lemma not in ("wind", "gun") else _mended(parse, t)
    if lemma in words.kill:
        yield "killed", patients(parse, t.i), None
    elif lemma in words.hit or lemma in words.wound:
        if _fatal(parse, words, t):
            yield "killed", patients(parse, t.i), None
        elif not _killed_too(parse, words, t):
            fate: Fate = "injured" if lemma in words.wound else "hurt"
            yield fate, patients(parse, t.i), None
    elif lemma in words.die or (lemma == "lose" and _lives(parse, t)):
        yield "killed", sufferers(parse, t.i), None
    elif lemma == "claim" and (lives := _lives(parse, t)):
        of = [x for o in g.objects_of(parse, lives.i, "of") for x in phrase(parse, o)]
        yield "killed", of, _lives_claimed(parse, lives)
    elif lemma in words.recover and not g.children(parse, t.i, "dobj"):
        yield "injured", sufferers(parse, t.i), None
    elif lemma in words.bring and _to_hospital(parse, words, t):
        yield "hurt", patients(parse, t.i), None
    elif (word := learned.verb(parse, t)) is not None and word.kind in _LEARNED:
        fate = "killed" if _fatal(parse, words, t) else _LEARNED[word.kind]
        yield fate, patients(parse, t.i), None
    elif lemma in words.find and (bodies := bodies_found(parse, t)):
        yield "killed", bodies, None
    elif lemma in words.sicken or falls_ill(parse, t):
        yield "injured", patients(parse, t.i) or sufferers(parse, t.i), None


_LEARNED: dict[str, Fate] = {"kill": "killed", "injure": "hurt"}
"""What learned verbs tell: whether who is knifed lived is not said."""


def _lives(parse: Parse, t: Token) -> Token | None:
    """The "life" or "lives" that a verb has for its object."""
    found = (o for o in g.children(parse, t.i, "dobj") if o.lemma == "life")
    return next((o for o in found if o.tag == "NNS" or g.children(parse, o.i, "poss")), None)


def _lives_claimed(parse: Parse, lives: Token) -> NumberRange:
    """ "Claimed nine lives", "claimed the lives of two men"; else "claimed lives"."""
    found = of_noun(parse, lives)
    return found[0] if found is not None else SOME


def _mended(parse: Parse, t: Token) -> str:
    """ "wounded" may be read as a form of "wind"; "gunned" kills with "down" alone."""
    if t.lemma == "gun":
        return (
            "kill"
            if g.particle(parse, t.i) == "down" or g.word_after(parse, t) == "down"
            else "gun "
        )
    return "wound" if t.text.lower().startswith("wounded") else t.lemma


def _fatal(parse: Parse, words: HarmWords, t: Token) -> bool:
    """ "fatally shot", "shot dead", "stabbed to death"."""
    below = [parse.tokens[c] for c in parse.children[t.i]]
    if any(c.text.lower() in words.fatally and not _nobody(parse, c) for c in below):
        return True
    return any(o.lemma == "death" for o in g.objects_of(parse, t.i, "to"))


def _nobody(parse: Parse, t: Token) -> bool:
    """ "Two men were shot, neither fatally", "none of them fatally"."""
    near = [x.text.lower() for x in parse.tokens[max(0, t.i - 3) : t.i]]
    return any(x in ("neither", "none", "not", "nobody") for x in near)


def _killed_too(parse: Parse, words: HarmWords, t: Token) -> bool:
    """ "shot and killed": the second verb tells it."""
    near = g.children(parse, t.i, "conj")
    if t.dep == "conj":
        near = [*near, parse.tokens[t.head]]
    return any(c.lemma in words.kill and c.pos == "VERB" and not _own(parse, c) for c in near)


def _own(parse: Parse, t: Token) -> bool:
    """Whether a verb has somebody of its own ("shot Lee and killed Ray")."""
    return bool(g.children(parse, t.i, "dobj", "nsubjpass"))


def _to_hospital(parse: Parse, words: HarmWords, t: Token) -> bool:
    near = parse.tokens[t.i + 1 : t.i + _NEAR]
    return any(x.lemma in words.hospital or x.text.lower() in words.hospital for x in near
               if x.sent == t.sent)  # fmt: skip


_NEAR = 12
"""Tokens after "taken to" within which the hospital stands."""


def _dead(parse: Parse, words: HarmWords, t: Token) -> list[Token]:
    """Who is told to be dead: "two are dead", "was found dead", "left three dead", "2 dead"."""
    up = parse.tokens[t.head]
    own = g.children(parse, t.i, "nsubj", "nsubjpass")
    if own:
        return [x for s in own for x in phrase(parse, s)]
    if up.lemma == "leave" and (many := g.children(parse, t.i, "nummod")):
        return many  # "left 36 dead"
    if up.i != t.i and up.pos in ("VERB", "AUX") and t.dep in _SAID_OF:
        if g.negated(parse, up.i):
            return []
        if up.lemma in words.pronounce:
            return patients(parse, up.i)
        return sufferers(parse, up.i)
    if t.dep == "amod" and up.i > t.i:
        return []
    before = parse.tokens[t.i - 1] if t.i else t
    if before.sent == t.sent and before.i != t.i and before.pos in ("NOUN", "NUM", "PROPN"):
        return [before]
    return []


_SAID_OF = ("acomp", "oprd", "attr", "ccomp", "xcomp", "dobj", "advmod", "advcl", "conj", "amod")


def _number_before(parse: Parse, t: Token) -> Token | None:
    """The number or person right before "fatally"."""
    before = parse.tokens[t.i - 1] if t.i else t
    if before.text.lower() == "them" and t.i > 2 and parse.tokens[t.i - 2].lemma == "of":
        before = parse.tokens[t.i - 3]  # "three of them fatally"
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else t
    alone = after.pos not in ("VERB", "AUX", "ADJ")
    return before if alone and before.sent == t.sent and before.pos in ("NUM", "NOUN") else None


def _noun(parse: Parse, words: HarmWords, t: Token) -> Iterator[Read]:
    lemma = t.lemma
    if lemma == "number" and (fate := _numbered(parse, words, t)):
        if n := _number_told(parse, t):
            yield fate, [n], None
        return
    if lemma in words.toll:
        if n := _toll_number(parse, t):
            yield "killed", [n], None
        return
    if lemma in words.condition and _in_condition(parse, t):
        yield "injured", _who_has(parse, t), None
    elif lemma in words.injury:
        yield from _injury(parse, words, t)
    elif lemma in words.death or lemma in words.attack:
        yield from _deed(parse, words, t)


def _deed(parse: Parse, words: HarmWords, t: Token) -> Iterator[Read]:
    """ "the fatal shooting of two men", "a triple homicide", "three deaths"."""
    fatal = t.lemma in words.death or any(
        c.text.lower() in words.fatal or c.lemma in words.death
        for c in g.children(parse, t.i, "amod", "compound")
    )
    fate: Fate = "killed" if fatal else "hurt"
    of = [x for o in g.objects_of(parse, t.i, "of") for x in phrase(parse, o)]
    if of:
        yield fate, of, None
        return
    many = [words.fold[c.text.lower()] for c in g.children(parse, t.i, "amod", "compound", "nmod")
            if c.text.lower() in words.fold]  # fmt: skip
    if many:
        yield fate, [], NumberRange(many[0], many[0])
    elif t.lemma in words.death and (own := g.children(parse, t.i, "poss")):
        yield fate, own, None
    elif t.lemma in words.attack and fatal:
        yield fate, [], SOMEBODY


def _toll_number(parse: Parse, t: Token) -> Token | None:
    """The number that "the death toll" has in its sentence."""
    if not any(
        c.lemma in ("death", "casualty") for c in g.children(parse, t.i, "compound", "amod")
    ):
        return None
    up = parse.tokens[t.head]
    own = [*g.objects_of(parse, t.i, "of"), *g.objects_of(parse, up.i, "to", "at")]
    after = [x for x in parse.tokens[t.i + 1 : t.i + _NEAR] if x.sent == t.sent]
    return next((x for x in [*own, *after] if x.pos == "NUM" and x.dep != "nummod"), None)


def _numbered(parse: Parse, words: HarmWords, t: Token) -> Fate | None:
    """What those met with whose number is told: "the number of dead", "the number of injured"."""
    if not any(d.lemma == "the" for d in g.children(parse, t.i, "det")):
        return None
    for p in g.children(parse, t.i, "prep"):
        for o in g.children(parse, p.i, "pobj", "pcomp", "amod") if p.lemma == "of" else ():
            below = g.children(parse, o.i, "amod", "acl")  # "the number of people killed"
            near = {o.lemma, o.text.lower(), *(c.lemma for c in below)}
            if near & (words.dead | words.death | words.kill | {"killed", "casualty"}):
                return "killed"
            if near & (words.wound | {"injured", "wounded", "hurt"}):
                return "injured"
    return None


def _number_told(parse: Parse, t: Token) -> Token | None:
    """The number itself: "has risen to seven", "put the number of injured at 31", "was nine"."""
    up = parse.tokens[t.head]
    own = [*g.objects_of(parse, up.i, "to", "at"), *g.children(parse, up.i, "attr")]
    return next((x for x in own if x.pos == "NUM"), None)


def _in_condition(parse: Parse, t: Token) -> bool:
    prep = parse.tokens[t.head]
    return t.dep == "pobj" and prep.text.lower() == "in"


def _who_has(parse: Parse, t: Token) -> list[Token]:
    """Who is in a condition or has a wound: what the preposition hangs on."""
    prep = parse.tokens[t.head]
    up = parse.tokens[prep.head]
    if up.lemma in ("be", "remain", "stay"):
        return sufferers(parse, up.i)
    if up.pos in ("VERB", "AUX"):
        return patients(parse, up.i) or sufferers(parse, up.i)
    return [up] if up.pos in ("NOUN", "PROPN", "NUM", "PRON") else []


def _injury(parse: Parse, words: HarmWords, t: Token) -> Iterator[Read]:
    """ "suffered a gunshot wound", "with injuries"; "no injuries were reported"."""
    up = parse.tokens[t.head]
    if any(d.lemma == "no" for d in g.children(parse, t.i, "det")):
        if up.lemma in ("report", "be", "result"):
            yield "injured", [], NumberRange(0, 0)
        return
    if t.dep == "dobj" and up.lemma in words.suffer and not g.negated(parse, up.i):
        yield "hurt", sufferers(parse, up.i), None
    elif t.dep == "pobj" and up.text.lower() in ("with", "from"):
        yield "hurt", _who_has(parse, t), None
