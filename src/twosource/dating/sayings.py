"""The day on which something was said, apart from the day of what is said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from twosource.dating.lexicon import word_set
from twosource.dating.tense import governors
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.span import Span, hull
from twosource.model.when import Timex

_BESIDE = re.compile(r"[\s\u200b]{0,3}(?:on|late|early|later|,|in an?|at an?)?[\s\u200b]{0,3}")
REACH = 200
"""Code points around an attribution within which an expression may date the saying."""
_QUIET = frozenset({"headline", "standfirst", "caption"})


def saying_timexes(
    document: Document, parse: Parse, timexes: Sequence[Timex], attributions: Sequence[Attribution]
) -> dict[str, Timex]:
    """Return, by attribution id, the expression that dates the saying itself to a day."""
    days = [t for t in timexes if t.type in ("DATE", "TIME") and t.precision in ("day", "time")]
    return _saying(document, parse, days, attributions)


def _saying(
    document: Document, parse: Parse, days: Sequence[Timex], attributions: Sequence[Attribution]
) -> dict[str, Timex]:
    """The first of some expressions, in order of the text, that dates each saying."""
    starts = [t.span.start for t in days]
    out = {}
    for a in attributions:
        where = hull((*a.cue, *a.source, *a.content, *((a.said_span,) if a.said_span else ())))
        if where is None:
            continue
        near = days[
            bisect_left(starts, where.start - REACH) : bisect_right(starts, where.end + REACH)
        ]
        found = next((t for t in near if _dates(document, parse, t, a)), None)
        if found is not None:
            out[a.id] = found
    return out


def _dates(document: Document, parse: Parse, timex: Timex, a: Attribution) -> bool:
    if a.said_span is not None:
        return timex.span.overlaps(a.said_span)
    if not a.cue or any(c.overlaps(timex.span) for c in a.content):
        return False
    if any(_beside(document.text, timex.span, cue) for cue in a.cue):
        return True
    inside = parse.within(timex.span)
    if not inside:
        return False
    return _hangs_on(parse, inside[-1].i, a.cue)


def _beside(text: str, timex: Span, cue: Span) -> bool:
    """``said Friday``, ``said on Friday``, ``on Friday said``: nothing stands between."""
    if 0 <= cue.start - timex.end <= 2 and not text[timex.end : cue.start].strip():
        return True
    gap = timex.start - cue.end
    return 0 <= gap <= 12 and _BESIDE.fullmatch(text, cue.end, timex.start) is not None


def _hangs_on(parse: Parse, index: int, cue: tuple[Span, ...]) -> bool:
    """Whether the first verb above is the cue's, or an asking or speaking beside it."""
    for g in governors(parse, parse.tokens[index]):
        if any(c.overlaps(g.span) for c in cue):
            return True
        if g.pos not in ("VERB", "AUX"):
            continue
        head = parse.tokens[g.head]
        beside = g.dep in ("advcl", "prep", "csubj", "dep") and g.lemma in word_set("occasion")
        return beside and any(c.overlaps(head.span) for c in cue)
    return False


def date_sayings(
    document: Document, parse: Parse, timexes: Sequence[Timex], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions with ``said_on`` where the text dates the saying, else None.

    A speaker who goes on in the paragraphs that follow, with no other speaker and no other date in
    between, is taken to speak on the same day, and so are a speaker's direct quotations where all
    dated sayings are of one day. Nothing else is carried over.
    """
    dates = saying_timexes(document, parse, timexes, attributions)
    dated = {k: day for k, t in dates.items() if (day := _day(t))}
    vague = [t for t in timexes if t.type == "DATE" and t.precision not in ("day", "time")]
    own = frozenset(dates) | frozenset(_saying(document, parse, vague, attributions))
    carried = _carry(document, attributions, dated, own)
    quoted = _quoted(attributions, dated, own)
    return tuple(
        replace(a, said_on=dated.get(a.id) or carried.get(a.id) or quoted.get(a.id))
        for a in attributions
    )


def _quoted(
    attributions: Sequence[Attribution], dated: dict[str, date], own: frozenset[str]
) -> dict[str, date]:
    """Direct quotations of a speaker all of whose dated sayings are of one day.

    An article quotes one appearance; what it retells in its own words may be from another.
    """
    days: dict[str, set[date]] = {}
    for a in attributions:
        if a.speaker is not None and a.id in own and a.parent is None:
            days.setdefault(a.speaker, set()).update({dated[a.id]} if a.id in dated else {date.min})
    return {
        a.id: next(iter(days[a.speaker]))
        for a in attributions
        if a.kind == "direct"
        and a.parent is None
        and a.id not in own
        and a.speaker is not None
        and len(days.get(a.speaker, ())) == 1
        and date.min not in days[a.speaker]
    }


def _day(timex: Timex) -> date | None:
    return timex.when.earliest if timex.when.earliest == timex.when.latest else None


def _carry(
    document: Document,
    attributions: Sequence[Attribution],
    dated: dict[str, date],
    own: frozenset[str],
) -> dict[str, date]:
    """Dates inherited by the unbroken run of one speaker's attributions."""
    body = [z.span for z in document.running() if z.kind not in _QUIET]
    placed = []
    for a in attributions:
        where = hull((*a.cue, *a.content, *a.source))
        if a.parent is not None or where is None:
            continue
        paragraph = next((k for k, s in enumerate(body) if s.start <= where.start < s.end), None)
        if paragraph is not None:
            placed.append((where.start, paragraph, a))
    out: dict[str, date] = {}
    speaker, day, last = None, None, -2
    for _, paragraph, a in sorted(placed, key=lambda p: (p[0], p[2].id)):
        if a.id in own:
            speaker, day, last = a.speaker, dated.get(a.id), paragraph
        elif a.speaker is not None and a.speaker == speaker and paragraph - last <= 1:
            if day is not None:
                out[a.id] = day
            last = paragraph
        else:
            speaker, day = None, None
    return out
