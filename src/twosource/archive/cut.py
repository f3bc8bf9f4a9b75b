"""Cut a story out of an archive: the articles of some days that are about something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from twosource.archive.stored import digest_of, opened, parquet, rows
from twosource.errors import UsageError
from twosource.model.document import Document

MOST = 5000
"""Articles that one story may be cut of: it is compared as a whole, in memory."""
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
class Placed:
    """An article, and where it stands: the file of each table, and its row there."""

    part: str
    row: int
    document: Document


@dataclass(frozen=True, slots=True)
class Found:
    """The articles, in the order of the archive, and what is to be said of the rest."""

    placed: tuple[Placed, ...]
    notes: tuple[str, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles alone."""
        return tuple(p.document for p in self.placed)


def chosen(archive: Path, wanted: Wanted) -> Found:
    """Return the articles that are wanted, each in the version that was read last.

    Raises ``UsageError`` where the folder is no archive, or where they are too many for a story.
    """
    found: dict[str, Placed] = {}
    undated = 0
    for part, row, id_, published, take in rows(archive):
        found.pop(id_, None)  # an earlier version of it, which may have fitted
        if not (wanted.dated(published) or published is None):
            continue
        document = take()
        if wanted.fits(document):
            found[id_] = Placed(part, row, document)
        elif published is None and Wanted(wanted.about, None, None).fits(document):
            undated += 1
        _few(
            len(found), archive, "Give more words with --about, or fewer days with --from and --to"
        )
    notes = []
    if undated:
        are = "article has" if undated == 1 else "articles have"
        notes.append(f"{undated:,} {are} these words and no date of publication: left out.")
    return Found(tuple(found.values()), (*notes, *_unfinished(archive)))


def of_matter(archive: Path, matter: str) -> Found:
    """Return the articles of a matter that ``archive compare`` found, each as it was read last.

    Raises ``UsageError`` where the archive has not been compared, or has no such matter.
    """
    opened(archive)
    ids = set(_members(archive, matter))
    _few(len(ids), archive, "Cut it with --about, --from and --to")
    found: dict[str, Placed] = {}
    for part, row, id_, _, take in rows(archive):
        if id_ in ids:
            found.pop(id_, None)
            found[id_] = Placed(part, row, take())
    return Found(tuple(found.values()), (*_grown(archive), *_unfinished(archive)))


def _members(archive: Path, matter: str) -> list[str]:
    compared = archive / "compared" / "matters"
    if not any(compared.glob("*.parquet")):
        cure = f"Run first: twosource archive compare {archive}"
        raise UsageError("its matters are not known yet", where=str(archive), cure=cure)
    table = parquet().read_table(compared, columns=["documents"], filters=[("matter", "=", matter)])
    if not table.num_rows:
        cure = f"The column matter of the tables in {archive / 'compared'} names them"
        raise UsageError(f"no matter of this name: {matter}", where="--matter", cure=cure)
    members: list[str] = table["documents"][0].as_py()
    return members


def _few(count: int, archive: Path, cure: str) -> None:
    if count > MOST:
        what = f"more than {MOST:,} articles are about that"
        raise UsageError(what, where=str(archive), cure=cure)


def _grown(archive: Path) -> tuple[str, ...]:
    marks = json.loads((archive / "compared" / "archive.json").read_bytes())
    if marks["of"] == digest_of(archive):
        return ()
    return (f"It has grown since it was compared: run twosource archive compare {archive} again.",)


def _unfinished(archive: Path) -> tuple[str, ...]:
    waiting = archive / "spool.jsonl"
    if not (waiting.exists() and waiting.stat().st_size):
        return ()
    return ("The archive is not finished: run its build again to have all articles.",)


def _words(text: str) -> Iterator[str]:
    return (m[0] for m in _WORD.finditer(text.casefold()))
