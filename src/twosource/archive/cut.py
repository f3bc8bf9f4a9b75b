"""Cut a story out of an archive: the articles of some days that are about something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from twosource.errors import ReadError, UsageError
from twosource.model.document import Document, Zone
from twosource.model.span import Span
from twosource.reading.extras import need

MOST = 5000
"""Articles that one story may be cut of: it is compared as a whole, in memory."""
_ROWS = 256
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """``about``: sets of words, all of one of which must stand in an article. Days count."""

    about: tuple[frozenset[str], ...]
    first: date | None
    last: date | None

    @staticmethod
    def of(about: Sequence[str], first: date | None, last: date | None) -> Wanted:
        """Take the words apart. Raises ``UsageError`` where there are none."""
        sets = tuple(frozenset(_words(a)) for a in about)
        if not sets or not all(sets):
            raise UsageError("it holds no words", where="--about", cure="Name what it is about")
        return Wanted(sets, first, last)

    def dated(self, published: date | None) -> bool:
        """Whether the day fits; one that is not known fits only where no day is asked for."""
        if published is None:
            return self.first is None and self.last is None
        return (self.first or published) <= published <= (self.last or published)

    def fits(self, document: Document) -> bool:
        """Whether the article is of these days and about that; furniture says nothing of it."""
        if not self.dated(document.published):
            return False
        running = (z.span.of(document.text) for z in document.zones if z.kind != "furniture")
        there = set(_words(" ".join((document.title or "", *running))))
        return any(s <= there for s in self.about)


@dataclass(frozen=True, slots=True)
class Found:
    """The articles, in the order of the archive, and what is to be said of the rest."""

    documents: tuple[Document, ...]
    notes: tuple[str, ...]


def chosen(archive: Path, wanted: Wanted) -> Found:
    """Return the articles that are wanted, each in the version that was read last.

    Raises ``UsageError`` where the folder is no archive, or where they are too many for a story.
    """
    found: dict[str, Document] = {}
    undated = 0
    for document in documents(archive):
        found.pop(document.id, None)  # an earlier version of it, which may have fitted
        if wanted.fits(document):
            found[document.id] = document
        elif document.published is None and Wanted(wanted.about, None, None).fits(document):
            undated += 1
        if len(found) > MOST:
            cure = "Give more words with --about, or fewer days with --from and --to"
            raise UsageError(
                f"more than {MOST:,} articles are about that", where=str(archive), cure=cure
            )
    notes = []
    if undated:
        are = "article has" if undated == 1 else "articles have"
        notes.append(f"{undated:,} {are} these words and no date of publication: left out.")
    waiting = archive / "spool.jsonl"
    if waiting.exists() and waiting.stat().st_size:
        notes.append("The archive is not finished: run its build again to have all articles.")
    return Found(tuple(found.values()), tuple(notes))


def opened(archive: Path) -> None:
    """Raise ``UsageError`` where the folder is no archive."""
    if not (archive / "archive.json").is_file():
        cure = "Name a folder that was made by: twosource archive build"
        raise UsageError("it is no archive", where=str(archive), cure=cure)


def documents(archive: Path) -> Iterator[Document]:
    """Yield the documents of an archive as they were read. Raises ``UsageError``."""
    try:
        parquet = need("pyarrow.parquet", "archive")
    except ReadError as e:
        raise UsageError(e.what, where=e.where, cure=e.cure) from e
    opened(archive)
    for manifest in sorted((archive / "manifest").glob("*.json")):
        part = archive / "documents" / f"part-{manifest.stem}.parquet"
        for batch in parquet.ParquetFile(part).iter_batches(batch_size=_ROWS):
            yield from map(document_of, batch.to_pylist())


def document_of(row: dict[str, Any]) -> Document:
    """Return the document of a row of the table of documents."""
    made = Document(
        id=row["id"],
        doc=row["doc"],
        file=row["file"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        language=row["language"],
        text=row["text"],
        zones=tuple(Zone(z["kind"], Span(z["start"], z["end"])) for z in row["zones"]),
        analysed=row["analysed"],
    )
    assert made.version == row["version"], f"{made.id} is not what was stored"
    return made


def _words(text: str) -> Iterator[str]:
    return (m[0] for m in _WORD.finditer(text.casefold()))
