"""The errors a user can meet. Each says what went wrong, where, and what to do about it."""

from __future__ import annotations


class TwosourceError(Exception):
    """Base of every error that the user is meant to read.

    ``what`` is the fault, ``where`` names the file (and line or offset), ``cure`` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what = what
        self.where = where
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.cure}" if self.cure else head


class ReadError(TwosourceError):
    """One input could not be read; the other inputs go on (exit code 1)."""


class ReadWarning(ReadError):
    """An input was read, but not all of it, or some files were passed over (exit code 0)."""


class RowLost(ReadWarning):
    """A row was left out, and the others were read (exit code 1: evidence is missing)."""


class UsageError(TwosourceError):
    """The command was called wrongly (exit code 2)."""


class StoryError(TwosourceError):
    """The story file cannot be opened, is of a newer version, or is not a story file."""


class ModelError(TwosourceError):
    """A language model is missing, of the wrong version, or altered."""
