"""Days told in one list: "on 3 May, 5 May and 9 May", "on 3, 5 and 9 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from twosource.model.event import EventWhen
from twosource.model.span import Span
from twosource.model.when import Timex

_LEAST = 3
"""Days of a list: of two, each may date a contact of its own."""
_LONGEST = timedelta(days=31)
"""Days further apart are those of several events: such a report is dated to none."""
_BETWEEN = re.compile(r",|(?:, )?and")
_BARE = re.compile(r"(?<![\d$\u20ac\u00a3.,])(\d{1,2})(?:st|nd|rd|th)?(?:,\s+|\s+and\s+)$")
"""A day that stands before the list without its month."""


def day_list(text: str, timexes: Sequence[Timex], t: Timex) -> EventWhen | None:
    """The days from the first to the last of a list of three or more in which ``t`` stands; None
    where there is no such list. A report of several days is dated to none of them alone."""
    if not _is_day(t):
        return None
    days = sorted((x for x in timexes if _is_day(x)), key=lambda x: x.span)
    at = next(k for k, x in enumerate(days) if x.id == t.id)
    first = last = at
    while first and _joined(text, days[first - 1], days[first]):
        first -= 1
    while last + 1 < len(days) and _joined(text, days[last], days[last + 1]):
        last += 1
    low, start, many = days[first].when.earliest, days[first].span.start, last - first + 1
    high = days[last].when.latest
    while (bare := _bare(text[:start], low)) is not None:
        low, start, many = bare[0], bare[1], many + 1
    if many < _LEAST or low is None or high is None or low >= high:
        return None
    span = Span(start, days[last].span.end)
    if high - low > _LONGEST:
        return EventWhen(t.id, None, None, t.when.basis, span)
    return EventWhen(t.id, low, high, t.when.basis, span)


def _is_day(t: Timex) -> bool:
    return t.type == "DATE" and t.precision == "day" and t.when.earliest is not None


def _joined(text: str, a: Timex, b: Timex) -> bool:
    return _BETWEEN.fullmatch(text[a.span.end : b.span.start].strip()) is not None


def _bare(before: str, day: date | None) -> tuple[date, int] | None:
    """The day of the same month that stands without its month before another."""
    found = _BARE.search(before[-_NEAR:])
    if found is None or day is None or not 0 < int(found[1]) < day.day:
        return None
    start = max(0, len(before) - _NEAR) + found.start()
    return day.replace(day=int(found[1])), start


_NEAR = 12
