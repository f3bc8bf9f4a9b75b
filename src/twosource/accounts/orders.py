"""The order of the story's events: what is said of it, what follows, and what does not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from twosource.accounts.order_circles import Circle, circles
from twosource.accounts.order_closure import Follows, closure
from twosource.accounts.order_days import Told, infer
from twosource.accounts.order_exact import exact
from twosource.accounts.order_links import Link, links
from twosource.memo import Memo
from twosource.model.event import RelationKind
from twosource.model.finding import DateRange, Event, Relation, events_of_mentions
from twosource.model.ids import make_id
from twosource.model.order import End, InferredWhen, OrderConflict, OrderRelation
from twosource.model.reading import Reading
from twosource.model.when import Timex

Chains = Mapping[str, tuple[str, ...]]
"""Mention id -> the chain of custody that it came through."""


def with_orders(
    events: Sequence[Event],
    readings: Iterable[Reading],
    chains: Chains,
    memo: Memo | None = None,
) -> tuple[Event, ...]:
    """Return the events with their relations, inferred bounds and conflicts.

    What is said stays as it is said, each with its account. What follows is nobody's account. Where
    relations cannot all be so, nothing is inferred from any of them: they are reported. Events that
    no relation joins, not even through others, have no part in one another's order.
    """
    memo = memo or Memo()
    event_of = events_of_mentions(events)
    readings = list(readings)
    said = [r for reading in readings for r in reading.orders if r.mention in event_of]
    if not said:
        return tuple(events)
    timexes = {t.id: t for r in readings if r.orders for t in r.timexes}
    dated = _dated(events)
    part, whole = memo.part("orders"), memo.part("ordered events")
    found: dict[str, _Order] = {}
    for joined in _joined(said, event_of):
        seen = {e for r in joined for e in _events(r, event_of)}
        inputs = (
            joined,
            {m: event_of[m] for r in joined for m in _mentions(r) if m in event_of},
            {r.mention: chains.get(r.mention, ()) for r in joined},
            {e: dated[e] for e in sorted(seen) if e in dated},
            {e.timex: timexes[e.timex] for r in joined for e in r.ends if e.timex in timexes},
        )
        found.update(part.get(joined[0].id, inputs, partial(_order, *inputs)))
    out = []
    for e in events:
        held = found.get(e.id)
        out.append(e if held is None else whole.get(e.id, (e, held), partial(_with, e, held)))
    return tuple(out)


class _Order(NamedTuple):
    """What is known of the order of one event."""

    relations: tuple[Relation, ...] = ()
    inferred: InferredWhen | None = None
    conflicts: tuple[OrderConflict, ...] = ()


def _with(e: Event, o: _Order) -> Event:
    return replace(e, relations=o.relations, inferred_when=o.inferred, order_conflicts=o.conflicts)


def _mentions(r: OrderRelation) -> Iterator[str]:
    yield r.mention
    yield from (e.mention for e in r.ends if e.mention)


def _events(r: OrderRelation, event_of: Mapping[str, str]) -> list[str]:
    return [event_of[m] for m in _mentions(r) if m in event_of]


def _joined(
    said: Iterable[OrderRelation], event_of: Mapping[str, str]
) -> list[tuple[OrderRelation, ...]]:
    """The relations of events that are joined by some; sorted, each once."""
    up: dict[str, str] = {}

    def root(e: str) -> str:
        while up.setdefault(e, e) != e:
            e = up[e]
        return e

    by_id = {r.id: r for r in said}
    for id_ in sorted(by_id):
        first, *others = (root(e) for e in _events(by_id[id_], event_of))
        for other in others:
            a, b = sorted((root(first), root(other)))
            up[b] = a
    out: dict[str, list[OrderRelation]] = defaultdict(list)
    for id_ in sorted(by_id):
        out[root(event_of[by_id[id_].mention])].append(by_id[id_])
    return [tuple(of_it) for of_it in out.values()]


def _order(
    joined: Sequence[OrderRelation],
    event_of: Mapping[str, str],
    chains: Chains,
    dated: Mapping[str, DateRange],
    timexes: Mapping[str, Timex],
) -> dict[str, _Order]:
    """The order of the events that some relations join."""
    said = {r.id: r for r in joined}
    every = links(joined, event_of)
    round_, knotted = circles(every)
    uneven, uneven_relations = exact([k for k in every if k.relation not in knotted])
    sound = [k for k in every if k.relation not in knotted | uneven_relations]
    told = [t for r in joined for t in _told(r, event_of, timexes)]
    inferred, misfits = infer(sound, dated, told)
    relations = _relations(every, closure(sound), said, chains)
    conflicts = _conflicts("circle", (*round_, *uneven)) + _conflicts("dates", misfits)
    first: dict[str, list[OrderConflict]] = defaultdict(list)
    for c in sorted(conflicts, key=lambda c: c.id):
        first[c.events[0]].append(c)
    return {
        e: _Order(relations.get(e, ()), inferred.get(e), tuple(first[e]))
        for e in sorted({*relations, *inferred, *first})
    }


def _dated(events: Iterable[Event]) -> dict[str, DateRange]:
    """The widest days that the accounts of each event give; an end that one leaves open is open."""
    out: dict[str, DateRange] = {}
    for e in events:
        days = [
            v.value
            for f in e.findings
            if f.facet == "when"
            for v in f.values
            if isinstance(v.value, DateRange)
        ]
        if days:
            firsts, lasts = [d.earliest for d in days], [d.latest for d in days]
            out[e.id] = DateRange(
                None if None in firsts else min(d for d in firsts if d),
                None if None in lasts else max(d for d in lasts if d),
            )
    return out


def _told(
    r: OrderRelation, event_of: Mapping[str, str], timexes: Mapping[str, Timex]
) -> list[Told]:
    """What a relation to a date says of the days of its event."""
    event = event_of.get(r.mention)
    if event is None:
        return []
    days = r.distance.exact_days if r.distance else None
    out = []
    for n, end in enumerate(r.ends):
        low, high = _days(end, timexes)
        if r.kind in ("before", "until") or (r.kind == "between" and n == 1):
            low, high = (_by(low, -days), _by(high, -days)) if days is not None else (None, high)
        elif r.kind in ("after", "since", "between"):
            low, high = (_by(low, days), _by(high, days)) if days is not None else (low, None)
        if low is not None or high is not None:
            out.append(Told(event, low, high, r.id))
    return out


def _by(day: int | None, days: int) -> int | None:
    return None if day is None else max(day + days, 1)


def _days(end: End, timexes: Mapping[str, Timex]) -> tuple[int | None, int | None]:
    timex = timexes.get(end.timex) if end.timex else None
    if timex is None:
        return None, None
    low, high = timex.when.earliest, timex.when.latest
    return low.toordinal() if low else None, high.toordinal() if high else None


def _relations(
    every: Sequence[Link], follows: Sequence[Follows], said: Mapping[str, OrderRelation],
    chains: Chains,
) -> dict[str, tuple[Relation, ...]]:  # fmt: skip
    """By event: what is said of it, each with its account, then what follows."""
    out: dict[str, set[Relation]] = defaultdict(set)
    known: set[tuple[str, str, RelationKind]] = set()
    for k in every:
        account = chains.get(said[k.relation].mention, ())
        for a, b, kind in _both(k.a, k.b, "before" if k.step == "day before" else k.step):
            known.add((a, b, kind))
            out[a].add(Relation(kind, b, account, (k.relation,)))
    for f in follows:
        for a, b, kind in _both(f.a, f.b, f.kind):
            if (a, b, kind) not in known:
                known.add((a, b, kind))
                out[a].add(Relation(kind, b, (), f.through))
    return {
        e: tuple(sorted(rs, key=lambda r: (r.inferred, r.event, r.relation, r.account, r.through)))
        for e, rs in out.items()
    }


def _both(a: str, b: str, kind: RelationKind) -> list[tuple[str, str, RelationKind]]:
    """A relation seen from both ends; what is during something is told of itself alone."""
    if kind == "during":
        return [(a, b, kind)]
    return [(a, b, kind), (b, a, "after" if kind == "before" else kind)]


def _conflicts(kind: str, found: Iterable[Circle]) -> list[OrderConflict]:
    return [
        OrderConflict(make_id("conflict", kind, *c.relations), kind, c.events, c.relations)  # type: ignore[arg-type]
        for c in sorted(set(found))
    ]
