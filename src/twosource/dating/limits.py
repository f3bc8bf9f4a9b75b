"""Dates that only bound an event: "after 4 May", "until Friday", "before the vote on 4 May"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.model.event import EventWhen
from twosource.model.order import End, OrderRelation
from twosource.model.span import Span
from twosource.model.when import Timex

Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Limits:
    """The relations of each mention to dates; ``own`` are those told of the date itself."""

    text: str
    timexes: Mapping[str, Timex]
    by_mention: Mapping[str, tuple[OrderRelation, ...]]

    @classmethod
    def of(cls, text: str, timexes: Sequence[Timex], orders: Iterable[OrderRelation]) -> Limits:
        """Gather the relations that bound; one that puts an event on a day leaves it its date."""
        found: dict[str, tuple[OrderRelation, ...]] = {}
        for r in orders:
            if r.kind not in ("same day", "during"):
                found[r.mention] = (*found.get(r.mention, ()), r)
        return cls(text, {t.id: t for t in timexes}, found)

    def other(self, mention: str, timex: Timex) -> bool:
        """Whether the expression stands in what the mention is ordered against. A time of day
        ("after 4 pm on Friday") is on the day itself."""
        return any(
            e.span.overlaps(timex.span) and not (timex.type == "TIME" and self._direct(e, timex))
            for r in self.by_mention.get(mention, ())
            for e in r.ends
        )

    def when(self, mention: str) -> EventWhen | None:
        """The days that the mention's own words leave open: "after 4 May" is 5 May or later."""
        for r in self.by_mention.get(mention, ()):
            ends = [(e, t) for e in r.ends if e.timex and (t := self.timexes.get(e.timex))]
            if len(ends) < len(r.ends) or not all(self._direct(e, t) for e, t in ends):
                continue
            first, last = ends[0][1], ends[-1][1]
            low, high = bounded(r, first, last)
            if low or high:
                span = Span(min(r.span.start, first.span.start), last.span.end)
                return EventWhen(first.id, low, high, first.when.basis, span)
        return None

    def _direct(self, end: End, timex: Timex) -> bool:
        """Whether the end is the date itself, not something that has it."""
        if end.timex != timex.id:
            return False
        lead = self.text[end.span.start : max(end.span.start, timex.span.start)]
        return lead.strip().lower() in ("", "the")


def bounded(r: OrderRelation, first: Timex, last: Timex) -> Days:
    """The days (inclusive) that a relation to a date, or to two, leaves; None where open."""
    low, high = first.when.earliest, last.when.latest
    if r.kind == "between":
        return _in_year(low, high), high
    if r.kind == "since":
        return low, None
    if r.kind == "until":
        return None, high
    days = r.distance.exact_days if r.distance else None
    way = 1 if r.kind == "after" else -1
    if days is not None:
        return _moved(low, way * days), _moved(high, way * days)
    if r.kind == "after":
        return _moved(high, 1), None
    return None, _moved(low, -1)


def _in_year(low: date | None, high: date | None) -> date | None:
    """The first day of two, in the year of the second where it would come later: "between March and
    June 2030", "between November and March 2030"."""
    if low is None or high is None or low <= high:
        return low
    for year in (high.year, high.year - 1):
        try:
            moved = low.replace(year=year)
        except ValueError:  # 29 February
            continue
        if moved <= high:
            return moved
    return None


def _moved(day: date | None, by: int) -> date | None:
    try:
        return day + timedelta(days=by) if day else None
    except OverflowError:
        return None
