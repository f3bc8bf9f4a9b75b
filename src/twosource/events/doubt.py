"""What stands above an event and takes its report back: "it is a lie that", "accused of", "nobody
saw". A wrong "it happened" hurts somebody, so doubt wins."""

from __future__ import annotations

from typing import Literal

from twosource.events import grammar as g
from twosource.events.lexicon import Lexicon
from twosource.model.parse import Parse, Token

Doubt = Literal["denied", "questioned"]

_STEPS = 6
_DOUBTED = ("prep", "xcomp", "ccomp", "pobj")
_NOBODY = frozenset({"nobody", "none", "nothing"})


def doubt(parse: Parse, lex: Lexicon, i: int) -> Doubt | None:
    """Whether the report of the event at token ``i`` (its verb, or a noun without one) is denied or
    left in doubt by the words at or above it; None where nothing does."""
    t = parse.tokens[i]
    if _nobody(parse, t):
        return "denied"
    for _ in range(_STEPS):
        if any(c.lemma in lex.doubt_adverbs for c in g.children(parse, t.i, "advmod")):
            return "questioned"
        up = parse.tokens[t.head]
        if up.i == t.i or _aside(parse, t):
            return None
        found = _above(parse, lex, i, t, up)
        if found is not None:
            return found
        if up.pos in ("VERB", "AUX") and t.pos in ("VERB", "AUX") and t.dep in ("conj", "advcl"):
            return None  # a clause beside, not above
        t = up
    return None


def _aside(parse: Parse, t: Token) -> bool:
    """Whether a clause only adds to a noun: "accused of paying Roe, who was dismissed"."""
    if t.dep != "relcl":
        return False
    first = min((t.i, *parse.subtree(t.i)))
    return first > 0 and parse.tokens[first - 1].text == ","


def _nobody(parse: Parse, t: Token) -> bool:
    """ "met nobody", "nobody called", "no one phoned"."""
    ends = g.children(parse, t.i, "nsubj", "nsubjpass", "dobj", "dative")
    ends += g.objects_of(parse, t.i, "with", "to")
    for c in g.children(parse, t.i, "dobj", "dative"):  # "paid the clerk, Ada Roe, nothing"
        for a in g.children(parse, c.i, "appos"):
            ends += [x for x in (a, *g.children(parse, a.i, "appos")) if x.lemma == "nothing"]
    return any(_is_nobody(parse, c) for c in ends)


def _is_nobody(parse: Parse, c: Token) -> bool:
    if c.lemma in _NOBODY or c.text.lower() in _NOBODY:
        return True
    return c.lemma == "one" and any(d.lemma == "no" for d in g.children(parse, c.i, "det"))


def _above(parse: Parse, lex: Lexicon, i: int, t: Token, up: Token) -> Doubt | None:
    if up.pos in ("VERB", "AUX"):
        if t.dep in ("ccomp", "csubj", "acl", "advcl", "attr") and _called_false(parse, lex, up):
            return "denied"
        if t.dep in ("nsubj", "nsubjpass") and _called_false(parse, lex, up):
            return "denied" if t.pos == "NOUN" else None
        if up.lemma in lex.doubt_verbs and (t.dep in _DOUBTED or (t.dep == "dobj" and t.i != i)):
            return "questioned"
        below = t.dep in ("ccomp", "xcomp", "dobj") and t.i > up.i
        if (
            below
            and t.pos in ("VERB", "AUX")
            and (
                g.negated(parse, up.i) or up.lemma in lex.refuse_verbs or _nobody_subject(parse, up)
            )
        ):
            return "questioned"
        return None
    if up.pos in ("NOUN", "ADJ") and t.dep in ("acl", "ccomp", "prep", "relcl"):
        if up.lemma in lex.false_words and t.dep != "relcl":
            return "denied"
        if up.lemma in lex.doubt_nouns and t.dep in ("acl", "prep", "ccomp"):
            return "questioned" if not _reported_false(parse, lex, up) else "denied"
    return None


def _nobody_subject(parse: Parse, verb: Token) -> bool:
    return any(_is_nobody(parse, c) for c in g.children(parse, verb.i, "nsubj"))


def _called_false(parse: Parse, lex: Lexicon, verb: Token) -> bool:
    """ "It is a lie", "reports were false"; not "it is no lie"."""
    said = g.children(parse, verb.i, "attr", "acomp", "oprd")
    return (
        verb.lemma in ("be", "call")
        and any(c.lemma in lex.false_words for c in said)
        and not g.negated(parse, verb.i)
        and not any(g.negated(parse, c.i) for c in said)
    )


def _reported_false(parse: Parse, lex: Lexicon, noun: Token) -> bool:
    up = parse.tokens[noun.head]
    return noun.dep == "nsubj" and up.i != noun.i and _called_false(parse, lex, up)
