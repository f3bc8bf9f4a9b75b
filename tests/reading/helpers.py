"""Shorthands for the tests of the readers."""

from __future__ import annotations

from pathlib import Path

from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading import Hints, read
from twosource.settings import LIMITS, Limits

NO_HINTS = Hints()


def read_all(
    target: str | Path, hints: Hints = NO_HINTS, limits: Limits = LIMITS, stdin: bytes | None = None
) -> tuple[list[Document], list[ReadError]]:
    """Return the documents and the errors of one target."""
    documents, errors = [], []
    for found in read(str(target), hints, limits, stdin):
        if isinstance(found, Document):
            documents.append(found)
        else:
            errors.append(found)
    return documents, errors


def read_bytes(
    folder: Path, name: str, data: bytes, hints: Hints = NO_HINTS, limits: Limits = LIMITS
) -> tuple[list[Document], list[ReadError]]:
    """Write ``data`` to a file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read_all(path, hints, limits)


def kinds(document: Document) -> list[tuple[str, str]]:
    """Return the zones as kind and words."""
    return [(z.kind, z.span.of(document.text)) for z in document.zones]
