"""The readers, in the order in which they are asked. A new format is one entry here.

``read`` takes a source and yields documents and errors; it may raise ``ReadError`` for the whole
input. A reader of many articles (feeds, archives) yields as it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import html, jsonl, parquet, pdf, plain, warc
from twosource.reading.hints import Hints
from twosource.reading.source import Source
from twosource.settings import Limits

ReadFunction = Callable[[Source, Hints, Limits], Iterator[Document | ReadError]]


class Reader(NamedTuple):
    """A format: its name, the suffixes of its files, how its first bytes look, how it is read."""

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: ReadFunction


READERS: tuple[Reader, ...] = (
    Reader("pdf", (".pdf",), pdf.sniff, pdf.read_pdf),
    Reader("warc", (".warc", ".warc.gz"), warc.sniff, warc.read_warc),
    Reader("parquet", (".parquet",), parquet.sniff, parquet.read_parquet),
    Reader("jsonl", (".jsonl", ".ndjson"), jsonl.sniff, jsonl.read_jsonl),
    Reader("html", (".html", ".htm", ".xhtml"), html.sniff, html.read_html),
    Reader("text", (".txt", ".text", ".md"), plain.sniff, plain.read_plain),
)


def by_name(name: str) -> Reader | None:
    """Return the reader of a file by its suffix (``.html``), None where there is none."""
    return next((r for r in READERS if name.lower().endswith(r.suffixes)), None)


def by_content(head: bytes) -> Reader:
    """Return the reader whose format the first bytes show; plain text where none does."""
    return next(r for r in READERS if r.sniff(head))
