"""Who is said to have taken no part, and the place where something is said not to have happened.

"She did not attend the meeting" and "he met Ray, not Lee" deny that somebody took part, and "they
did not meet in a pub" denies a place: none of them denies the event.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from twosource.events import grammar as g
from twosource.events.frames import Hit
from twosource.language.contrast import any_contrast, ruled_out
from twosource.model.document import Document
from twosource.model.parse import Parse, Token
from twosource.model.span import Span, trim

_TAKE_PART = frozenset({"attend", "join"})
_WHERE = ("in", "at", "inside", "outside", "near", "aboard")


@cache
def spots() -> frozenset[str]:
    """Nouns of places where people meet (``lexicons/spots.toml``)."""
    text = files("twosource.events").joinpath("lexicons/spots.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["spots"])


def stayed_away(parse: Parse, hit: Hit) -> bool:
    """Whether it is told that somebody did not attend an event that is spoken of as known."""
    if hit.verb is None or hit.verb == hit.i or parse.tokens[hit.verb].lemma not in _TAKE_PART:
        return False
    known = any(d.lemma in ("the", "that", "this") for d in g.children(parse, hit.i, "det"))
    return known and g.negated(parse, hit.verb)


def left_out(parse: Parse, hit: Hit) -> list[Token]:
    """The heads of the phrases for those who are said to have taken no part."""
    verb = hit.i if hit.verb is None else hit.verb
    if stayed_away(parse, hit):
        return g.subject(parse, verb)
    if not any_contrast(parse, parse.tokens[verb].sent):
        return []  # looked for once a sentence: a long one has many words that may be ruled out
    return [t for t in map(parse.tokens.__getitem__, sorted(parse.subtree(verb))) if _not(parse, t)]


def _not(parse: Parse, t: Token) -> bool:
    """ "Ray, not Lee", "Ray and not Lee", "Ray but not Lee"."""
    if t.dep not in ("conj", "appos") or t.pos not in ("PROPN", "NOUN", "PRON"):
        return False
    if ruled_out(parse, t.i):
        return True
    first = min(parse.subtree(t.i))
    before = parse.tokens[max(0, first - 1)]
    return before.lemma == "not" or parse.tokens[first].lemma == "not"


def spot(document: Document, parse: Parse, hit: Hit) -> Span | None:
    """The place that the report names by a noun of a place or by a name ("in a pub", "at the
    Anchor Inn"); None where it names none."""
    for i in dict.fromkeys((hit.i, hit.i if hit.verb is None else hit.verb)):
        for o in g.objects_of(parse, i, *_WHERE):
            if o.lemma.lower() in spots():
                return _short(document, parse, o)
    return None


def _short(document: Document, parse: Parse, head: Token) -> Span:
    """The noun with what stands before it, and no more: "a pub on 3 May" is a pub."""
    first = min(parse.subtree(head.i))
    while parse.tokens[first].start < head.start and parse.tokens[first].pos in ("ADP", "PUNCT"):
        first += 1
    return trim(document.text, parse.tokens[min(first, head.i)].start, head.end) or head.span
