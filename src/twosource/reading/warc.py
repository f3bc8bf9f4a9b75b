"""WARC (ISO 28500): web archives such as CC-NEWS. Each page in it is read as a page on its own.

Only what was fetched whole and may be an article counts: responses with status 200, resources and
conversions (extracted text), as HTML, plain text or PDF. Redirects, pictures and scripts are passed
over. The day of the crawl is never taken for the day of publication.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import html, pdf, plain
from twosource.reading.extras import need
from twosource.reading.hints import Hints
from twosource.reading.source import Source, empty, megabytes
from twosource.settings import Limits

_READERS = {
    "text/html": html.read_html,
    "application/xhtml+xml": html.read_html,
    "text/plain": plain.read_plain,
    "application/pdf": pdf.read_pdf,
}
_GZIP = b"\x1f\x8b"
_AT_ONCE = 1 << 16
_MARK = b"WARC/1."
_CURE = "The pages before it were read; fetch the file again to have the rest"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a WARC file holds it: still encoded as it was sent.

    ``offset`` is the byte at which its record begins in the file (of the compressed one, where it
    is compressed); ``codings`` are to be undone from the last to the first.
    """

    offset: int
    url: str | None
    media: str
    charset: str | None
    codings: tuple[str, ...]
    body: bytes


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a WARC file, or a compressed one."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(_MARK))
        except zlib.error:
            return False
    return head.startswith(_MARK)


def read_warc(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the articles of the file, one after the other. Raises ``ReadError``."""
    for found in pages(source, limits):
        if isinstance(found, ReadError):
            yield found
            continue
        try:
            yield from read_page(found, where(source.name, found.offset), hints, limits)
        except ReadError as e:
            yield e


def where(name: str, offset: int) -> str:
    """How a place in a file is named."""
    return f"{name}, byte {offset:,}"


def pages(source: Source, limits: Limits) -> Iterator[Page | ReadError]:
    """Yield the pages that may be articles; an error for one too large or cut off.

    A file that is damaged in the middle yields an error there, and ends.
    """
    fastwarc = need("fastwarc", source.name)
    wanted = fastwarc.WarcRecordType
    kinds = wanted.response | wanted.resource | wanted.conversion
    last, named = 0, False
    with source.open() as file:
        try:
            for record in fastwarc.ArchiveIterator(file, record_types=kinds):
                last = record.stream_pos
                found = _page(record, source.name, limits)
                named = isinstance(found, ReadError)
                if found is not None:
                    yield found
        except (OSError, ValueError) as e:
            named = True
            yield ReadError(
                f"damaged after the record at byte {last:,}: {e}", where=source.name, cure=_CURE
            )
    if not named:
        yield from _breaks_off(source, last, limits)


def _breaks_off(source: Source, last: int, limits: Limits) -> Iterator[ReadError]:
    """Yield an error where a file ends before its last record does, or holds none. The iterator
    ends there without a word."""
    fastwarc = need("fastwarc", source.name)
    with source.open() as file:
        head = file.read(len(_GZIP))
        if not head:
            yield empty(source.name)
            return
        file.seek(last)
        cut = not _whole(file, limits.file_bytes) if head == _GZIP else _in_header(file)
    with source.open() as file:
        try:
            none = next(iter(fastwarc.ArchiveIterator(file, parse_http=False)), None) is None
        except (OSError, ValueError):
            none = True
    if cut or none:
        what = "the file is cut off: its last record is not whole" if cut else "holds no record"
        yield ReadError(what, where=source.name, cure=_CURE)


def _in_header(file: BinaryIO) -> bool:
    """Whether a file that is not packed ends among the headers of a record."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - _AT_ONCE))
    _, begun, rest = file.read().rpartition(_MARK)
    return bool(begun) and b"\r\n\r\n" not in rest


def _whole(file: BinaryIO, most: int) -> bool:
    """Whether each packed part from here on ends. After ``most`` bytes unpacked it counts as so."""
    unpack, held, read = zlib.decompressobj(wbits=31), b"", 0
    try:
        while data := held or file.read(_AT_ONCE):
            if unpack.eof:
                unpack = zlib.decompressobj(wbits=31)
            read += len(unpack.decompress(data, _AT_ONCE))
            held = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            if read > most:
                return True
        while unpack.decompress(b"", _AT_ONCE):
            pass  # what it still holds back
    except zlib.error:
        return False
    return unpack.eof


def _page(record: Any, name: str, limits: Limits) -> Page | ReadError | None:
    http = record.http_headers
    media = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    media = media.partition(";")[0].strip().lower()
    if (http and http.status_code != 200) or media not in _READERS:
        return None
    place, size = where(name, record.stream_pos), record.content_length
    if size > limits.file_bytes:
        cure = "Save the article alone, and read that"
        return ReadError(
            f"a page larger than the limit of {megabytes(limits.file_bytes)}",
            where=place,
            cure=cure,
        )
    body = record.reader.read(size) if size else b""
    if len(body) < size:
        return ReadError("the record is cut off", where=place, cure=_CURE)
    return Page(
        record.stream_pos,
        _plain(record.headers.get("WARC-Target-URI")),
        media,
        record.http_charset if http else None,
        _codings(http) if http else (),
        body,
    )


def _plain(address: str | None) -> str | None:
    """An address as text that can be stored."""
    return address.encode("utf-8", "replace").decode() if address else None


def _codings(http: Any) -> tuple[str, ...]:
    """The codings of the body, in the order in which they were put on."""
    found: list[str] = []
    for header in ("Content-Encoding", "Transfer-Encoding"):
        found += [c.strip().lower() for c in (http.get(header) or "").split(",")]
    return tuple(c for c in found if c and c != "identity")


def read_page(
    page: Page, name: str, hints: Hints, limits: Limits
) -> Iterator[Document | ReadError]:
    """Yield the article of a page. Raises ``ReadError``."""
    body = page.body
    for coding in reversed(page.codings):
        body = _undo(coding, body, name, limits)
    source = Source(name, data=body, url=page.url, charset=page.charset)
    yield from _READERS[page.media](source, hints, limits)


def _undo(coding: str, body: bytes, name: str, limits: Limits) -> bytes:
    """Undo one coding; no more than the limit is ever unpacked. Raises ``ReadError``.

    Crawlers often store a body decoded and leave its header: what is not so coded stays as it is.
    """
    streams = need("fastwarc.stream_io", name)
    made = {
        "gzip": streams.GzipReader,
        "x-gzip": streams.GzipReader,
        "br": streams.BrotliReader,
        "chunked": streams.ChunkedReader,
    }.get(coding)
    if made is None or (coding.endswith("gzip") and not body.startswith(_GZIP)):
        return body
    try:
        out = bytes(made(io.BytesIO(body)).read(limits.file_bytes + 1))
    except OSError:
        return body
    if len(out) > limits.file_bytes:
        raise ReadError(
            f"a page that unpacks to more than the limit of {megabytes(limits.file_bytes)}",
            where=name,
            cure="Save the article alone, and read that",
        )
    return out
