"""Files packed with gzip: unpacked as they are read, and bounded, so that no bomb is."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from twosource.errors import ReadError
from twosource.reading.source import Source
from twosource.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MARK = b"\x1f\x8b"
RATIO = 200
"""Bytes that one packed byte may become. Articles as JSON become 3 to 10, a bomb up to 1,000."""


def begins(head: bytes, size: int = 512) -> bytes:
    """Return the first bytes of what was packed; those of anything else as they are."""
    if not head.startswith(MARK):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, size)
    except zlib.error:
        return head


def opened(source: Source, limits: Limits) -> BinaryIO:
    """Open for reading, unpacked where it is packed. Reading on raises ``ReadError`` where it is
    damaged, cut off or a bomb; what stands before has been read by then."""
    file = source.open()
    if source.head(len(MARK)) != MARK:
        return file
    return io.BufferedReader(_Unpacked(file, source.name, limits.file_bytes))


class _Unpacked(io.RawIOBase):
    def __init__(self, file: BinaryIO, name: str, free: int) -> None:
        self._file, self._name, self._free = file, name, free
        self._packed = gzip.GzipFile(fileobj=file)
        self._read = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read on. Raises ``ReadError``."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._packed.read1(len(view))
        except (EOFError, OSError, zlib.error) as e:
            what = f"it breaks off or is damaged ({e}); what stands before was read"
            raise ReadError(what, where=self._name, cure="Fetch the file again") from e
        self._read += len(data)
        if self._read > max(self._free, RATIO * self._file.tell()):
            raise ReadError(
                f"it unpacks to more than {RATIO} times its size; what stands before was read",
                where=self._name,
                cure="Unpack it yourself, and name the file",
            )
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file beneath, too."""
        if not self.closed:
            self._packed.close()
            self._file.close()
        super().close()
