"""The timeline on a terminal: as wide as that is, and as plain: no colour says anything alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from twosource.export.timeline import SHOWN, Lane, Row, timeline
from twosource.export.timeline_fit import cut, wrapped
from twosource.export.timeline_scale import length, scale_of, ticks
from twosource.model.finding import DateRange
from twosource.model.table import Table

LEAST = 40
"""Columns below which nothing is drawn narrower."""
Style = Literal["head", "event", "lane", "note"]


class Line(NamedTuple):
    """A line and what it is."""

    text: str
    style: Style


class _Marks(NamedTuple):
    told: str
    differ: str
    inferred: str
    open: str
    line: str
    left: str
    right: str
    tick: str


_FULL = _Marks("\u2588", "\u2592", "\u254c", "\u00b7", "\u2500", "\u25c4", "\u25ba", "\u2502")
_PLAIN = _Marks("#", "%", "=", ".", "-", "<", ">", "|")


def lines(
    table: Table, name: str, width: int, *, plain: bool, shown: int | None = SHOWN
) -> list[Line]:
    """Return the timeline of the story called ``name`` in lines of at most ``width`` columns.

    ``plain``: with ASCII marks alone, for a terminal that knows no others. ``shown``: events at
    most (None: all).
    """
    made = timeline(table, shown)
    page = _Page(max(width, LEAST), _PLAIN if plain else _FULL, made.dated)
    out = [Line(cut(f"{name}: when, by whose account", page.width), "head")]
    out += [Line(part, "note") for part in wrapped(page.legend(), page.width)]
    if not made.rows:
        return [*out, Line("No events were found.", "note")]
    out += page.axis()
    for row in made.dated:
        out += page.row(row)
    if made.open:
        out += [Line("", "note"), Line("No date told", "head")]
    for row in made.open:
        out += page.row(row)
    if made.conflicts:
        out += [Line("", "note"), Line("Orders that do not fit together", "head")]
        out += [Line(p, "note") for c in made.conflicts for p in wrapped(c, page.width)]
    if made.left_out:
        out.append(Line(f"{made.left_out} events with fewer accounts are left out: --all.", "note"))
    return out


_STYLES: dict[Style, str] = {"head": "bold", "event": "bold", "lane": "", "note": "dim"}


def show(table: Table, console: Console, name: str, shown: int | None = SHOWN) -> None:
    """Print the timeline of the story called ``name``."""
    plain = "utf" not in console.encoding.lower()
    for line in lines(table, name, console.width, plain=plain, shown=shown):
        text = line.text.encode(console.encoding, "replace").decode(console.encoding)
        console.print(Text(text, style=_STYLES[line.style]), soft_wrap=True)


class _Page:
    """Three columns: who, the line of time, the days in words."""

    def __init__(self, width: int, marks: _Marks, rows: tuple[Row, ...]) -> None:
        self.width, self.marks = width, marks
        lanes = [k for r in rows for k in r.lanes if k.basis != "open"]
        self.scale = scale_of(k.days for k in lanes)
        self.left = max(12, min(32, width // 3))
        self.right = max(12, min(28, width // 4))
        self.track = width - self.left - self.right - 2

    def legend(self) -> str:
        """What the marks mean."""
        m = self.marks
        return (
            f"{m.told * 2} told  {m.differ * 2} told, accounts differ  {m.inferred * 2} inferred"
            f" from the order  {m.open * 2} open"
        )

    def axis(self) -> Iterator[Line]:
        """The labels above the line of time, and a tick for each."""
        if self.scale is None:
            return
        labels, under = [" "] * self.track, [" "] * self.track
        free = 0
        for tick in ticks(self.scale, max(2, self.track // 13)):
            at = min(self.track - 1, int(tick.at * self.track))
            begin = min(at, self.track - len(tick.label))
            under[at] = self.marks.tick
            if begin >= free:
                labels[begin : begin + len(tick.label)] = tick.label
                free = begin + len(tick.label) + 1
        yield Line(" " * (self.left + 1) + "".join(labels).rstrip(), "note")
        yield Line(" " * (self.left + 1) + "".join(under).rstrip(), "note")
        for _, days in self.scale.breaks:
            yield Line(f"// a gap of {length(days)} is left out", "note")

    def row(self, row: Row) -> Iterator[Line]:
        """An event and its accounts."""
        differ = "  ACCOUNTS DIFFER" if row.disputed else ""
        yield Line(cut(row.title, self.width - len(differ)) + differ, "event")
        for lane in row.lanes:
            yield from self._lane(lane, row.disputed)
        for note in (*row.notes, *([f"and {row.more} more accounts"] if row.more else [])):
            for part in wrapped(note, self.width - 2):
                yield Line(f"  {part}", "note")

    def _lane(self, lane: Lane, disputed: bool) -> Iterator[Line]:
        who = cut(lane.who, self.left - 2)
        who = "  " + who + " " * (self.left - 2 - cell_len(who))
        words = lane.text + (" (inferred)" if lane.basis == "inferred" else "")
        shown = wrapped(words, self.right)
        yield Line(f"{who} {self._drawn(lane, disputed)} {shown[0]}".rstrip(), "lane")
        for more in shown[1:]:
            yield Line(" " * (self.left + self.track + 2) + more, "lane")

    def _drawn(self, lane: Lane, disputed: bool) -> str:
        m, days = self.marks, lane.days
        if lane.basis == "open" or self.scale is None:
            side = m.open * max(1, (self.track - 6) // 2)
            return f"{side} open {side}".ljust(self.track)[: self.track]
        mark = m.inferred if lane.basis == "inferred" else m.differ if disputed else m.told
        cells = [" "] * self.track
        for at, _ in self.scale.breaks:
            cells[min(self.track - 1, int(at * self.track))] = "/"
        first, last = days.earliest or days.latest, days.latest or days.earliest
        a, b = self._cells(DateRange(first, last))
        cells[a:b] = mark * (b - a)
        if days.latest is None:
            cells[b:] = m.line * (self.track - b - 1) + m.right if b < self.track else ""
        if days.earliest is None:
            cells[:a] = m.left + m.line * (a - 1) if a else ""
        return "".join(cells)

    def _cells(self, days: DateRange) -> tuple[int, int]:
        assert self.scale is not None
        first, last = self.scale.bar(days)
        a = min(self.track - 1, int(first * self.track))
        return a, min(self.track, max(a + 1, round(last * self.track)))
