"""Where the output cannot be written, and what is said of inputs read in part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_runs import HARBOUR, articles, run, run_into

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full")
    articles(folder)
    assert run("build", "articles", "--story", "m.story", cwd=folder).returncode == 0
    return folder


@needs_full
@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "--story", "m.story"),
        ("export", "--story", "m.story", "--format", "json"),
        ("export", "--story", "m.story", "--format", "csv"),
        ("build", "articles", "--story", "m.story"),
        ("--help",),
    ],
)
def test_a_full_disk_is_an_error_with_its_cure(place: Path, arguments: tuple[str, ...]) -> None:
    ended = run_into(FULL, *arguments, cwd=place)
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr
    assert b"cannot be written: No space left on device. Make room" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@needs_full
def test_a_device_named_as_output(place: Path) -> None:
    ended = run("export", "--story", "m.story", "-f", "json", "-o", "/dev/full", cwd=place)
    assert ended.returncode == 2
    assert b"/dev/full: it cannot be written" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_line_read_without_its_date_counts_as_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"doc": "one", "text": HARBOUR, "published": "soon"}),
        json.dumps({"doc": "two", "text": "Nobody said anything."}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for arguments in (("build", "in.jsonl"), ("analyse", "in.jsonl", "-o", "out.jsonl")):
        ended = run(*arguments, cwd=tmp_path)
        (said,) = ended.stderr.decode().splitlines()
        assert said.startswith("warning: in.jsonl, line 1: the \"published\" 'soon' is not a date")
        assert ended.returncode == 0
    (tmp_path / "in.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    ended = run("analyse", "in.jsonl", cwd=tmp_path)
    assert ended.returncode == 1
    last = ended.stderr.decode().splitlines()[-1]
    assert last == "1 of 3 inputs could not be read; the rest is done."


def test_analyse_gives_an_id_back_as_it_was(tmp_path: Path) -> None:
    ids = ["7", 7, -3, 10**30, "", None, "a b"]
    lines = [json.dumps({"doc": id_, "text": "Nobody said anything."}) for id_ in ids]
    lines.append('{"text": "No id at all."}')
    ended = run("analyse", "-", cwd=tmp_path, stdin="\n".join(lines).encode())
    assert ended.returncode == 0, ended.stderr
    got = [json.loads(line)["doc"] for line in ended.stdout.splitlines()]
    assert got == [*ids, None]
    assert [type(g) for g in got[:2]] == [str, int]
