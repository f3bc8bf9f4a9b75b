"""Documents a second of ``twosource archive build`` with one worker and with two, and their memory.

``python -m bench.archive [--articles N] [--workers 1,2] [--engines local,ray] [--turns N] [--rules]
[--warc]``. Generated
articles, from a file to Parquet, from the first outcome to the last, all workers having loaded
their models. Each turn measures every number of workers, and the best turn counts: whatever else
the machine does only takes away.

Where other programs have the cores, two workers cannot be twice one. So the CPU time of a document
is shown too, of the workers and of the writer: the last column is what it allows on free cores,
one of them taken by each worker and the writer beside them. It is worked out, not measured.
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.generate import generate
from bench.inputs import words, write_lines
from bench.make_warc import packed, page, response
from twosource.archive.build import Options, build
from twosource.archive.hands import Crew, Processes
from twosource.archive.item import Item
from twosource.archive.on_ray import Actors
from twosource.archive.pool import Pool
from twosource.archive.progress import State
from twosource.archive.worker import Job


@dataclass(frozen=True, slots=True)
class Run:
    """One build: documents and words a second; CPU milliseconds a document of the workers and of
    the writer; the peak of the largest worker in MiB."""

    engine: str
    workers: int
    documents: float
    words: float
    work: float
    writing: float
    peak: float


_LOOKS = 50
"""How often the clocks are read in a run. It takes milliseconds where Ray's processes are among
those below, of the same two cores, so not after each document."""
CREWS: Mapping[str, Callable[[Job, int], Crew]] = {"local": Processes, "ray": Actors}


class Together(Pool):
    """The engine, begun only when every worker has loaded."""

    def _fill(self, items: Iterator[Item], room: Callable[[], bool]) -> None:
        if all(h.ready for h in self._hands):
            super()._fill(items, room)


@dataclass(frozen=True, slots=True)
class Sample:
    """Wall time, and CPU seconds of the workers and of this process, up to now."""

    wall: float
    work: float
    writing: float
    peak: float


def below(pid: int) -> Iterator[Path]:
    """The places in /proc of all processes that descend from one."""
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in listed.read_text(encoding="ascii").split():
            yield Path(f"/proc/{child}")
            yield from below(int(child))


def look() -> Sample:
    """Read the clocks; those of the workers on Linux alone, 0 elsewhere."""
    work = peak = 0.0
    for place in below(os.getpid()):
        try:
            stat = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            work += (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
            told = (place / "status").read_text(encoding="utf-8").split("VmHWM:")
            peak = max(peak, int(told[1].split()[0]) / 1024)
        except (OSError, IndexError, ValueError):
            continue
    return Sample(time.monotonic(), work, time.process_time(), peak)


def measure(
    source: Path, folder: Path, engine: str, workers: int, articles: int, total: int, rules: bool
) -> Run:
    """Build once into a new folder. ``total``: words of all articles."""
    samples: list[Sample] = []
    seen: list[int] = []
    every = max(1, articles // _LOOKS)

    def tell(state: State) -> None:
        if state.done == 1 or state.done % every == 0 or state.done == articles:
            seen.append(state.done)
            samples.append(look())

    options = Options(workers, rules, engine=partial(Together, crew=CREWS[engine]))
    build([str(source)], folder, options, tell)
    first, last, count = samples[0], samples[-1], seen[-1] - seen[0]
    rate = count / (last.wall - first.wall)
    return Run(
        engine,
        workers,
        rate,
        rate * total / articles,
        1000 * (last.work - first.work) / count,
        1000 * (last.writing - first.writing) / count,
        max(s.peak for s in samples),
    )


def write_warc(path: Path, lines: Sequence[Mapping[str, str]]) -> None:
    """The articles as web pages in a compressed WARC file."""
    with path.open("wb") as file:
        for line in lines:
            body = page(line["title"], line["text"].split("\n\n"))
            file.write(packed(response(line["url"], body)))


def best(runs: Sequence[Run]) -> list[Run]:
    """The fastest run of each engine and number of workers, in order."""
    found: dict[tuple[str, int], Run] = {}
    for run in sorted(runs, key=lambda r: (r.engine, r.workers, r.documents)):
        found[run.engine, run.workers] = run
    return list(found.values())


def free(run: Run) -> float:
    """Documents a millisecond that its CPU times allow: one core a worker, all cores for all."""
    cores = os.cpu_count() or 1
    return min(run.workers / run.work, cores / (run.work + run.writing)) if run.work else math.nan


def report(title: str, runs: Sequence[Run]) -> Table:
    """Return the table that is printed."""
    table = Table(title=title, caption_justify="left")
    for column in ("engine", "workers", "documents a second", "words a second", "times one",
                   "CPU ms a document", "of the writer", "peak MiB", "on free cores"):  # fmt: skip
        table.add_column(column, justify="right")
    found = best(runs)
    one = found[0]
    for run in found:
        table.add_row(
            run.engine, str(run.workers), f"{run.documents:.2f}", f"{run.words:,.0f}",
            f"{run.documents / one.documents:.2f}", f"{run.work:.1f}", f"{run.writing:.1f}",
            f"{run.peak:,.0f}", "" if run is one else f"{free(run) / free(one):.2f}",
        )  # fmt: skip
    load = ", ".join(f"{v:.1f}" for v in os.getloadavg())
    table.caption = f"{os.cpu_count()} cores; load over 1, 5 and 15 minutes: {load}"
    return table


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--workers", default="1,2", help="numbers of workers")
    options.add_argument("--engines", default="local", help="local, ray or both")
    options.add_argument("--turns", type=int, default=2)
    options.add_argument("--rules", action="store_true", help="without the trained tagger")
    options.add_argument("--warc", action="store_true", help="from web pages in a WARC file")
    given = options.parse_args()
    lines = list(generate(1, given.articles))
    total = sum(words(line["text"]) for line in lines)
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / ("a.warc.gz" if given.warc else "a.jsonl")
        (write_warc if given.warc else write_lines)(source, lines)
        for turn in range(given.turns):
            for engine, workers in product(given.engines.split(","), given.workers.split(",")):
                out = Path(folder) / f"{turn}-{engine}-{workers}"
                of = len(lines), total
                runs.append(measure(source, out, engine, int(workers), *of, given.rules))
    title = f"{len(lines):,} generated articles, {total:,} words, from {source.suffix[1:]}"
    Console().print(report(title, runs))


if __name__ == "__main__":
    main()
