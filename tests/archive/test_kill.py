"""Killed at any moment, the next run ends with the same bytes, and does nothing twice."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from tests.archive.helpers import FAST, articles, made, reopened, tree
from twosource.archive.build import build
from twosource.archive.item import items
from twosource.archive.progress import State
from twosource.settings import LIMITS

COUNT = 40
LONG = "A LONG TEXT, which the harbour master read to the board of the port on Friday morning."
"""Plain English: of odd texts the language is told by a model that is unpacked into a file, and a
limit of files would end the worker over it."""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return articles(tmp_path_factory.mktemp("source") / "a.jsonl", COUNT, [LONG])


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The archive as it is when nothing goes wrong."""
    folder = tmp_path_factory.mktemp("whole") / "archive"
    made(source, folder)
    return tree(folder)


def driver(source: Path, folder: Path, limit: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.archive.driver", str(source), str(folder), "2"]
    bound = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit or 0, -1))
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=bound if limit else None,
    )  # fmt: skip


def finished(source: Path, folder: Path) -> int:
    run = driver(source, folder)
    out, error = run.communicate(timeout=120)
    assert run.returncode == 0, error.decode()
    return int(out)


def done_on_disk(folder: Path) -> int:
    """How many items the files of a run that is still going say are done; 0 while it begins."""
    keys: set[str] = set()
    spool = folder / "spool.jsonl"
    if spool.exists():
        lines = spool.read_bytes().split(b"\n")[:-1]
        keys = {json.loads(line)["key"] for line in lines}
    for path in folder.glob("manifest/*.json"):
        keys.update(json.loads(path.read_bytes())["keys"])
    return len(keys)


def left(source: Path, folder: Path) -> int:
    """How many items the next run has to do."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    store = reopened(copy)
    begun = store.done
    fresh = list(store.fresh(items([str(source)], LIMITS)))
    store.release()
    assert begun + len(fresh) == COUNT + 1
    return len(fresh)


@pytest.mark.parametrize("seed", range(3))
def test_the_writer_is_killed(
    source: Path, whole: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "archive"
    points = sorted(random.Random(f"writer {seed}").sample(range(1, COUNT), 2))
    for point in points:
        run = driver(source, folder)
        while done_on_disk(folder) < point and run.poll() is None:
            time.sleep(0.001)
        run.kill()
        run.communicate()
    rest = left(source, folder)
    assert rest <= COUNT + 1 - points[-1]
    assert finished(source, folder) == rest  # what was done is not done again
    assert tree(folder) == whole


def test_the_workers_of_a_killed_writer_end(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    run = driver(source, folder)
    while done_on_disk(folder) < 3:
        time.sleep(0.001)
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    if not children.exists():
        run.kill()
        run.communicate()
        pytest.skip("needs /proc with children")
    pids = [int(p) for p in children.read_text().split()]
    run.kill()
    run.communicate()
    assert len(pids) >= 2
    end = time.monotonic() + 10
    while any(_lives(p) for p in pids) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(_lives(p) for p in pids)


def _lives(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("seed", range(3))
def test_workers_are_killed(
    source: Path, whole: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    rng = random.Random(f"workers {seed}")
    points, killed = set(rng.sample(range(1, COUNT - 2), 4)), []

    def tell(state: State) -> None:
        workers = [p.pid for p in active_children() if p.pid]
        if state.done in points and workers:
            killed.append(rng.choice(workers))
            os.kill(killed[-1], signal.SIGKILL)

    # by chance one article may be in hand at several of the kills: that is not the article's fault
    patient = replace(FAST, bounds=replace(FAST.bounds, tries=len(points) + 1))
    report = build([str(source)], tmp_path / "archive", patient, tell)
    assert len(killed) >= 3
    assert report.documents == COUNT + 1
    assert tree(tmp_path / "archive") == whole


@pytest.mark.parametrize("limit", [900, 9000])
def test_the_disk_is_full(
    source: Path, whole: dict[str, bytes], tmp_path: Path, limit: int
) -> None:
    """A file may be no longer than ``limit`` bytes: a longer one fails as on a full disk."""
    folder = tmp_path / "archive"
    run = driver(source, folder, limit)
    _, error = run.communicate(timeout=120)
    assert run.returncode != 0
    assert b"File too large" in error
    finished(source, folder)
    assert tree(folder) == whole
