"""Which events of the record a draft tells of, by kind, channel and who took part."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.model.event import EventMention, Participant
from twosource.model.finding import DateRange, Event, Evidence, Facet, Finding, Value


@dataclass(frozen=True)
class Telling:
    """One event of a draft and the events of the record that it may be."""

    mention: EventMention
    who: tuple[frozenset[str], ...]
    events: tuple[Event, ...]
    nobody: bool
    """Whether somebody who takes part is not known to the record."""
    days: Days

    def findings(self, facet: Facet) -> list[tuple[Event, Finding]]:
        """What the record finds of one facet."""
        return [(e, f) for e in self.events for f in e.findings if f.facet == facet]

    def values(self, facet: Facet) -> list[tuple[Finding, Value]]:
        """The values that are told of one facet."""
        return [(f, v) for _, f in self.findings(facet) for v in f.values]


class Events:
    """The events of a record, by their kind."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._by_type: dict[str, list[Event]] = defaultdict(list)
        for e in record.table.events:
            self._by_type[e.type].append(e)

    def unlike(self, passage: Evidence, m: EventMention) -> bool:
        """Whether a passage of the record was read, and as events of another kind alone."""
        held = [
            o
            for o in self._record.index.mentions_of.get(passage.document, ())
            if o.reports and passage.span.contains(o.span)
        ]
        return bool(held) and not any(
            o.type == m.type and (o.channel == m.channel or None in (o.channel, m.channel))
            for o in held
        )

    def people(self, event: Event) -> set[str]:
        """All who are said to have taken part."""
        out = {p.actor for p in event.participants}
        for m in event.mentions:
            found = self._record.index.mentions.get(m)
            out |= {p.actor for p in found.participants} if found else set()
        return out

    def reports(self, events: Iterable[Event]) -> list[EventMention]:
        """The reports of some events, in the order of the record."""
        ids = dict.fromkeys(m for e in events for m in e.mentions)
        return [found for i in ids if (found := self._record.index.mentions.get(i)) is not None]

    def tellings(self, draft: Drafted) -> Iterator[Telling]:
        """Yield the events that a draft tells of as having happened, or as not."""
        for m in draft.reading.event_mentions:
            if m.reports and m.modality in ("happened", "denied"):
                yield self._telling(draft, m)

    def _telling(self, draft: Drafted, m: EventMention) -> Telling:
        named = [p.actor for p in took_part(draft, m) if _named(draft, p.actor)]
        who = tuple(w for w in (draft.meant(a) for a in dict.fromkeys(named)) if w)
        unknown = len(set(named)) > len(who)
        days = _days(draft, m)
        least = 2 if m.type == "contact" else 1
        if len(who) < least:
            return Telling(m, who, (), unknown, days)
        fitting = [
            e
            for e in self._by_type[m.type]
            if _channel(m, e) and all(w & self.people(e) for w in who)
        ]
        return Telling(m, who, tuple(_on_day(days, fitting)), unknown, days)


def took_part(draft: Drafted, m: EventMention) -> list[Participant]:
    """Those who take part in an event; whoever is credited with the telling is none of them."""
    sources = [
        s
        for a in draft.reading.attributions
        for s in a.source
        if not any(c.overlaps(m.span) for c in a.cue)  # "called" may be read as a word of saying
    ]
    return [
        p for p in m.participants if p.span is None or not any(s.overlaps(p.span) for s in sources)
    ]


def _named(draft: Drafted, actor: str) -> bool:
    found = draft.actors.get(actor)
    return found is not None and found.kind != "unnamed"


def _channel(m: EventMention, e: Event) -> bool:
    return m.channel is None or e.channel is None or m.channel == e.channel


def _on_day(days: Days, events: list[Event]) -> list[Event]:
    """Where several fit, those that an account puts on the day; all of them where none does."""
    on = [e for e in events if any(days.fit(v) for v in _told_days(e))]
    return on or events


def _told_days(e: Event) -> Iterator[DateRange]:
    for f in e.findings:
        for v in f.values:
            if f.facet == "when" and isinstance(v.value, DateRange):
                yield v.value


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a draft names: a range, or a month and day of no year."""

    range: DateRange | None = None
    month: int | None = None
    day: int | None = None

    def fit(self, told: DateRange) -> bool:
        """Whether some day that an account names is one of these."""
        return any(v.meets(told) for v in self.values([told]))

    def values(self, told: Iterable[DateRange]) -> tuple[DateRange, ...]:
        """These days; without a year, in each year that accounts name."""
        if self.range is not None:
            return (self.range,)
        if self.month is None:
            return ()
        years = {d.year for t in told for d in (t.earliest, t.latest) if d}
        found = (_in_year(y, self.month, self.day) for y in sorted(years))
        return tuple(f for f in found if f is not None)


def _days(draft: Drafted, m: EventMention) -> Days:
    if m.when is None:
        return Days()
    if m.when.earliest or m.when.latest:
        return Days(DateRange(m.when.earliest, m.when.latest))
    timex = draft.timexes.get(m.when.timex) if m.when.timex else None
    found = _YEARLESS.fullmatch(timex.value) if timex else None
    return Days(None, int(found[1]), int(found[2]) if found[2] else None) if found else Days()


def _in_year(year: int, month: int, day: int | None) -> DateRange | None:
    last = monthrange(year, month)[1]
    if day is None:
        return DateRange(date(year, month, 1), date(year, month, last))
    return DateRange(one := date(year, month, day), one) if day <= last else None


_YEARLESS = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?")
