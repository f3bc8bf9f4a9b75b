"""Told once and dated twice: "phoned him on 3 May and again on 9 May" tells of two calls, and so
does "phoned him twice, on 3 May and on 9 May": a number told over two days is that of neither."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

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


def on_both(parse: Parse, hit: Hit, counted: bool) -> Token | None:
    """The second of two days on which contacts took place ("on 3 May and on 9 May"; ``counted``, as
    in "twice": also "on 3 and 9 May"); None where there is none."""
    if hit.entry.type != "contact":
        return None
    verb = hit.i if hit.verb is None else hit.verb
    last = max(hit.i, verb)
    if g.negated(parse, verb):
        return None
    sent = parse.tokens[hit.i].sent
    dates = [
        e for e in parse.entities
        if e.label == "DATE" and last < e.first <= last + _FAR
        and parse.tokens[e.first].sent == sent
        and parse.tokens[e.first - 1].text.lower() in ("on", "and")
        and not any(x.pos in ("VERB", "AUX") for x in parse.tokens[last + 1 : e.first])
    ]  # fmt: skip
    for a, b in pairwise(dates):
        between = [t.text.lower() for t in parse.tokens[a.last : b.first] if t.text != ","]
        if between == ["and", "on"] or (counted and between == ["and"]):
            return parse.tokens[b.last - 1]
    if counted:
        for e in dates:
            days = [t for t in parse.tokens[e.first : e.last] if t.text.isdigit()][:2]
            if len(days) == 2 and days[1].i == days[0].i + 2:
                return days[1] if parse.tokens[days[0].i + 1].text.lower() == "and" else None
    return None


def both(mention: EventMention, second: Token) -> tuple[EventMention, EventMention]:
    """The two events of such a report, each to be dated by itself. "Two calls" are these two."""
    first = replace(mention, count=None, count_span=None)
    ident = make_id("mention", mention.document, second.start, second.end)
    return first, replace(first, id=ident, span=second.span)
