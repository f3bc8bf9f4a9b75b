"""The findings on a terminal: what differs first, each value with who says so and in what words.

Every word of a document goes through ``printable`` and into a rich ``Text``, never into markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from twosource.export import phrases, rests
from twosource.export.by_whom import NOBODY, Checks, marked, of_accounts, of_finding
from twosource.export.index import Index
from twosource.export.safe import printable
from twosource.export.terminal_more import footnotes, head
from twosource.model.finding import Account, Event, Evidence, Finding, Value
from twosource.model.standing import Standing
from twosource.model.table import Table

Section = Literal["disputed", "changed", "agreed", "uncorroborated", "single"]
SECTIONS: dict[Section, str] = {
    "disputed": "accounts differ",
    "changed": "one side gave another account before",
    "agreed": "by at least two independent sources",
    "uncorroborated": "several accounts, not shown to be independent",
    "single": "one account",
}
ALWAYS: tuple[Section, ...] = ("disputed", "changed")
SHOWN = 40
"""Findings shown without ``--all``; those of ``ALWAYS`` are never left out."""
PASSAGES = 2
LONG = 300


@dataclass(frozen=True, slots=True)
class View:
    """What to show: one event, some statuses, everything."""

    event: str | None = None
    statuses: frozenset[Section] = frozenset()
    everything: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is filtered out."""
        return self.event is None and not self.statuses


def section(finding: Finding) -> Section:
    """Where a finding is listed: once, under the weightiest that fits."""
    if finding.status != "disputed" and finding.changed:
        return "changed"
    return finding.status


def show(table: Table, console: Console, view: View, name: str, checks: Checks = NOBODY) -> None:
    """Print the findings of a story called ``name``. ``checks``: who looked at what."""
    screen = _Screen(table, console, view, checks)
    console.print(head(screen.index, name))
    screen.findings()
    if view.whole:
        for part in footnotes(screen.index, everything=view.everything):
            console.print(part)


class _Screen:
    def __init__(self, table: Table, console: Console, view: View, checks: Checks) -> None:
        self.index = Index(table)
        self.checks = checks
        self.console = console
        self.view = view
        self.arrow = "\u2190" if "utf" in console.encoding.lower() else "<-"
        self.value_width = 18 if console.width < 100 else 28

    def findings(self) -> None:
        """Print section after section; say how many findings are left out."""
        kept = [(section(f), e, f) for e, f in self._chosen()]
        left = SHOWN
        out = 0
        for name, about in SECTIONS.items():
            of_it = [(e, f) for s, e, f in kept if s == name]
            if not of_it:
                continue
            limit = len(of_it) if self.view.everything or name in ALWAYS else max(left, 0)
            left -= len(of_it)
            out += max(len(of_it) - limit, 0)
            if of_it[:limit]:
                self._section(name, about, len(of_it), of_it[:limit])
        if not kept:
            self.console.print(Text("Nothing was found of that kind."))
        if out:
            self.console.print(Text(f"{out} more: --all shows them.", style="dim"))

    def _chosen(self) -> Iterator[tuple[Event, Finding]]:
        wanted = self.view.statuses
        for event in self.index.table.events:
            if self.view.event in (None, event.id):
                for finding in event.findings:
                    if not wanted or section(finding) in wanted or finding.status in wanted:
                        yield event, finding

    def _section(
        self, name: Section, about: str, total: int, of_it: Sequence[tuple[Event, Finding]]
    ) -> None:
        title = Text.assemble((name.upper(), "bold"), f"  {about} ({total})")
        self.console.print(Rule(title, align="left", style="dim", characters="-"))
        last = None
        for event, finding in of_it:
            if event is not last:
                self.console.print(self._event(event))
                last = event
            for part in self._finding(event, finding):
                self.console.print(Padding(part, (0, 0, 0, 2)))
        self.console.print()

    def _event(self, event: Event) -> Text:
        title = printable(phrases.event_title(self.index, event))
        return Text.assemble((title[:1].upper() + title[1:], "bold"), (f"  {event.id}", "dim"))

    def _finding(self, event: Event, finding: Finding) -> Iterator[ConsoleRenderable]:
        by = of_finding(self.checks, finding)
        mark = f"  [{marked(finding.standing, by)}]" if finding.standing != "proposed" else ""
        yield Text.assemble((phrases.question(event, finding.facet), "underline"), mark)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=self.value_width)
        grid.add_column(ratio=1)
        for value in phrases.ladder(finding.values):
            grid.add_row(self._label(finding, value, ""), self._accounts(value))
        for value in finding.denied:
            grid.add_row(self._label(finding, value, "denied: "), self._accounts(value))
        yield grid
        yield Text(rests.words(rests.rests(self.index, event, finding)), style="dim")
        yield from self._notes(finding)

    def _label(self, finding: Finding, value: Value, before: str) -> Text:
        words = printable(phrases.value(self.index, finding.facet, value.value))
        part = value.standing != "proposed" and finding.standing == "proposed"
        by = of_accounts(self.checks, finding.facet, value.accounts) if part else ""
        mark = f" [{marked(value.standing, by)}]" if part else ""
        return Text.assemble((before, "italic"), (words, "bold"), mark)

    def _accounts(self, value: Value) -> Group:
        counted = Text(phrases.independent(value.independent), style="cyan")
        by_origin: dict[str, list[Account]] = {}
        for account in value.accounts:
            by_origin.setdefault((account.chain or ("",))[-1], []).append(account)
        lines = [line for of_it in by_origin.values() for line in self._origin(of_it)]
        return Group(counted, *lines)

    def _origin(self, accounts: Sequence[Account]) -> Iterator[ConsoleRenderable]:
        """One origin: each chain by which its account came, then its words, each once."""
        for chain in dict.fromkeys(self._chain(a) for a in accounts):
            yield Text(chain)
        passages = self._passages(accounts)
        shown = passages if self.view.everything else passages[:PASSAGES]
        for words, labels in shown:
            text = words
            if len(words) > LONG and not self.view.everything:
                text = words[:LONG].rsplit(" ", 1)[0] + " \u2026"
            line = Text.assemble((f"\u201c{text}\u201d", "italic"), (f" ({labels})", "dim"))
            yield Padding(line, (0, 0, 0, 2))
        more = len(passages) - len(shown)
        if more:
            line = Text(f"and in {more} more passage{'s' * (more > 1)}", style="dim")
            yield Padding(line, (0, 0, 0, 2))

    def _chain(self, account: Account) -> str:
        who = printable(phrases.chain(self.index, account, self.arrow))
        return f"{who}, said on {phrases.day(account.said_on)}" if account.said_on else who

    def _passages(self, accounts: Sequence[Account]) -> list[tuple[str, str]]:
        """The distinct words of these accounts, each with the documents that print them."""
        of_all = self.index.passages(p for a in accounts for p in a.evidence)
        return [(printable(words), self._labels(where)) for words, where in of_all]

    def _labels(self, where: Sequence[Evidence]) -> str:
        labels = (printable(self.index.label(e.document)) for e in where)
        return "; ".join(dict.fromkeys(labels))

    def _notes(self, finding: Finding) -> Iterator[Text]:
        """Pooled counts, changes and splits of one finding."""
        index, facet = self.index, finding.facet
        for pooled in finding.pooled:
            words = phrases.value(index, facet, pooled.value)
            counted = phrases.independent(pooled.independent)
            yield Text(f"counted together, {printable(words)}: {counted}", style="cyan")
        for change in finding.changes:
            first, then = (phrases.value(index, facet, v) for v in (change.before, change.after))
            where = ", ".join(index.label(d) for d in change.documents)
            who = index.name(change.actor)
            mark = _mark(finding, change.standing)
            line = f"{change.kind}: {who}: first {first}, later {then} ({where}){mark}"
            yield Text(printable(line), style="yellow")
        for split in finding.splits:
            names = phrases.listing([index.name(a) for a in split.actors])
            values = " / ".join(phrases.value(index, facet, v) for v in split.values)
            line = f"one side, order not known: {names}: {values}{_mark(finding, split.standing)}"
            yield Text(printable(line), style="yellow")


def _mark(finding: Finding, standing: Standing) -> str:
    """Whether a person looked at a changed account, where it is not as with the whole finding."""
    return f" [{standing}]" if standing != finding.standing else ""
