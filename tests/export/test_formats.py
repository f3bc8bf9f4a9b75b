"""What holds for every format: the same bytes again, an empty story, and nothing that acts."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.export.taken import HOSTILE, poisoned, proposed, written
from twosource.errors import UsageError
from twosource.export.extras import need
from twosource.export.formats import FORMATS
from twosource.export.take import Take
from twosource.model.table import Table

BINARY = {"parquet", "xlsx", "docx"}
ACTS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]"
)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_story_gives_the_same_bytes(name: str) -> None:
    assert written(name, proposed()) == written(name, proposed())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("asked", [False, True])
def test_an_empty_story_is_written(name: str, asked: bool) -> None:
    data = written(name, Take(Table(), proposed=asked))
    assert bool(data) is (name != "ftm")  # no entity is no line


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - BINARY - {"csv"}))
@pytest.mark.parametrize("words", HOSTILE)
def test_no_character_acts_on_a_screen(name: str, words: str) -> None:
    """CSV is for programs, and its test says what it guards."""
    for data in _texts(written(name, poisoned(words))):
        assert not ACTS.search(data.decode("utf-8"))


def _texts(data: bytes) -> list[bytes]:
    if not data.startswith(b"PK"):
        return [data]
    with ZipFile(BytesIO(data)) as parts:
        assert all(not n.startswith("/") and ".." not in n for n in parts.namelist())
        return [parts.read(n) for n in parts.namelist()]


def test_a_missing_package_is_named_with_its_extra() -> None:
    with pytest.raises(UsageError, match=r"twosource\[archive\]"):
        need("no_such_package_at_all", "archive", "--format parquet")
