"""One input as the user named it, with its bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from twosource.errors import ReadError

SNIFF_BYTES = 4096


class Budget:
    """What may still be taken out of one input and all that stands in it: shared, and counted down.

    ``bytes`` unpacked, ``parts`` taken.
    """

    def __init__(self, size: int, parts: int) -> None:
        self.bytes, self.parts = size, parts

    def take(self, size: int, where: str) -> None:
        """Count one part. Raises ``ReadError`` where it is one too many, or too large."""
        self.bytes, self.parts = self.bytes - size, self.parts - 1
        if self.bytes < 0 or self.parts < 0:
            what = "unpacks to more than the limit" if self.bytes < 0 else "has too many parts"
            raise ReadError(
                f"it {what}; what stands before was read",
                where=where,
                cure="Unpack it yourself, and name the folder",
            )


@dataclass(frozen=True, slots=True)
class Source:
    """A file (``path``) or bytes already at hand (``data``). ``name`` is how the user named it.

    ``url`` and ``charset`` are what was said beside the bytes when they were fetched: used where
    they do not say it themselves (``url``), and before what they say (``charset``). ``depth`` is in
    how many others it stands (an attachment: 1), ``budget`` what they may still hold together.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    url: str | None = None
    charset: str | None = None
    depth: int = 0
    budget: Budget | None = None

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
