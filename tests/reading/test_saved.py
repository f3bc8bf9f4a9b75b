"""Saved pages: MHTML, and ZIPs of folders."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reading.helpers import read_all, read_bytes
from tests.reading.made import STORY, docx_bytes, html_story, replaced, zip_bytes
from twosource.settings import LIMITS

PAGE = (
    f"<html><head><title>Crane vote</title></head><body><article><h1>Crane vote</h1>{html_story()}"
)


def mhtml(page: str = PAGE, kind: str = "text/html", extra: str = "") -> bytes:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ledger.example/crane\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        f"\r\n--b\r\nContent-Type: {kind}\r\nContent-Location: https://ledger.example/crane\r\n\r\n"
        f"{page}\r\n{extra}--b--\r\n"
    ).encode()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "unnamed", "a.html", "a.eml"])
def test_a_saved_page_is_read_with_its_address(tmp_path: Path, name: str) -> None:
    frame = "--b\r\nContent-Type: text/html\r\n\r\n<p>Buy our boats today, all of you</p>\r\n"
    (document,), errors = read_bytes(tmp_path, name, mhtml(extra=frame))
    assert not errors
    assert document.url == "https://ledger.example/crane"
    assert all(p in document.text for p in STORY)
    assert "boats" not in document.text


@pytest.mark.parametrize("data", [mhtml(kind="image/png"), mhtml(page="<p>Two words"), b""])
def test_without_an_article_is_an_error(tmp_path: Path, data: bytes) -> None:
    documents, errors = read_bytes(tmp_path, "a.mhtml", data)
    assert not documents
    assert len(errors) == 1


def test_a_folder_that_was_packed_is_read_as_a_folder(tmp_path: Path) -> None:
    data = zip_bytes(
        {
            "b/two.html": PAGE,
            "b/two_files/ad.html": "<p>Buy our boats today, all of you</p>",
            "a.docx": docx_bytes(),
            "picture.jpg": b"x",
            ".hidden.txt": "hidden words here",
            "__MACOSX/a.txt": "rubbish words here",
            "inner.zip": zip_bytes({"three.txt": STORY[0]}),
        }
    )
    documents, errors = read_bytes(tmp_path, "a.zip", data)
    assert [(d.file or "").rpartition("a.zip, ")[2] for d in documents] == [
        "file a.docx", "file b/two.html", "file inner.zip, file three.txt",
    ]  # fmt: skip
    assert any(".jpg" in str(e) for e in errors)


def test_so_is_one_that_was_not(tmp_path: Path) -> None:
    (tmp_path / "in" / "page_files").mkdir(parents=True)
    (tmp_path / "in" / "page.html").write_text(PAGE)
    (tmp_path / "in" / "page_files" / "ad.html").write_text(
        "<p>Buy our boats today, all of you</p>"
    )
    documents, errors = read_all(tmp_path / "in")
    assert len(documents) == 1
    assert not errors


@pytest.mark.parametrize(
    "name",
    ["../up.txt", "/etc/up.txt", "a/../../up.txt", "C:\\up.txt", "..\\up.txt", "\\\\x\\up.txt"],
)
def test_names_that_lead_out_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    data = zip_bytes({name: "words of the one", "fine.txt": "Words of the other one."})
    documents, errors = read_bytes(folder, "a.zip", data)
    assert [d.text for d in documents] == ["Words of the other one."]
    assert "leads out of the folder" in str(errors[0])
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_a_bomb_is_bounded_in_memory(tmp_path: Path) -> None:
    data = zip_bytes({"bomb.txt": b"a" * 60_000_000, "fine.txt": "Words of the other one."})
    tracemalloc.start()
    documents, errors = read_bytes(
        tmp_path, "a.zip", data, limits=replace(LIMITS, file_bytes=10**6)
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [d.text for d in documents] == ["Words of the other one."]
    assert "file bomb.txt: it unpacks to more than the limit" in str(errors[0])
    assert peak < 8_000_000


def test_a_bomb_that_lies_about_its_size_is_bounded_too(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"bomb.txt": b"a" * 30_000_000}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the unpacked size that the directory tells
    tracemalloc.start()
    documents, errors = read_bytes(
        tmp_path, "a.zip", bytes(data), limits=replace(LIMITS, file_bytes=10**6)
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not documents
    assert errors
    assert peak < 8_000_000


def test_zips_in_zips_end(tmp_path: Path) -> None:
    data = zip_bytes({"a.txt": "The innermost words of all."})
    for _ in range(8):
        data = zip_bytes({"inner.zip": data})
    documents, errors = read_bytes(tmp_path, "a.zip", data)
    assert not documents
    assert "one in another" in str(errors[0])


def test_many_files_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    data = zip_bytes({f"{k}.txt": "x" for k in range(60)})
    documents, (error,) = read_bytes(tmp_path, "a.zip", data, limits=replace(LIMITS, parts=50))
    assert not documents
    assert "more files than the limit of 50" in str(error)


def test_files_that_share_their_bytes_are_counted_each(tmp_path: Path) -> None:
    data = zip_bytes({f"{k}.txt": "words " * 20_000 for k in range(20)})
    limits = replace(LIMITS, unpacked_bytes=500_000)
    documents, errors = read_bytes(tmp_path, "a.zip", data, limits=limits)
    assert len(documents) == 4
    assert "unpacks to more than the limit" in str(errors[-1])


def encrypted() -> bytes:
    data = bytearray(zip_bytes({"a.txt": "words"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zip_bytes({"a.txt": STORY[0]})[:-30], "its end is missing"),
        (zip_bytes({}), "nothing in it can be read"),
        (zip_bytes({"xl/workbook.xml": "<x/>"}), "an Excel workbook"),
        (encrypted(), "it is encrypted"),
        (zip_bytes({"a.txt": STORY[0]}, zipfile.ZIP_BZIP2), "packed in an unusual way"),
        (replaced(docx_bytes(), "x", b"")[:100], "its end is missing"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    documents, errors = read_bytes(tmp_path, "a.zip", data)
    assert not documents
    assert said in str(errors[0])


def test_a_word_document_of_another_name_is_read(tmp_path: Path) -> None:
    (document,), _ = read_bytes(tmp_path, "a.zip", docx_bytes())
    assert STORY[0] in document.text
    assert io.BytesIO(docx_bytes()).read(2) == b"PK"
