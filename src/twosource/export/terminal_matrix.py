"""One event on a terminal as a matrix: origins by facets, the exact words beneath each value.

As wide as the terminal is; where the columns would be too narrow to read, origin by origin, one
facet below the other. Every word of a document goes through ``printable`` and into a rich ``Text``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from twosource.export import phrases, rests
from twosource.export.by_whom import NOBODY, Checks, marked, of_finding
from twosource.export.find_event import name
from twosource.export.index import Index
from twosource.export.matrix import Cell, Chain, Given, Matrix, Row, reason_words, turn_words
from twosource.export.replies import Replies
from twosource.export.safe import printable
from twosource.model.finding import Evidence, Facet, FacetValue, Finding

FACET_WIDTH = 24
"""A column narrower than this is not read with ease: then the rows are stacked."""
ORIGIN_WIDTH = 30
PASSAGES = 2
"""Passages of one value that are shown unless all are asked for; so many letters of each."""
LONG = 240


def show_matrix(
    index: Index, found: Matrix, console: Console, *, everything: bool = False,
    checks: Checks = NOBODY,
) -> None:  # fmt: skip
    """Print the matrix of an event. ``checks``: who looked at what."""
    screen = _Screen(index, console, everything, checks)
    for part in screen.head(found):
        console.print(part)
    needed = ORIGIN_WIDTH + FACET_WIDTH * len(found.columns)
    if not found.rows:
        console.print(Text("Nothing is compared of this event."))
    elif console.width >= needed:
        console.print(screen.table(found))
    else:
        for row in found.rows:
            console.print(Group(*screen.stacked(found, row)))
    for line in screen.rests(found):
        console.print(line)


class _Screen:
    def __init__(self, index: Index, console: Console, everything: bool, checks: Checks) -> None:
        self.checks = checks
        self.index = index
        self.arrow = "\u2190" if "utf" in console.encoding.lower() else "<-"
        self.everything = everything

    def head(self, found: Matrix) -> Iterator[Text]:
        """The event, and for each facet what is said of it, what is denied beside what is
        alleged."""
        title = printable(name(self.index, found.event))
        yield Text.assemble((title, "bold"), (f"  {found.event.id}", "dim"))
        checked = {"accepted": "Accepted by a person.", "by hand": "Set by hand, in part or whole."}
        proposed = "Proposed, not checked by a person"
        if any(c.finding.standing != "proposed" for c in found.columns):
            proposed += ", unless it says accepted or by hand"
        yield Text(checked.get(found.event.standing, f"{proposed}."), style="dim")
        for column in found.columns:
            f = column.finding
            said = [self._value(f.facet, v.value) for v in phrases.ladder(f.values)]
            said += [f"denied: {self._value(f.facet, v.value)}" for v in f.denied]
            line = Text.assemble(
                (phrases.question(found.event, f.facet), "underline"), " ", (f.status, "bold")
            )
            if f.standing != "proposed":
                line.append(f" [{marked(f.standing, of_finding(self.checks, f))}]")
            yield line.append(f": {' / '.join(said)}{_turned(f)}")
        for reply in Replies(self.index).lines(found.event):
            yield Text.assemble(("Reply", "underline"), " ", printable(reply.text))
        yield Text("")

    def table(self, found: Matrix) -> Grid:
        """The matrix itself."""
        grid = Grid(show_lines=True, expand=True, pad_edge=False)
        grid.add_column("Origin", ratio=5, overflow="fold")
        for column in found.columns:
            question = phrases.question(found.event, column.finding.facet)
            grid.add_column(question, ratio=4, overflow="fold")
        for row in found.rows:
            cells = [Group(*self._cell(c)) if c.given else Text("\u2013") for c in row.cells]
            grid.add_row(Group(*self._origin(row)), *cells)
        return grid

    def stacked(self, found: Matrix, row: Row) -> Iterator[ConsoleRenderable]:
        """One origin for a narrow terminal."""
        yield from self._origin(row)
        for cell in row.cells:
            if cell.given:
                question = Text(phrases.question(found.event, cell.facet), style="underline")
                yield Padding(question, (0, 0, 0, 2))
                yield Padding(Group(*self._cell(cell)), (0, 0, 0, 4))
        yield Text("")

    def rests(self, found: Matrix) -> Iterator[Text]:
        """What each finding rests on, and which articles were not read."""
        for column in found.columns:
            question = phrases.question(found.event, column.finding.facet)
            yield Text.assemble((question, "underline"), f" {rests.words(column.rests)}.")
        missing = [self.index.label(d) for d in self.index.not_analysed]
        if missing:
            said = f"Not analysed (not in English): {', '.join(missing)}"
            yield Text(printable(said), style="yellow")

    def _origin(self, row: Row) -> Iterator[Text]:
        if row.origin is None:
            yield Text("speaker not known", style="bold")
            where = self.index.label(row.chains[0].document)
            yield Text(printable(f"not counted ({where})"), style="dim")
            return
        known = row.origin in self.index.actors
        named = self.index.name(row.origin) if known else self.index.label(row.origin)
        yield Text(printable(named), style="bold")
        for line in dict.fromkeys(self._chain(c) for c in row.chains):
            yield Text(line)
        for reason in row.reasons:
            yield Text(printable(reason_words(self.index, reason)), style="dim")

    def _chain(self, chain: Chain) -> str:
        names = [self.index.name(a) for a in chain.actors] or [self.index.label(chain.document)]
        said = f" {self.arrow} ".join(names)
        said += ", in its own voice" if len(names) == 1 else ""
        return printable(
            said + (f", said on {phrases.day(chain.said_on)}" if chain.said_on else "")
        )

    def _cell(self, cell: Cell) -> Iterator[ConsoleRenderable]:
        for given in cell.given:
            before = "denied: " if given.denied else ""
            value = self._value(cell.facet, given.value)
            yield Text.assemble((before, "italic"), (value, "bold"))
            yield from self._words(given)
        for turn in cell.turns:
            said = printable(turn_words(self.index, cell.facet, turn))
            yield Text(said, style="yellow")

    def _words(self, given: Given) -> Iterator[Text]:
        passages = self.index.passages(given.evidence)
        shown = passages if self.everything else passages[:PASSAGES]
        for words, where in shown:
            yield self._passage(printable(words), where)
        more = len(passages) - len(shown)
        if more:
            yield Text(f"and in {more} more passage{'s' * (more > 1)}: --all", style="dim")

    def _passage(self, words: str, where: Sequence[Evidence]) -> Text:
        if len(words) > LONG and not self.everything:
            words = words[:LONG].rsplit(" ", 1)[0] + " \u2026"
        labels = dict.fromkeys(printable(self.index.label(e.document)) for e in where)
        return Text.assemble((f"\u201c{words}\u201d", "italic"), (f" ({'; '.join(labels)})", "dim"))

    def _value(self, facet: Facet, value: FacetValue) -> str:
        return printable(phrases.value(self.index, facet, value))


def _turned(finding: Finding) -> str:
    """Whether one side changed its account, or is split."""
    marks = list(dict.fromkeys(c.kind for c in finding.changes)) + ["one side, two values"] * bool(
        finding.splits
    )
    return f" ({'; '.join(marks)})" if marks else ""
