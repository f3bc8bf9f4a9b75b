"""One input as the user named it, with its bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from twosource.errors import ReadError

SNIFF_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A file (``path``) or bytes already at hand (``data``). ``name`` is how the user named it.

    ``url`` and ``charset`` are what was said beside the bytes when they were fetched: used where
    they do not say it themselves (``url``), and before what they say (``charset``).
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    url: str | None = None
    charset: str | None = None

    def open(self) -> BinaryIO:
        """Open for reading. Raises ``ReadError`` where that fails."""
        if self.data is not None or self.path is None:
            return io.BytesIO(self.data or b"")
        try:
            return self.path.open("rb")
        except OSError as e:
            raise _cannot_open(self.name, e) from e

    def head(self, size: int = SNIFF_BYTES) -> bytes:
        """Return the first bytes, for sniffing. Raises ``ReadError``."""
        with self.open() as f:
            return _bytes(f, size, self.name)

    def bytes(self, limit: int) -> bytes:
        """Return all bytes. Raises ``ReadError`` where there are none, or more than ``limit``."""
        with self.open() as f:
            data = _bytes(f, limit + 1, self.name)
        if len(data) > limit:
            raise ReadError(
                f"larger than the limit of {megabytes(limit)}",
                where=self.name,
                cure="Save the article alone, as HTML or plain text, and read that",
            )
        if not data.strip():
            raise empty(self.name)
        return data


def empty(where: str) -> ReadError:
    """The error for an input that holds nothing."""
    return ReadError(
        "the file is empty", where=where, cure="Save the article again, or leave the file out"
    )


def megabytes(size: int) -> str:
    """Return a byte count for people: ``64 MB``, ``900 bytes``."""
    return f"{size / 1_048_576:.0f} MB" if size >= 1_048_576 else f"{size:,} bytes"


def _bytes(f: BinaryIO, size: int, where: str) -> bytes:
    try:
        return f.read(size)
    except OSError as e:
        raise _cannot_open(where, e) from e


def _cannot_open(where: str, error: OSError) -> ReadError:
    return ReadError(
        f"cannot be read: {error.strerror or error}",
        where=where,
        cure="Check that the file exists and that you may read it",
    )
