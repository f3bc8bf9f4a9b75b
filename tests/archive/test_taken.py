"""A story cut of an archive takes the readings that stand there, and reads nothing twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bench.generate import generate
from bench.inputs import write_lines

from tests.archive.helpers import BOUNDS, quiet, rows
from tests.cli_runs import run
from twosource.archive.build import Options, build
from twosource.archive.compare import compare

COUNT = 14


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generated articles, their archive read by rules and compared."""
    folder = tmp_path_factory.mktemp("built")
    write_lines(folder / "a.jsonl", generate(3, COUNT))
    archive = folder / "archive"
    build([str(folder / "a.jsonl")], archive, Options(1, rules=True, bounds=BOUNDS), quiet)
    compare(archive, quiet, bounds=BOUNDS)
    return archive


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "archive")
    return tmp_path / "archive"


def exported(story: Path) -> bytes:
    out = run("export", "--story", str(story), "--format", "json", cwd=story.parent)
    assert out.returncode == 0, out.stderr
    return out.stdout


def cut(archive: Path, *arguments: str, story: str = "x.story") -> tuple[Path, str]:
    done = run("archive", "cut", str(archive), *arguments, "--story", story, cwd=archive.parent)
    assert done.returncode == 0, done.stderr
    return archive.parent / story, done.stderr.decode()


def remade(archive: Path, name: str, value: str) -> None:
    """The archive as another version would have written it."""
    marks = json.loads((archive / "archive.json").read_bytes())
    (archive / "archive.json").write_text(json.dumps({**marks, name: value}))


def emptied(archive: Path) -> None:
    """The archive with its readings gone: what takes them fails."""
    shutil.rmtree(archive / "readings")


def test_the_story_is_that_of_reading_again(archive: Path) -> None:
    matter = max(rows(archive / "compared", "matters"), key=lambda m: len(m["documents"]))
    taken, said = cut(archive, "--matter", matter["matter"])
    assert "again" not in said
    story = json.loads(exported(taken))
    assert sorted(d["id"] for d in story["documents"]) == matter["documents"]
    assert len(story["events"]) == matter["events"] > 0
    remade(archive, "dating", "of long ago")
    emptied(archive)
    read, said = cut(archive, "--matter", matter["matter"], story="y.story")
    assert "The archive is of another version of: dating. Its articles are read again." in said
    assert exported(read) == exported(taken)


def test_words_take_what_was_read_as_well(archive: Path) -> None:
    story, _ = cut(archive, "--about", "the")
    assert len(json.loads(exported(story))["documents"]) == COUNT
    emptied(archive)
    again = run("archive", "cut", str(archive), "--about", "the", "--story", "z.story",
                cwd=archive.parent)  # fmt: skip
    assert again.returncode != 0  # so the first took them


def test_an_archive_that_has_grown_is_told(archive: Path) -> None:
    more = archive.parent / "more.jsonl"
    write_lines(more, generate(4, 3))
    build([str(more)], archive, Options(1, rules=True, bounds=BOUNDS), quiet)
    matter = rows(archive / "compared", "matters")[0]["matter"]
    _, said = cut(archive, "--matter", matter)
    assert "It has grown since it was compared" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--matter", "none"), "no matter of this name: none"),
        (("--matter", "none", "--about", "x"), "a matter is cut as a whole"),
        ((), "it holds no words"),
    ],
)
def test_wrong_usage(archive: Path, arguments: tuple[str, ...], words: str) -> None:
    found = run("archive", "cut", str(archive), *arguments, cwd=archive.parent)
    assert found.returncode == 2
    assert words in found.stderr.decode()


def test_without_compare_there_are_no_matters(archive: Path) -> None:
    shutil.rmtree(archive / "compared")
    found = run("archive", "cut", str(archive), "--matter", "x", cwd=archive.parent)
    assert found.returncode == 2
    assert "twosource archive compare" in found.stderr.decode()
