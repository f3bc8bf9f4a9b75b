"""Told once and dated twice: "phoned him on 3 May and again on 9 May" tells of two calls."""

from __future__ import annotations

from dataclasses import replace

from twosource.events import grammar as g
from twosource.events.frames import Hit
from twosource.model.event import EventMention
from twosource.model.ids import make_id
from twosource.model.parse import Parse, Token

_FAR = 16
"""Tokens after a predicate within which "and again" stands."""


def again(parse: Parse, hit: Hit) -> Token | None:
    """The "again" that dates an event a second time; None where there is none."""
    verb = hit.i if hit.verb is None else hit.verb
    last = max(hit.i, verb)
    for t in parse.tokens[last + 1 : last + _FAR]:
        if t.sent != parse.tokens[hit.i].sent:
            break
        if t.text.lower() != "again" or parse.tokens[t.i - 1].lemma != "and":
            continue
        dates = [e for e in parse.entities if e.label == "DATE"]
        before = any(last < e.first < t.i for e in dates)
        after = any(t.i < e.first <= t.i + 3 for e in dates)
        near = not any(x.pos == "VERB" for x in parse.tokens[last + 1 : t.i])
        if before and after and near and not g.negated(parse, verb):
            return t
    return None


def both(mention: EventMention, second: Token) -> tuple[EventMention, EventMention]:
    """The two events of such a report, each to be dated by itself. "Two calls" are these two."""
    first = replace(mention, count=None, count_span=None)
    ident = make_id("mention", mention.document, second.start, second.end)
    return first, replace(first, id=ident, span=second.span)
