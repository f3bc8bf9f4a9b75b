"""What a person accepted or set is marked in words on the screen; all else says proposed."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from tests.sample_table import TABLE
from twosource.export import terminal
from twosource.export.index import Index
from twosource.export.matrix import matrix
from twosource.export.take import accepted
from twosource.export.terminal_matrix import show_matrix
from twosource.model.finding import Event
from twosource.model.standing import Standing, together
from twosource.model.table import Table


def marked(standing: Standing) -> Table:
    """The sample with every account of its first finding so marked."""
    first, *others = TABLE.events
    f = first.findings[0]
    values, denied = (
        tuple(
            replace(v, accounts=tuple(replace(a, standing=standing) for a in v.accounts))
            for v in of_it
        )
        for of_it in (f.values, f.denied)
    )
    changed: Event = replace(
        first, findings=(replace(f, values=values, denied=denied), *first.findings[1:])
    )
    return replace(TABLE, events=(changed, *others))


def shown(table: Table) -> str:
    out = io.StringIO()
    terminal.show(table, Console(file=out, width=100), terminal.View(everything=True), "x")
    return out.getvalue()


def test_the_screen_says_what_was_accepted() -> None:
    assert "[accepted]" not in shown(TABLE)
    page = shown(marked("accepted"))
    assert page.count("[accepted]") == 1 and "unless it says accepted" in page
    assert "[by hand]" in shown(marked("by hand"))


def test_the_matrix_says_what_was_accepted() -> None:
    table = marked("accepted")
    out = io.StringIO()
    index = Index(table)
    console = Console(file=out, width=100)
    show_matrix(index, matrix(index, table.events[0]), console, everything=False)
    assert "[accepted]" in out.getvalue()


def test_what_was_accepted_passes_the_gate() -> None:
    assert accepted(TABLE) == frozenset()
    table = marked("accepted")
    assert accepted(table) == {table.events[0].findings[0].id}


def test_what_rests_on_several_is_proposed_where_one_is() -> None:
    assert together([]) == together(["accepted", "proposed"]) == "proposed"
    assert together(["accepted", "accepted"]) == "accepted"
    assert together(["accepted", "by hand"]) == "by hand"
