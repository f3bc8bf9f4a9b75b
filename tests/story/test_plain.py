"""The story file as others open it: views with plain names, read by sqlite3 alone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sample_table import IDENTITIES, LEDGER, READINGS, REPRINT, TABLE
from twosource.model.table import Table
from twosource.story import Story
from twosource.story.database import Database
from twosource.story.migrations import steps

EVENT = TABLE.events[0]


def opened(path: Path, table: Table = TABLE) -> sqlite3.Connection:
    with Story.open(path, create=True) as story:
        for reading in READINGS:
            story.put(reading, "key")
        story.keep_identities(IDENTITIES)
        story.replace_findings(table)
    held = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    held.row_factory = sqlite3.Row
    return held


@pytest.fixture
def held(tmp_path: Path) -> sqlite3.Connection:
    return opened(tmp_path / "a.story")


def test_findings(held: sqlite3.Connection) -> None:
    rows = {r["facet"]: r for r in held.execute("SELECT * FROM findings WHERE status = 'disputed'")}
    assert rows.keys() == {"count", "when"}
    assert rows["count"]["values"] == "1 / at least 2 / 3"
    assert rows["when"]["values"] == "2031-05-04 / 2031-05-05"
    assert rows["when"]["participants"] == "initiator: Ilse Marrow; addressee: Tomas Brek"
    assert rows["when"]["standing"] == "proposed"
    (about,) = held.execute('SELECT "values" FROM findings WHERE facet = "about"').fetchall()
    assert about["values"] == "denied: the crane"


def test_accounts_have_their_exact_words(held: sqlite3.Connection) -> None:
    texts = {d.id: d.text for d in TABLE.documents}
    rows = held.execute("SELECT * FROM accounts").fetchall()
    assert len(rows) == sum(len(v.accounts) for f in EVENT.findings for v in (*f.values, *f.denied))
    for r in rows:
        assert r["words"] == texts[r["article"]][r["start"] : r["end"]] != ""
    first = held.execute(
        "SELECT origin, chain, outlet, low, high FROM accounts WHERE facet = 'count' AND low = 3"
    ).fetchone()
    assert tuple(first) == (
        "two people who know of the talks",
        "Harbour Post <- Quay Ledger <- two people who know of the talks", "Harbour Post", 3, 3,
    )  # fmt: skip


def test_statements_actors_documents_and_articles(held: sqlite3.Connection) -> None:
    said = held.execute("SELECT words FROM statements WHERE speaker = 'Ilse Marrow'").fetchall()
    assert {r["words"] for r in said} == {'"There was one call, on 5 May,"'}
    kinds = {r["name"]: r["kind"] for r in held.execute("SELECT name, kind FROM actors")}
    assert kinds["Ilse Marrow"] == "person" and kinds["Quay Ledger"] == "outlet"
    assert held.execute("SELECT count(*) FROM documents WHERE active").fetchone()[0] == 3
    (copy,) = held.execute("SELECT article, reprint_of FROM articles WHERE reprint_of NOT NULL")
    assert tuple(copy) == (REPRINT.id, LEDGER.id)


def test_what_people_ask(held: sqlite3.Connection) -> None:
    """One question over several views, as it would be typed into Datasette."""
    asked = """
        SELECT f.participants, a.value, count(DISTINCT a.origin) AS origins
        FROM findings f JOIN accounts a USING (finding)
        WHERE f.status = 'disputed' AND a.facet = 'when' GROUP BY a.value ORDER BY a.value
    """
    assert [(r["value"], r["origins"]) for r in held.execute(asked)] == [
        ("2031-05-04", 1), ("2031-05-05", 1)]  # fmt: skip


def test_they_follow_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    opened(path).close()
    with opened(path, replace(TABLE, events=())) as held:
        assert held.execute("SELECT count(*) FROM findings").fetchone()[0] == 0
        assert held.execute("SELECT count(*) FROM accounts").fetchone()[0] == 0


def test_names_that_utf8_cannot_hold_are_marked(tmp_path: Path) -> None:
    actors = tuple(replace(a, name="\ud800 \x00 x'); DROP TABLE documents") for a in TABLE.actors)
    held = opened(tmp_path / "a.story", replace(TABLE, actors=actors))
    names = {r["name"] for r in held.execute("SELECT name FROM actors")}
    assert names == {"? \x00 x'); DROP TABLE documents"}


def test_a_story_of_before_is_filled_by_its_next_build(tmp_path: Path) -> None:
    path = tmp_path / "old.story"
    held = sqlite3.connect(path)
    for number, sql in steps()[:3]:
        held.executescript(sql)
        held.execute(f"PRAGMA user_version = {number}")
    held.execute("PRAGMA application_id = 0x32737263")
    held.execute("INSERT INTO meta VALUES ('findings', 'x'), ('stale', '0')")
    held.commit()
    held.close()
    with Database.writer(path) as database:
        assert dict(database.rows("SELECT key, value FROM meta")) == {"stale": "1"}
        assert database.rows("SELECT * FROM findings") == []
