"""From days to places on a line: a scale that leaves out long gaps, and the ticks on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from twosource.model.finding import DateRange

_LONG, _SHARE = 60, 0.3
"""A gap is left out where it is longer than so many days and this share of the whole."""
_NARROW = 0.07
"""What is left of such a gap, as a share of the rest."""
_STEPS = (1, 2, 5, 10, 15)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Part(NamedTuple):
    """Days ``[first, last)`` as ordinals, drawn from ``at`` over ``width`` (0 to 1)."""

    first: int
    last: int
    at: float
    width: float
    gap: bool


class Tick(NamedTuple):
    """A place from 0 to 1, and what stands there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Parts in order of time, side by side from 0 to 1."""

    parts: tuple[Part, ...]

    def at(self, ordinal: int) -> float:
        """The place where a day begins; days outside lie at the edges."""
        k = max(0, bisect_right(self.parts, ordinal, key=lambda p: p.first) - 1)
        p = self.parts[k]
        share = (ordinal - p.first) / (p.last - p.first)
        return p.at + p.width * min(1.0, max(0.0, share))

    def bar(self, days: DateRange) -> tuple[float, float]:
        """Where a range begins and ends; an open end reaches the edge."""
        first = 0.0 if days.earliest is None else self.at(days.earliest.toordinal())
        last = 1.0 if days.latest is None else self.at(days.latest.toordinal() + 1)
        return first, last

    @property
    def breaks(self) -> tuple[tuple[float, int], ...]:
        """The middles of the gaps that are left out, with their length in days."""
        return tuple((p.at + p.width / 2, p.last - p.first) for p in self.parts if p.gap)


def scale_of(ranges: Iterable[DateRange]) -> Scale | None:
    """Return the scale on which all days have room; None where no day is known."""
    known = [(d.earliest or d.latest, d.latest or d.earliest) for d in ranges]
    spans = sorted((a.toordinal(), b.toordinal() + 1) for a, b in known if a and b)
    if not spans:
        return None
    blocks = _blocks(spans)
    whole = blocks[-1][1] - blocks[0][0]
    held = [b - a for a, b in blocks]
    edge = max(1, round(0.04 * sum(held))) if len(blocks) > 1 else max(1, round(0.04 * whole))
    return Scale(tuple(_laid(_with_edges(blocks, edge))))


def _blocks(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans run together wherever no long gap lies between them."""
    whole = max(b for _, b in spans) - spans[0][0]
    out: list[tuple[int, int]] = []
    for a, b in spans:
        if out and a - out[-1][1] <= max(_LONG, _SHARE * whole):
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out


def _with_edges(blocks: Sequence[tuple[int, int]], edge: int) -> list[tuple[int, int]]:
    low, high = date.min.toordinal(), date.max.toordinal()
    return [(max(low, a - edge), min(high, b + edge)) for a, b in blocks]


def _laid(blocks: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """The blocks with narrow gaps between them. No block is so small that it cannot be seen."""
    longest = max(b - a for a, b in blocks)
    widths = [max(b - a, longest * 0.15) for a, b in blocks]
    gap = _NARROW * sum(widths)
    whole = sum(widths) + gap * (len(blocks) - 1)
    at = 0.0
    for k, (a, b) in enumerate(blocks):
        if k:
            yield Part(blocks[k - 1][1], a, at, gap / whole, gap=True)
            at += gap / whole
        yield Part(a, b, at, widths[k] / whole, gap=False)
        at += widths[k] / whole


def ticks(scale: Scale, most: int) -> tuple[Tick, ...]:
    """Return ticks by day, month or year, about ``most`` of them, each with room for its label."""
    parts = [p for p in scale.parts if not p.gap]
    days = max(p.last - p.first for p in parts)
    share = max(p.width for p in parts)
    out: list[Tick] = []
    year = 0
    for p in parts:
        marks = [d for d in _marks(p, days, max(2, round(most * share))) if d.toordinal() < p.last]
        for d in marks or [date.fromordinal((p.first + p.last) // 2)]:
            at = scale.at(d.toordinal())
            if not out or at - out[-1].at >= 0.9 / most:
                out.append(Tick(at, _label(d, days, most, year)))
                year = d.year
    return tuple(out)


def _marks(p: Part, days: int, most: int) -> list[date]:
    first, last = date.fromordinal(p.first), date.fromordinal(p.last - 1)
    for step in _STEPS:
        if days / step <= most:
            every = (first + timedelta(days=n) for n in range((last - first).days + 1))
            return [d for d in every if (d.day - 1) % step == 0 and (step == 1 or d.day < 30)]
    for step in _MONTHS:
        if days / (30 * step) <= most:
            return list(_months(first, last, step))
    step = next((s for s in _YEARS if days / (365 * s) <= most), _YEARS[-1])
    years = range(first.year + 1, last.year + 1)
    return [date(y, 1, 1) for y in years if y % step == 0]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    for y in range(first.year, last.year + 1):
        for m in range(1, 13, step):
            if first <= date(y, m, 1) <= last:
                yield date(y, m, 1)


def _label(d: date, days: int, most: int, year: int) -> str:
    """4 May 2031, then 5 May; May 2031; 2031."""
    if days / _STEPS[-1] <= most:
        return f"{d.day} {d:%b}" if d.year == year else f"{d.day} {d:%b} {d.year}"
    return f"{d:%b} {d.year}" if days / (30 * _MONTHS[-1]) <= most else str(d.year)


def length(days: int) -> str:
    """How long a gap is: 70 days, 4 months, 12 years."""
    if days < 90:
        return f"{days} days"
    return f"{days // 30} months" if days < 730 else f"{days // 365} years"
