"""The outlet or report through which a saying came."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span


def via_span(g: Grammar, addressee: Span | None, verb: int | None) -> Span | None:
    """Return the outlet's words where the one told is an outlet ("told NBC News").

    An outlet is known by its form: a name that holds a word such as News, Times, Post or TV, or a
    name that the parser takes for an organisation, after "told" (people are told by "him", "the
    board", reporters are no outlet).
    """
    if addressee is None or verb is None or g.tokens[verb].lemma not in words("via", "told"):
        return None
    tokens = g.parse.within(addressee)
    names = [t for t in tokens if t.pos == "PROPN" or t.text[:1].isupper()]
    if not names:
        return None
    if any(t.text.lower().rstrip(".") in words("via", "outlets") for t in names):
        return addressee
    if any(t.text.isupper() and len(t.text) >= 2 and t.text.isalpha() for t in names):
        return addressee
    return addressee if any(t.i in g.organisations for t in names) else None
