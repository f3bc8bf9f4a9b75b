"""One writer of a story at a time, even between two of its transactions.

SQLite lets two programs take turns; two builds doing so would replace each other's findings. The
lock is a file beside the story that the system frees when its holder ends, however it ends.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from twosource.errors import StoryError

try:
    import fcntl
except ImportError:  # Windows: SQLite's own locks alone
    fcntl = None  # type: ignore[assignment]


class WriterLock:
    """Held from creation to ``release``. Raises ``StoryError`` where another holds it."""

    def __init__(self, story: Path) -> None:
        self._path = story.with_name(story.name + "-lock")
        self._handle: int | None = None
        while fcntl is not None and self._handle is None:
            self._handle = self._try(story)

    def _try(self, story: Path) -> int | None:
        """Take the lock; None where its file was removed meanwhile, and it is to be tried again."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            cure = "Check who may write to its folder"
            raise StoryError("it cannot be written", where=str(story), cure=cure) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            cure = "Wait until it is done, then run this again"
            raise StoryError(
                "another twosource is writing to this story", where=str(story), cure=cure
            ) from error
        with contextlib.suppress(FileNotFoundError):
            if os.fstat(handle).st_ino == self._path.stat().st_ino:
                return handle
        os.close(handle)
        return None

    def release(self) -> None:
        """Let the next writer in. Releasing twice is harmless."""
        if self._handle is not None:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None
