"""A search over texts that are not in the story file: those that leave it, names replaced.

Held in memory, under the same index as the story file's own (``search``), so that a query finds
what is shown and nothing that was taken out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any

from twosource.model.document import Document
from twosource.story.database import guarded

_TABLES = (
    "CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT, file TEXT, title TEXT, outlet TEXT,"
    " text TEXT)",
    "CREATE VIRTUAL TABLE fts USING fts5 (title, outlet, text, content = 'documents',"
    " content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2')",
)
_ADD = (
    "INSERT INTO documents (id, file, title, outlet, text) VALUES (CAST(? AS TEXT),"
    " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"
)


class Aside:
    """Documents to be searched. One question at a time, from any thread."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
        with guarded("memory"):
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.executemany(_ADD, map(_row, documents))
            self._connection.execute("INSERT INTO fts (fts) VALUES ('rebuild')")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Run one statement and return all its rows. Raises ``StoryError``."""
        with self._lock, guarded("memory"):
            return self._connection.execute(sql, values).fetchall()


def _row(d: Document) -> tuple[bytes | None, ...]:
    told = (d.id, d.file, d.title, d.outlet, d.text)
    return tuple(None if w is None else w.encode("utf-8", "surrogatepass") for w in told)
