from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_table import HARBOUR, TABLE
from twosource.export import as_csv
from twosource.export.safe import cell, printable
from twosource.export.take import Take
from twosource.model.table import Table


def rows(table: Table) -> list[dict[str, str]]:
    out = io.BytesIO()
    as_csv.write(Take(table), out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def test_one_row_for_each_account_of_each_value() -> None:
    found = rows(TABLE)
    findings = TABLE.events[0].findings
    expected = sum(len(v.accounts) for f in findings for v in (*f.values, *f.denied))
    assert len(found) == expected
    assert list(found[0]) == list(as_csv.COLUMNS)
    first = next(r for r in found if r["facet"] == "when")
    assert first["status"] == "disputed"
    assert first["value"] == "4 May 2031"
    assert (first["independent_at_least"], first["independent_at_most"]) == ("1", "2")
    assert first["outlet"] == "Harbour Post"
    assert first["chain"] == "Harbour Post <- Quay Ledger <- two people who know of the talks"
    assert first["speaker"] == "two people who know of the talks"
    assert [first[c] for c in as_csv.COLUMNS[-10:-5]] == ["2", "3", "0", "0", "0"]
    assert (first["standing"], first["kind"]) == ("proposed", "article")
    assert first["account"].startswith("account-")
    assert [r["denied"] for r in found if r["value"] == "the crane"] == ["yes"]


def test_words_are_the_slice_they_point_at() -> None:
    texts = {d.id: d.text for d in TABLE.documents}
    for row in rows(TABLE):
        words = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["words"] == cell(words)


def test_nothing_becomes_a_formula() -> None:
    actors = tuple(replace(a, name='=HYPERLINK("http://x","y")') for a in TABLE.actors)
    hostile = replace(TABLE, actors=actors, documents=(replace(HARBOUR, file="@SUM(A1)"),))
    for row in rows(hostile):
        assert not any(v.startswith(("=", "+", "-", "@")) for v in row.values())
    assert any(row["speaker"].startswith("'=") for row in rows(hostile))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\0="])
def test_each_start_of_a_formula_is_defused(start: str) -> None:
    assert cell(f"{start}1+1").startswith("'")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters()))
def test_any_text_is_one_cell_and_one_printable_line(text: str) -> None:
    line = io.StringIO()
    csv.writer(line).writerow([cell(text)])
    assert next(csv.reader(io.StringIO(line.getvalue(), newline=""))) == [cell(text)]
    shown = printable(text)
    assert not any(c in shown for c in "\n\r\x1b\x07\u202e\u2066\u200f\x9b")
    assert printable(shown) == shown
