"""Which reader takes a file: its bytes where they are sure, else its name."""

from __future__ import annotations

import pytest

from tests.reading.made import docx_bytes, mail, rss, zip_bytes
from twosource.reading.readers import READERS, choose

PDF, PAGE = b"%PDF-1.7\n1 0 obj", b"<!doctype html><html><body><p>Words</p>"
LINE = b'{"doc": "a", "text": "Words."}'


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.txt", PDF, "pdf"), ("a.html", PDF, "pdf"), ("-", PDF, "pdf"),
        ("a.pdf", PAGE, "html"), ("a.docx", PAGE, "html"), ("a.pdf", b"words", "pdf"),
        ("a.pdf", b"", "pdf"), ("a.txt", b"A file begins with %PDF-1.7, she said", "text"),
        ("-", b"A file begins with %PDF-1.7, she said", "text"), ("-", b"\0\1\n" + PDF, "pdf"),
        ("a", docx_bytes()[:4096], "docx"), ("a.txt", docx_bytes(), "docx"),
        ("a", zip_bytes({"a.txt": "x"}), "zip"), ("a.html", rss(), "feed"), ("a.xml", PAGE, "html"),
        ("a.txt", mail().as_bytes(), "text"), ("-", mail().as_bytes(), "mail"),
        ("-", b"From a\n" + mail().as_bytes(), "mbox"), ("a.eml", b"From a\nx: y\n", "mail"),
        ("-", LINE, "jsonl"), ("-", b"\xef\xbb\xbf" + LINE, "jsonl"), ("a.txt", LINE, "text"),
        ("-", b"\xef\xbb\xbf" + b'{"text": "of %PDF-1.7"}', "jsonl"),
        ("-", b'\xef\xbb\xbf \n{"text": "of %PDF-1.7"}', "jsonl"),
        ("-", b"\xef\xbb\xbf" + PAGE, "html"), ("-", b"words", "text"), ("-", b"", "text"),
    ],
)  # fmt: skip
def test_the_reader_of(name: str, head: bytes, reader: str) -> None:
    assert choose(name, head[:4096]).name == reader


def test_names_and_suffixes_are_of_one_reader_each() -> None:
    suffixes = [s for r in READERS for s in r.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len(READERS) == len({r.name for r in READERS})
    assert READERS[-1].name == "text"
