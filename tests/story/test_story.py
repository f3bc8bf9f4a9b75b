from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.conftest import make_document
from tests.sample_table import HARBOUR, IDENTITIES, LEDGER, READINGS, TABLE
from twosource.errors import StoryError
from twosource.export import as_json
from twosource.export.check import problems
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.story import Story
from twosource.story.database import Database


@contextmanager
def _raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file behind the story's back: committed and closed at the end."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "matter.story"


def fill(path: Path) -> None:
    with Story.open(path, create=True) as story:
        for reading in READINGS:
            story.put(reading, "key-1")
        story.keep_identities(IDENTITIES)
        story.replace_findings(TABLE)


def test_readings_come_back_in_order_of_their_ids(path: Path) -> None:
    with Story.open(path, create=True) as story:
        for reading in reversed(READINGS):
            story.put(reading, "key-1")
    with Story.open(path, create=False) as story:
        assert tuple(story.readings()) == READINGS
        assert tuple(story.documents()) == tuple(r.document for r in READINGS)
        assert story.has_reading(HARBOUR, "key-1")
        assert not story.has_reading(HARBOUR, "key-2")


def test_more_than_a_page_comes_back(path: Path) -> None:
    documents = [make_document(f"Note {n}.") for n in range(430)]
    with Story.open(path, create=True) as story:
        for document in documents:
            story.put(Reading(document), "k")
        assert [d.id for d in story.documents()] == sorted(d.id for d in documents)
        assert [r.document.id for r in story.readings()] == sorted(d.id for d in documents)


def test_a_silent_edit_is_a_new_version_of_one_document(path: Path) -> None:
    first = replace(HARBOUR, id="doc-page", url="https://harbour.example/1")
    edited = replace(first, text=first.text.replace("three", "four "))
    with Story.open(path, create=True) as story:
        story.put(Reading(first), first.version)
        story.put(Reading(edited), edited.version)
        assert [d.text for d in story.documents()] == [edited.text]
        assert not story.has_reading(first, first.version)
        assert [h.document for h in story.search("four calls")] == ["doc-page"]
        assert story.search("three calls") == []
        story.put(Reading(first), first.version)  # the page is set back
        assert [d.text for d in story.documents()] == [first.text]
        assert len(story.search("three calls")) == 1
    with _raw(path) as other:
        held = other.execute("SELECT count(*) FROM documents").fetchone()
    assert held == (2,), "no version is lost, none is stored twice"


def test_hostile_text_is_stored_as_it_is(path: Path) -> None:
    text = 'a\x00b \ud800 \u202e "; DROP TABLE documents; -- \U0001f600'
    document = replace(make_document(text), outlet="\udc80", title="<b>[red]x[/red]</b>")
    with Story.open(path, create=True) as story:
        story.put(Reading(document), "k")
        assert next(story.documents()) == document
        assert len(story.search("DROP")) == 1
        for query in ('"', "a AND", "NEAR(", "*", "title:x", "\ud800", "\x00", "( OR )", "''"):
            story.search(query)


def test_the_table_comes_back_as_it_was_given(path: Path) -> None:
    fill(path)
    with Story.open(path, create=False) as story:
        assert story.table() == TABLE
        assert not story.findings_stale()


def test_what_the_readings_explain_is_not_stored_twice(path: Path) -> None:
    fill(path)
    with _raw(path) as held:
        assert held.execute("SELECT count(*) FROM overrides").fetchone() == (0,)
        (payload,) = held.execute("SELECT payload FROM actor_pages").fetchone()
    assert b'"mentions":[]' in zlib.decompress(payload)
    assert b'"mentions":[{' not in zlib.decompress(payload)


def test_a_table_that_changes_records_comes_back_too(path: Path) -> None:
    changed = replace(
        TABLE,
        attributions=tuple(replace(a, stance="denies") for a in TABLE.attributions[1:]),
        event_mentions=(),
        actors=tuple(replace(a, mentions=a.mentions[:1]) for a in TABLE.actors),
    )
    fill(path)
    with Story.open(path, create=True) as story:
        story.replace_findings(changed)
        assert story.table() == changed
        story.replace_findings(Table())
        assert story.table().events == ()


def test_without_identities_the_table_still_comes_back(path: Path) -> None:
    with Story.open(path, create=True) as story:
        for reading in READINGS:
            story.put(reading, "key-1")
        story.replace_findings(TABLE)
        assert story.table() == TABLE


def test_findings_stay_sound_while_a_build_goes_on(path: Path) -> None:
    """What is read since the findings is not in them; what is edited since has its old text."""
    more = make_document("A third paper saw nothing.")
    longer = replace(HARBOUR, text="x" + HARBOUR.text)
    assert longer.version != HARBOUR.version
    fill(path)
    with Story.open(path, create=True) as story:
        story.put(Reading(more), "key-1")
        story.put(Reading(longer), "key-1")
        story.put(replace(READINGS[-1], attributions=()), "key-2")
        with Story.open(path, create=False) as reader:
            table = reader.table()
        assert story.findings_stale()
    assert table.documents == TABLE.documents
    assert table.events == TABLE.events
    read_anew = {HARBOUR.id, READINGS[-1].document.id}
    kept = tuple(a for a in TABLE.attributions if a.document not in read_anew)
    assert table.attributions == kept
    out = io.BytesIO()
    as_json.write(table, out)
    assert problems(json.loads(out.getvalue())) == []


def test_equal_findings_write_nothing(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    with Story.open(path, create=True) as story:
        story.begin_build(datetime(2031, 5, 7, tzinfo=UTC), {"attribution": "1"})
        story.keep_identities(IDENTITIES)
        story.replace_findings(TABLE)
        story.finish_build(datetime(2031, 5, 7, tzinfo=UTC), counts(unchanged=3))
        assert story.builds() == []
    assert path.read_bytes() == before


def counts(**given: int) -> dict[str, int]:
    return {"added": 0, "unchanged": 0, "failed": 0, "not_analysed": 0} | given


def test_the_ledger_names_builds_that_changed_something(path: Path) -> None:
    begun, ended = datetime(2031, 5, 7, tzinfo=UTC), datetime(2031, 5, 8, tzinfo=UTC)
    with Story.open(path, create=True) as story:
        story.begin_build(begun, {"dating": "2"})
        story.put(READINGS[0], "k")
        assert story.findings_stale()
        story.finish_build(ended, counts(added=1))
        story.begin_build(begun, {})
        story.put(READINGS[1], "k")
    with Story.open(path, create=False) as story:
        done, cut_off = story.builds()
    assert (done.started, done.finished, done.added) == (begun, ended, 1)
    assert done.versions == {"dating": "2"}
    assert (cut_off.finished, cut_off.added) == (None, None)


def test_identities_are_kept_and_redirect_on_merge(path: Path) -> None:
    with Story.open(path, create=True) as story:
        story.keep_identities({"a": "one", "b": "two", "c": "two"})
        story.keep_identities({"a": "two"})
        assert story.identities() == {"a": "two", "b": "two", "c": "two"}
        assert story.resolve("one") == "two"
        story.keep_identities({"a": "three"})  # a split: "two" still has keys
        assert story.resolve("two") == "two"
        story.keep_identities({"b": "one", "c": "one"})  # back and forth never runs in a circle
        assert story.resolve("two") == "one"
        assert story.resolve("one") == "one"
        assert story.resolve("never seen") == "never seen"


def _empty(p: Path) -> None:
    p.write_bytes(b"")


def _text(p: Path) -> None:
    p.write_text("Dear diary, this is no database.\n" * 40)


def _other_database(p: Path) -> None:
    with _raw(p) as other:
        other.execute("CREATE TABLE recipes (name)")


def _newer(p: Path) -> None:
    fill(p)
    with _raw(p) as later:
        later.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("prepare", "create", "words"),
    [
        (Path.mkdir, True, "folder"),
        (Path.mkdir, False, "folder"),
        (lambda p: None, False, "no such story file"),
        (_empty, False, "empty"),
        (_text, True, "not a story file"),
        (_text, False, "not a story file"),
        (_other_database, True, "not a story file"),
        (_newer, True, "version 99"),
        (_newer, False, "version 99"),
    ],
)
def test_what_is_no_story_is_refused_with_a_cure(
    path: Path, prepare: object, create: bool, words: str
) -> None:
    assert callable(prepare)
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoryError, match=words) as caught, Story.open(path, create=create):
        pass
    assert caught.value.cure
    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_a_story(path: Path) -> None:
    _empty(path)
    fill(path)
    with Story.open(path, create=False) as story:
        assert story.table() == TABLE


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="folder does not exist"):
        Story.open(tmp_path / "none" / "x.story", create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_cannot_be_written(path: Path) -> None:
    fill(path)
    path.chmod(0o400)
    with pytest.raises(StoryError, match="cannot be written"):
        Story.open(path, create=True)


def test_damage_in_the_file_is_a_story_error(path: Path) -> None:
    fill(path)
    with _raw(path) as other:
        other.execute("UPDATE readings SET payload = x'00'")
    with Story.open(path, create=False) as story, pytest.raises(StoryError, match="damaged"):
        story.table()


def test_one_writer_at_a_time_and_readers_beside_it(path: Path) -> None:
    fill(path)
    with Story.open(path, create=True) as writer:
        writer.put(READINGS[0], "key-2")
        with pytest.raises(StoryError, match="another twosource") as caught:
            Story.open(path, create=True)
        assert "Wait" in caught.value.cure
        with Story.open(path, create=False) as reader:
            assert reader.table().events == TABLE.events
    Story.open(path, create=True).close()
    assert [p.name for p in path.parent.iterdir()] == ["matter.story"]


def _two_statements(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO meta VALUES ('a', 'b')")
    connection.execute("INSERT INTO nowhere VALUES ('a', 'b')")


def test_a_reader_leaves_no_files_and_cannot_write(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    with Story.open(path, create=False) as story:
        story.table()
        with pytest.raises(StoryError, match="cannot be written"):
            story.put(READINGS[0], "key-2")
    assert [p.name for p in path.parent.iterdir()] == ["matter.story"]
    assert path.read_bytes() == before


def test_a_failed_transaction_stores_nothing(path: Path) -> None:
    with Database.writer(path) as database:
        with pytest.raises(StoryError, match="no such table"), database.write() as connection:
            _two_statements(connection)
        assert database.rows("SELECT * FROM meta") == []


def test_what_was_put_survives_a_kill(path: Path) -> None:
    code = (
        "import os, signal, sys; from tests.sample_table import READINGS;"
        "from twosource.story import Story; s = Story.open(sys.argv[1], create=True);"
        "s.put(READINGS[0], 'k'); s.put(READINGS[1], 'k'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code, str(path)], cwd=root, check=False)
    assert run.returncode == -9
    with Story.open(path, create=True) as story:
        assert tuple(story.readings()) == READINGS[:2]
        story.put(READINGS[2], "k")
        assert story.findings_stale()


def test_dates_and_flags_come_back(path: Path) -> None:
    document = replace(LEDGER, published=date(2031, 1, 2), analysed=False, language="nl")
    with Story.open(path, create=True) as story:
        story.put(Reading(document), "k")
        assert list(story.documents()) == [document]
