"""ZIP files, opened with the bounds that the standard library has not, and nothing written to disk.

What a file says of its sizes may be a lie: every member is unpacked up to a limit and no further.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from twosource.errors import ReadError
from twosource.reading.source import megabytes

MARK = b"PK\x03\x04"
_END = b"PK\x05\x06"
_TAIL = 65_557  # the longest comment, and the record before it
_ENTRY = 1024
"""Bytes of an entry of the directory, at most: a name is rarely longer."""
_CURE = "Pack it again with another program, or unpack it and name the folder"
_ENCRYPTED = 0x1


def open_zip(file: BinaryIO, where: str, members: int) -> zipfile.ZipFile:
    """Return the opened file. Raises ``ReadError`` where it is damaged or holds more than
    ``members`` files: found out before its directory is read."""
    _check_directory(file, where, members)
    try:
        opened = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as e:
        raise damaged(where, e) from e
    if len(opened.infolist()) > members:
        raise _too_many(where, members)
    return opened


def unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int, where: str) -> bytes:
    """Return the bytes of a member. Raises ``ReadError`` where it is encrypted, damaged, packed in
    an unusual way, or unpacks to more than ``limit``."""
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(
            "it is encrypted", where=where, cure="Unpack it with its password, and name the folder"
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadError("it is packed in an unusual way", where=where, cure=_CURE)
    try:
        with opened.open(info) as member:
            data = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
            NotImplementedError, struct.error) as e:  # fmt: skip
        raise damaged(where, e) from e
    if len(data) > limit:
        what = f"it unpacks to more than the limit of {megabytes(limit)}"
        raise ReadError(what, where=where, cure="Unpack it yourself, and read what you need")
    return data


def damaged(where: str, error: Exception) -> ReadError:
    """The error for a file that is no ZIP, or no longer."""
    first = (str(error).splitlines() or [type(error).__name__])[0]
    return ReadError(f"the ZIP file is damaged: {first}", where=where, cure=_CURE)


def _check_directory(file: BinaryIO, where: str, members: int) -> None:
    """Look at the end record alone: how many entries, and how large their directory is."""
    try:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read(_TAIL)
        file.seek(0)
    except OSError as e:
        raise damaged(where, e) from e
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise ReadError("the ZIP file is damaged: its end is missing", where=where, cure=_CURE)
    entries, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if entries > members or directory > members * _ENTRY:
        raise _too_many(where, members)


def _too_many(where: str, members: int) -> ReadError:
    return ReadError(
        f"it holds more files than the limit of {members:,}",
        where=where,
        cure="Unpack it, and name the folder",
    )
