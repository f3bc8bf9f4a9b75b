from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.helpers import kinds, read_all, read_bytes
from twosource.model.document import document_id
from twosource.reading import Hints, read
from twosource.settings import LIMITS, Limits

TEXT = "The mayor flew once,\r\n\r\nher\u00a0office said.\u200b\n\nThree pilots said four times.\n"


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_text_is_stored_as_it_came(tmp_path: Path) -> None:
    (d,), errors = read_bytes(
        tmp_path, "a.jsonl",
        line(doc="a1", text=TEXT, title="Mayor flew", published="2021-05-04T23:10:00Z",
             outlet="Port Elin Chronicle", url="https://chronicle.example/1"),
    )  # fmt: skip
    assert not errors
    assert d.text == TEXT
    assert (d.doc, d.title, d.outlet) == ("a1", "Mayor flew", "Port Elin Chronicle")
    assert d.published == date(2021, 5, 4)
    assert d.id == document_id("https://chronicle.example/1", "a1", TEXT)
    assert d.file == str(tmp_path / "a.jsonl")
    assert d.analysed
    assert d.language == "en"


def test_hints_fill_and_do_not_overrule(tmp_path: Path) -> None:
    hints = Hints(published=date(2020, 1, 1), outlet="Hint")
    data = line(text=TEXT) + line(text=TEXT, published="2021-05-04", outlet="Own")
    (a, b), _ = read_bytes(tmp_path, "a.jsonl", data, hints)
    assert (a.published, a.outlet) == (date(2020, 1, 1), "Hint")
    assert (b.published, b.outlet) == (date(2021, 5, 4), "Own")


@pytest.mark.parametrize(
    "bad",
    [
        b"{not json}\n",
        b"[1, 2]\n",
        b'{"doc": "x"}\n',
        b'{"text": 7}\n',
        b'{"text": " \\u00a0 "}\n',
        b'{"text": "half \\ud800 a pair"}\n',
        b'{"text": "a NUL \\u0000 here"}\n',
        b'{"text": "caf\xe9"}\n',
        b'{"text": ' + b"[" * 100_000 + b"\n",
        b'{"text": "a", "n": ' + b"9" * 10_000 + b"}\n",
        b'{"text": "' + b"a" * 3000 + b'"}\n',
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, bad: bytes) -> None:
    data = line(doc="1", text="First, she said.") + bad + b"\n" + line(doc="3", text="Third.")
    limits = Limits(text_chars=2000)
    documents, errors = read_bytes(tmp_path, "a.jsonl", data, limits=limits)
    assert [d.doc for d in documents] == ["1", "3"]
    (error,) = errors
    assert error.where.endswith("a.jsonl, line 2")
    assert error.cure


def test_a_line_over_the_limit(tmp_path: Path) -> None:
    data = b"x" * 5000 + b"\n" + line(doc="2", text="Second.")
    documents, errors = read_bytes(tmp_path, "a.jsonl", data, limits=Limits(line_bytes=100))
    assert [d.doc for d in documents] == ["2"]
    assert "line 1" in errors[0].where


@pytest.mark.parametrize("value", ["yesterday", "2021-02-30", 20210504, ["2021-05-04"], "2021-05"])
def test_a_bad_date_is_a_warning(tmp_path: Path, value: object) -> None:
    documents, errors = read_bytes(tmp_path, "a.jsonl", line(text=TEXT, published=value))
    assert documents[0].published is None
    assert "published" in errors[0].what
    assert errors[0].where.endswith("line 1")


def test_values_of_the_wrong_type_are_warnings(tmp_path: Path) -> None:
    documents, errors = read_bytes(tmp_path, "a.jsonl", line(doc=7, text=TEXT, title=[1], url={}))
    assert documents[0].doc == "7"
    assert len(errors) == 2


def test_another_encoding_is_one_error(tmp_path: Path) -> None:
    data = (line(text="One.") * 9).decode().encode("utf-16")
    documents, errors = read_bytes(tmp_path, "a.jsonl", data)
    assert not documents
    assert len(errors) == 1


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(doc="1", text="First.") + b"{broken")
    found = read(str(path), Hints(), LIMITS, None)
    assert getattr(next(found), "doc", None) == "1"


def test_title_beside_the_text_is_metadata(tmp_path: Path) -> None:
    text = "Mayor flew once\n\nThe mayor flew once, her office said.\n\nPilots say four times."
    (d,), _ = read_bytes(tmp_path, "a.jsonl", line(text=text, title="Mayor flew once"))
    assert [k for k, _ in kinds(d)] == ["headline", "body", "body"]


@settings(max_examples=60, deadline=None)
@example(b"%PDF-")
@given(
    st.binary(max_size=200)
    | st.from_regex(r'\{"text": ?"[^"]*"(, "\w+": ?[\w"]*)*\}?').map(str.encode)
)
def test_never_raises(data: bytes) -> None:
    documents, errors = read_all("-", stdin=b'{"text": "one."}\n' + data)
    assert documents[0].text == "one."
    assert all(e.cure and e.where for e in errors)
