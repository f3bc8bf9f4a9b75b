"""Build an archive: take items from the sources, hand them to the engine, keep what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from twosource.archive.item import Item, items, total
from twosource.archive.pool import Pool
from twosource.archive.progress import Clock, State
from twosource.archive.store import Store
from twosource.archive.worker import Job
from twosource.errors import ReadError, UsageError
from twosource.reading.extras import need
from twosource.reading.hints import Hints
from twosource.settings import ARCHIVE_LIMITS, LIMITS, ArchiveLimits, Limits
from twosource.versions import versions

Tell = Callable[[State], None]


class Engine(Protocol):
    """What runs the per-document stages: the one seam between a laptop and a cluster."""

    def run(self, items: Iterator[Item], room: Callable[[], bool]) -> Iterator[tuple[Item, bytes]]:
        """Yield each item with its outcome, in any order. ``room``: whether to take more."""
        ...


MakeEngine = Callable[[Job, int, ArchiveLimits], Engine]


@dataclass(frozen=True, slots=True)
class Options:
    """How an archive is built. ``rules``: without the trained tagger."""

    workers: int = 1
    rules: bool = False
    hints: Hints = field(default_factory=Hints)
    limits: Limits = LIMITS
    bounds: ArchiveLimits = ARCHIVE_LIMITS
    engine: MakeEngine = Pool


@dataclass(frozen=True, slots=True)
class Report:
    """What stands in the archive: documents, and failures by kind; and what this run did."""

    documents: int
    failures: Mapping[str, int]
    begun_with: int
    done: int


def build(targets: Sequence[str], folder: Path, options: Options, tell: Tell) -> Report:
    """Bring the archive up to its sources. What was done by an earlier run is not done again.

    Raises ``UsageError`` where a source is missing, a package is missing, or the folder holds an
    archive of another making; ``OSError`` where the output cannot be written. In each case what
    was done stays, and the same call goes on from there.
    """
    _check(targets)
    tagger = not options.rules and _has_tagger()
    bounds = options.bounds
    job = Job(tagger, options.hints, options.limits, bounds.memory_bytes)
    store = Store(folder, _marks(job, bounds), bounds.rows, bounds.ahead)
    try:
        begun, clock = store.done, Clock(total(targets))
        engine = options.engine(job, options.workers, bounds)
        fresh = store.fresh(clock.watched(items(targets, options.limits)))
        for item, outcome in engine.run(fresh, store.room):
            store.finish(item, outcome)
            tell(clock.state(store.done - begun, store.failures))
        store.complete()
        return Report(store.documents, dict(store.failures), begun, store.done)
    finally:
        store.release()


def _has_tagger() -> bool:
    from twosource.pipeline import load_models

    return load_models().tagger is not None


def _marks(job: Job, bounds: ArchiveLimits) -> dict[str, str]:
    """What the bytes of the output depend on, beside the sources."""
    hints = {"published": str(job.hints.published), "outlet": job.hints.outlet}
    return {
        **versions(),
        "attributions": "tagger" if job.tagger else "rules",
        "hints": json.dumps(hints),
        "limits": json.dumps(asdict(job.limits)),
        "rows": str(bounds.rows),
    }


def _check(targets: Sequence[str]) -> None:
    """Raise ``UsageError`` for what would fail only after hours."""
    try:
        need("pyarrow.parquet", "Parquet")
        need("fastwarc", "WARC")
    except ReadError as e:
        raise UsageError(e.what, where="archive", cure=e.cure) from e
    for target in targets:
        if target == "-":
            cure = "Put it into a file first: an archive must be able to go on where it was cut off"
            raise UsageError("standard input cannot be read again", where="-", cure=cure)
        if not Path(target).exists():
            cure = "Check the path for a typing error"
            raise UsageError("no such file or folder", where=target, cure=cure)
