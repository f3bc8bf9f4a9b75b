"""On Ray, with real actors: the same bytes as on processes, whoever is killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench.generate import generate
from bench.inputs import write_lines

from tests.archive.hands import QUICK_RAY
from tests.archive.helpers import BOUNDS, FAST, articles, made, tree
from tests.archive.test_kill import ROOT, done_on_disk
from twosource.archive.build import Options
from twosource.archive.engines import engine

ON_RAY = replace(FAST, engine=QUICK_RAY)


@pytest.fixture(autouse=True)
def _none_is_left() -> Iterator[None]:
    """Ray's own processes end with the run."""
    yield
    for _ in range(100):
        if not ours():
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {ours()}")


def ours() -> list[str]:
    """Ray's processes whose session was begun by a run of these tests that has ended."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if "raylet" in words.split("\0")[0]:
            found.append(words[:80])
    return found


def test_what_kills_or_holds_its_actor_is_set_aside(tmp_path: Path) -> None:
    also = ["KILL THE READER of the bulletin.", "KEEP THE READER for ever.", "A LONG TEXT, read."]
    source = articles(tmp_path / "a.jsonl", 20, also)
    bounds = replace(FAST.bounds, seconds=2.0)
    report = made(source, tmp_path / "ray", replace(ON_RAY, bounds=bounds))
    assert report.documents == 21
    assert dict(report.failures) == {"crash": 1, "time": 1}
    made(source, tmp_path / "local", replace(FAST, bounds=bounds))
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


def test_a_killed_writer_is_gone_on_with(tmp_path: Path) -> None:
    source = articles(tmp_path / "a.jsonl", 60, ["A LONG TEXT"] * 9)
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "tests.archive.driver", str(source), str(folder), "2", "ray"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while done_on_disk(folder) < 9 and run.poll() is None:
        time.sleep(0.01)
    run.kill()
    run.communicate()
    report = made(source, folder)  # an archive begun on one engine is finished on the other
    assert 9 <= report.begun_with < 69
    made(source, tmp_path / "whole")
    assert tree(folder) == tree(tmp_path / "whole")


def test_the_real_models_write_the_same(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    write_lines(source, generate(7, 8))
    for name in ("ray", "local"):
        options = Options(1, rules=True, bounds=BOUNDS, engine=engine(name))
        assert made(source, tmp_path / name, options).documents == 8
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")
