"""One SQLite connection to a story file: opened, checked, brought up to date, and guarded.

Every statement goes through ``rows`` or inside ``write``, so that every fault of SQLite reaches the
user as a ``StoryError`` with its cure.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from twosource.errors import StoryError
from twosource.story.lock import WriterLock
from twosource.story.migrations import steps

APPLICATION_ID = 0x32737263  # "2src", in the file's header
WAIT_SECONDS = 10.0
NOT_A_STORY = "Give another file with --story; a new one is made where none is"
_CURES = (
    ("not a database", "it is not a story file", NOT_A_STORY),
    ("locked", "another program is writing to it", "Wait until it is done, then run this again"),
    ("readonly", "it cannot be written", "Check who may write to the file and its folder"),
    ("full", "the disk is full", "Make room, then run this again: what was stored is kept"),
    ("malformed", "the file is damaged", "Restore a copy, or build the story again"),
    ("unable to open", "it cannot be opened", "Check who may read and write there"),
)


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Turn what SQLite raises into a ``StoryError`` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        for sign, what, cure in _CURES:
            if sign in said:
                raise StoryError(what, where=where, cure=cure) from error
        raise StoryError(f"the story file failed: {said}", where=where) from error


class Database:
    """A connection. Use ``reader`` or ``writer`` to open one; it is a context manager."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.where = str(path)
        self._connection = connection
        self._lock = lock

    @classmethod
    def writer(cls, path: Path) -> Database:
        """Open to write, made where missing. One writer at a time. Raises ``StoryError``."""
        _check_place(path)
        if path.exists() and not os.access(path, os.W_OK):
            raise StoryError("it cannot be written", where=str(path), cure=_CURES[2][2])
        lock = WriterLock(path)
        try:
            with guarded(str(path)):
                return cls._ready(path, _connect(path, "rwc"), lock, new=True)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def reader(cls, path: Path) -> Database:
        """Open what is there, to read. Raises ``StoryError`` where it is missing or no story."""
        _check_place(path)
        if not path.exists():
            cure = f"Build it first: twosource build ARTICLES --story {path}"
            raise StoryError("there is no such story file", where=str(path), cure=cure)
        with guarded(str(path)):
            made = cls._ready(path, _connect(path, _reading_mode(path)), None, new=False)
        made.rows("PRAGMA query_only = ON")
        return made

    @classmethod
    def _ready(
        cls, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, *, new: bool
    ) -> Database:
        made = cls(path, connection, lock)
        try:
            made._check(new=new)
        except BaseException:
            connection.close()
            raise
        return made

    def _check(self, *, new: bool) -> None:
        """Refuse what is no story or too new; run the migrations that are missing."""
        magic = self._pragma("application_id")
        version = self._pragma("user_version")
        empty = not self.rows("SELECT 1 FROM sqlite_master LIMIT 1")
        if magic != APPLICATION_ID and not (new and empty and not magic and not version):
            what = "it is empty" if empty else "it is a database, but not a story file"
            raise StoryError(what, where=self.where, cure=NOT_A_STORY)
        latest = steps()[-1][0]
        if version > latest:
            what = f"the story file is of version {version}; this twosource knows up to {latest}"
            raise StoryError(what, where=self.where, cure="Install a newer twosource")
        if version < latest and not new:
            what = f"the story file is of the older version {version}"
            cure = "Run `twosource build` on it once: that brings it up to date"
            raise StoryError(what, where=self.where, cure=cure)
        if new:
            self.rows("PRAGMA journal_mode = WAL")
            self.rows("PRAGMA synchronous = NORMAL")
            if version < latest:
                self._migrate(version)

    def _migrate(self, version: int) -> None:
        with self.write() as connection:
            for number, sql in steps()[version:]:
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _pragma(self, name: str) -> int:
        return int(self.rows(f"PRAGMA {name}")[0][0])

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Run one statement and return all its rows. Raises ``StoryError``."""
        with guarded(self.where):
            return fetched(self._connection, sql, values)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads within see the file of one moment. Raises ``StoryError``."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is stored, or nothing. Raises ``StoryError``."""
        with guarded(self.where):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connection and let the next writer in."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def discard(self) -> None:
        """Take the file away again, and what lies beside it, while no other writer may enter."""
        self._connection.close()
        for end in ("", "-wal", "-shm", "-journal"):
            Path(self.where + end).unlink(missing_ok=True)
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def fetched(connection: sqlite3.Connection, sql: str, values: Sequence[object] = ()) -> list[Any]:
    """All rows of one statement; as ``connection.execute(...).fetchall()``, and many times as fast
    where they hold no lone surrogate."""
    lenient = connection.text_factory
    connection.text_factory = str
    try:
        return connection.execute(sql, values).fetchall()
    except sqlite3.OperationalError as error:
        if "UTF-8" not in str(error):
            raise
        connection.text_factory = lenient
        return connection.execute(sql, values).fetchall()
    finally:
        connection.text_factory = lenient


def _check_place(path: Path) -> None:
    if path.is_dir():
        cure = f"Give a file, for example --story {path / 'matter.story'}"
        raise StoryError("it is a folder, not a story file", where=str(path), cure=cure)
    if not path.parent.is_dir():
        cure = "Make the folder first, or give another path with --story"
        raise StoryError("its folder does not exist", where=str(path), cure=cure)


def _reading_mode(path: Path) -> str:
    """The way to open for a reader (which asks for ``query_only`` beside it).

    ``rw`` where it may write: a reader of a WAL database makes files beside it, and only one that
    may write takes them away again. ``ro`` where it may not; and ``immutable`` too where not even
    the folder can be written and no log lies there, since those files cannot be made then.
    """
    log = path.with_name(path.name + "-wal")
    folder = os.access(path.parent, os.W_OK)
    if folder and os.access(path, os.W_OK):
        return "rw"
    return "ro" if folder or log.exists() else "ro&immutable=1"


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    # Texts may hold lone surrogates (JSON allows their escapes): stored and read back unharmed.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    return connection


def _statements(sql: str) -> Iterator[str]:
    """Cut a script into statements: ``executescript`` would end the transaction."""
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    assert not held.strip(), "a migration ends in the middle of a statement"
