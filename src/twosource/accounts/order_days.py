"""Between which days an event must lie by its order, and orders that do not fit the dates."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from twosource.accounts.order_circles import Circle
from twosource.accounts.order_links import Link
from twosource.model.finding import DateRange
from twosource.model.order import InferredWhen

_ROUNDS = 20
"""How often one event's bound may move. Only ways round that no date can fit move it more often."""


class Bound(NamedTuple):
    """A day, as an ordinal, that an event is not before (or not after): the relation that says so,
    and the event whose day it was counted from (None: a date)."""

    day: int
    relation: str
    source: str | None


class Told(NamedTuple):
    """A bound that a relation to a date gives an event; None where it gives none."""

    event: str
    earliest: int | None
    latest: int | None
    relation: str


def infer(
    links: Sequence[Link], dated: Mapping[str, DateRange], told: Iterable[Told]
) -> tuple[dict[str, InferredWhen], tuple[Circle, ...]]:
    """Return the bounds of events whose accounts leave a side open, and what does not fit.

    ``dated`` holds the days that accounts give, all of one event together (its widest). A date
    that is given is never tightened: an order that does not fit it is reported. ``links`` hold no
    circle.
    """
    told = sorted(told, key=lambda t: (t.event, t.relation))
    first = {e: d.earliest.toordinal() for e, d in dated.items() if d.earliest}
    last = {e: -d.latest.toordinal() for e, d in dated.items() if d.latest}
    lows = _spread(
        list(_later(links)),
        first,
        [(t.event, t.earliest, t.relation) for t in told if t.earliest],
    )
    highs = _spread(
        [(a, b, w, r) for b, a, w, r in _earlier(links)],
        last,
        [(t.event, -t.latest, t.relation) for t in told if t.latest],
    )
    found: dict[str, InferredWhen] = {}
    misfits: set[Circle] = set()
    for e in sorted({*lows, *highs}):
        low, high = lows.get(e), highs.get(e)
        ways = [_way(low, lows, first), _way(high, highs, last)]
        floor, ceiling = _sides(first.get(e), low), _sides(last.get(e), high)
        if floor is not None and ceiling is not None and floor > -ceiling:
            misfits.add(_circle(e, [*ways[0], *ways[1]]))
            continue
        told_of = [w if e not in own else [] for w, own in zip(ways, (first, last), strict=True)]
        through = tuple(sorted({r for way in told_of for _, r in way}))
        days = (_day(floor), _day(None if ceiling is None else -ceiling))
        if through and days != (None, None):
            found[e] = InferredWhen(*days, through)
    return found, tuple(sorted(misfits))


def _sides(own: int | None, bound: Bound | None) -> int | None:
    """The greater of what accounts give and what follows."""
    given = [d for d in (own, bound.day if bound else None) if d is not None]
    return max(given, default=None)


def _day(ordinal: int | None) -> date | None:
    known = ordinal is not None and date.min.toordinal() <= ordinal <= date.max.toordinal()
    return date.fromordinal(ordinal) if known and ordinal is not None else None


def _later(links: Sequence[Link]) -> Iterator[tuple[str, str, int, str]]:
    """``(x, y, w, relation)``: y is at least w days after x."""
    yield from _constraints(links)
    for k in links:
        if k.step == "during":
            yield k.b, k.a, 0, k.relation


def _earlier(links: Sequence[Link]) -> Iterator[tuple[str, str, int, str]]:
    """``(x, y, w, relation)``: x is at least w days before y, for the latest days."""
    yield from _constraints(links)
    for k in links:
        if k.step == "during":
            yield k.a, k.b, 0, k.relation


def _constraints(links: Sequence[Link]) -> Iterator[tuple[str, str, int, str]]:
    for k in links:
        if k.step == "during":
            continue
        least = k.days if k.days is not None else int(k.step == "day before")
        yield k.a, k.b, least, k.relation
        if k.days is not None or k.step == "same day":
            yield k.b, k.a, -least, k.relation
        elif k.within is not None:
            yield k.b, k.a, -k.within, k.relation


def _spread(
    steps: Sequence[tuple[str, str, int, str]],
    own: Mapping[str, int],
    told: Sequence[tuple[str, int, str]],
) -> dict[str, Bound]:
    """The greatest bound that reaches each event; an event with a day of its own passes that on.

    ``own`` days are sources; what reaches such an event is kept beside and goes no further.
    """
    ways: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for x, y, w, r in steps:
        ways[x].append((y, w, r))
    best: dict[str, Bound] = {}
    moved: Counter[str] = Counter()
    todo = [(-day, e, "", None) for e, day in own.items()]
    todo += [(-day, e, r, None) for e, day, r in told]
    heap: list[tuple[int, str, str, str]] = [(n, e, r, s or "") for n, e, r, s in todo]
    heapq.heapify(heap)
    while heap:
        n, e, relation, source = heapq.heappop(heap)
        if relation:
            if e in best and best[e].day >= -n:
                continue
            best[e] = Bound(-n, relation, source or None)
            moved[e] += 1
            if e in own or moved[e] > _ROUNDS:
                continue
        for to, w, r in ways[e]:
            heapq.heappush(heap, (n - w, to, r, e))
    return {e: b for e, b in best.items() if moved[e] <= _ROUNDS}


def _way(
    bound: Bound | None, of_all: Mapping[str, Bound], own: Mapping[str, int]
) -> list[tuple[str, str]]:
    """The events and relations that lead to a bound, from it back to a date."""
    out: list[tuple[str, str]] = []
    while bound is not None and len(out) <= len(of_all):
        out.append((bound.source or "", bound.relation))
        if bound.source is None or bound.source in own:
            break
        bound = of_all.get(bound.source)
    return out


def _circle(event: str, way: Sequence[tuple[str, str]]) -> Circle:
    events = {event, *(e for e, _ in way if e)}
    return Circle(tuple(sorted(events)), tuple(sorted({r for _, r in way})))
