"""Compare an archive: its documents sorted into matters, and each matter compared as a story is.

The tables stand in ``DIR/compared``, written by the same store as the archive's own, so that a run
that was stopped goes on, and the bytes are the same whatever the number of workers. An archive that
has grown since is compared anew: one more article may join two matters.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.archive.build import MakeEngine, Tell
from twosource.archive.compared import schemas_compared
from twosource.archive.item import Item, key_of
from twosource.archive.matter import Matter
from twosource.archive.matters import MOST, join, matters, tables
from twosource.archive.pool import Pool
from twosource.archive.progress import Clock
from twosource.archive.store import Store
from twosource.archive.stored import digest_of, opened
from twosource.archive.taken import making
from twosource.archive.worker import Job
from twosource.errors import UsageError
from twosource.reading.extras import need
from twosource.reading.hints import Hints
from twosource.settings import ARCHIVE_LIMITS, LIMITS, ArchiveLimits
from twosource.versions import versions


@dataclass(frozen=True, slots=True)
class Compared:
    """What stands there: documents, matters of more than one document, events, disputed findings,
    and matters that failed."""

    documents: int
    matters: int
    events: int
    disputed: int
    failed: int


def compare(
    archive: Path,
    tell: Tell,
    workers: int = 1,
    engine: MakeEngine = Pool,
    bounds: ArchiveLimits = ARCHIVE_LIMITS,
    most: int = MOST,
) -> Compared:
    """Bring ``DIR/compared`` up to the archive.

    Raises ``UsageError`` where the folder is no archive, or one whose readings this version cannot
    understand, or where duckdb is missing; ``OSError`` where the output cannot be written.
    """
    opened(archive)
    _understood(archive)
    folder = archive / "compared"
    marks = {**versions(), "of": digest_of(archive), "most": str(most), "rows": str(bounds.rows)}
    _clear(folder, marks)
    folder.mkdir(exist_ok=True)
    store = Store(folder, marks, bounds.rows, bounds.ahead, schemas_compared())
    try:
        with (
            _scratch(folder / ".scratch") as scratch,
            tables(archive, scratch) as connection,
        ):
            clock = Clock(join(connection, archive, most))
            items = _items(matters(connection, archive))
            runs = engine(_job(bounds), workers, bounds)
            begun = store.done
            for item, outcome in runs.run(store.fresh(clock.watched(items)), store.room):
                store.finish(item, outcome)
                tell(clock.state(store.done - begun, store.failures))
        store.complete()
        return _report(folder)
    finally:
        store.release()


def _understood(archive: Path) -> None:
    """Raise ``UsageError`` where the records of a reading had another form than now."""
    if "model" in making(archive).other:
        cure = (
            "Build it anew into another folder, or compare it with the version that made it;"
            " archive cut reads its articles again"
        )
        raise UsageError("its readings are of another version", where=str(archive), cure=cure)


@contextmanager
def _scratch(place: Path) -> Iterator[Path]:
    """An empty folder, of which nothing is left; what a killed run left is removed first."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _job(bounds: ArchiveLimits) -> Job:
    return Job(False, Hints(), LIMITS, bounds.memory_bytes, models=False)


def _items(found: Iterator[Matter]) -> Iterator[Item]:
    """Each matter as an item: known by its documents, in the versions that are compared."""
    reached = 0
    for matter in found:
        first = matter.documents[0].id
        marks = (f"{d.id} {d.version}".encode() for d in matter.documents)
        yield Item(
            key_of("matter", None, *marks), f"matter of {first}", None, None, matter, reached
        )
        reached += len(matter.documents)


def _clear(folder: Path, marks: dict[str, str]) -> None:
    """Remove tables that are of another state of the archive: they are all made from it."""
    stands = folder / "archive.json"
    if not stands.exists():
        return
    found = json.loads(stands.read_bytes())
    if any(found.get(k) != v for k, v in marks.items()):
        shutil.rmtree(folder)


def _report(folder: Path) -> Compared:
    db: Any = need("duckdb", "archive compare").connect()
    try:
        documents, shared, events, disputed = db.execute(
            """SELECT coalesce(sum(len(documents)), 0), count(*) FILTER (len(documents) > 1),
                      coalesce(sum(events), 0), coalesce(sum(disputed), 0)
               FROM read_parquet(?)""",
            [str(folder / "matters" / "*.parquet")],
        ).fetchone()
        (failed,) = db.execute(
            "SELECT count(*) FROM read_parquet(?)", [str(folder / "failures" / "*.parquet")]
        ).fetchone()
    finally:
        db.close()
    return Compared(int(documents), int(shared), int(events), int(disputed), int(failed))
