"""Files of many articles as sources of an archive: each is a piece of its own, and read as a build
reads it."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reading.made import docx_bytes, html_story, item, mail, rss, zip_bytes
from twosource.archive.item import Piece, items
from twosource.archive.worker import Job, _documents
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import Hints, read
from twosource.reading import mail as mail_reader
from twosource.settings import LIMITS, Limits

MBOX = b"\n\n".join(
    b"From a Tue\n" + mail(f"Message {k} of the mailbox.", Subject=f"No {k}").as_bytes()
    for k in range(4)
)


def sources(folder: Path) -> Path:
    folder.mkdir()
    message = mail()
    message.add_attachment(
        docx_bytes(), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    inner = zip_bytes({"deep.txt": "The words of the one within."})
    files = {
        "a.mbox": MBOX,
        "b.zip": zip_bytes({"one.eml": message.as_bytes(), "two.mbox": MBOX, "in.zip": inner}),
        "c.xml": rss(item("One", html_story(), 1), item("Two", html_story(), 2)),
        "d.docx": docx_bytes(),
        "e.eml": message.as_bytes(),
        "f.srt": b"1\n00:00:01,000 --> 00:00:02,000\nIDA: The words of the one.\n",
        "g.zip": zip_bytes({"x.txt": b"words"})[:-9],
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def in_archive(folder: Path, limits: Limits = LIMITS) -> list[Document | ReadError]:
    job = Job(False, Hints(), limits, 0)
    out: list[Document | ReadError] = []
    for one in items([str(folder)], limits):
        sent = pickle.loads(pickle.dumps(one))
        out += _documents(sent, job)
    return out


def test_an_archive_reads_what_a_build_reads(tmp_path: Path) -> None:
    folder = sources(tmp_path / "in")
    built = list(read(str(folder), Hints(), LIMITS))
    found = in_archive(folder)
    assert [d for d in found if isinstance(d, Document)] == [
        d for d in built if isinstance(d, Document)
    ]
    assert sorted(map(str, (e for e in found if isinstance(e, ReadError)))) == sorted(
        map(str, (e for e in built if isinstance(e, ReadError)))
    )


def test_messages_and_files_are_pieces_with_a_place(tmp_path: Path) -> None:
    folder = sources(tmp_path / "in")
    found = [i for i in items([str(folder)], LIMITS) if isinstance(i.body, Piece)]
    assert [(Path(i.file).name, i.unit, i.offset) for i in found] == [
        *(("a.mbox", "message", n) for n in range(1, 5)),
        *(("b.zip", "file", n) for n in range(1, 4)),
    ]
    assert len({i.key for i in found}) == len(found)
    assert all(i.size for i in found)


def test_a_piece_too_large_is_a_fault_of_its_own(tmp_path: Path) -> None:
    folder = sources(tmp_path / "in")
    small = replace(LIMITS, line_bytes=len(MBOX) // 5)
    faults = [e for e in in_archive(folder, small) if isinstance(e, ReadError)]
    assert sum("the message is longer than the limit" in str(e) for e in faults) >= 4


@pytest.mark.parametrize("odd", ["", ".", "./", "..", "/", "\u0130/"])
def test_a_file_of_an_odd_name_harms_no_other(tmp_path: Path, odd: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr("a.txt", "The words of the one.")
        info = zipfile.ZipInfo("Q")
        info.filename = odd
        opened.writestr(info, "Other words.")
    found = in_archive(tmp_path)
    assert [d.text for d in found if isinstance(d, Document)] == ["The words of the one."]
    assert not any("fault of twosource" in str(e) for e in found)


def test_a_fault_of_a_reader_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mbox").write_bytes(MBOX)
    (tmp_path / "b.txt").write_text("The words of the one.")

    def broken(*_: object) -> Iterator[object]:
        yield 1, 0, mail("The words of the one.").as_bytes()
        raise IndexError("string index out of range")

    monkeypatch.setattr(mail_reader, "messages", broken)
    first, fault, last = in_archive(tmp_path)
    assert isinstance(first, Document)
    assert "a.mbox: the rest of it could not be read (IndexError: string index" in str(fault)
    assert isinstance(last, Document)
