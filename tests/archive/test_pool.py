"""No document stops the run: one that kills its reader, and one that takes too long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.helpers import FAST, articles, made, rows, tree


def test_what_kills_its_reader_is_set_aside(tmp_path: Path) -> None:
    deadly = "KILL THE READER of the bulletin."
    source = articles(tmp_path / "a.jsonl", 20, [deadly])
    report = made(source, tmp_path / "archive")
    assert report.documents == 20
    assert dict(report.failures) == {"crash": 1}
    (failure,) = rows(tmp_path / "archive", "failures")
    assert failure["file"] == str(source)
    assert (failure["offset"], failure["unit"]) == (4, "line")
    assert failure["reason"] == "3 workers ended while they read it"
    kept = (tmp_path / "archive" / "quarantine" / failure["quarantine"]).read_text("utf-8")
    assert deadly in kept


def test_what_takes_too_long_is_set_aside(tmp_path: Path) -> None:
    source = articles(tmp_path / "a.jsonl", 20, ["KEEP THE READER for ever.", "A LONG TEXT, read."])
    bounds = replace(FAST.bounds, seconds=2.0)
    report = made(source, tmp_path / "archive", replace(FAST, bounds=bounds))
    assert report.documents == 21
    assert dict(report.failures) == {"time": 1}
    (failure,) = rows(tmp_path / "archive", "failures")
    assert failure["reason"] == "it takes longer than the limit of 2 seconds"


@pytest.mark.parametrize("workers", [1, 3])
def test_the_number_of_workers_changes_nothing(tmp_path: Path, workers: int) -> None:
    source = articles(tmp_path / "a.jsonl", 30, ["A LONG TEXT"] * 3)
    made(source, tmp_path / "two")
    made(source, tmp_path / "other", replace(FAST, workers=workers))
    assert tree(tmp_path / "two") == tree(tmp_path / "other")


def test_large_items_do_not_block(tmp_path: Path) -> None:
    """Larger than any pipe holds, in both directions."""
    source = articles(tmp_path / "a.jsonl", 10, ["A long paragraph of the book. " * 20_000] * 4)
    assert made(source, tmp_path / "archive").documents == 14
