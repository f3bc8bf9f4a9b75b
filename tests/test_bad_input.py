"""Bad input is named, the rest is done; a crash loses nothing. All through the command line."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli_runs import HARBOUR, TWOSOURCE, articles, run
from tests.conftest import make_document
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document
from twosource.story import Story

COUNT = 24


def named(folder: Path, *, story: str = "matter.story") -> set[str]:
    with Story.open(folder / story, create=False) as opened:
        return {Path(d.file or "").name for d in opened.documents()}


def test_each_bad_input_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    folder = articles(tmp_path)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.html").write_bytes(b"  \n\n ")
    (folder / "binary.txt").write_bytes(random.Random(5).randbytes(40_000))
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendo")
    (folder / "odd.html").write_bytes(
        b'<html><head><meta charset="x-no-such-code"></head><body>\x80\x81\xff\xfe\x00\x9d</body>'
    )
    (folder / "lines.jsonl").write_bytes(b'{"doc": "a", "text": "Fine."}\n{"doc": \n[]\n\xff\xfe\n')
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    (nothing / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    ended = run("build", "articles", "nothing", "gone.txt", cwd=tmp_path)
    said = ended.stderr.decode()
    assert ended.returncode == 1, said
    assert "Traceback" not in said
    for bad in ("empty.txt", "blank.html", "binary.txt", "cut.pdf", "nothing", "gone.txt"):
        assert sum(bad in line for line in said.splitlines()) == 1, (bad, said)
    for line in (2, 3, 4):
        assert f"lines.jsonl, line {line}:" in said
    assert "inputs could not be read; the rest is done" in said.splitlines()[-1]
    assert {"harbour.txt", "ledger.txt", "lines.jsonl"} <= named(tmp_path)
    again = run("build", "articles", cwd=tmp_path)
    assert again.returncode == 1
    assert b" 0 added" in again.stdout


def test_a_page_of_twenty_megabytes(tmp_path: Path) -> None:
    folder = articles(tmp_path)
    paragraph = f"<p>{HARBOUR}</p>\n".encode()
    page = b"<html><body><article>" + paragraph * (20_000_000 // len(paragraph)) + b"</article>"
    (folder / "big.html").write_bytes(page)
    begun = time.monotonic()
    ended = run("build", "articles", cwd=tmp_path)
    assert time.monotonic() - begun < 60
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == 1
    assert b"big.html" in ended.stderr
    assert named(tmp_path) == {"harbour.txt", "ledger.txt"}


@pytest.mark.parametrize("data", [None, b"", b"\x01\x02" * 500])
def test_only_bad_input_makes_no_story(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "gone.txt").write_bytes(data)
    before = set(tmp_path.iterdir())
    ended = run("build", "gone.txt", cwd=tmp_path)
    assert ended.returncode == 1
    assert b"no story was made" in ended.stderr
    assert ended.stdout == b""
    assert b"1 of 1 inputs could not be read" in ended.stderr.splitlines()[-1]
    assert set(tmp_path.iterdir()) == before
    assert run("show", cwd=tmp_path).returncode == 2


def test_only_bad_input_leaves_a_story_as_it_was(tmp_path: Path) -> None:
    articles(tmp_path)
    assert run("build", "articles", cwd=tmp_path).returncode == 0
    before = (tmp_path / "matter.story").read_bytes()
    assert run("build", "gone.txt", cwd=tmp_path).returncode == 1
    assert (tmp_path / "matter.story").read_bytes() == before


def test_show_counts_what_a_build_that_was_cut_off_has_stored(
    tmp_path: Path, parser: SpacyParser
) -> None:
    articles(tmp_path)
    assert run("build", "articles", cwd=tmp_path).returncode == 0
    with Story.open(tmp_path / "matter.story", create=True) as story:
        assert story.not_compared() == 0
        for n in range(3):
            story.put(read_document(make_document(f"Nobody called {n} times."), parser), "a key")
        assert story.not_compared() == 3
    shown = run("show", cwd=tmp_path)
    assert shown.returncode == 0
    assert b"3 articles are stored and not yet compared" in shown.stderr


def test_files_of_unknown_suffix_are_counted_on_one_line(tmp_path: Path) -> None:
    folder = articles(tmp_path)
    (folder / "deep").mkdir()
    for name in ("a.jpg", "b.JPG", "deep/c.odt", ".hidden"):
        (folder / name).write_bytes(b"x")
    ended = run("build", "articles", cwd=tmp_path)
    assert ended.returncode == 0
    (line,) = ended.stderr.decode().splitlines()
    assert "articles: 3 files were passed over" in line
    assert "(.jpg, .odt)" in line


def _lines(folder: Path, count: int) -> Path:
    path = folder / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = HARBOUR.replace("three", str(n + 3))
            file.write(
                json.dumps({"doc": f"d{n}", "text": text, "outlet": f"Paper {n % 7}"}) + "\n"
            )
    return path


def _stored(story: Path) -> dict[str, tuple[str, bytes]]:
    """What a story holds, through a connection of its own (which replays the log)."""
    held = sqlite3.connect(story)
    try:
        sql = "SELECT d.id, d.text, r.payload FROM documents d JOIN readings r ON r.document = d.id"
        return {id_: (text, payload) for id_, text, payload in held.execute(sql)}
    except sqlite3.OperationalError:  # killed before its tables were made
        return {}
    finally:
        held.close()


def test_killed_at_any_moment_nothing_stored_is_lost(tmp_path: Path) -> None:
    lines = _lines(tmp_path, COUNT)
    story = tmp_path / "m.story"
    before: dict[str, tuple[str, bytes]] = {}
    moments = random.Random(11)
    seen = 0
    for _ in range(3):
        process = subprocess.Popen(
            [str(TWOSOURCE), "build", str(lines), "--story", str(story)],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _until_it_stores(process, story, len(before))
        time.sleep(moments.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = _stored(story)
        assert before.items() <= now.items()
        before = now
        seen = max(seen, len(now))
    assert seen > 0
    ended = run("build", lines, "--story", story, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    after = _stored(story)
    assert len(after) == COUNT
    assert before.items() <= after.items()
    assert f"{COUNT - len(before)} added, {len(before)} unchanged".encode() in ended.stdout
    whole = run("build", lines, "--story", "whole.story", cwd=tmp_path)
    assert whole.returncode == 0
    exports = [
        run("export", "--format", "json", "--story", name, cwd=tmp_path).stdout
        for name in ("m.story", "whole.story")
    ]
    assert exports[0] == exports[1], "a build cut off and completed is a build"
    with Story.open(story, create=False) as opened:
        assert not opened.findings_stale()


def _until_it_stores(process: subprocess.Popen[bytes], story: Path, held: int) -> None:
    """Wait until one more document is stored than before, or the process has ended."""
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        if story.exists() and len(_stored_ids(story)) > held:
            return
        time.sleep(0.05)


def _stored_ids(story: Path) -> list[str]:
    try:
        held = sqlite3.connect(f"{story.as_uri()}?mode=ro", uri=True)
        try:
            return [row[0] for row in held.execute("SELECT document FROM readings")]
        finally:
            held.close()
    except sqlite3.OperationalError:
        return []


@pytest.mark.parametrize("content", [b"", b"not a story\n" * 50])
def test_a_story_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.story").write_bytes(content)
    ended = run("show", "--story", "m.story", cwd=tmp_path)
    assert ended.returncode == 2
    assert b"m.story" in ended.stderr
    assert b"Traceback" not in ended.stderr
