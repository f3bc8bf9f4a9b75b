"""Saved pages: MHTML, and what a browser saves in a folder beside a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from email.message import Message

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.hints import Hints
from twosource.reading.html import read_html
from twosource.reading.mime import body_of, header, leaves, parse
from twosource.reading.source import Source
from twosource.settings import Limits

_KIND = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_SAVED = re.compile(rb"^(?:snapshot-content-location:|from: *<saved by|x-maf-)", re.I | re.M)
_POSTED = re.compile(rb"^(?:received|to|message-id|return-path|delivered-to):", re.I | re.M)
_CURE = "Save the page again, as HTML or MHTML, and read that"
_BESIDE = ("_files", "-Dateien", "_fichiers", ".files")


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a page saved as MHTML (RFC 2557), and no e-mail."""
    if not _KIND.search(head):
        return False
    return _SAVED.search(head) is not None or not _POSTED.search(head)


def read_mhtml(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document of a saved page. Frames in it are left out.

    Raises ``ReadError``.
    """
    saved = parse(source.bytes(limits.file_bytes), source.name)
    page = _page(saved)
    if page is None:
        raise ReadError("no page was found in it", where=source.name, cure=_CURE)
    url = header(saved, "Snapshot-Content-Location") or header(page, "Content-Location")
    charset = page.get_content_charset()
    inner = Source(source.name, data=body_of(page), url=_address(url), charset=charset)
    yield from read_html(inner, hints, limits)


def _page(saved: Message) -> Message | None:
    """The root: the part that ``start`` names, else the first that is a page."""
    pages = [
        p for p in leaves(saved) if p.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = saved.get_param("start")
    named = [p for p in pages if isinstance(start, str) and header(p, "Content-ID") == start]
    return next(iter(named or pages), None)


def _address(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def is_beside(folder: str, pages: Set[str]) -> bool:
    """Whether a folder holds what a browser saved beside one of the ``pages`` (their stems)."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in _BESIDE)
