"""The story file: one SQLite file that holds the evidence, its readings and the findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.story import (
    changes,
    corrections,
    documents,
    findings,
    identities,
    ledger,
    load,
    readings,
    search,
)
from twosource.story.changes import FindingChange
from twosource.story.database import Database
from twosource.story.held import Held
from twosource.story.search import Hit


class Story:
    """An open story file; a context manager.

    Every method raises ``StoryError`` where the file fails, with what to do. Every ``put`` is a
    transaction of its own: a crash loses nothing that was put.
    """

    def __init__(self, database: Database, held: Held | None = None) -> None:
        self._database = database
        self._held = held or Held()
        self._begun: tuple[datetime, Mapping[str, str]] | None = None
        self._build: int | None = None

    @classmethod
    def open(cls, path: str | Path, create: bool, held: Held | None = None) -> Story:
        """Open a story: to write, made where missing (``create``), or to read what is there.

        ``held`` is what this process kept of the same file when it had it open before.
        """
        place = Path(path)
        return cls(Database.writer(place) if create else Database.reader(place), held)

    @property
    def where(self) -> str:
        """The file, for messages."""
        return self._database.where

    # evidence and readings

    def has_reading(self, document: Document, key: str) -> bool:
        """Whether this version of the document is the active one and was read under this key."""
        return readings.has_reading(self._database, document, key)

    def reading_keys(self) -> frozenset[str]:
        """The keys under which the documents were read: of one version, or of several."""
        return readings.reading_keys(self._database)

    def put(self, reading: Reading, key: str) -> None:
        """Store a document and its reading, in place of an earlier reading of it."""
        self._ledger_row()
        self._held.readings.pop(reading.document.id, None)
        with self._database.write() as connection:
            readings.put_reading(connection, reading, key)
            findings.set_meta(connection, "stale", "1")

    def documents(self) -> Iterator[Document]:
        """The active documents, by id."""
        return documents.documents(self._database)

    def other_texts(self) -> list[Document]:
        """The versions of documents that are not the active one, in the order they were read."""
        return documents.other_texts(self._database)

    def take_out(self, document: str) -> None:
        """Take a document out of the story; its text is kept. The findings are stale then."""
        with self._database.write() as connection:
            documents.take_out(connection, document)
            findings.set_meta(connection, "stale", "1")

    def erase(self, document: str) -> None:
        """Erase every text of a document, and what corrections hold of it. See ``shrink``."""
        self._held.readings.pop(document, None)
        self._database.rows("PRAGMA secure_delete = ON")
        with self._database.write() as connection:
            documents.erase(connection, document)
            corrections.erase(connection, document)
            findings.set_meta(connection, "stale", "1")

    def erase_text(self, document: str) -> None:
        """Erase every text of a document, and leave what corrections say of it."""
        self._held.readings.pop(document, None)
        self._database.rows("PRAGMA secure_delete = ON")
        with self._database.write() as connection:
            documents.erase(connection, document)
            findings.set_meta(connection, "stale", "1")

    def overwrite(
        self, old: Document, new: Document, reading: Reading | None = None, key: str = ""
    ) -> None:
        """Put other words in place of a text that is stored, in its own row. ``reading``: of the
        new one, where the text is the active one. See ``shrink``."""
        self._held.readings.pop(old.id, None)
        self._database.rows("PRAGMA secure_delete = ON")
        with self._database.write() as connection:
            documents.overwrite(connection, old, new)
            if reading is not None:
                readings.put_reading(connection, reading, key)
            findings.set_meta(connection, "stale", "1")

    def shrink(
        self, change: Callable[[tuple[FindingChange, ...]], tuple[FindingChange, ...]]
    ) -> None:
        """Leave nothing of what was erased in the file. ``change`` takes it out of what is kept of
        the findings' past."""
        with self._database.write() as connection:
            changes.rewrite(connection, change)
            connection.execute("INSERT INTO fts (fts) VALUES ('optimize')")
        self._database.rows("VACUUM")
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def forgotten(self) -> frozenset[str]:
        """What documents that are to be forgotten are known by: their ids, and digests of texts."""
        return corrections.forgotten(self._database)

    def has_document(self, id_: str) -> bool:
        """Whether a document is in the story, in any text."""
        sql = "SELECT 1 FROM documents WHERE id = ? AND active = 1"
        return bool(self._database.rows(sql, (id_,)))

    def readings(self) -> Iterator[Reading]:
        """The readings of the active documents, by document id."""
        return readings.readings(self._database)

    def held_readings(self) -> list[Reading]:
        """The same; those that were asked for before are kept, and not read from the file again."""
        return [k.reading for k in readings.current(self._database, self._held)]

    def stale_documents(self, key: str) -> list[Document]:
        """The active documents that were read under another key, or not at all, by id."""
        return documents.unread(self._database, key)

    # findings

    def replace_findings(self, table: Table, cause: changes.Cause | None = None) -> None:
        """Store the table in place of the last one, in one transaction: what changed alone.

        ``cause``: the correction that replaces them (None: the build that goes on).

        ``identities`` must hold the names of local actors first: what they explain is not stored
        twice.
        """
        if cause is None and self._begun is not None:
            cause = changes.Cause(self._begun[0])
        if findings.replace_findings(self._database, table, cause, self._held):
            self._ledger_row()

    def table(self) -> Table:
        """The table last stored, with its documents and records."""
        return load.load_table(self._database)

    def mark(self) -> str:
        """What changes whenever the stored findings do."""
        return findings.mark_of(self._database)

    def findings_stale(self) -> bool:
        """Whether readings were stored since the table was: a build was cut off or goes on."""
        held = self._database.rows("SELECT value FROM meta WHERE key = 'stale'")
        return bool(held) and held[0][0] == "1"

    def replacements(self) -> list[changes.Replacement]:
        """What builds and corrections changed in the findings, the last first."""
        return changes.replacements(self._database)

    # names

    def identities(self) -> Mapping[str, str]:
        """Local actor or mention id -> story id."""
        return identities.names(self._database, self._held).given

    def machine_identities(self) -> Mapping[str, str]:
        """The same as they would be had nobody corrected anything."""
        return identities.names(self._database, self._held).machine

    def keep_identities(
        self, mapping: Mapping[str, str], machine: Mapping[str, str] | None = None
    ) -> None:
        """Add to the identities; an id left without any key redirects to where its key went."""
        identities.keep_identities(self._database, mapping, machine, self._held)

    def resolve(self, id_: str) -> str:
        """The id that stands for an earlier one today."""
        return identities.resolve(self._database, id_)

    # corrections

    def corrections(self) -> list[Correction]:
        """All corrections in the order they were made, those undone too."""
        return corrections.corrections(self._database)

    def add_correction(self, made: Correction) -> int:
        """Store a correction and return its number. The findings are stale then."""
        with self._database.write() as connection:
            number = corrections.add(connection, made)
            findings.set_meta(connection, "stale", "1")
        return number

    def rewrite_correction(self, made: Correction) -> None:
        """Put other words in place of what a correction holds. See ``shrink``."""
        with self._database.write() as connection:
            corrections.rewrite(connection, made)

    def undo_correction(self, one: Correction, when: datetime) -> None:
        """Mark a correction as undone. The findings are stale then."""
        with self._database.write() as connection:
            corrections.undo(connection, one, when)
            findings.set_meta(connection, "stale", "1")

    def keep_before(self, number: int, names: Mapping[str, str]) -> None:
        """Remember how events were called that a correction named anew (mention id -> event id)."""
        corrections.keep_before(self._database, number, names)

    def keep_states(self, states: Mapping[int, str]) -> None:
        """Remember what became of each correction in this build."""
        corrections.keep_states(self._database, states)

    # ledger and search

    def begin_build(self, started: datetime, versions: Mapping[str, str]) -> None:
        """Say that a build begins. Nothing is written before it changes something."""
        self._begun, self._build = (started, versions), None

    def finish_build(self, finished: datetime, counts: Mapping[str, int]) -> None:
        """Close the ledger's row of this build, where it changed anything."""
        if self._build is not None:
            ledger.finish(self._database, self._build, finished, counts)
        self._begun = self._build = None

    def builds(self) -> list[ledger.Build]:
        """The builds that changed the story, oldest first."""
        return ledger.builds(self._database)

    def search(self, query: str, limit: int = 20) -> list[search.Hit]:
        """The documents that hold every word of the query, best first."""
        return search.search(self._database, query, limit)

    def matches(self, query: str) -> list[str]:
        """The ids of all documents that hold every word of the query, best first."""
        return search.matches(self._database, query)

    def snippets(self, query: str, ids: Sequence[str]) -> list[Hit]:
        """Those of ``ids`` that hold every word of the query, with their words."""
        return search.snippets(self._database, query, ids)

    def _ledger_row(self) -> None:
        if self._begun is not None and self._build is None:
            self._build = ledger.begin(self._database, *self._begun)

    def not_compared(self) -> int:
        """How many stored documents, as they were last read, the findings do not speak of yet."""
        sql = (
            "SELECT count(*) FROM readings r"
            " JOIN documents d ON d.id = r.document AND d.active = 1"
            " LEFT JOIN members m ON m.document = r.document"
            " WHERE m.document IS NULL OR m.version <> d.version OR m.key <> r.key"
        )
        return int(self._database.rows(sql)[0][0])

    def discard_empty(self) -> bool:
        """Close the story and take its file away where it never held a document."""
        empty = not self._database.rows("SELECT 1 FROM documents LIMIT 1")
        if empty:
            self._database.discard()
        return empty

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
