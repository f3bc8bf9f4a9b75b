"""Archives as users build them: sources of every kind, growth, failures, exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bench.make_warc import packed, page, response

from tests.archive.helpers import BOUNDS, FAST, TEXT, articles, made, quiet, reopened, rows, tree
from tests.cli_runs import run
from twosource.archive.build import Options, build
from twosource.archive.item import items, total
from twosource.errors import UsageError
from twosource.settings import LIMITS


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    """A WARC file, a folder, JSON Lines and Parquet, one article each, and some that are bad."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    lines = [json.dumps({"doc": "l", "text": TEXT.format(n=2)}), '{"text": 3}', "no JSON"]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    pages = packed(response("https://quill.example/w", page())), packed(response("x", page()))
    (tmp_path / "crawl.warc.gz").write_bytes(pages[0] + pages[1][:-20])
    pq.write_table(pa.table({"doc": ["p"], "text": [TEXT.format(n=4)]}), tmp_path / "t.parquet")
    return [str(tmp_path / n) for n in ("crawl.warc.gz", "folder", "lines.jsonl", "t.parquet")]


def test_every_kind_of_source_with_the_real_models(sources: list[str], tmp_path: Path) -> None:
    found = run("archive", "build", *sources, "--output", "out", cwd=tmp_path)
    assert found.returncode == 1, found.stderr.decode()
    assert b"out: 4 documents; 8 inputs read by this run." in found.stdout
    assert b"Failures: 4 unreadable." in found.stderr
    archive = tmp_path / "out"
    documents = rows(archive, "documents")
    assert [d["url"] or d["doc"] for d in documents] == ["https://quill.example/w", None, "l", "p"]
    sayings = {r["document"]: r["attributions"] for r in rows(archive, "attributions")}
    for document in documents:
        assert sayings[document["id"]]
        for saying in sayings[document["id"]]:
            for span in saying["content"]:
                assert document["text"][span["start"] : span["end"]]
    failures = rows(archive, "failures")
    assert [(Path(f["file"]).name, f["offset"], f["unit"]) for f in failures[1:]] == [
        ("empty.txt", None, None), ("lines.jsonl", 2, "line"), ("lines.jsonl", 3, "line"),
    ]  # fmt: skip
    assert "cut off" in failures[0]["reason"]
    metadata = pq.read_schema(archive / "documents" / "part-000000.parquet").metadata
    assert {b"all", b"weights", b"tagger", b"attributions"} <= metadata.keys()
    before = tree(archive)
    again = run("archive", "build", *sources, "--output", "out", cwd=tmp_path)
    assert again.returncode == 1
    assert b"0 inputs read by this run" in again.stdout
    assert tree(archive) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nothing.jsonl", "--output", "out"), b"no such file or folder"),
        (("-", "--output", "out"), b"standard input cannot be read again"),
        (("a.jsonl", "--output", "out", "--engine", "steam"), b"there is no engine steam"),
        (("a.jsonl", "--output", "a.jsonl"), b"it cannot be written"),
        (("a.jsonl",), b"--output"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], words: bytes) -> None:
    articles(tmp_path / "a.jsonl", 1)
    found = run("archive", "build", *arguments, cwd=tmp_path)
    assert found.returncode == 2
    assert words in found.stderr


def test_new_articles_are_added_and_old_ones_left_alone(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    made(articles(tmp_path / "a.jsonl", 10), archive)
    before = tree(archive)
    report = made(articles(tmp_path / "a.jsonl", 15), archive)
    assert (report.begun_with, report.done, report.documents) == (10, 15, 15)
    after = tree(archive)
    assert {k: v for k, v in after.items() if k in before} == before
    assert [d["doc"] for d in rows(archive, "documents")] == [f"a{n}" for n in range(15)]


def test_a_source_named_twice_counts_once(tmp_path: Path) -> None:
    source = str(articles(tmp_path / "a.jsonl", 5))
    report = build([source, source], tmp_path / "archive", FAST, quiet)
    assert report.documents == 5


def test_another_making_is_refused(tmp_path: Path) -> None:
    source = articles(tmp_path / "a.jsonl", 3)
    made(source, tmp_path / "archive")
    other = replace(FAST, bounds=replace(BOUNDS, rows=9))
    with pytest.raises(UsageError, match="another version or setting of: rows"):
        made(source, tmp_path / "archive", other)


def test_two_writers_at_once_are_refused(tmp_path: Path) -> None:
    source = articles(tmp_path / "a.jsonl", 3)
    made(source, tmp_path / "archive")
    held = reopened(tmp_path / "archive")
    with pytest.raises(UsageError, match="another twosource is writing"):
        made(source, tmp_path / "archive")
    held.release()
    assert made(source, tmp_path / "archive").documents == 3


def test_without_its_package_the_cure_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc", None)
    with pytest.raises(UsageError, match=r"pip install 'twosource\[archive\]'"):
        made(articles(tmp_path / "a.jsonl", 1), tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_too_little_memory_is_a_failure_of_the_document(tmp_path: Path) -> None:
    """What little is left beyond the models does not do for a text of that size."""
    text = "The harbour master said on Monday that she would sail. " * 15_000
    source = articles(tmp_path / "a.jsonl", 3, [text])
    bounds = replace(BOUNDS, memory_bytes=24 * 1024**2)
    report = build([str(source)], tmp_path / "archive", Options(1, True, bounds=bounds), quiet)
    assert report.documents == 3
    assert sum(report.failures.values()) == 1
    assert set(report.failures) <= {"memory", "error", "crash"}
    (failure,) = rows(tmp_path / "archive", "failures")
    assert (tmp_path / "archive" / "quarantine" / failure["quarantine"]).exists()


def test_items_are_known_by_their_place_and_bytes(sources: list[str]) -> None:
    found = list(items(sources, LIMITS))
    assert len({i.key for i in found}) == len(found) == 8
    assert [i.key for i in items(sources, LIMITS)] == [i.key for i in found]
    reached = [i.reached for i in found]
    assert reached == sorted(reached)
    assert reached[-1] < total(sources)
