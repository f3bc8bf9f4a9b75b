"""Corrections handed on between two story files; and two writers at once. Names are invented."""

from __future__ import annotations

import io
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli_runs import run
from tests.test_correcting import id_of, made, written
from twosource import correcting, sharing
from twosource.errors import UsageError
from twosource.language.parse import SpacyParser
from twosource.model.table import Table
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.story.changes import Replacement

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def base(parser: SpacyParser, tmp_path: Path) -> Path:
    path = tmp_path / "m.story"
    made(path, parser, 3)
    return path


def given(path: Path) -> io.BytesIO:
    out = io.BytesIO()
    with Story.open(path, create=False) as story:
        sharing.give(story, out)
    return io.BytesIO(out.getvalue())


def ask(path: Path, by: str, kind: str, **fields: str) -> int:
    with correcting.writing(path) as story:
        propose = correcting.ask(kind, {k: [v] for k, v in fields.items()})
        return correcting.correct(story, propose, NOW, by, fields.get("reason")).id


def table(path: Path) -> Table:
    with Story.open(path, create=False) as story:
        return story.table()


def all_sorts(path: Path) -> None:
    """A correction of nearly each kind."""
    t = table(path)
    m, a = t.event_mentions[0], t.attributions[-1]
    ask(path, "ada", "count", target=m.id, to="7")
    ask(path, "ada", "accept", target=t.event_mentions[-1].id)
    ask(path, "ada", "stance", target=a.id, to="warns")
    ask(path, "ada", "speaker", target=a.id, to="Dario Quist")
    ask(path, "ada", "merge", actor="Dario Quist", other="Lena Marrow")
    ask(path, "ada", "dependent", actor="Dario Quist", other="Orla Fenwick", reason="kin")
    ask(path, "ada", "statement", form="interview", who="Orla Fenwick", said="2031-05-03",
        words="Dario Quist called Lena Marrow nine times on 2 May 2031.")  # fmt: skip


def test_import_of_an_export_gives_the_same_table_and_once(base: Path) -> None:
    other = Path(shutil.copy(base, base.with_name("other.story")))
    all_sorts(base)
    with correcting.writing(other) as story:
        taken = sharing.take(story, given(base), "x", NOW)
        assert (len(taken.added), taken.known, taken.conflicts, taken.faults) == (7, 0, (), ())
        assert written(story.table()) == written(table(base))
    assert given(other).read() == given(base).read()
    held = other.read_bytes()
    with correcting.writing(other) as story:
        again = sharing.take(story, given(base), "x", NOW)
        assert (again.added, again.known) == ((), 7)
    assert other.read_bytes() == held
    for n in range(7, 0, -1):
        with correcting.writing(other) as story:
            correcting.undo(story, n, NOW)
    first = Path(shutil.copy(base, base.with_name("third.story")))
    for n in range(7, 0, -1):
        with correcting.writing(first) as story:
            correcting.undo(story, n, NOW)
    assert written(table(first)) == written(table(other))


def test_what_contradicts_is_listed_and_what_was_undone_stays_so(base: Path) -> None:
    other = Path(shutil.copy(base, base.with_name("other.story")))
    m = table(base).event_mentions[0].id
    ask(base, "ada", "count", target=m, to="7")
    ask(other, "bo", "count", target=m, to="8")
    with correcting.writing(other) as story:
        taken = sharing.take(story, given(base), "x", NOW)
        ((theirs, ours),) = taken.conflicts
        assert (theirs.by, ours.by, taken.added) == ("ada", "bo", ())
        correcting.undo(story, 1, NOW)
        assert len(sharing.take(story, given(base), "x", NOW).added) == 1
        correcting.undo(story, 2, NOW)
        assert len(sharing.take(story, given(base), "x", NOW).undone) == 1


def test_a_statement_is_an_account_of_its_own_kind_and_goes_when_undone(base: Path) -> None:
    before = written(table(base))
    ask(base, "ada", "statement", form="interview", who="Orla Fenwick", said="2031-05-03",
        words="Dario Quist called Lena Marrow nine times on 2 May 2031.")  # fmt: skip
    t = table(base)
    (own,) = (d for d in t.documents if d.kind == "interview")
    assert {a.standing for a in t.attributions if a.document == own.id} == {"by hand"}
    fenwick = id_of(t, "Orla Fenwick")
    nine = [a for e in t.events for f in e.findings for v in f.values for a in v.accounts
            if a.document == own.id and f.facet == "count"]  # fmt: skip
    assert {(a.chain[-1], a.standing) for a in nine} == {(fenwick, "by hand")}
    with correcting.writing(base) as story:
        assert story.search("nine", 5)
        correcting.undo(story, 1, NOW)
        assert not story.search("nine", 5)
    assert written(table(base)) == before


def test_two_writers_at_once_lose_nothing(base: Path) -> None:
    """Each waits its turn; what a later one says of the same row stands beside the first."""
    t = table(base)
    rows = [m.id for m in t.event_mentions] + [a.id for a in t.attributions]

    def accept(row: str) -> int:
        return ask(base, f"writer {row}", "accept", target=row)

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(accept, rows))
    assert numbers == list(range(1, len(rows) + 1))
    with Story.open(base, create=False) as story:
        assert {c.targets[0].id for c in story.corrections()} == set(rows)
        assert all(m.standing == "accepted" for m in story.table().event_mentions)
    with pytest.raises(UsageError, match="says so already"):
        accept(rows[0])


def last(path: Path) -> Replacement:
    with Story.open(path, create=False) as story:
        return story.replacements()[0]


def test_what_changed_in_the_findings_is_kept(base: Path) -> None:
    with Story.open(base, create=False) as story:
        assert story.replacements() == [], "of the first findings, all are new"
    t = table(base)
    m = next(m for m in t.event_mentions if m.count is not None and m.event)
    ask(base, "ada", "count", target=m.id, to="7")
    made_ = last(base)
    assert (made_.cause.correction, made_.cause.undone) == (1, False)
    assert {c.what for c in made_.changes} == {"altered"}
    assert any(c.after and c.after.facet == "count" for c in made_.changes)
    with correcting.writing(base) as story:
        correcting.undo(story, 1, NOW)
    undone = last(base)
    assert undone.cause.undone
    assert [c.before for c in undone.changes] == [c.after for c in made_.changes]


def test_the_commands(base: Path) -> None:
    folder, story = base.parent, ("--story", base.name)
    t = table(base)
    listed = run("review", *story, cwd=folder).stdout.decode()
    assert t.attributions[0].id in listed and "[proposed]" in listed
    target = f"target={t.event_mentions[0].id}"
    done = run("correct", "count", target, "to=7", "--by", "a\x1bda", *story, cwd=folder)
    assert done.returncode == 0 and b"the count is 7" in done.stdout and b"\x1b" not in done.stdout
    for wrong, said in (
        (("correct", "annul"), b"Give one of: accept, reject"),
        (("correct", "count", target), b"to is not given"),
        (("correct", "count", target, "too=7"), b"no field 'too'"),
        (("correct", "count", "x"), b"NAME=VALUE"),
        (("corrections", "import", "none.jsonl"), b"cannot be read"),
    ):
        ended = run(*wrong, *story, cwd=folder)
        assert (ended.returncode, said in ended.stderr) == (2, True), ended.stderr
    assert b"count: say how many" in run("correct", cwd=folder).stdout
    assert run("corrections", "export", "c.jsonl", *story, cwd=folder).returncode == 0
    lines = run("corrections", "export", *story, cwd=folder).stdout
    assert (folder / "c.jsonl").read_bytes() == lines
    again = run("corrections", "export", "c.jsonl", *story, cwd=folder)
    assert again.returncode == 2 and b"there is such a file" in again.stderr
    known = run("corrections", "import", "c.jsonl", *story, cwd=folder)
    assert known.returncode == 0 and b"0 taken" in known.stdout
    (folder / "bad.jsonl").write_bytes(lines + b"{}\n")
    ended = run("corrections", "import", "bad.jsonl", *story, cwd=folder)
    assert ended.returncode == 1 and b"bad.jsonl:2: this is no correction" in ended.stderr


def test_what_a_later_one_rests_on_is_not_undone_before_it(base: Path) -> None:
    a = table(base).attributions[0]
    ask(base, "ada", "span", target=a.id, to=f"{a.content[0].start}-{a.content[0].end - 1}")
    ask(base, "ada", "stance", target=a.id, to="asks")
    ask(base, "ada", "speaker", target=a.id, to="open")
    with correcting.writing(base) as story:
        with pytest.raises(UsageError, match="correction 3, made later, rests on correction 1"):
            correcting.undo(story, 1, NOW)
        for n in (2, 3, 1):  # a value that is set may go without the later ones
            correcting.undo(story, n, NOW)
        assert {x.standing for x in story.table().attributions} == {"proposed"}


def test_corrections_survive_a_rebuild_and_one_more_article(
    base: Path, parser: SpacyParser
) -> None:
    all_sorts(base)
    before = written(table(base))
    made(base, parser, 3)
    assert written(table(base)) == before
    more = base.parent / "more.txt"
    more.write_text("Ada Roe called Bo Lind twice on 4 May 2031, Roe said.\n", encoding="utf-8")
    with Story.open(base, create=True) as story:
        build([str(more)], story, Hints(), LIMITS, parser=parser)
    with Story.open(base, create=False) as story:
        assert [c.state for c in story.corrections()] == [""] * 7
        assert any(d.kind == "interview" for d in story.table().documents)
        last_ = story.replacements()[0]
        assert last_.cause.correction is None and {c.what for c in last_.changes} == {"new"}
        names = [n for r in story.replacements() for c in r.changes for n in c.names.values()]
        assert not [n for n in names if n.startswith("actor-")], "who is no more has a name still"


def test_an_actor_is_by_hand_where_a_person_said_who_it_is(base: Path) -> None:
    t = table(base)
    ask(base, "ada", "speaker", target=t.attributions[0].id, to="Dario Quist")
    assert {a.standing for a in table(base).actors} == {"proposed"}
    ask(base, "ada", "merge", actor="Dario Quist", other="Lena Marrow")
    marked = {a.name for a in table(base).actors if a.standing == "by hand"}
    assert marked == {"Dario Quist"}


def test_the_plain_rows_of_the_file_say_what_was_looked_at(base: Path) -> None:
    a = table(base).attributions[0]
    ask(base, "ada", "accept", target=a.id)
    with sqlite3.connect(base) as connection:
        rows = dict(connection.execute("SELECT statement, standing FROM statements"))
    connection.close()
    assert rows.pop(a.id) == "accepted"
    assert set(rows.values()) == {"proposed"}
