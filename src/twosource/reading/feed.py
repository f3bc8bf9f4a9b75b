"""Feeds (RSS, Atom, RDF), by feedparser: each entry is a document, with its source kept.

Where an entry says from which outlet it was taken (``source``, ``via``), that is its outlet, not
the feed that passes it on. feedparser resolves no entities that a document declares, and is given
a stream: what it is given as text it would take for an address or a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.blocks import Block, compose
from twosource.reading.dates import parse_published
from twosource.reading.decode import check, check_length
from twosource.reading.fragment import fragment_blocks, plain_words
from twosource.reading.hints import Hints
from twosource.reading.source import Source, megabytes
from twosource.settings import Limits

FEED_BYTES = 16 * 1024 * 1024
_ENTRIES = 5000
_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*|"
    rb"<\?[^>]{0,500}\?>\s*|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,3000}\]\s*)?>\s*){0,10}"
    rb"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]",
    re.S,
)
_CURE = "Save the feed again, or save its articles as pages and read those"
_LINE = 500


def sniff(head: bytes) -> bool:
    """Whether the root of the document is that of a feed. UTF-16 is looked at without its zeros."""
    bare = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return _ROOT.match(bare) is not None


def read_feed(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield a document or an error an entry. Raises ``ReadError`` where it is no feed."""
    data = source.bytes(limits.file_bytes)
    if len(data) > FEED_BYTES:
        what = f"the feed is larger than the limit of {megabytes(FEED_BYTES)}"
        raise ReadError(what, where=source.name, cure="Split it")
    if not sniff(data[:8192]):
        raise ReadError("XML, but no feed", where=source.name, cure=_CURE)
    found = _parsed(data, source)
    feed, entries = found.get("feed", {}), found.get("entries", [])
    if not entries:
        raise ReadError("the feed holds no entries", where=source.name, cure=_CURE)
    teasers = 0
    name = _line(feed.get("title"), source.name)
    for n, entry in enumerate(entries[:_ENTRIES], 1):
        where = f"{source.name}, entry {n:,}"
        try:
            markup, whole = _words(entry)
            teasers += not whole
            yield _document(entry, markup, name, source.name, where, hints, limits)
        except ReadError as e:
            yield e
    yield from _told(found, len(entries), teasers, source.name)


def _parsed(data: bytes, source: Source) -> Any:
    import feedparser

    headers = (
        {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    )
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as e:  # a parser of hostile files: whatever it is, it is no feed to us
        what = f"the feed cannot be parsed ({type(e).__name__})"
        raise ReadError(what, where=source.name, cure=_CURE) from e


def _told(found: Any, count: int, teasers: int, name: str) -> Iterator[ReadWarning]:
    if count > _ENTRIES:
        what = f"only the first {_ENTRIES:,} of {count:,} entries were read"
        yield ReadWarning(what, where=name, cure="Split the feed")
    if teasers:
        held = "1 entry holds" if teasers == 1 else f"{teasers:,} entries hold"
        what = f"{held} a summary alone, not the article"
        yield ReadWarning(what, where=name, cure="Save those articles as pages to have them whole")
    if found.get("bozo"):
        kind = type(found.get("bozo_exception")).__name__
        what = f"the feed is not well-formed ({kind}); something may be missing"
        yield ReadWarning(what, where=name, cure="What could be read was read")


def _words(entry: Any) -> tuple[str, bool]:
    """The longest content as HTML, and whether it is the whole article and no summary."""
    contents = [str(c.get("value", "")) for c in entry.get("content", [])[:20]]
    summary = str(entry.get("summary", ""))
    best = max(contents, key=len, default="")
    return (best, True) if len(best) >= len(summary) and best else (summary, False)


def _document(
    entry: Any, markup: str, feed: str | None, file: str, where: str, hints: Hints, limits: Limits
) -> Document:  # fmt: skip
    title = _line(entry.get("title"), where)
    text, known = compose([Block(title or "", "headline"), *fragment_blocks(markup, where)])
    if not any(c.isalnum() for c in text):
        raise ReadError("the entry holds no words", where=where, cure="Leave it out")
    check_length(check(text, where), limits.text_chars, where)
    return assemble(
        Draft(
            text,
            file,
            url=_address(entry.get("link")) or _address(entry.get("id")),
            outlet=_origin(entry, where) or feed,
            title=title,
            byline=_byline(entry, where),
            published=_day(entry),
            known=known,
        ),
        hints,
    )


def _origin(entry: Any, where: str) -> str | None:
    """The outlet that an entry was taken from: its ``source``, else the host of its ``via``."""
    source = entry.get("source") or {}
    named = _line(source.get("title") or source.get("value"), where)
    if named:
        return named
    links = [source, *(x for x in entry.get("links", [])[:50] if x.get("rel") == "via")]
    return next((h for x in links if (h := _host(x.get("href")))), None)


def _byline(entry: Any, where: str) -> str | None:
    people = [_line(a.get("name"), where) for a in entry.get("authors", [])[:20]]
    names = [p for p in (*people, _line(entry.get("author"), where)) if p]
    return ", ".join(dict.fromkeys(names))[:_LINE] or None


def _day(entry: Any) -> date | None:
    """The day as it is written: of publication, else of the last change."""
    for key in ("published", "created", "updated"):
        value = entry.get(key) if key in entry else None  # feedparser warns of a stand-in
        day = parse_published(str(value)[:100]) if value else None
        if day is not None:
            return day
    return None


def _line(value: object, where: str) -> str | None:
    """The words of a title, without tags."""
    plain = plain_words(str(value), where)[:_LINE] if value else ""
    return plain.replace("\x00", " ").strip() or None


def _address(value: object) -> str | None:
    address = str(value or "").strip()
    return address if _host(address) else None


def _host(value: object) -> str | None:
    try:
        parts = urlsplit(str(value or "").strip())
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
