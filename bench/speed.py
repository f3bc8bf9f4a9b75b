"""Words per CPU second of each per-document stage and of the whole, and peak memory.

``python -m bench.speed [FILE.jsonl] [--limit N] [--rules]``. Without a file it takes PolNeAR dev
from ``../shared``, or generated articles where that is missing. CPU time is that of the process
(user and system, all threads); loading the models is left out and shown beside it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.inputs import sample, words
from twosource import accounts
from twosource.model.document import Document
from twosource.pipeline import STAGES, Models, Work, load_models


@dataclass(frozen=True, slots=True)
class Row:
    """A stage and the CPU seconds it took."""

    stage: str
    seconds: float


def measure(documents: Sequence[Document], models: Models) -> list[Row]:
    """Run every per-document stage over all documents, one stage after the other."""
    rows: list[Row] = []

    def timed(stage: str, each: Callable[[Work], Work], work: list[Work]) -> list[Work]:
        start = time.process_time()
        done = [each(w) for w in work]
        rows.append(Row(stage, time.process_time() - start))
        return done

    start = time.process_time()
    work = [Work(d, models.parser.parse(d), models.tagger) for d in documents if d.analysed]
    rows.append(Row("parse", time.process_time() - start))
    for name, stage in STAGES:
        work = timed(name, stage, work)
    start = time.process_time()
    for w in work:
        accounts.signature(w.document)
    rows.append(Row("reprint signature", time.process_time() - start))
    return rows


def warm_up(models: Models, document: Document) -> float:
    """Load the models and the word lists by one document. Return the CPU seconds that took."""
    start = time.process_time()
    work = Work(document, models.parser.parse(document), models.tagger)
    for _, stage in STAGES:
        work = stage(work)
    return time.process_time() - start


def peak_mebibytes() -> float:
    """Peak memory of this process. ``ru_maxrss`` is in KiB on Linux, in bytes on macOS."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def report(name: str, total: int, rows: Sequence[Row], loading: float) -> Table:
    """Return the table that is printed."""
    table = Table(title=f"{name}: {total:,} words", caption_justify="left")
    for column in ("stage", "CPU seconds", "words per CPU second"):
        table.add_column(column, justify="left" if column == "stage" else "right")
    whole = Row("whole", sum(r.seconds for r in rows))
    for row in (*rows, whole):
        if row is whole:
            table.add_section()
        rate = f"{total / row.seconds:,.0f}" if row.seconds else "-"
        table.add_row(row.stage, f"{row.seconds:.2f}", rate)
    table.caption = f"loading: {loading:.1f} CPU seconds; peak memory: {peak_mebibytes():,.0f} MiB"
    return table


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    options.add_argument("file", type=Path, nargs="?")
    options.add_argument("--limit", type=int, default=100, help="documents at most")
    options.add_argument("--rules", action="store_true", help="without the trained tagger")
    given = options.parse_args()
    name, documents = sample(given.file, given.limit)
    models = load_models(tagger=not given.rules)
    loading = warm_up(models, documents[0])
    rows = measure(documents, models)
    total = sum(words(d.text) for d in documents if d.analysed)
    Console().print(report(name, total, rows, loading))


if __name__ == "__main__":
    main()
