"""The timeline as SVG: a pure function of the table, the same bytes for the same table.

Shape and word carry what colour does too: a told day is a full bar, an inferred one a dashed frame,
an open one a gap with the word; where accounts differ, bars are hatched and the title says so.
Nothing in it is fetched or run.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from twosource.export.safe import printable
from twosource.export.timeline import SHOWN, Lane, Row, Timeline, timeline
from twosource.export.timeline_fit import cut, wrapped
from twosource.export.timeline_scale import Scale, length, scale_of, ticks
from twosource.model.finding import DateRange
from twosource.model.table import Table

WIDTH = 1080
_LEFT, _RIGHT, _EDGE = 300, 190, 20
_TRACK = WIDTH - _LEFT - _RIGHT
_LANE, _HEAD, _NOTE, _GAP, _BAR = 22, 26, 18, 10, 12
_AGAIN = 640
"""How far down the axis is written again."""
_LETTER = 6.6
"""Width of a letter of 12 px, a little more than the mean of common sans-serif faces."""
_STYLE = (
    "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;"
    "fill:#1b1f24}"
    ".h{font-size:18px;font-weight:600}.e{font-weight:600;font-size:13px}.s,.n{fill:#57606a}"
    ".n{font-style:italic}.w{font-size:13px;font-weight:600;fill:#8a3600}"
    ".t{fill:#1f5f8b;stroke:#123f5e}.d{fill:url(#ts-differ);stroke:#8a3600}"
    ".i{fill:none;stroke:#1b1f24;stroke-width:1.5;stroke-dasharray:5 3}"
    ".a{fill:none;stroke:#57606a;stroke-width:1.5}"
    ".o{stroke:#8c959f;stroke-dasharray:1 5;stroke-linecap:round;stroke-width:2}"
    ".g{stroke:#d8dee4}.r{stroke:#eef1f4}"
)
_PATTERN = (
    '<pattern id="ts-differ" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff4e8"/>'
    '<rect width="2.5" height="6" fill="#c4560a"/></pattern>'
)


def svg(table: Table, name: str, shown: int | None = SHOWN) -> str:
    """Return the timeline of the story called ``name`` as an SVG document.

    ``shown``: events at most (None: all). Text is escaped; it holds no script and no link.
    """
    return drawn(timeline(table, shown), name)


def drawn(made: Timeline, name: str) -> str:
    """Return the SVG of a timeline, or of a part of it."""
    scale = scale_of(k.days for r in made.dated for k in r.lanes if k.basis != "open")
    body = _Body(scale)
    body.heading(made, name)
    for row in made.dated:
        body.row(row)
    body.bottom = body.y
    if made.open:
        body.y += _GAP
        body.line("No date told", "h")
        for row in made.open:
            body.row(row)
    body.footing(made)
    return body.document(made, name)


class _Body:
    """Draws downwards; ``y`` is where the next thing begins."""

    def __init__(self, scale: Scale | None) -> None:
        self.scale = scale
        self.y = _EDGE
        self.parts: list[str] = []
        self.top = self.bottom = self.axis = 0

    def document(self, made: Timeline, name: str) -> str:
        """Put the whole together."""
        height = self.y + _EDGE
        lanes = sum(len(r.lanes) for r in made.rows)
        said = f"{len(made.rows)} events with {lanes} accounts of when, in order of time."
        said += f" {len(made.open)} of them have no date. It shows who says what, not what is so."
        grid = "".join(self._grid())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
            f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="ts-title ts-desc">\n'
            f'<title id="ts-title">{_safe(f"Timeline of {name}")}</title>\n'
            f'<desc id="ts-desc">{_safe(said)}</desc>\n'
            f"<style>{_STYLE}</style>\n<defs>{_PATTERN}</defs>\n"
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n'
            f"{grid}" + "\n".join(self.parts) + "\n</svg>\n"
        )

    def _grid(self) -> Iterator[str]:
        """Lines down from the ticks, and the breaks where time is left out."""
        if self.scale is None:
            return
        for tick in ticks(self.scale, 8):
            x = _LEFT + tick.at * _TRACK
            yield f'<path class="g" d="M{x:.1f} {self.top}V{self.bottom}"/>\n'
        for at, days in self.scale.breaks:
            x = _LEFT + at * _TRACK
            yield (
                f'<g><title>{length(days)} left out</title><path class="g" d="M{x - 3:.1f}'
                f' {self.top}V{self.bottom}M{x + 3:.1f} {self.top}V{self.bottom}"/></g>\n'
            )

    def text(self, x: float, y: float, words: str, style: str, anchor: str = "") -> str:
        """Some words, escaped."""
        end = f' text-anchor="{anchor}"' if anchor else ""
        return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}"{end}>{_safe(words)}</text>'

    def line(self, words: str, style: str) -> None:
        """A line of words across the whole."""
        self.y += _GAP + 8
        self.parts.append(self.text(_EDGE, self.y + 6, words, style))
        self.y += _NOTE

    def heading(self, made: Timeline, name: str) -> None:
        """The name, what the shapes mean, and the axis."""
        self.line(cut(f"{name}: when, by whose account", int((WIDTH - 2 * _EDGE) / 11)), "h")
        self._legend()
        if self.scale is None:
            if not made.rows:
                self.line("No events were found.", "s")
            return
        self._axis(self.scale)
        self.top = self.y

    def _axis(self, scale: Scale) -> None:
        """The labels of the ticks, and how much time is left out at a break."""
        self.y += 20
        for tick in ticks(scale, 8):
            x = _LEFT + tick.at * _TRACK
            self.parts.append(self.text(x, self.y, tick.label, "s", "middle"))
        for at, days in scale.breaks:
            x = _LEFT + at * _TRACK
            self.parts.append(self.text(x, self.y + 13, f"// {length(days)}", "s", "middle"))
        self.y += 18 if scale.breaks else 5
        self.axis = self.y

    def _legend(self) -> None:
        self.y += 4
        x = float(_EDGE)
        for shape, words in (
            ("t", "told"), ("d", "told, accounts differ"), ("i", "inferred from the order"),
            ("o", "open: no date told"),
        ):  # fmt: skip
            if shape == "o":
                self.parts.append(f'<path class="o" d="M{x:.0f} {self.y + 6}h26"/>')
            else:
                self.parts.append(
                    f'<rect class="{shape}" x="{x:.0f}" y="{self.y}" width="26" height="{_BAR}"/>'
                )
            self.parts.append(self.text(x + 32, self.y + 10, words, "s"))
            x += 32 + len(words) * _LETTER + 24
        self.y += _LANE

    def row(self, row: Row) -> None:
        """An event: its name, then its accounts one beneath the other."""
        if self.scale and not self.bottom and self.y - self.axis > _AGAIN:
            self._axis(self.scale)
        self.y += _GAP
        self.parts.append(f'<path class="r" d="M{_EDGE} {self.y}H{WIDTH - _EDGE}"/>')
        differ = "accounts differ" if row.disputed else ""
        room = int((WIDTH - 2 * _EDGE - 110) / (_LETTER * 1.12))
        title = cut(row.title, room)
        self.parts.append(
            f"<g><title>{_safe(row.title)}</title>{self.text(_EDGE, self.y + 18, title, 'e')}</g>"
        )
        if differ:
            x = WIDTH - _EDGE
            self.parts.append(self.text(x, self.y + 18, differ, "w", "end"))
        self.y += _HEAD
        for lane in row.lanes:
            self._lane(lane, row.disputed)
        for words in (*row.notes, *([f"and {row.more} more accounts"] if row.more else [])):
            room = int((WIDTH - 2 * _EDGE - 14) / _LETTER)
            self.parts.append(self.text(_EDGE + 14, self.y + 12, cut(words, room), "n"))
            self.y += _NOTE

    def _lane(self, lane: Lane, disputed: bool) -> None:
        said = "\n".join((f"{lane.who}: {lane.text}", *lane.words))
        who = cut(lane.who, int((_LEFT - _EDGE - 24) / _LETTER))
        mark = "".join(self._shape(lane, disputed))
        days = lane.text + (" (inferred)" if lane.basis == "inferred" else "")
        lines = wrapped(days, int((_RIGHT - _EDGE) / _LETTER))
        shown = "".join(
            self.text(WIDTH - _RIGHT + 12, self.y + 13 + 14 * n, line, "s")
            for n, line in enumerate(lines)
        )
        self.parts.append(
            f"<g><title>{_safe(said)}</title>"
            f"{self.text(_EDGE + 14, self.y + 13, who, '')}{mark}{shown}</g>"
        )
        self.y += _LANE + 14 * (len(lines) - 1)

    def _shape(self, lane: Lane, disputed: bool) -> Iterator[str]:
        middle = self.y + 9
        if lane.basis == "open" or self.scale is None:
            yield f'<path class="o" d="M{_LEFT} {middle}h{_TRACK * 0.42:.0f}"/>'
            yield f'<path class="o" d="M{_LEFT + _TRACK * 0.58:.0f} {middle}h{_TRACK * 0.42:.0f}"/>'
            yield self.text(_LEFT + _TRACK / 2, middle + 4, "open", "s", "middle")
            return
        first, last = lane.days.earliest, lane.days.latest
        style = "i" if lane.basis == "inferred" else "d" if disputed else "t"
        if first and last:
            yield self._bar(DateRange(first, last), style)
        elif first or last:
            yield self._bar(DateRange(first or last, first or last), style)
            yield self._arrow(lane.days)

    def _place(self, days: DateRange) -> tuple[float, float]:
        """From where to where a range is drawn: never so narrow that it cannot be seen."""
        assert self.scale is not None
        first, last = self.scale.bar(days)
        a, b = _LEFT + first * _TRACK, _LEFT + last * _TRACK
        return (a, b) if b - a >= 8 else ((a + b) / 2 - 4, (a + b) / 2 + 4)

    def _bar(self, days: DateRange, style: str) -> str:
        a, b = self._place(days)
        return (
            f'<rect class="{style}" x="{a:.1f}" y="{self.y + 3}" width="{b - a:.1f}"'
            f' height="{_BAR}"/>'
        )

    def _arrow(self, days: DateRange) -> str:
        """A thin line from the known day to the edge that is open."""
        known = days.earliest or days.latest
        a, b = self._place(DateRange(known, known))
        y = self.y + 3 + _BAR // 2
        if days.latest is None:
            end = _LEFT + _TRACK
            return f'<path class="a" d="M{b:.1f} {y}H{end}m-6 -4l6 4l-6 4"/>'
        return f'<path class="a" d="M{a:.1f} {y}H{_LEFT}m6 -4l-6 4l6 4"/>'

    def footing(self, made: Timeline) -> None:
        """What does not fit together, and what was left out."""
        if made.conflicts:
            self.line("Orders that do not fit together", "h")
        room = int((WIDTH - 2 * _EDGE) / _LETTER)
        for words in made.conflicts:
            for part in wrapped(words, room):
                self.parts.append(self.text(_EDGE, self.y + 12, part, ""))
                self.y += _NOTE
        if made.left_out:
            self.line(f"{made.left_out} events with fewer accounts are left out.", "s")


def _safe(text: str) -> str:
    """Words of a document as text of an XML element, whatever they hold; new lines are kept."""
    return "\n".join(escape(printable(part), quote=True) for part in text.split("\n"))
