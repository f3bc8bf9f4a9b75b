"""JSON Lines: one article a line, ``{"doc","text"}`` and, where known, its metadata."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading import gzipped
from twosource.reading.assemble import Draft, assemble
from twosource.reading.dates import parse_published
from twosource.reading.decode import check, check_length
from twosource.reading.hints import Hints
from twosource.reading.signs import is_blank
from twosource.reading.source import Source, empty, megabytes
from twosource.settings import Limits

_FORM = 'Each line is one object: {"doc": "...", "text": "..."}'
_STRINGS = ("title", "outlet", "url", "byline")
FIELDS = ("doc", "text", "published", *_STRINGS)
"""What is read of a line."""


def sniff(head: bytes) -> bool:
    """Whether the bytes begin with an object that has a key."""
    bare = gzipped.begins(head).removeprefix(codecs.BOM_UTF8).lstrip()
    return bare.startswith(b"{") and bare[1:].lstrip()[:1] in (b'"', b"}", b"")


def read_jsonl(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield a document or an error a line, reading one line at a time.

    A bad value beside a good text is named in a warning of its own, after the document.
    """
    seen = False
    with gzipped.opened(source, limits) as f:
        for number, line in lines(f, limits.line_bytes, source.name):
            where = f"{source.name}, line {number}"
            if line is None:
                seen = True
                yield ReadError(
                    f"the line is longer than the limit of {megabytes(limits.line_bytes)}",
                    where=where,
                    cure="Split it into single articles, one a line",
                )
                continue
            if not line.strip():
                continue
            seen = True
            try:
                yield from read_line(line, source.name, where, hints, limits)
            except ReadError as e:
                yield e
    if not seen:
        yield empty(source.name)


def lines(f: BinaryIO, limit: int, where: str) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line; None for one that is too long. Raises ``ReadError``."""
    number = 0
    try:
        while line := f.readline(limit + 1):
            number += 1
            if number == 1:
                line = _first(line, where)
            if len(line) > limit and not line.endswith(b"\n"):
                while (more := f.readline(1 << 20)) and not more.endswith(b"\n"):
                    pass
                yield number, None
            else:
                yield number, line
    except OSError as e:
        raise ReadError(
            f"cannot be read: {e.strerror}", where=where, cure="Check the disk, and try again"
        ) from e


def _first(line: bytes, where: str) -> bytes:
    """Return the first line without its mark. Raises ``ReadError`` where no line can be JSON."""
    if b"\x00" in line or line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(
            "holds UTF-16 or binary data, not JSON Lines",
            where=where,
            cure="JSON Lines is UTF-8: convert the file",
        )
    return line.removeprefix(codecs.BOM_UTF8)


def read_line(
    line: bytes, file: str, where: str, hints: Hints, limits: Limits
) -> Iterator[Document | ReadError]:
    """Yield the article of a line, then a warning for each bad value. Raises ``ReadError``."""
    fields = _object(line, where)
    text = fields.get("text")
    if not isinstance(text, str):
        raise ReadError('no "text", or one that is not a string', where=where, cure=_FORM)
    if is_blank(text):
        raise ReadError('the "text" is empty', where=where, cure="Fill it in, or drop the line")
    check(text, where)
    check_length(text, limits.text_chars, where)
    wrong: list[str] = []
    values = {k: _string(fields, k, wrong) for k in _STRINGS}
    draft = Draft(
        text,
        file,
        doc=_doc(fields, wrong),
        doc_is_number=isinstance(fields.get("doc"), int),
        url=values["url"],
        outlet=values["outlet"],
        title=values["title"],
        byline=values["byline"],
        published=_published(fields, wrong),
    )
    yield assemble(draft, hints)
    for what in wrong:
        yield ReadWarning(what, where=where, cure="The article was read without it")


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as e:
        raise ReadError(
            f"not valid UTF-8 at byte {e.start:,} of the line",
            where=where,
            cure="JSON Lines is UTF-8: convert the file",
        ) from e
    except json.JSONDecodeError as e:
        raise ReadError(f"not JSON: {e.msg} at column {e.colno:,}", where=where, cure=_FORM) from e
    except (RecursionError, ValueError) as e:
        raise ReadError("JSON nested too deep or a number too long", where=where, cure=_FORM) from e
    if not isinstance(found, dict):
        raise ReadError("JSON, but not an object", where=where, cure=_FORM)
    return found


def _string(fields: dict[str, object], key: str, wrong: list[str]) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not _storable(value):
        wrong.append(f'the "{key}" is not text')
        return None
    return value.strip() or None


def _doc(fields: dict[str, object], wrong: list[str]) -> str | None:
    value = fields.get("doc")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or (isinstance(value, str) and _storable(value)):
        return value
    wrong.append('the "doc" is not text')
    return None


def _published(fields: dict[str, object], wrong: list[str]) -> date | None:
    value = fields.get("published")
    if value is None or value == "":
        return None
    found = parse_published(value) if isinstance(value, str) else None
    if found is None:
        shown = ascii(value) if len(str(value)[:41]) <= 40 else "given"
        wrong.append(f'the "published" {shown} is not a date (2021-05-04)')
    return found


def _storable(value: str) -> bool:
    """Whether the value can be written as UTF-8."""
    return "\x00" not in value and not any("\ud800" <= c <= "\udfff" for c in value)
