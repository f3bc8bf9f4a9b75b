"""Call records and diaries: each row found where it stands, each fault named with its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading import Hints, read
from twosource.reading.callrecord import Row, is_record, rows
from twosource.settings import LIMITS

HEAD = "date,from,to,channel,count,note\n"
GOOD = "2031-05-04,Ilse Marrow,Tomas Brek,call,3,the berth\n"
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


def made(folder: Path, text: str, name: str = "calls.csv") -> list[Document | ReadError]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return list(read(str(path), Hints(), LIMITS, None))


def test_a_record_is_stored_as_it_came(tmp_path: Path) -> None:
    (d,) = made(tmp_path, HEAD + GOOD)
    assert isinstance(d, Document)
    assert (d.kind, d.outlet, d.text) == ("document", "Record calls.csv", HEAD + GOOD)
    assert [z.span.of(d.text) for z in d.zones] == [GOOD.strip()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_found_by_name_in_any_order(delimiter: str) -> None:
    text = delimiter.join(["To", "seconds", "From", "Date"]) + "\r\n"
    text += delimiter.join(['"Brek, Tomas"', "40", "Ilse Marrow", "4 May 2031"]) + "\r\n"
    (row,) = rows(text, "x.csv")
    assert isinstance(row, Row)
    assert (row.first[0], row.second[0], row.day.isoformat()) == (
        "Ilse Marrow", "Brek, Tomas", "2031-05-04",
    )  # fmt: skip
    assert row.second[1].of(text) == "Brek, Tomas"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("soon,A Bell,B Carr,call,1,\n", "'soon' is no day"),
        ("03/04/2031,A Bell,B Carr,call,1,\n", "is no day"),
        (",A Bell,B Carr,call,1,\n", "the column date is empty"),
        ("2031-13-45,A Bell,,call,1,\n", "the column date: '2031-13-45' is no day"),
        ("2031-13-45,A Bell,,call,1,\n", "; the column to is empty"),
        ("2031-05-04,A Bell,,call,1,\n", "the column to is empty"),
        ("2031-05-04,A Bell\n", "the column to is empty"),
        ("2031-05-04,A Bell,+44 20 7946,call,1,\n", "is no name"),
        ("2031-05-04,A Bell,B Carr,fax,1,\n", "'fax' is no channel"),
        ("2031-05-04,A Bell,B Carr,call,many,\n", "'many' is no count"),
        ("2031-05-04,A Bell,B Carr,call,0,\n", "'0' is no count"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_go_on(
    tmp_path: Path, line: str, what: str
) -> None:
    d, told = made(tmp_path, HEAD + GOOD + line + GOOD)
    assert isinstance(d, Document)
    assert len(d.zones) == 2
    assert isinstance(told, ReadWarning)
    assert what in told.what
    assert told.where.endswith("calls.csv, line 3")
    assert told.cure


@pytest.mark.parametrize("text", ["when,who\n1,2\n", HEAD, HEAD + "soon,a,b,,,\n"])
def test_what_is_no_record_is_an_error_with_its_cure(tmp_path: Path, text: str) -> None:
    (error,) = made(tmp_path, text)
    assert isinstance(error, ReadError)
    assert "date, from, to" in error.cure


def test_an_article_is_no_record() -> None:
    assert not is_record("On that date, from Monday to Friday, nobody called.\n")


@given(st.lists(st.tuples(NAMES, NAMES, st.text(max_size=20)), min_size=1, max_size=5))
def test_every_cell_stands_where_it_says(given_: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["date", "from", "to", "note"])
    for first, second, note in given_:
        writer.writerow(["2031-05-04", first, second, note])
    text = out.getvalue()
    for row in rows(text, "x.csv"):
        if isinstance(row, Row):
            for value, span in (row.first, row.second):
                assert span.of(text).replace('""', '"') == value
                assert row.span.contains(span)
