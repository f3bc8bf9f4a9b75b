"""Damaged and empty sources: each a row of failures with file and reason, and the rest is read."""

from __future__ import annotations

import gzip
from pathlib import Path

from bench.make_warc import packed, page, response

from tests.archive.helpers import articles, made, rows


def test_no_damaged_source_is_silent(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    whole = packed(response("https://quill.example/1", page()))
    lines = articles(tmp_path / "lines", 3).read_bytes()
    bad = {
        "cut.warc.gz": whole[: len(whole) // 2],
        "empty.warc.gz": b"",
        "empty.jsonl": b"",
        "empty.mbox": b"",
        "cut.jsonl.gz": gzip.compress(lines)[:-20],
        "empty.jsonl.gz": gzip.compress(b""),
    }
    for name, data in {**bad, "good.warc.gz": whole, "good.jsonl.gz": gzip.compress(lines)}.items():
        (source / name).write_bytes(data)
    report = made(source, tmp_path / "out")
    failed = rows(tmp_path / "out", "failures")
    assert {Path(f["file"]).name for f in failed} == set(bad)
    assert sum(report.failures.values()) >= len(bad)
    read = rows(tmp_path / "out", "documents")
    names = {Path(d["file"].partition(",")[0]).name for d in read}
    assert names >= {"good.warc.gz", "good.jsonl.gz"}
