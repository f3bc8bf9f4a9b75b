"""From the order relations of documents to links between the story's events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from twosource.model.order import OrderRelation

Step = Literal["before", "day before", "same day", "during"]


class Link(NamedTuple):
    """Event ``a`` lies ``step`` event ``b``; ``relation`` says so. ``days``: exactly so many apart;
    ``within``: at most so many (None: not told)."""

    a: str
    b: str
    step: Step
    relation: str
    days: int | None = None
    within: int | None = None


def links(relations: Iterable[OrderRelation], event_of: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the links between two events, sorted, each once.

    A relation to words that are no event of the story makes none, and so does one between two
    mentions of one event: that event happened several times.
    """
    found = {k for r in relations for k in _of(r, event_of)}
    return tuple(sorted(found, key=lambda k: (k.a, k.b, k.step, k.relation, k.days or 0)))


def _of(r: OrderRelation, event_of: Mapping[str, str]) -> Iterator[Link]:
    me = event_of.get(r.mention)
    ends = [event_of.get(e.mention) if e.mention else None for e in r.ends]
    if me is None:
        return
    if r.kind == "between":
        first, second = ends
        if first is not None and first != me:
            yield Link(first, me, "before", r.id)
        if second is not None and second != me:
            yield Link(me, second, "before", r.id)
        return
    other = ends[0]
    if other is None or other == me:
        return
    if r.kind in ("same day", "during"):
        yield Link(me, other, "same day" if r.kind == "same day" else "during", r.id)
        return
    a, b = (me, other) if r.kind in ("before", "until") else (other, me)
    yield from _apart(r, a, b)


def _apart(r: OrderRelation, a: str, b: str) -> Iterator[Link]:
    """``a`` before ``b``, by how much the words say."""
    if r.distance is None:
        yield Link(a, b, "before", r.id)
        return
    days, unit, top = r.distance.exact_days, r.distance.unit, r.distance.count.max
    if days == 0:
        yield Link(a, b, "before", r.id)
        yield Link(a, b, "same day", r.id)
    elif days is not None:
        yield Link(a, b, "day before", r.id, days)
    elif unit == "minute":
        yield Link(a, b, "before", r.id, within=1)
    elif unit == "hour":
        yield Link(a, b, "before", r.id, within=(top or 0) // 24 + 1)
    else:
        yield Link(a, b, "day before", r.id)
