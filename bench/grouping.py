"""Time and quality of the across-document step on generated stories.

``python -m bench.grouping [--articles 100,200,400,1000] [--seed S]`` reads each story, then times
``reconcile`` alone (merging of actors, reprints, grouping, findings, and writing them), and scores
the table against the generator's gold.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.generate import generate_matters
from bench.inputs import documents, write_lines
from bench.score import Score, score
from twosource.keeping import reconcile
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document
from twosource.story import Story


@dataclass(frozen=True, slots=True)
class Run:
    """One story: its size, CPU seconds of reading and of reconciling, and the score."""

    articles: int
    reading: float
    reconciling: float
    score: Score


def run(articles: int, seed: int, parser: SpacyParser) -> Run:
    """Build a generated story and score it."""
    matters = list(generate_matters(seed, articles))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, (line for m in matters for line in m.lines))
        start = time.process_time()
        with Story.open(Path(folder) / "bench.story", create=True) as story:
            for document in documents(path):
                story.put(read_document(document, parser), "bench")
            read = time.process_time()
            reconcile(story, lambda _label, _done, _of: None)
            reconciled = time.process_time()
            found = score(story.table(), [m.gold for m in matters])
    return Run(articles, read - start, reconciled - read, found)


def report(runs: Sequence[Run], seed: int) -> list[Table]:
    """Return the tables that are printed: time and grouping, and statuses by facet."""
    times = Table(title=f"generated stories, seed {seed}", caption_justify="left")
    for column in ("articles", "reading, CPU s", "reconciling, CPU s", "sentences matched",
                   "pair F1", "events found", "statuses right"):  # fmt: skip
        times.add_column(column, justify="right")
    for r in runs:
        s = r.score
        times.add_row(
            f"{r.articles:,}", f"{r.reading:.1f}", f"{r.reconciling:.2f}",
            f"{s.matched} of {s.sentences}", f"{100 * s.pair_f1:.1f}",
            f"{s.events_found} of {s.events}", f"{100 * s.status_right:.1f} %",
        )  # fmt: skip
    times.caption = "statuses: over all findings of gold, of events found or not"
    facets = Table(title=f"statuses right by facet, {runs[-1].articles:,} articles")
    facets.add_column("facet")
    facets.add_column("right", justify="right")
    for facet, (wanted, right) in runs[-1].score.statuses.items():
        facets.add_row(facet, f"{right} of {wanted}")
    return [times, facets]


def main() -> None:
    """Run the sizes in turn and print."""
    options = argparse.ArgumentParser(prog="python -m bench.grouping", description=__doc__)
    options.add_argument("--articles", default="100,200,400,1000")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    parser = SpacyParser()
    sizes = [int(n) for n in given.articles.split(",")]
    runs = [run(n, given.seed, parser) for n in sizes]
    for table in report(runs, given.seed):
        Console().print(table)


if __name__ == "__main__":
    main()
