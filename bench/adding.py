"""Seconds that one more article takes in a story that a process holds, and a correction.

``python -m bench.adding [--articles 10000] [--add 5] [--seed S] [--readings FILE]`` reads generated
articles (minutes for 10,000; not counted), compares all but the last few from nothing, then adds
these one by one: each is stored, compared and written. A merge of two people and its undoing
follow. ``--readings`` keeps what was read in a file (a pickle: only ever one that you made
yourself) and takes it from there the next time.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.generate import generate
from bench.inputs import documents, write_lines
from twosource import correcting
from twosource.keeping import Keeper, reconcile
from twosource.language.parse import SpacyParser
from twosource.model.reading import Reading
from twosource.pipeline import read_document
from twosource.story import Story


def steps(path: Path, readings: Sequence[Reading], add: int) -> Iterator[tuple[str, float, float]]:
    """Yield what was done, its CPU seconds and its seconds."""
    keeper, now = Keeper(), datetime.now(UTC)
    with Story.open(path, create=True, held=keeper.held) as story:
        first = len(readings) - add
        for r in readings[:first]:
            story.put(r, "bench")
        yield _timed(f"all of {first:,}", lambda: reconcile(story, _silent, keeper=keeper))
        for n, r in enumerate(readings[first:], 1):

            def added(r: Reading = r) -> None:
                story.begin_build(now, {})
                story.put(r, "bench")
                reconcile(story, _silent, keeper=keeper)
                story.finish_build(now, {})

            yield _timed(f"article {n} more", added)
        one, two = [a.id for a in keeper.table(story).actors if a.kind == "person"][:2]
        merge = correcting.merge(one, two)
        yield _timed(
            "the first correction",
            lambda: correcting.correct(story, merge, now, "bench", keeper=keeper),
        )
        yield _timed("undone", lambda: correcting.undo(story, 1, now, keeper))
        yield _timed(
            "a correction", lambda: correcting.correct(story, merge, now, "bench", keeper=keeper)
        )


def readings_of(articles: int, seed: int, kept: Path | None) -> list[Reading]:
    """The readings of generated articles, from the file ``kept`` where it is there."""
    if kept is not None and kept.is_file():
        with kept.open("rb") as file:
            held: list[Reading] = pickle.load(file)  # noqa: S301 - our own
        return held[:articles]
    parser = SpacyParser()
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        write_lines(lines, generate(seed, articles))
        found = [read_document(d, parser) for d in documents(lines)]
    if kept is not None:
        with kept.open("wb") as file:
            pickle.dump(found, file, protocol=pickle.HIGHEST_PROTOCOL)
    return found


def _timed(name: str, do: Callable[[], object]) -> tuple[str, float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    do()
    return name, time.process_time() - cpu, time.perf_counter() - wall


def _silent(_label: str, _done: int, _of: int | None) -> None:
    pass


def main() -> None:
    """Print a line a step."""
    options = argparse.ArgumentParser(prog="python -m bench.adding", description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--add", type=int, default=5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--readings", type=Path)
    given = options.parse_args()
    readings = readings_of(given.articles, given.seed, given.readings)
    with tempfile.TemporaryDirectory() as folder:
        for name, cpu, wall in steps(Path(folder) / "bench.story", readings, given.add):
            print(f"{name:24} {cpu:7.2f} CPU s {wall:7.2f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
