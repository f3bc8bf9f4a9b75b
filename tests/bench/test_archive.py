"""The benchmark of archives: what it shows of the runs, and that it runs on real ones."""

from __future__ import annotations

import io
from pathlib import Path

from bench.archive import Run, best, measure, report, write_warc
from bench.generate import generate
from rich.console import Console

RUNS = [
    Run("local", 2, 15.0, 1500.0, 100.0, 2.0, 300.0),
    Run("local", 1, 8.0, 800.0, 101.0, 2.0, 301.0),
    Run("local", 1, 10.0, 1000.0, 99.0, 2.0, 299.0),
]


def test_the_best_turn_counts() -> None:
    assert [(r.workers, r.documents) for r in best(RUNS)] == [(1, 10.0), (2, 15.0)]


def test_the_ratio_is_shown_with_the_load() -> None:
    console = Console(width=140, record=True, file=io.StringIO())
    console.print(report("title", RUNS))
    text = console.export_text()
    assert "1.50" in text
    assert "1.94" in text or "0.97" in text  # on one core two workers share it
    assert "load over" in text


def test_a_real_run_is_measured(tmp_path: Path) -> None:
    source = tmp_path / "a.warc.gz"
    write_warc(source, list(generate(1, 8)))
    run = measure(source, tmp_path / "archive", "local", 1, 8, 800, rules=True)
    assert run.documents > 0
    assert run.work > 2 * run.writing > 0
    assert run.peak > 50
