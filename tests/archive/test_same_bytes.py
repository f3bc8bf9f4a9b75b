"""The same bytes with the real models, whatever the number of workers and whoever is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from bench.generate import generate
from bench.inputs import write_lines

from tests.archive.helpers import BOUNDS, quiet, tree
from tests.archive.test_kill import done_on_disk
from tests.cli_runs import TWOSOURCE
from twosource.archive.build import Options, build
from twosource.archive.progress import State


def test_one_worker_and_two_write_the_same(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    write_lines(source, generate(7, 16))
    for workers in (1, 2):
        report = build(
            [str(source)], tmp_path / str(workers), Options(workers, bounds=BOUNDS), quiet
        )
        assert report.documents == 16
    one, two = tree(tmp_path / "1"), tree(tmp_path / "2")
    assert len([n for n in one if n.startswith("attributions/")]) == 3
    assert one == two


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10))
def test_killed_at_random_with_the_real_models(tmp_path: Path, seed: int) -> None:
    """Three times the command is killed, then its workers are, at points drawn at random."""
    rng, source = random.Random(seed), tmp_path / "articles.jsonl"
    write_lines(source, generate(seed, 60))
    options = Options(2, bounds=BOUNDS)
    build([str(source)], tmp_path / "whole", options, quiet)
    archive = tmp_path / "archive"
    command = [str(TWOSOURCE), "archive", "build", str(source)]
    command += ["--output", str(archive), "--workers", "2", "--rows", str(BOUNDS.rows)]
    for point in sorted(rng.sample(range(1, 50), 3)):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while done_on_disk(archive) < point and run.poll() is None:
            time.sleep(0.001)
        run.kill()
        run.wait()
    points, killed = set(rng.sample(range(1, 8), 3)), 0

    def tell(state: State) -> None:
        nonlocal killed
        if state.done in points:
            os.kill(rng.choice([p.pid for p in active_children() if p.pid]), signal.SIGKILL)
            killed += 1

    build([str(source)], archive, options, tell)
    assert killed
    assert tree(archive) == tree(tmp_path / "whole")
