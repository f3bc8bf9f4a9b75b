"""Parquet: one article a row, in columns named as the fields of a JSON line are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.extras import need
from twosource.reading.hints import Hints
from twosource.reading.jsonl import FIELDS, read_line
from twosource.reading.source import Source, megabytes
from twosource.settings import Limits

_MARK = b"PAR1"
_ROWS = 64
_CURE = "Write the file again, with a column of texts that is named text"


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a Parquet file."""
    return head.startswith(_MARK)


def read_parquet(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield a document or an error a row. Raises ``ReadError`` where the file is none."""
    for number, line in lines(source, limits):
        place = where(source.name, number)
        if isinstance(line, ReadError):
            yield line
            continue
        try:
            yield from read_line(line, source.name, place, hints, limits)
        except ReadError as e:
            yield e


def where(name: str, number: int) -> str:
    """How a row of a file is named; rows count from 1."""
    return f"{name}, row {number:,}"


def lines(source: Source, limits: Limits) -> Iterator[tuple[int, bytes | ReadError]]:
    """Yield number and JSON line of each row: a row is then read as such a line is.

    A file that is damaged in the middle yields an error there, and ends. Raises ``ReadError``
    where it cannot be opened or has no column ``text``.
    """
    arrow = need("pyarrow", source.name)
    parquet = need("pyarrow.parquet", source.name)
    number = 0
    with source.open() as stream:
        file = _open(parquet, arrow, stream, source.name)
        columns = [c for c in FIELDS if c in file.schema_arrow.names]
        try:
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield number, _line(row, where(source.name, number), limits)
        except (arrow.ArrowException, OSError, ValueError) as e:
            place = where(source.name, number + 1)
            fault = ReadError(f"damaged from here on: {_first(e)}", where=place, cure=_CURE)
            yield number + 1, fault


def _open(parquet: Any, arrow: Any, stream: Any, name: str) -> Any:
    try:
        file = parquet.ParquetFile(stream)
    except (arrow.ArrowException, OSError, ValueError) as e:
        raise ReadError(f"not a Parquet file: {_first(e)}", where=name, cure=_CURE) from e
    if "text" not in file.schema_arrow.names:
        raise ReadError("it has no column named text", where=name, cure=_CURE)
    return file


def _line(row: dict[str, Any], place: str, limits: Limits) -> bytes | ReadError:
    """A row as a line of JSON. Days and times are written as ISO 8601."""
    kept = {k: v for k, v in row.items() if v is not None}
    try:
        line = json.dumps(kept, ensure_ascii=False, default=_plain).encode("utf-8")
    except (TypeError, ValueError) as e:
        return ReadError(f"the row cannot be read: {_first(e)}", where=place, cure=_CURE)
    if len(line) > limits.line_bytes:
        what = f"the row is longer than the limit of {megabytes(limits.line_bytes)}"
        return ReadError(what, where=place, cure="Split it into single articles")
    return line


def _plain(value: Any) -> str:
    """What JSON has no form for: days as ISO 8601; bytes are no text."""
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"a value of the kind {type(value).__name__}")


def _first(error: BaseException) -> str:
    """The first line of an error's words."""
    return (str(error).splitlines() or [type(error).__name__])[0]
