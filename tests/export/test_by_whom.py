"""Who accepted a finding, and when, wherever the finding is shown."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from tests.export.test_standing import marked as standing_as
from twosource.corrections.checked import Check
from twosource.export import as_json, terminal
from twosource.export.by_whom import Checks, marked, of_finding, words
from twosource.export.formats import FORMATS
from twosource.export.index import Index
from twosource.export.matrix import matrix
from twosource.export.take import Take, accepted
from twosource.export.terminal_matrix import show_matrix
from twosource.model.standing import Standing
from twosource.model.table import Table

ANNA, BO = Check("anna", date(2031, 5, 4)), Check("bo\x1b[31m", date(2031, 5, 6))
CHECKS: Checks = {("em-1", ""): ANNA}


def told(standing: Standing) -> Table:
    """The sample, every account of its first finding given by one mention."""
    table = standing_as(standing)
    event = table.events[0]
    first = event.findings[0]
    values, denied = (
        tuple(
            replace(v, accounts=tuple(replace(a, mentions=("em-1",)) for a in v.accounts))
            for v in of_it
        )
        for of_it in (first.values, first.denied)
    )
    findings = (replace(first, values=values, denied=denied), *event.findings[1:])
    return replace(table, events=(replace(event, findings=findings), *table.events[1:]))


TABLE = told("accepted")
FINDING = TABLE.events[0].findings[0]
SAID = "accepted by anna, 4 May 2031"


def test_each_person_once_and_the_last_day() -> None:
    assert words([]) == ""
    assert words([BO, ANNA, ANNA]).startswith("by anna and bo")
    assert words([BO, ANNA]).endswith("6 May 2031")
    assert "\x1b" not in words([BO])


def test_nobody_is_named_for_what_is_proposed() -> None:
    assert of_finding(CHECKS, FINDING) == "by anna, 4 May 2031"
    assert of_finding(CHECKS, told("proposed").events[0].findings[0]) == ""
    assert of_finding({}, FINDING) == ""


def test_a_standing_with_who_gave_it() -> None:
    by = words([ANNA])
    assert marked("accepted", by) == SAID
    assert marked("by hand", by) == "by hand: anna, 4 May 2031"
    assert marked("accepted", "") == "accepted"


def test_the_screen_names_who_accepted() -> None:
    out, index = io.StringIO(), Index(TABLE)
    console = Console(file=out, width=160)
    terminal.show(TABLE, console, terminal.View(everything=True), "x", CHECKS)
    show_matrix(index, matrix(index, TABLE.events[0]), console, checks=CHECKS)
    assert out.getvalue().count(f"[{SAID}]") == 2


@pytest.mark.parametrize("name", ["html", "markdown", "csv"])
def test_what_leaves_names_who_accepted(name: str) -> None:
    out = io.BytesIO()
    take = Take(TABLE, "x", checked=accepted(TABLE), checks=CHECKS)
    FORMATS[name].write(take, out)
    wanted = "anna,2031-05-04" if name == "csv" else SAID
    assert wanted in out.getvalue().decode()


def test_json_names_who_accepted_beside_the_account() -> None:
    out = io.BytesIO()
    as_json.write(TABLE, out, accepted(TABLE), CHECKS)
    held = json.loads(out.getvalue())["events"][0]["findings"][0]["values"][0]["accounts"]
    assert [(a["checked_by"], a["checked_on"]) for a in held] == [("anna", "2031-05-04")] * len(
        held
    )
    as_json.write(TABLE, plain := io.BytesIO())
    assert "checked_by" not in plain.getvalue().decode()
