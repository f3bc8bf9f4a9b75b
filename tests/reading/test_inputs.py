from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from tests.reading.pdfs import column, pdf
from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document, document_id
from twosource.reading import READERS, Hints, inputs, readers
from twosource.settings import Limits

TEXT = "\u200bThe mayor flew once,\u00a0her office said.\r\n\r\nThree pilots said four times.\n"


def test_plain_text_is_stored_as_it_came(tmp_path: Path) -> None:
    hints = Hints(published=date(2021, 5, 4), outlet="Port Elin Chronicle")
    (d,), errors = read_bytes(tmp_path, "a.txt", TEXT.encode(), hints)
    assert not errors
    assert d.text == TEXT
    assert d.id == document_id(None, None, TEXT, d.outlet)
    assert (d.published, d.outlet) == (hints.published, hints.outlet)
    assert [words for _, words in kinds(d)] == [
        "\u200bThe mayor flew once,\u00a0her office said.",
        "Three pilots said four times.",
    ]


def test_a_folder_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Hidden.")
    (tmp_path / "c.txt").write_text("Third, he said.")
    (tmp_path / "b" / "a.TXT").write_text("Second, she said.")
    (tmp_path / "a.jsonl").write_text(json.dumps({"doc": "1", "text": "First."}))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    documents, errors = read_all(tmp_path)
    assert [d.file for d in documents] == [
        str(tmp_path / n) for n in ("a.jsonl", "c.txt", "b/a.TXT")
    ]
    assert [Path(e.where).name for e in errors] == ["bad.pdf", "empty.txt", tmp_path.name]
    assert isinstance(errors[-1], ReadWarning)
    assert "1 file was passed over, of a suffix that is not known (.jpg)" in str(errors[-1])
    assert all(e.what and e.cure for e in errors)
    assert read_all(tmp_path)[0] == documents


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    documents, errors = read_all(tmp_path)
    assert not documents
    assert [e.where for e in errors] == [str(tmp_path)]


@pytest.mark.parametrize("target", ["no/such/file.txt", "no\x00name", "x" * 5000, ""])
def test_nothing_there(target: str) -> None:
    documents, errors = read_all(target)
    assert not documents or target == ""
    assert len(errors) == 1 or target == ""


@pytest.mark.parametrize("data", [None, b"", b" \n\n", "\u00a0\u200b\n".encode()])
def test_empty_standard_input(data: bytes | None) -> None:
    documents, errors = read_all("-", stdin=data)
    assert not documents
    assert "empty" in errors[0].what
    assert errors[0].where == "-"


def test_standard_input_is_told_by_its_content() -> None:
    cases = {
        "text": b"The mayor flew once, her office said.",
        "jsonl": b'\xef\xbb\xbf{"doc": "x", "text": "The mayor flew once."}',
        "pdf": pdf([column(["The mayor flew once, her office said."])]),
    }
    for name, data in cases.items():
        (d,), errors = read_all("-", stdin=data)
        assert "The mayor flew once" in d.text, name
        assert "%PDF" not in d.text
        assert "{" not in d.text
        assert not errors


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x00\x00\x01",
        b"\x00" * 100,
        b"\xff\xfe\xfd" * 99,
        bytes(range(128, 256)) * 9,
        b"\x81\x8d\x8f" * 5,
    ],
)
def test_binary_under_any_name(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.html", "a.jsonl", "a.pdf", "a"):
        documents, errors = read_bytes(tmp_path, name, data)
        assert not documents, name
        assert errors
        assert all(str(tmp_path / name) in e.where for e in errors)


def test_limits(tmp_path: Path) -> None:
    documents, errors = read_bytes(tmp_path, "a.txt", b"a " * 600, limits=Limits(file_bytes=1000))
    assert not documents
    assert "larger" in errors[0].what
    documents, errors = read_bytes(tmp_path, "a.txt", b"a " * 600, limits=Limits(text_chars=1000))
    assert not documents
    assert "1,200 characters" in errors[0].what


def test_a_pipe_and_a_broken_link_do_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    documents, errors = read_all(tmp_path)
    assert not documents
    assert len(errors) == 2


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("The mayor flew once.")
    (d,), _ = read_all(tmp_path)
    assert d.file is not None
    assert d.file.encode("utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_one_stray_byte_does_not_lose_the_article(tmp_path: Path, name: str) -> None:
    said = (
        "<p>The caf\u00e9\u2019s owner, Ren\u00e9e Orwen, said that she had seen nobody.</p>\n" * 9
    )
    data = f"<html><body>{said}".encode() + b"<p>It was not the mayor\x92s car, she said.</p>"
    documents, errors = read_bytes(tmp_path, name, data)
    assert "the mayor\u2019s car" in documents[0].text
    assert [type(e) for e in errors] == [ReadWarning]
    assert errors[0].where.endswith(name)


def test_every_reader_is_told_apart() -> None:
    suffixes = [s for r in READERS for s in r.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(s == s.lower() and s.startswith(".") for s in suffixes)
    assert READERS[-1].name == "text"


def test_a_fault_of_a_reader_is_that_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Iterator[Document | ReadError]:
        raise KeyError("unit")

    good = readers.READERS[-1]
    broken = good._replace(read=fails)
    monkeypatch.setattr(inputs, "reader_of", lambda s: broken if s.name.endswith("a.txt") else good)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    documents, [error] = read_all(str(tmp_path))
    assert [Path(d.file or "").name for d in documents] == ["b.txt"]
    assert "it could not be read (KeyError: 'unit')" in str(error)
