"""An archive compared matter by matter: what a story of all of it would say."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from bench.generate import generate
from bench.inputs import write_lines

from tests.archive.helpers import BOUNDS, quiet, rows, tree
from tests.archive.test_kill import ROOT
from tests.cli_runs import run as command
from twosource.archive.build import Options, build
from twosource.archive.compare import compare
from twosource.archive.stored import document_of
from twosource.comparing import compare as as_a_story
from twosource.errors import UsageError
from twosource.model.table import Table
from twosource.story.readings import with_payload

COUNT = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of generated articles, not yet compared."""
    folder = tmp_path_factory.mktemp("built")
    write_lines(folder / "a.jsonl", generate(3, COUNT))
    build(
        [str(folder / "a.jsonl")], folder / "archive", Options(1, rules=True, bounds=BOUNDS), quiet
    )
    return folder / "archive"


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "archive")
    return tmp_path / "archive"


def story_of(archive: Path) -> Table:
    """All documents of an archive, compared at once."""
    held = {r["document"]: r["payload"] for r in rows(archive, "readings")}
    documents = map(document_of, rows(archive, "documents"))
    return as_a_story([with_payload(d, held[d.id]) for d in documents], {})[0]


def test_the_findings_are_those_of_one_story(archive: Path) -> None:
    report = compare(archive, quiet, bounds=BOUNDS)
    whole = story_of(archive)
    assert report.documents == COUNT
    assert 1 < report.matters < COUNT / 3
    assert report.disputed > 0
    said = {
        (r["event"], r["facet"], r["status"], r["values"])
        for r in rows(archive / "compared", "findings")
    }
    assert said == {
        (e.id, f.facet, f.status, len(f.values)) for e in whole.events for f in e.findings
    }
    reprints = {r["document"]: r["reprint_of"] for r in rows(archive / "compared", "reprints")}
    assert reprints == whole.reprint_of
    assert len(rows(archive / "compared", "claims")) == len(whole.claims)


def test_each_record_is_that_of_the_contract(archive: Path) -> None:
    compare(archive, quiet, bounds=BOUNDS)
    for row in rows(archive / "compared", "events"):
        record = json.loads(row["record"])
        assert record["id"] == row["id"]
        assert {f["facet"] for f in record["findings"]} == {
            r["facet"] for r in rows(archive / "compared", "findings") if r["event"] == row["id"]
        }


def test_the_number_of_workers_changes_nothing(archive: Path) -> None:
    compare(archive, quiet, workers=1, bounds=BOUNDS)
    one = tree(archive / "compared")
    shutil.rmtree(archive / "compared")
    compare(archive, quiet, workers=2, bounds=BOUNDS)
    assert tree(archive / "compared") == one


def test_a_matter_is_no_larger_than_it_may_be(archive: Path) -> None:
    compare(archive, quiet, bounds=BOUNDS, most=4)
    sizes = [len(r["documents"]) for r in rows(archive / "compared", "matters")]
    assert sum(sizes) == COUNT
    assert max(sizes) <= 4


def test_what_was_done_is_not_done_again(archive: Path) -> None:
    compare(archive, quiet, bounds=BOUNDS)
    before = {p: p.stat().st_mtime_ns for p in (archive / "compared" / "events").iterdir()}
    compare(archive, quiet, bounds=BOUNDS)
    assert {p: p.stat().st_mtime_ns for p in before} == before


KILLED = (
    "import os, sys; from pathlib import Path\n"
    "from twosource.archive.compare import compare\n"
    "from tests.archive.helpers import BOUNDS\n"
    "if __name__ == '__main__':\n"
    "    point, folder = int(sys.argv[2]), Path(sys.argv[1])\n"
    "    end = lambda s: s.done >= point and os._exit(9)\n"
    "    compare(folder, end, workers=2, bounds=BOUNDS)\n"
)


def killed(archive: Path, point: int) -> None:
    """A comparison that ends in the middle of a word after so many matters, or when it is done."""
    command = [sys.executable, "-c", KILLED, str(archive), str(point)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode in (0, 9)


def test_killed_it_goes_on_to_the_same_bytes(archive: Path) -> None:
    killed(archive, 3)
    assert (archive / "compared" / "spool.jsonl").stat().st_size
    compare(archive, quiet, bounds=BOUNDS)
    gone_on = tree(archive / "compared")
    shutil.rmtree(archive / "compared")
    compare(archive, quiet, bounds=BOUNDS)
    assert tree(archive / "compared") == gone_on


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(8))
def test_killed_by_the_clock_it_goes_on_to_the_same_bytes(archive: Path, seed: int) -> None:
    """At any moment, while it loads, joins, compares or writes; three times each."""
    rng = random.Random(f"compare {seed}")
    command = [sys.executable, "-c", KILLED, str(archive), "1000"]
    for _ in range(3):
        run = subprocess.Popen(command, cwd=ROOT)
        time.sleep(rng.uniform(0.5, 6.0))
        run.kill()
        run.communicate()
    compare(archive, quiet, bounds=BOUNDS)
    gone_on = tree(archive / "compared")
    shutil.rmtree(archive / "compared")
    compare(archive, quiet, bounds=BOUNDS)
    assert tree(archive / "compared") == gone_on


@pytest.mark.parametrize(
    ("mark", "words"),
    [("archive", "have the form 0"), ("model", "its readings are of another version")],
)
def test_an_archive_of_another_version_says_what_to_do(
    archive: Path, mark: str, words: str
) -> None:
    marks = json.loads((archive / "archive.json").read_bytes())
    (archive / "archive.json").write_text(json.dumps({**marks, mark: "0"}))
    with pytest.raises(UsageError, match=words) as raised:
        compare(archive, quiet, bounds=BOUNDS)
    assert raised.value.cure is not None
    assert "Build it anew into another folder" in raised.value.cure


def test_an_archive_that_has_grown_is_compared_anew(built: Path, archive: Path) -> None:
    compare(archive, quiet, bounds=BOUNDS)
    more = archive.parent / "more.jsonl"
    write_lines(more, generate(4, 6))
    first = built.parent / "a.jsonl"
    build([str(first), str(more)], archive, Options(1, rules=True, bounds=BOUNDS), quiet)
    assert compare(archive, quiet, bounds=BOUNDS).documents == COUNT + 6


def test_an_article_read_twice_counts_as_it_was_read_last(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    lines = list(_versions())
    write_lines(source, lines)
    archive = tmp_path / "archive"
    build([str(source)], archive, Options(1, rules=True, bounds=BOUNDS), quiet)
    assert len(rows(archive, "documents")) == 2
    assert compare(archive, quiet, bounds=BOUNDS).documents == 1
    (event,) = rows(archive / "compared", "events")
    assert json.loads(event["record"])["findings"][0]["values"][0]["value"]["min"] == 4


def _versions() -> Iterator[dict[str, str]]:
    for n in ("three", "four"):
        text = f"Mara Delling called Tom Harrow {n} times on 4 May 2031, her office said."
        yield {"url": "https://post.test/a", "title": "Calls", "text": text, "outlet": "Post",
               "published": "2031-05-06", "doc": "a"}  # fmt: skip


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is no archive"):
        compare(tmp_path, quiet)


def test_the_command_says_what_was_found(archive: Path) -> None:
    run = command("archive", "compare", str(archive), cwd=archive)
    assert run.returncode == 0, run.stderr
    assert f"{COUNT} documents" in run.stdout.decode()
    assert "findings in which accounts differ" in run.stdout.decode()
    assert pq.read_table(archive / "compared" / "findings").num_rows > 0


def test_a_matter_that_fails_is_named_and_the_others_go_on(archive: Path) -> None:
    report = compare(archive, quiet, bounds=replace(BOUNDS, seconds=1e-6))
    assert report.failed > 0
    assert {r["kind"] for r in rows(archive / "compared", "failures")} == {"time"}
