"""JSON Lines packed with gzip: read as they are, bounded, and a cut or a bomb is named."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.helpers import NO_HINTS, read_bytes
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.gzipped import begins
from twosource.reading.inputs import read
from twosource.reading.jsonl import read_jsonl
from twosource.reading.source import Source
from twosource.settings import LIMITS

LINES = "".join(
    json.dumps({"doc": f"d{n}", "text": f"The pump house closed on day {n}, the clerk said. " * 4})
    + "\n"
    for n in range(400)
).encode()


def test_a_packed_file_is_read_in_a_folder_and_alone(tmp_path: Path) -> None:
    for name in ("in/a.jsonl.gz", "alone.gz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(LINES))
        target = path.parent if path.parent != tmp_path else path
        found = list(read(str(target), NO_HINTS, LIMITS))
        assert [d.doc for d in found if isinstance(d, Document)] == [f"d{n}" for n in range(400)]


def test_one_that_is_cut_off_is_named_and_what_stands_before_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(LINES, 1)
    documents, errors = read_bytes(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    assert 0 < len(documents) < 400
    assert [e for e in errors if "breaks off" in e.what and e.where.endswith("a.jsonl.gz")]


def test_an_empty_one_is_named(tmp_path: Path) -> None:
    for data in (b"", gzip.compress(b""), gzip.compress(b"\n\n")):
        documents, errors = read_bytes(tmp_path, "a.jsonl.gz", data)
        assert not documents
        assert [e for e in errors if "empty" in e.what]


def test_a_bomb_is_stopped() -> None:
    small = replace(LIMITS, file_bytes=10_000)
    bomb = gzip.compress(b"\n" * 20_000_000)
    found = []
    try:
        for one in read_jsonl(Source("b.jsonl.gz", data=bomb), NO_HINTS, small):
            found.append(one)
    except ReadError as e:
        found.append(e)
    assert isinstance(found[-1], ReadError)
    assert "times its size" in found[-1].what


@given(st.binary(max_size=200))
def test_the_first_bytes_of_anything_are_told(data: bytes) -> None:
    assert data.startswith(begins(gzip.compress(data)))
    begins(b"\x1f\x8b" + data)
