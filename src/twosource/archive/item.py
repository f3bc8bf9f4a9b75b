"""Items: what an archive is made of, one by one, before it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from twosource.archive.matter import Matter
from twosource.errors import ReadError, TwosourceError
from twosource.reading import gzipped, jsonl, mail, parquet, warc, zipped
from twosource.reading.inputs import files, reader_of
from twosource.reading.readers import choose
from twosource.reading.source import SNIFF_BYTES, Source, empty, megabytes
from twosource.settings import Limits

_HOLDERS = frozenset({"jsonl", "parquet", "mbox"})
"""Readers of files that hold articles one by one: one that holds none is an error. A WARC file of
pictures alone is none; what is wrong with one is said by its reader."""
Unit = Literal["byte", "line", "row", "message", "file"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that is one to itself: a message of a mailbox, a file of a ZIP.

    ``name`` is how it is named, ``reader`` the name of the reader that takes it.
    """

    name: str
    reader: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One article still to be read, or a fault in its place.

    ``key`` names it for good: by its file, its place there and its bytes (a file of its own: its
    size and the time of its last change). ``offset`` is its place in ``file``, counted in ``unit``;
    None for the whole file. ``body`` is a line of JSON, a page of a WARC file, a piece of another,
    the path of a file, documents to be compared, or what is wrong. ``reached`` is how many bytes of
    all sources stand before it (of matters: how many documents).
    """

    key: str
    file: str
    offset: int | None
    unit: Unit | None
    body: bytes | warc.Page | Piece | Path | ReadError | Matter
    reached: int

    @property
    def where(self) -> str:
        """How its place is named."""
        if self.offset is None:
            return self.file
        return f"{self.file}, {self.unit} {self.offset:,}"

    @property
    def size(self) -> int:
        """Bytes that are to be handed to a worker."""
        if isinstance(self.body, bytes):
            return len(self.body)
        if isinstance(self.body, Piece):
            return len(self.body.data)
        if isinstance(self.body, Matter):
            return self.body.size
        return len(self.body.body) if isinstance(self.body, warc.Page) else 0


def total(targets: Iterable[str]) -> int:
    """Return the bytes of all files, as far as they can be told."""
    return sum(_size(f) for t in targets for f in files(t) if isinstance(f, Source))


def items(targets: Iterable[str], limits: Limits) -> Iterator[Item]:
    """Yield every article of the sources, in a fixed order. Nothing is raised."""
    reached = 0
    for target in targets:
        for found in files(target):
            if isinstance(found, ReadError):
                yield _fault(found, found.where, None, None, reached)
                continue
            try:
                yield from _of_file(found, limits, reached)
            except ReadError as e:
                yield _fault(e, found.name, None, None, reached)
            except (TwosourceError, OSError):
                raise
            except Exception as e:  # a fault of a reader must not end the run
                yield _fault(_ours(e, found.name), found.name, None, None, reached)
            reached += _size(found)


def _ours(error: Exception, where: str) -> ReadError:
    what = f"the rest of it could not be read ({type(error).__name__}: {error})"
    return ReadError(what, where=where, cure="It is a fault of twosource: please report it")


def _of_file(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    found = False
    for item in _in_file(source, limits, reached):
        found = True
        yield item
    if not found and reader_of(source).name in _HOLDERS:
        raise empty(source.name)


def _in_file(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    name = reader_of(source).name
    if name == "warc":
        yield from _pages(source, limits, reached)
    elif name == "jsonl":
        yield from _lines(source, limits, reached)
    elif name == "parquet":
        yield from _rows(source, limits, reached)
    elif name == "mbox":
        yield from _messages(source, limits, reached)
    elif name == "zip":
        yield from _packed(source, limits, reached)
    elif source.path is not None:
        yield _file(source.name, source.path, reached)


def _file(name: str, path: Path, reached: int) -> Item:
    try:
        stat = path.stat()
    except OSError as e:
        raise ReadError(f"cannot be read: {e.strerror}", where=name, cure="Try again") from e
    mark = f"{stat.st_size}:{stat.st_mtime_ns}".encode()
    return Item(key_of(name, None, mark), name, None, None, path, reached)


def _pages(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    at = 0
    for found in warc.pages(source, limits):
        if isinstance(found, ReadError):
            yield _fault(found, source.name, at, "byte", reached + at)
            continue
        at = found.offset
        key = key_of(source.name, at, (found.url or "").encode(), found.body)
        yield Item(key, source.name, at, "byte", found, reached + at)


def _lines(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    seen, size = 0, _size(source)  # of a packed file the lines are more than its bytes
    with gzipped.opened(source, limits) as stream:
        for number, line in jsonl.lines(stream, limits.line_bytes, source.name):
            if line is None:
                what = f"the line is longer than the limit of {megabytes(limits.line_bytes)}"
                error = ReadError(what, where=source.name, cure="Split it into single articles")
                yield _fault(error, source.name, number, "line", reached + seen)
            elif line.strip():
                key = key_of(source.name, number, line)
                yield Item(key, source.name, number, "line", line, reached + seen)
            seen = min(seen + len(line or b""), size)


def _rows(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    for number, line in parquet.lines(source, limits):
        if isinstance(line, ReadError):
            yield _fault(line, source.name, number, "row", reached)
        else:
            key = key_of(source.name, number, line)
            yield Item(key, source.name, number, "row", line, reached)


def _messages(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    for number, at, data in mail.messages(source, limits):
        if isinstance(data, ReadError):
            yield _fault(data, source.name, number, "message", reached + at)
            continue
        piece = Piece(mail.where(source.name, number), "mail", data)
        key = key_of(source.name, number, data)
        yield Item(key, source.name, number, "message", piece, reached + at)


def _packed(source: Source, limits: Limits, reached: int) -> Iterator[Item]:
    for number, found in enumerate(zipped.members(source, limits), 1):
        if isinstance(found, ReadError):
            yield _fault(found, source.name, number, "file", reached)
            continue
        name, data = found
        reader = choose(name, data[:SNIFF_BYTES]).name
        piece = Piece(zipped.where(source.name, name), reader, data)
        yield Item(key_of(source.name, number, data), source.name, number, "file", piece, reached)


def _fault(error: ReadError, file: str, at: int | None, unit: Unit | None, reached: int) -> Item:
    return Item(key_of(file, at, b"!", error.what.encode()), file, at, unit, error, reached)


def key_of(file: str, at: int | None, *parts: bytes) -> str:
    """Return the name of an item for good."""
    h = hashlib.blake2b(digest_size=12)
    for part in (file.encode("utf-8", "surrogatepass"), str(at).encode(), *parts):
        h.update(b"%d:" % len(part))
        h.update(part)
    return h.hexdigest()


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path is not None else 0
    except OSError:
        return 0
