"""The story's timeline, ready to be drawn: events in order of time, each with its accounts.

What is drawn is what is said, never what is so: one lane an account, side by side where they
differ. An event that no account dates has a lane of its own kind, by its order or open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.safe import printable
from twosource.model.finding import Account, DateRange, Event, Finding, events_of_mentions
from twosource.model.order import OrderConflict, OrderRelation
from twosource.model.table import Table

Basis = Literal["told", "inferred", "open"]
SHOWN = 60
"""Events that are drawn unless all are asked for: those with the most accounts."""
LANES = 6
"""Accounts of one event that are drawn; how many more there are is said."""
NOTES = 2
_ORDER = {"same day": "the same day as", "since": "since", "until": "until", "during": "during",
          "before": "before", "after": "after"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lane:
    """One account of when: who says it, the days (None: open at that end) and the exact words."""

    who: str
    days: DateRange
    basis: Basis
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The days in words."""
        if self.basis == "open":
            return "no date told"
        return _short(self.days)


@dataclass(frozen=True, slots=True)
class Row:
    """An event: its name, its lanes (at least one), how many were left out, and remarks on it."""

    event: str
    title: str
    disputed: bool
    lanes: tuple[Lane, ...]
    more: int = 0
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[bool, date, date, str, str]:
        """Where it stands in time: by the first day, the open ones last."""
        firsts = [d for k in self.lanes if (d := k.days.earliest or k.days.latest)]
        lasts = [d for k in self.lanes if (d := k.days.latest or k.days.earliest)]
        return (
            not firsts, min(firsts, default=date.max), min(lasts, default=date.max),
            self.title, self.event,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows in order of time, events left out, and orders that cannot all be so, in words."""

    rows: tuple[Row, ...]
    left_out: int
    conflicts: tuple[str, ...]

    @property
    def dated(self) -> tuple[Row, ...]:
        """The rows with some day."""
        return tuple(r for r in self.rows if any(k.basis != "open" for k in r.lanes))

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows of which no day is known."""
        return tuple(r for r in self.rows if all(k.basis == "open" for k in r.lanes))


def timeline(table: Table, shown: int | None = SHOWN) -> Timeline:
    """Return the timeline of a table; ``shown`` events at most (None: all)."""
    made = _Maker(table)
    events = sorted(table.events, key=lambda e: (-_weight(e), e.id))
    kept = events if shown is None else events[:shown]
    rows = sorted((made.row(e) for e in kept), key=lambda r: r.place)
    conflicts = tuple(made.conflict(c) for c in table.order_conflicts if made.has_words(c))
    return Timeline(tuple(rows), len(events) - len(kept), conflicts)


def _weight(event: Event) -> int:
    return sum(len(v.accounts) for f in event.findings for v in f.values)


class _Maker:
    def __init__(self, table: Table) -> None:
        self.index = Index(table)
        self.orders = {o.id: o for o in table.orders}
        self.of_event: dict[str, list[OrderRelation]] = {}
        self.spans = {m.id: m.span for m in table.event_mentions}
        self.speakers = {a.id: a.speaker for a in table.attributions}
        self.events = {e.id: e for e in table.events}
        event_of = events_of_mentions(table.events)
        self.event_of = event_of
        for o in table.orders:
            if o.mention in event_of:
                self.of_event.setdefault(event_of[o.mention], []).append(o)

    def row(self, event: Event) -> Row:
        """The row of one event."""
        when = next((f for f in event.findings if f.facet == "when" and f.values), None)
        lanes = tuple(self._told(when)) if when else ()
        inferred = event.inferred_when
        if inferred is not None:
            words = tuple(self._order(o) for i in inferred.through if (o := self.orders.get(i)))
            days = DateRange(inferred.earliest, inferred.latest)
            lanes = (*lanes[:LANES], Lane("by its order", days, "inferred", words), *lanes[LANES:])
        if not lanes:
            lanes = (Lane(self._anybody(event), DateRange(None, None), "open"),)
        title = printable(phrases.event_name(self.index, event))
        return Row(
            event.id, title[:1].upper() + title[1:], when is not None and when.status == "disputed",
            lanes[: LANES + 1], max(0, len(lanes) - LANES - 1), tuple(self._notes(event, when)),
        )  # fmt: skip

    def _told(self, when: Finding) -> Iterator[Lane]:
        """One lane for each origin of each value, in order of the days."""
        for value in sorted(when.values, key=lambda v: _sort(v.value)):
            if not isinstance(value.value, DateRange):
                continue
            by_origin: dict[str, list[Account]] = {}
            for a in value.accounts:
                by_origin.setdefault((a.chain or ("",))[-1], []).append(a)
            for of_it in by_origin.values():
                yield Lane(self._who(of_it[0]), value.value, "told", self._words(of_it))

    def _who(self, account: Account) -> str:
        if len(account.chain) > 1:
            return printable(self.index.name(account.chain[-1]))
        return printable(phrases.chain(self.index, account, "<-"))

    def _words(self, accounts: Sequence[Account]) -> tuple[str, ...]:
        """The chain and the words of each account, each once."""
        found: dict[str, None] = {}
        for a in accounts:
            for e in a.evidence:
                chain = phrases.chain(self.index, a, "\u2190")
                found[printable(f"{chain}: \u201c{self.index.words(e)}\u201d")] = None
        return tuple(found)

    def _anybody(self, event: Event) -> str:
        """Who tells of an event that nobody dates."""
        who = dict.fromkeys(
            self._who(a) for f in event.findings for v in f.values for a in v.accounts
        )
        names = list(who)
        more = f" and {len(names) - 2} more" if len(names) > 2 else ""
        return (", ".join(names[:2]) + more) if names else "speaker not known"

    def _notes(self, event: Event, when: Finding | None) -> Iterator[str]:
        """Whether it is disputed that it happened; the order that stands for a date."""
        happened = next((f for f in event.findings if f.facet == "occurred"), None)
        if happened is not None and happened.status == "disputed":
            yield "whether it happened is disputed"
        elif event.modality == "denied":
            yield "told of only to be denied"
        if when is None:
            orders = self.of_event.get(event.id, ())
            said = list(dict.fromkeys(self._order(o) + self._by(o) for o in orders))
            yield from said[:NOTES]

    def _order(self, o: OrderRelation) -> str:
        """An order relation in the words of the text."""
        document = self.index.documents.get(o.document)
        if document is None:
            return o.kind
        ends = [f"\u201c{e.span.of(document.text)}\u201d" for e in o.ends]
        if o.kind == "between":
            return printable(f"between {' and '.join(ends)}")
        told = o.span.of(document.text).lower()
        lead = told if told.split()[-1] in ("before", "after", "since", "until") else ""
        return printable(f"{lead or _ORDER[o.kind]} {ends[0]}")

    def _by(self, o: OrderRelation) -> str:
        """Who says so, where that is known."""
        who = self.speakers.get(o.attribution) if o.attribution else None
        return f" ({printable(self.index.name(who))})" if who else ""

    def has_words(self, c: OrderConflict) -> bool:
        """Whether the relations are in the table: not while a build goes on."""
        return all(i in self.orders for i in c.relations)

    def conflict(self, c: OrderConflict) -> str:
        """Orders that cannot all be so, in the words of the texts."""
        said = []
        for o in (self.orders[i] for i in c.relations):
            document = self.index.documents.get(o.document)
            span = self.spans.get(o.mention)
            what = span.of(document.text) if document and span else ""
            event = self.events.get(self.event_of.get(o.mention, ""))
            name = f"{phrases.event_name(self.index, event)}, " if event else ""
            said.append(f"{name}\u201c{what}\u201d {self._order(o)}{self._by(o)}")
        lead = "these orders go round in a circle"
        if c.kind == "dates":
            lead = "these orders do not fit the dates that are told"
        return printable(f"{lead}: {'; '.join(said)}")


def _short(days: DateRange) -> str:
    """As ``phrases.days``, and a range with nothing said twice: 9 to 18 March 2031."""
    first, last = days.earliest, days.latest
    whole = phrases.days(days)
    if not first or not last or " to " not in whole or first.year != last.year:
        return whole
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first.day}{month} to {phrases.day(last)}"


def _sort(value: object) -> tuple[date, date]:
    assert isinstance(value, DateRange)
    first = value.earliest or value.latest or date.max
    return first, value.latest or first
