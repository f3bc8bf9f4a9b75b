"""Files that appear whole or not at all, and a folder that one program writes to at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from twosource.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows: two writers at once are not found out
    fcntl = None  # type: ignore[assignment]

PART = ".part"


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file beside its place, force it to the disk, and put it there in one step."""
    part = path.with_name(path.name + PART)
    with part.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


class Lock:
    """Held from creation to ``release``, or to the end of the process, however it ends.

    Raises ``UsageError`` where another program holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if fcntl is None:
            return
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            cure = "Wait until it is done, then run this again"
            raise UsageError(
                "another twosource is writing to this archive", where=str(folder), cure=cure
            ) from error

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._handle)
