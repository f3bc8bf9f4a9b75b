"""The readers, in the order in which they are asked. A new format is one entry here.

``read`` takes a source and yields documents and errors; it may raise ``ReadError`` for the whole
input. A reader of many articles (feeds, archives) yields as it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import (
    callrecord,
    docx,
    feed,
    html,
    jsonl,
    mail,
    ninjs,
    parquet,
    pdf,
    plain,
    saved,
    transcript,
    warc,
    zipped,
)
from twosource.reading.hints import Hints
from twosource.reading.source import Source
from twosource.settings import Limits

ReadFunction = Callable[[Source, Hints, Limits], Iterator[Document | ReadError]]


class Reader(NamedTuple):
    """A format: its name, the suffixes of its files, how its first bytes look, how it is read.

    ``sure``: its first bytes are those of no other format, whatever a file is called.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: ReadFunction
    sure: bool = False


READERS: tuple[Reader, ...] = (
    Reader("pdf", (".pdf",), pdf.sniff, pdf.read_pdf, sure=True),
    Reader("warc", (".warc", ".warc.gz"), warc.sniff, warc.read_warc, sure=True),
    Reader("parquet", (".parquet",), parquet.sniff, parquet.read_parquet, sure=True),
    Reader("docx", (".docx",), docx.sniff, docx.read_docx, sure=True),
    Reader("zip", (".zip",), zipped.sniff, zipped.read_zip, sure=True),
    Reader("transcript", (".srt", ".vtt"), transcript.sniff, transcript.read_transcript, sure=True),
    Reader("feed", (".rss", ".atom", ".xml"), feed.sniff, feed.read_feed, sure=True),
    Reader("ninjs", (".json",), ninjs.sniff, ninjs.read_ninjs),
    Reader(
        "jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), jsonl.sniff, jsonl.read_jsonl
    ),
    Reader("mhtml", (".mhtml", ".mht"), saved.sniff, saved.read_mhtml, sure=True),
    Reader("mbox", (".mbox",), mail.sniff_mbox, mail.read_mbox),
    Reader("mail", (".eml",), mail.sniff_mail, mail.read_mail),
    Reader("record", (".csv", ".tsv"), callrecord.sniff, callrecord.read_record),
    Reader("html", (".html", ".htm", ".xhtml"), html.sniff, html.read_html),
    Reader("text", (".txt", ".text", ".md"), plain.sniff, plain.read_plain),
)


def by_name(name: str) -> Reader | None:
    """Return the reader of a file by its suffix (``.html``), None where there is none."""
    return next((r for r in READERS if name.lower().endswith(r.suffixes)), None)


def by_content(head: bytes) -> Reader:
    """Return the reader whose format the first bytes show; plain text where none does."""
    return next(r for r in READERS if r.sniff(head))


def choose(name: str, head: bytes) -> Reader:
    """Return the reader of a file: what its bytes show for sure, else what its name says.

    A name that promises a sure format which the bytes are not (a page called .pdf) does not count,
    but where they show no format at all: then the error is that of the one promised.
    """
    named, shown = by_name(name), by_content(head)
    if named is None or shown.sure:
        return shown
    broken = named.sure and not named.sniff(head) and shown is not READERS[-1]
    return shown if broken else named
