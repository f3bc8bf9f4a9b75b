"""Call records and diaries (CSV): a row a contact. Stored as they came, as a document of that kind.

The columns are found by their names, in any order: date, from, to; and where there are any channel,
count and note. A row that cannot be read is named with its line and the cure, and the others go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from twosource.errors import ReadError, ReadWarning, RowLost
from twosource.model.document import Document, Zone, document_id
from twosource.model.event import Channel
from twosource.model.span import Span, trim
from twosource.reading.dates import find_dates, parse_published
from twosource.reading.decode import check_length, decode
from twosource.reading.hints import Hints
from twosource.reading.source import Source
from twosource.settings import Limits

NEEDED = ("date", "from", "to")
COLUMNS = (*NEEDED, "channel", "count", "note")
ROWS, SAID, LONG, MANY = 20_000, 20, 200, 100_000
"""Rows of a record and rows that are said to be unreadable, at most; letters of a name; the
largest count."""
CHANNELS: dict[str, Channel] = {
    "call": "call", "phone": "call", "phone call": "call", "telephone": "call",
    "video call": "call", "message": "message", "text": "message", "text message": "message",
    "sms": "message", "chat": "message", "e-mail": "message", "email": "message", "mail": "message",
    "letter": "letter", "post": "letter", "meeting": "meeting", "met": "meeting",
    "visit": "visit",
}  # fmt: skip
_CURE = "Give a first line with the columns date, from, to (and channel, count, note)"
_T = TypeVar("_T")
_BACK = "\\"
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?Z?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words' place in the text (without quotation marks; None where it is empty), and
    its value."""

    span: Span | None
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One contact. ``span`` is the whole row, ``line`` its line in the file; ``count`` is None
    where the row has none. ``first`` and ``second``: who, and whom, each with its place."""

    line: int
    span: Span
    day: date
    dated: Span
    first: tuple[str, Span]
    second: tuple[str, Span]
    channel: Channel | None
    count: int | None
    counted: Span | None
    note: Span | None


def sniff(head: bytes) -> bool:
    """Whether the first line names the columns of a record."""
    line = head.decode("utf-8", "replace").lstrip("\ufeff").splitlines()[:1]
    return bool(line) and is_record(line[0])


def is_record(text: str) -> bool:
    """Whether a text begins as a record does: so stored ones are known again."""
    return _columns(text) is not None


def read_record(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the record, then a warning for each row that cannot be read. Raises ``ReadError``."""
    text = decode(source.bytes(limits.file_bytes), source.name, source.charset)
    check_length(text, limits.text_chars, source.name)
    if not is_record(text):
        what = "its first line does not name the columns date, from and to"
        raise ReadError(what, where=f"{source.name}, line 1", cure=_CURE)
    found = list(rows(text, source.name))
    told = [r for r in found if isinstance(r, ReadWarning)]
    if not any(isinstance(r, Row) for r in found):
        first = told[0] if told else None
        what = first.what if first else "it has no rows"
        raise ReadError(what, where=first.where if first else source.name, cure=_CURE)
    outlet = hints.outlet or f"Record {source.name.replace(_BACK, '/').rpartition('/')[2]}"
    yield Document(
        id=document_id(source.url, None, text, outlet), doc=None, file=source.name, url=source.url,
        outlet=outlet, title=None, byline=None, published=hints.published, language="en", text=text,
        zones=tuple(Zone("body", r.span) for r in found if isinstance(r, Row)), kind="document",
    )  # fmt: skip
    yield from told[:SAID]
    if len(told) > SAID:
        what = f"{len(told) - SAID} more rows cannot be read"
        yield RowLost(what, where=source.name, cure="Mend those that are named first")


def rows(text: str, name: str) -> Iterator[Row | ReadWarning]:
    """Yield each row, or what is wrong with it. ``name``: how the file is called in that."""
    columns = _columns(text)
    assert columns is not None
    delimiter, places = columns
    for number, (line, span, cells) in enumerate(_lines(text, delimiter)):
        if not number or span is None or not any(c.value for c in cells):
            continue
        if number > ROWS:
            what = f"it has more than {ROWS:,} rows; those after are not read"
            yield ReadWarning(what, where=f"{name}, line {line}", cure="Split the file")
            return
        named = {k: cells[n] for k, n in places.items() if n < len(cells)}
        try:
            yield _row(named, line, span)
        except ValueError as error:
            what, cure = error.args
            yield RowLost(f"this row is left out: {what}", where=f"{name}, line {line}", cure=cure)


def _row(cells: dict[str, Cell], line: int, span: Span) -> Row:
    """Raises ``ValueError`` with all that is wrong, each with its column, and the first cure."""
    faults: list[tuple[str, str]] = []

    def held(column: str, read: Callable[[Cell, str], _T]) -> _T | None:
        try:
            return read(cells.get(column, Cell(None, "")), column)
        except ValueError as error:
            faults.append(error.args)
            return None

    dated, day = held("date", _needed), None
    if dated is not None:
        day = held("date", _day)
    first, second = held("from", _name), held("to", _name)
    channel, count = held("channel", _channel), held("count", _count)
    if faults or dated is None or day is None or first is None or second is None:
        raise ValueError("; ".join(what for what, _ in faults), faults[0][1])
    at = {k: cells[k].span if k in cells else None for k in ("count", "note")}
    return Row(line, span, day, dated[1], first, second, channel, count, at["count"], at["note"])


def _needed(cell: Cell, column: str) -> tuple[str, Span]:
    if cell.span is None:
        raise ValueError(f"the column {column} is empty", f"Write the row's {column}")
    return cell.value, cell.span


def _name(cell: Cell, column: str) -> tuple[str, Span]:
    name, span = _needed(cell, column)
    if len(name) > LONG or not any(c.isalpha() for c in name):
        fault = f"the column {column}: {name[:40]!r} is no name"
        raise ValueError(fault, "Write in from and to who it was")
    return name, span


def _day(cell: Cell, column: str) -> date:
    given = cell.value
    plain = _TIME.sub("", given)
    written = find_dates(plain)
    found = parse_published(plain) or (written[0][2] if len(written) == 1 else None)
    if found is None:
        fault = f"the column {column}: {given[:40]!r} is no day that can be read"
        raise ValueError(fault, "Write it as 2031-05-04")
    return found


def _channel(cell: Cell, column: str) -> Channel | None:
    given = cell.value
    if not given:
        return None
    if given.casefold() not in CHANNELS:
        cure = "Write call, message, letter, meeting or visit, or leave it empty"
        raise ValueError(f"the column {column}: {given[:40]!r} is no channel that is known", cure)
    return CHANNELS[given.casefold()]


def _count(cell: Cell, column: str) -> int | None:
    given = cell.value
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and 0 < int(given[:9]) <= MANY):
        fault = f"the column {column}: {given[:40]!r} is no count"
        raise ValueError(fault, "Write a whole number, 1 or more")
    return int(given)


def _columns(text: str) -> tuple[str, dict[str, int]] | None:
    """The delimiter and the place of each column; None where the first line has not the columns
    that are needed."""
    line = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    if len(line) > 1000:
        return None
    for delimiter in ",;\t":
        names = [n.strip().strip('"').strip().casefold() for n in line.split(delimiter)]
        places = {n: k for k, n in reversed(list(enumerate(names))) if n in COLUMNS}
        if all(n in places for n in NEEDED):
            return delimiter, places
    return None


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, Span | None, list[Cell]]]:
    """The line on which each row begins (from 1), its place, and its cells (RFC 4180)."""
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?=[{delimiter}\r\n]|\Z)|([^{delimiter}\r\n]*)')
    at = start = len(text) - len(text.lstrip("\ufeff"))
    line = begun = 1
    cells: list[Cell] = []
    while at <= len(text):
        m = cell.match(text, at)
        assert m is not None
        cells.append(_cell(text, m))
        line += text.count("\n", at, m.end())
        at = m.end()
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        yield begun, trim(text, start, at), cells
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1
        line, start = line + 1, at
        begun = line


def _cell(text: str, m: re.Match[str]) -> Cell:
    quoted = m.group(1) is not None
    start, end = m.span(1 if quoted else 2)
    span = trim(text, start, end)
    if span is None:
        return Cell(None, "")
    words = span.of(text)
    return Cell(span, words.replace('""', '"') if quoted else words)
