"""A story cut out of an archive holds the articles asked for, as they were read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.helpers import made
from tests.cli_runs import run
from twosource.archive.cut import Wanted, chosen
from twosource.archive.stored import documents
from twosource.errors import UsageError
from twosource.reading import Hints, read
from twosource.settings import LIMITS

FERRY = "The Ferry will not sail on Monday, the harbour master of Quill Bay said on Friday."
SCHOOL = "The school in Quill Bay will open again on Monday, its head Mara Delling said today."
LINES = [
    {"doc": "a", "text": FERRY, "published": "2031-05-04", "url": "https://quill.example/a"},
    {"doc": "b", "text": SCHOOL, "published": "2031-05-05"},
    {"doc": "c", "text": FERRY + " More follows.", "published": "2031-06-01"},
    {"doc": "d", "text": FERRY + " No day is given."},
    {"doc": "e", "text": SCHOOL, "published": "2031-05-06", "url": "https://quill.example/e"},
    {"doc": "e", "text": FERRY, "published": "2031-05-06", "url": "https://quill.example/e"},
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cut")
    source = folder / "a.jsonl"
    source.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    made(source, folder / "archive")
    return folder / "archive"


def cut(archive: Path, *about: str, first: date | None = None, last: date | None = None) -> str:
    found = chosen(archive, Wanted.of(about, first, last))
    return "".join(d.doc or "" for d in found.documents)


def test_documents_are_as_they_were_read(archive: Path) -> None:
    source = str(archive.with_name("a.jsonl"))
    assert list(documents(archive)) == list(read(source, Hints(), LIMITS))


def test_all_words_must_stand_in_it_in_any_order_and_case(archive: Path) -> None:
    assert cut(archive, "sail FERRY") == "acde"
    assert cut(archive, "ferr") == ""
    assert cut(archive, "ferry school") == ""
    assert cut(archive, "ferry", "school") == "abcde"


def test_days_are_inclusive_and_what_has_none_is_counted(archive: Path) -> None:
    assert cut(archive, "ferry", first=date(2031, 5, 4), last=date(2031, 5, 6)) == "ae"
    found = chosen(archive, Wanted.of(["ferry"], date(2031, 5, 5), None))
    assert [d.doc for d in found.documents] == ["c", "e"]
    assert found.notes == ("1 article has these words and no date of publication: left out.",)


def test_the_last_version_of_an_article_counts(archive: Path) -> None:
    assert cut(archive, "school") == "b"


def test_an_unfinished_archive_is_said_to_be_one(archive: Path) -> None:
    spool = archive / "spool.jsonl"
    spool.write_text("{}\n", encoding="utf-8")
    assert "not finished" in chosen(archive, Wanted.of(["ferry"], None, None)).notes[0]
    spool.write_text("", encoding="utf-8")


def test_too_many_are_refused(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.archive.cut.MOST", 2)
    with pytest.raises(UsageError, match="more than 2 articles"):
        cut(archive, "ferry")


def test_the_command_makes_a_story(archive: Path, tmp_path: Path) -> None:
    arguments = ["archive", "cut", str(archive), "--about", "ferry", "--story", "f.story"]
    first = run(*arguments, "--to", "2031-05-31", cwd=tmp_path)
    assert first.returncode == 0, first.stderr.decode()
    assert first.stdout.strip() == b"f.story: 2 added, 0 unchanged."
    assert b"1 article has these words" in first.stderr
    again = run(*arguments, cwd=tmp_path)
    assert again.stdout.strip() == b"f.story: 2 added, 2 unchanged."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere", "--about", "x"), b"it is no archive"),
        (("ARCHIVE", "--about", "?!"), b"it holds no words"),
        (("ARCHIVE", "--about", "zeppelin"), b"no article in it is about that"),
        (("ARCHIVE", "--about", "x", "--from", "May"), b"'May' is no date"),
    ],
)
def test_wrong_usage(
    archive: Path, tmp_path: Path, arguments: tuple[str, ...], words: bytes
) -> None:
    given = [str(archive) if a == "ARCHIVE" else a for a in arguments]
    found = run("archive", "cut", *given, cwd=tmp_path)
    assert found.returncode == 2
    assert words in found.stderr
    assert not list(tmp_path.glob("*.story"))


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_a_day_fits_where_it_lies_between(day: date, first: date | None, last: date | None) -> None:
    fits = Wanted((frozenset({"x"}),), first, last).dated(day)
    assert fits == (not (first and day < first) and not (last and day > last))
