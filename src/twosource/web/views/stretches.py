"""The text of an article cut wherever a part of a saying begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.attribution import Attribution
from twosource.model.document import Document, ZoneKind
from twosource.model.span import Span

LONG, A_PAGE, CARD = 6_000, 60_000, 3_000
"""Code points of a chunk, and of a page; how many of these a saying beside the text stands for."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing begins or ends.

    ``classes``: which parts of sayings it is, and how deep; ``sayings``: their numbers; ``ref``:
    the number of the saying whose cue begins here; ``at``: the place that was asked for.
    """

    words: str
    classes: str
    sayings: str
    ref: int | None
    at: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A span of one saying: which, and what it is there."""

    span: Span
    number: int
    role: str


def place(given: str, text: str) -> Span | None:
    """The span that an address asks for ("120-180", code points); None where it is none."""
    start, _, end = given.partition("-")
    if not (given.isascii() and start.isdigit() and end.isdigit()):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= len(text) else None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A zone of the text, or a part of a long one, and the numbers of the sayings that begin
    there."""

    kind: ZoneKind
    span: Span
    numbers: tuple[int, ...]


def chunks(d: Document, held: Sequence[Attribution]) -> list[Chunk]:
    """The text in order."""
    starts = sorted((s.start, n) for s, n in _refs(held).items())
    out = []
    for kind, span in _zones(d):
        first = bisect_left(starts, (span.start, 0))
        last = bisect_left(starts, (span.end, 0))
        out.append(Chunk(kind, span, tuple(sorted(n for _, n in starts[first:last]))))
    return out


def leaves(found: Sequence[Chunk]) -> list[list[Chunk]]:
    """The text by pages: as much on each as is quickly shown."""
    out: list[list[Chunk]] = [[]]
    weight = 0
    for c in found:
        its = c.span.end - c.span.start + CARD * len(c.numbers)
        if out[-1] and weight + its > A_PAGE:
            out.append([])
            weight = 0
        out[-1].append(c)
        weight += its
    return out


def stretches(
    d: Document, held: Sequence[Attribution], at: Span | None, wanted: Sequence[Chunk]
) -> Iterator[tuple[str, tuple[Segment, ...], tuple[int, ...]]]:
    """The kind of each chunk that is wanted, its segments, and the numbers of its sayings."""
    found = [
        _Part(s, n, role)
        for n, a in enumerate(held, 1)
        for role in ("source", "cue", "content")
        for s in getattr(a, role)
    ]
    found += [_Part(at, 0, "at")] if at else []
    found.sort(key=lambda p: (p.span.start, p.span.end, p.number))
    refs = _refs(held)
    for c in wanted:
        span = c.span
        first = bisect_left(found, span.start, key=lambda p: p.span.start)
        begin = [p for p in found[:first] if p.span.end > span.start]
        last = bisect_left(found, span.end, key=lambda p: p.span.start)
        yield c.kind, tuple(_cut(d.text, span, [*begin, *found[first:last]], refs)), c.numbers


def _refs(held: Sequence[Attribution]) -> dict[Span, int]:
    """Where the number of each saying stands: at its cue, else at its source, else its content.

    Each has a place of its own: two that share one get the next place that is free.
    """
    out: dict[Span, int] = {}
    for n, a in enumerate(held, 1):
        places = [*a.cue, *a.source, *a.content]
        free = next((s for s in places if s not in out), None)
        out[free or Span(places[0].start, places[0].end + n)] = n
    return out


def _zones(d: Document) -> Iterator[tuple[ZoneKind, Span]]:
    """The zones in order, long ones in parts, and what lies between them where it is more than
    white space."""
    end = 0
    for z in d.zones:
        if d.text[end : z.span.start].strip():
            yield from _split("furniture", Span(end, z.span.start), d.text)
        yield from _split(z.kind, z.span, d.text)
        end = z.span.end
    if d.text[end:].strip():
        yield from _split("furniture" if d.zones else "body", Span(end, len(d.text)), d.text)


def _split(kind: ZoneKind, span: Span, text: str) -> Iterator[tuple[ZoneKind, Span]]:
    """A long zone in parts, each cut behind a line or a space where there is one."""
    start = span.start
    while span.end - start > LONG:
        ends = (text.rfind(c, start + LONG // 2, start + LONG) + 1 for c in ("\n", " "))
        end = next(filter(None, ends), start + LONG)
        yield kind, Span(start, end)
        start = end
    yield kind, Span(start, span.end)


def _cut(text: str, zone: Span, found: Sequence[_Part], refs: dict[Span, int]) -> Iterator[Segment]:
    """Cut a zone wherever a part begins or ends."""
    edges = {zone.start, zone.end}
    starts: dict[int, list[_Part]] = {}
    for p in found:
        start, end = max(p.span.start, zone.start), min(p.span.end, zone.end)
        edges |= {start, end}
        starts.setdefault(start, []).append(p)
    marks: dict[int, list[int]] = {}
    for s, n in refs.items():
        if zone.start <= s.start < zone.end:
            marks.setdefault(s.start, []).append(n)
    active: list[_Part] = []
    places = sorted(edges)
    for start, end in pairwise(places):
        active = [p for p in active if p.span.end > start] + starts.get(start, [])
        numbers = marks.get(start, [])
        for extra in numbers[1:]:
            yield Segment("", "", "", extra, at=False)
        at = any(p.role == "at" and p.span.start == start for p in active)
        yield Segment(
            text[start:end], _classes(active), " ".join(str(p.number) for p in active if p.number),
            numbers[0] if numbers else None, at=at,
        )  # fmt: skip


def _classes(active: Sequence[_Part]) -> str:
    """Its parts, and how many contents lie one in the other."""
    depth = sum(p.role == "content" for p in active)
    roles = dict.fromkeys(p.role for p in active)
    return " ".join([*roles, *([f"deep-{min(depth, 3)}"] if depth else [])])
