"""On Ray, with real actors: the same bytes as on processes, whoever is killed."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench.archive import below
from bench.generate import generate
from bench.inputs import write_lines

from tests.archive.hands import QUICK_RAY
from tests.archive.helpers import BOUNDS, FAST, articles, made, tree
from tests.archive.test_kill import ROOT, done_on_disk
from twosource.archive.build import Options, build
from twosource.archive.engines import engine
from twosource.archive.progress import State

ON_RAY = replace(FAST, engine=QUICK_RAY)


@pytest.fixture(autouse=True)
def _none_is_left() -> Iterator[None]:
    """Ray's own processes end with the run."""
    yield
    gone(below(os.getpid()))


def gone(places: Iterable[Path]) -> None:
    """Wait until none of these processes is Ray's any more. Others' Rays are left out: tests run
    side by side."""
    held = list(places)
    for _ in range(100):
        left = [words for place in held if "raylet" in (words := command_of(place))]
        if not left:
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {left}")


def command_of(place: Path) -> str:
    """What a process was started as; nothing where it has ended."""
    try:
        return place.joinpath("cmdline").read_bytes().decode("utf-8", "replace").split("\0")[0]
    except OSError:
        return ""


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
    begun = list(below(run.pid))
    run.kill()
    run.communicate()
    gone(begun)
    report = made(source, folder)  # an archive begun on one engine is finished on the other
    assert 9 <= report.begun_with < 69
    made(source, tmp_path / "whole")
    assert tree(folder) == tree(tmp_path / "whole")


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(8))
def test_a_writer_killed_by_the_clock(tmp_path: Path, seed: int) -> None:
    """Twice at any moment, while Ray starts or works; then finished on Ray."""
    rng = random.Random(f"ray {seed}")
    source = articles(tmp_path / "a.jsonl", 60, ["A LONG TEXT"] * 9)
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "tests.archive.driver", str(source), str(folder), "2", "ray"]
    for _ in range(2):
        run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(rng.uniform(1.0, 15.0))
        run.kill()
        run.communicate()
    report = made(source, folder, ON_RAY)
    assert report.begun_with + report.done >= report.documents == 69
    made(source, tmp_path / "whole")
    assert tree(folder) == tree(tmp_path / "whole")


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(8))
def test_actors_killed_at_random(tmp_path: Path, seed: int) -> None:
    rng = random.Random(f"actors {seed}")
    points, ended = set(rng.sample(range(1, 60), 4)), []

    def tell(state: State) -> None:
        actors = [p for p in below(os.getpid()) if _is_actor(p)]
        if state.done in points and actors:
            ended.append(rng.choice(actors))
            os.kill(int(ended[-1].name), signal.SIGKILL)

    source = articles(tmp_path / "a.jsonl", 60, ["A LONG TEXT"] * 9)
    patient = replace(ON_RAY, bounds=replace(FAST.bounds, tries=len(points) + 1))
    report = build([str(source)], tmp_path / "archive", patient, tell)
    assert ended
    assert report.documents == 69
    made(source, tmp_path / "whole")
    assert tree(tmp_path / "archive") == tree(tmp_path / "whole")


def _is_actor(place: Path) -> bool:
    try:
        return place.joinpath("cmdline").read_bytes().startswith(b"ray::Reader")
    except OSError:
        return False


def test_the_real_models_write_the_same(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    write_lines(source, generate(7, 8))
    for name in ("ray", "local"):
        options = Options(1, rules=True, bounds=BOUNDS, engine=engine(name))
        assert made(source, tmp_path / name, options).documents == 8
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


def test_one_that_is_late_does_not_take_its_parcel_with_it(tmp_path: Path) -> None:
    """Those handed over with it take longer together than one may: each has its own time."""
    source = articles(tmp_path / "a.jsonl", 3, ["A LONG TEXT, read."] * 13)
    bounds = replace(FAST.bounds, seconds=2.0)
    report = made(source, tmp_path / "ray", replace(ON_RAY, workers=1, bounds=bounds))
    assert report.documents == 16
    assert not report.failures


def test_the_disk_is_full(tmp_path: Path) -> None:
    """From the third document on no file may be longer than so many bytes."""
    source = articles(tmp_path / "a.jsonl", 30)
    folder = tmp_path / "archive"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def tell(state: State) -> None:
        if state.done == 3:
            resource.setrlimit(resource.RLIMIT_FSIZE, (3000, before[1]))

    try:
        with pytest.raises(OSError, match="File too large"):
            build([str(source)], folder, ON_RAY, tell)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    report = made(source, folder, ON_RAY)
    assert 3 <= report.begun_with < 30
    made(source, tmp_path / "whole")
    assert tree(folder) == tree(tmp_path / "whole")
