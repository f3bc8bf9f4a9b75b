"""How the cost of an archive grows with its documents, and whether a worker's memory does.

``python -m bench.growth [--sizes 1000,3000,10000] [--light] [--tagger]``. Generated articles, built
with one worker and compared; CPU seconds of the worker and of the writer, so that other programs on
the machine change little. The slope is that of the logarithms (1: linear). ``--light`` leaves the
models out and so measures all that is not reading: finding items, keeping outcomes, writing tables,
joining documents by their keys; it reaches 100,000 documents in minutes.
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.archive import Sample, look
from bench.generate import generate
from bench.inputs import write_lines
from twosource.archive.build import Options, build
from twosource.archive.compare import compare
from twosource.archive.hands import Processes
from twosource.archive.item import Item
from twosource.archive.outcome import pack, rows
from twosource.archive.pool import Pool
from twosource.archive.worker import READY, Job, _documents, serve
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.reading import tongue


@dataclass(frozen=True, slots=True)
class Cost:
    """``work``, ``writing``, ``comparing``: CPU seconds; ``peak``: MiB of the worker."""

    documents: int
    work: float
    writing: float
    comparing: float
    peak: float

    @property
    def whole(self) -> float:
        """CPU seconds of building and comparing."""
        return self.work + self.writing + self.comparing


def unread(link: Connection, job: Job) -> None:
    """A worker without models, but for that of languages: documents with no findings."""
    tongue.load()
    link.send_bytes(READY)
    while (item := link.recv()) is not None:
        link.send_bytes(_plain(item, job))


def _plain(item: Item, job: Job) -> bytes:
    found = [d for d in _documents(item, job) if isinstance(d, Document)]
    return pack([rows(Reading(d)) for d in found], [])


def measure(count: int, folder: Path, *, light: bool, tagger: bool) -> Cost:
    """Generate, build and compare that many articles in a new folder."""
    source, archive = folder / "a.jsonl", folder / "archive"
    write_lines(source, generate(1, count))
    engine = partial(Pool, crew=partial(Processes, serve=unread if light else serve))
    samples: list[Sample] = []
    every = max(1, count // 200)
    began = look()
    seen = 0

    def tell(_: object) -> None:
        nonlocal seen
        seen += 1
        if seen % every == 0 or seen == count:
            samples.append(look())

    build([str(source)], archive, replace(Options(1), rules=not tagger, engine=engine), tell)
    built = look()
    first, last = samples[0], samples[-1]
    share = count / max(1, count - every)  # what the first stretch cost stands with the loading
    compared = _comparing(archive)
    return Cost(
        count,
        (last.work - first.work) * share,
        built.writing - began.writing,
        compared,
        max(s.peak for s in samples),
    )


def _comparing(archive: Path) -> float:
    last: list[Sample] = []
    before = time.process_time()
    compare(archive, lambda _: last.append(look()))
    return time.process_time() - before + (last[-1].work if last else 0.0)


def slope(costs: Sequence[Cost]) -> float:
    """The slope of log cost over log documents, by least squares."""
    xs = [math.log(c.documents) for c in costs]
    ys = [math.log(c.whole) for c in costs]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    pairs = list(zip(xs, ys, strict=True))
    return sum((x - mx) * (y - my) for x, y in pairs) / sum((x - mx) ** 2 for x in xs)


def report(costs: Sequence[Cost], title: str) -> Table:
    """Return the table that is printed."""
    table = Table(title=title, caption_justify="left")
    for column in ("documents", "reading, ms", "writing, ms", "comparing, ms", "peak MiB"):
        table.add_column(column, justify="right")
    for c in costs:
        per = [f"{1000 * s / c.documents:.2f}" for s in (c.work, c.writing, c.comparing)]
        table.add_row(f"{c.documents:,}", *per, f"{c.peak:,.0f}")
    if len(costs) > 1:
        table.caption = f"slope {slope(costs):.3f}; CPU time a document; {os.cpu_count()} cores"
    return table


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    options.add_argument("--sizes", default="1000,3000,10000")
    options.add_argument("--light", action="store_true", help="without reading")
    options.add_argument("--tagger", action="store_true", help="with the trained tagger")
    given = options.parse_args()
    costs = []
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            costs.append(measure(size, Path(folder), light=given.light, tagger=given.tagger))
        Console().print(report(costs, "without reading" if given.light else "whole"))


if __name__ == "__main__":
    main()
