"""What a running process keeps of a story file, so that it reads and writes what changed alone.

All of it can be lost: it is read again from the file. Each part is known to be that of the file by
a mark that changes with it, since another program may have written meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from twosource.memo import Memo
from twosource.model.reading import Reading
from twosource.story.plain import State

Row = tuple[Any, ...]
Rows = dict[str, dict[Row, Row]]
"""The rows of each table by their keys."""


class KeyedReading(NamedTuple):
    """A reading with the version of its document and the key that it was stored under."""

    version: str
    key: str
    reading: Reading


class Names(NamedTuple):
    """The names of the story: ``given`` maps keys to story ids, ``machine`` to those they would
    have had nobody corrected anything. ``mark``: of which state of the file."""

    mark: str
    given: Mapping[str, str]
    machine: Mapping[str, str]


class Held:
    """Readings by document, the names, and with their mark the rows of the findings and what the
    plain rows were made from. Of one writer at a time: the lock of the story file sees to that, and
    readers keep nothing here."""

    def __init__(self) -> None:
        self.readings: dict[str, KeyedReading] = {}
        self.names: Names | None = None
        self.rows: tuple[str, Rows] | None = None
        self.plain: tuple[str, State] | None = None
        self.memo = Memo()
