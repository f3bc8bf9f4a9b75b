"""Tolls that take several words: bodies that were found, people who fell ill or are feared dead."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.harm_words import harm_words
from twosource.events.victims import phrase
from twosource.model.parse import Parse, Token


def bodies_found(parse: Parse, t: Token) -> list[Token]:
    """The number in "recovered four bodies", "16 bodies were found"; "the bodies of two men"."""
    found = g.children(parse, t.i, "dobj", *g.PASSIVES)
    for body in (b for b in found if b.lemma in harm_words().body and not g.negated(parse, t.i)):
        if of := g.objects_of(parse, body.i, "of"):
            return [x for o in of for x in phrase(parse, o)]
        if body.tag == "NNS" and (many := g.children(parse, body.i, "nummod")):
            return many
    return []


def falls_ill(parse: Parse, t: Token) -> bool:
    """ "Fell ill", "were taken ill"."""
    if t.lemma not in ("fall", "take", "become", "get", "make"):
        return False
    near = g.children(parse, t.i, "acomp", "oprd", "advmod", "xcomp", "ccomp", "dobj", "amod")
    after = parse.tokens[t.i + 1 : t.i + 2]
    return any(x.lemma in harm_words().ill for x in [*near, *after] if x.sent == t.sent)


def feared(parse: Parse, t: Token) -> bool:
    """ "Five were feared dead", "it was feared that five had died": nobody says that they did."""
    up = parse.tokens[t.head]
    return "fear" in (up.lemma, parse.tokens[up.head].lemma) and up.lemma not in ("say", "tell")
