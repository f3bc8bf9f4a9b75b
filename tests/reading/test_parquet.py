"""Parquet files: a row is read as a line of JSON is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.reading.helpers import read_all, read_bytes

TEXT = "The mayor of Quill Bay said on Tuesday that the ferry would sail again in May."


def written(path: Path, **columns: list[object]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_a_row_is_an_article(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.parquet",
        doc=["a", "b"], text=[TEXT, TEXT + " Again."], outlet=["Quill Post", None],
        published=[date(2031, 5, 4), None], views=[3, 4],
    )  # fmt: skip
    documents, errors = read_all(path)
    assert not errors
    assert [(d.doc, d.outlet, d.published) for d in documents] == [
        ("a", "Quill Post", date(2031, 5, 4)),
        ("b", None, None),
    ]
    assert documents[1].text == TEXT + " Again."


def test_a_bad_row_is_named_by_its_number(tmp_path: Path) -> None:
    documents, errors = read_all(written(tmp_path / "a.parquet", text=[None, TEXT, " "]))
    assert len(documents) == 1
    assert [e.where.rpartition(", ")[2] for e in errors] == ["row 1", "row 3"]


def test_other_columns_and_kinds_are_said(tmp_path: Path) -> None:
    documents, errors = read_all(written(tmp_path / "a.parquet", body=[TEXT]))
    assert not documents
    assert "no column named text" in str(errors[0])
    documents, errors = read_all(written(tmp_path / "b.parquet", text=[TEXT.encode()]))
    assert not documents
    assert "kind bytes" in str(errors[0])


@pytest.mark.parametrize("keep", [4, 60, -9])
def test_a_damaged_file_is_named(tmp_path: Path, keep: int) -> None:
    whole = written(tmp_path / "a.parquet", text=[TEXT] * 9).read_bytes()
    documents, errors = read_bytes(tmp_path, "b.parquet", whole[:keep])
    assert not documents
    assert "not a Parquet file" in str(errors[0])


def test_damage_in_the_middle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{n} {TEXT}" for n in range(500)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=100)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = b"\xff" * 400
    documents, errors = read_bytes(tmp_path, "b.parquet", bytes(data))
    assert 0 < len(documents) < 500
    assert len(errors) == 1
