"""From a WARC file to Parquet tables, stage by stage: CPU time, share, words per CPU second.

``python -m bench.stages [FILE.jsonl] [--limit N] [--rules] [--flame OUT.svg]``. One process does
what a worker and the writer of ``archive build`` do between them, so that one profile shows both.
The articles (generated ones without a file) are put into a compressed WARC file as web pages.
``--flame`` draws it as a flame graph, by py-spy (which needs the right to look into a process). CPU
time is that of the process; the loading of the models is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.archive import write_warc
from bench.generate import generate
from bench.inputs import words
from twosource import accounts
from twosource.archive.build import _marks
from twosource.archive.item import Item, items
from twosource.archive.outcome import pack, rows
from twosource.archive.store import Store
from twosource.archive.worker import Job, _documents, _warm
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.pipeline import STAGES, Models, Work
from twosource.reading.hints import Hints
from twosource.settings import ARCHIVE_LIMITS, LIMITS

_RATE = 25
"""Samples a second of the flame graph."""
_TITLE = re.compile(r'(<text id="title"[^>]*>)[^<]*(<)')
_NAME = "From WARC to Parquet: python -m bench.stages"


class Meter:
    """CPU seconds by stage: what has passed since the last mark belongs to the stage named."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.process_time()

    def mark(self, stage: str) -> None:
        """End a stage."""
        now = time.process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def measure(source: Path, folder: Path, models: Models, job: Job) -> tuple[dict[str, float], int]:
    """Build an archive of the file in this process; return seconds by stage, and words read."""
    store = Store(folder, _marks(job, ARCHIVE_LIMITS), ARCHIVE_LIMITS.rows, ARCHIVE_LIMITS.ahead)
    total = 0
    meter = Meter()
    for item in store.fresh(items([str(source)], LIMITS)):
        meter.mark("WARC records")
        readings = [_read(d, models, meter) for d in _articles(item, job, meter)]
        outcome = pack([rows(r) for r in readings], [])
        meter.mark("rows and link keys")
        store.finish(item, outcome)
        meter.mark("spool and Parquet")
        total += sum(words(r.document.text) for r in readings)
    store.complete()
    meter.mark("spool and Parquet")
    store.release()
    return meter.seconds, total


def _articles(item: Item, job: Job, meter: Meter) -> list[Document]:
    found = [d for d in _documents(item, job) if isinstance(d, Document)]
    meter.mark("web page to text")
    return found


def _read(document: Document, models: Models, meter: Meter) -> Reading:
    """``pipeline.read_document``, timed."""
    if not document.analysed:
        return Reading(document)
    work = Work(document, models.parser.parse(document), models.tagger)
    meter.mark("parse")
    for name, stage in STAGES:
        work = stage(work)
        meter.mark(name)
    signature = accounts.signature(document)
    meter.mark("reprint signature")
    return Reading(document, work.attributions, work.timexes, work.cast, work.mentions,
                   signature, work.orders)  # fmt: skip


def report(title: str, seconds: Mapping[str, float], total: int, size: int) -> Table:
    """Return the table that is printed. ``size``: bytes of the tables."""
    table = Table(title=f"{title}, {total:,} words", caption_justify="left")
    for column in ("stage", "CPU seconds", "share", "words per CPU second"):
        table.add_column(column, justify="left" if column == "stage" else "right")
    whole = sum(seconds.values())
    for stage, spent in [*seconds.items(), ("whole", whole)]:
        if stage == "whole":
            table.add_section()
        rate = f"{total / spent:,.0f}" if spent else "-"
        table.add_row(stage, f"{spent:.2f}", f"{spent / whole:.1%}", rate)
    load = ", ".join(f"{v:.1f}" for v in os.getloadavg())
    table.caption = f"tables: {size / 1e6:.2f} MB; load over 1, 5 and 15 minutes: {load}"
    return table


def lines(source: Path | None, limit: int) -> Iterator[dict[str, str]]:
    """The articles, each with a title and an address."""
    if source is None:
        yield from generate(1, limit)
        return
    with source.open(encoding="utf-8") as file:
        for n, line in enumerate(islice(file, limit)):
            found = json.loads(line)
            title = found.get("title") or found["text"].split("\n", 1)[0][:100]
            yield {"text": found["text"], "title": title, "url": f"https://bench.test/{n}"}


@contextmanager
def flame(out: Path | None) -> Iterator[None]:
    """Let py-spy look at this process meanwhile. A low rate keeps the picture small."""
    if out is None:
        yield
        return
    spy = str(Path(sys.executable).with_name("py-spy"))
    of = ["--pid", str(os.getpid()), "--output", str(out)]
    watcher = subprocess.Popen([spy, "record", "--function", "--rate", str(_RATE), *of])  # noqa: S603
    time.sleep(1)
    try:
        yield
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait()
    drawn = out.read_text(encoding="utf-8")  # its title is our command line
    out.write_text(_TITLE.sub(rf"\1{_NAME}\2", drawn, count=1), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__)
    options.add_argument("file", type=Path, nargs="?")
    options.add_argument("--limit", type=int, default=300, help="articles at most")
    options.add_argument("--rules", action="store_true", help="without the trained tagger")
    options.add_argument("--flame", type=Path, help="draw a flame graph into this file")
    given = options.parse_args()
    job = Job(not given.rules, Hints(), LIMITS, 0)
    models = _warm(job)
    articles = list(lines(given.file, given.limit))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.warc.gz"
        write_warc(source, articles)
        with flame(given.flame):
            seconds, total = measure(source, Path(folder) / "archive", models, job)
        size = sum(p.stat().st_size for p in Path(folder).glob("archive/*/*.parquet"))
    name = given.file.name if given.file else "generated articles"
    Console().print(report(f"{name}: {len(articles):,}", seconds, total, size))


if __name__ == "__main__":
    main()
