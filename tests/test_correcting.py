"""Corrections in a story file, and the commands that make them. All names are invented."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli_runs import run
from tests.test_pipeline import file_of
from twosource import correcting
from twosource.errors import UsageError
from twosource.export import as_json
from twosource.language.parse import SpacyParser
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)


def written(table: Table) -> bytes:
    out = io.BytesIO()
    as_json.write(table, out)
    return out.getvalue()


def made(path: Path, parser: SpacyParser, n: int) -> None:
    with Story.open(path, create=True) as story:
        build([file_of(path.parent, n)], story, Hints(), LIMITS, parser=parser)


def id_of(table: Table, name: str) -> str:
    (found,) = (a.id for a in table.actors if a.name == name)
    return found


def test_merged_rebuilt_added_to_and_undone(parser: SpacyParser, tmp_path: Path) -> None:
    path = tmp_path / "m.story"
    made(path, parser, 2)
    with Story.open(path, create=True) as story:
        table = story.table()
        before = written(table)
        quist, marrow = id_of(table, "Dario Quist"), id_of(table, "Lena Marrow")
        one = correcting.correct(story, correcting.merge(quist, marrow), NOW, "ada", "a test")
        assert (one.id, one.by, one.reason, one.state) == (1, "ada", "a test", "")
        merged = written(story.table())
        assert story.resolve(marrow) == quist
        assert marrow not in {a.id for a in story.table().actors}
    held = path.read_bytes()
    made(path, parser, 2)
    assert path.read_bytes() == held, "a rebuild writes nothing"
    with Story.open(path, create=True) as story:
        assert written(story.table()) == merged
        build([file_of(tmp_path, 3)], story, Hints(), LIMITS, parser=parser)
        assert marrow not in {a.id for a in story.table().actors}, "one more article"
        correcting.undo(story, 1, NOW)
        assert {quist, marrow} <= {a.id for a in story.table().actors}
        assert story.resolve(marrow) == marrow
    made(tmp_path / "n.story", parser, 2)
    with Story.open(tmp_path / "n.story", create=True) as story:
        correcting.correct(story, correcting.merge(quist, marrow), NOW, "ada")
        correcting.undo(story, 1, NOW)
        assert written(story.table()) == before


def test_findings_follow_a_merge_at_once(parser: SpacyParser, tmp_path: Path) -> None:
    """Two officials and the spokeswoman are one side when a person says so."""
    path = tmp_path / "m.story"
    made(path, parser, 2)
    with Story.open(path, create=True) as story:
        table = story.table()
        count = next(f for e in table.events for f in e.findings if f.facet == "count")
        assert count.status == "disputed"
        officials = next(a for a in table.actors if a.kind == "unnamed")
        fenwick = id_of(table, "Orla Fenwick")
        correcting.correct(story, correcting.merge(fenwick, officials.id), NOW, "ada")
        after = story.table()
        (kept,) = (a for a in after.actors if a.id == fenwick)
        assert (kept.kind, kept.name) == ("person", "Orla Fenwick")
        again = next(f for e in after.events for f in e.findings if f.id == count.id)
        assert {c for v in again.values for a in v.accounts for c in a.chain[-1:]} == {fenwick}


def test_split_words_in_a_story_file(parser: SpacyParser, tmp_path: Path) -> None:
    path = tmp_path / "m.story"
    made(path, parser, 3)
    with Story.open(path, create=True) as story:
        table = story.table()
        before, others = written(table), {a.id for a in table.actors}
        quist = next(a for a in table.actors if a.name == "Dario Quist")
        m = quist.mentions[-1]
        one = correcting.correct(
            story, correcting.split(quist.id, [(m.document, m.head)]), NOW, "b"
        )
        new = one.targets[1].id
        after = story.table()
        assert {a.id for a in after.actors} == others | {new}
        (part,) = (a for a in after.actors if a.id == new)
        assert part.mentions == (m,)
        with Story.open(path, create=False) as reader:
            assert written(reader.table()) == written(after)
        correcting.undo(story, 1, NOW)
        assert written(story.table()) == before
        assert story.resolve(new) == quist.id
        again = correcting.correct(
            story, correcting.split(quist.id, [(m.document, m.head)]), NOW, "b"
        )
        assert again.targets[1].id == new
        assert written(story.table()) == written(after)


def test_what_cannot_be_done_says_why_and_stores_nothing(
    parser: SpacyParser, tmp_path: Path
) -> None:
    path = tmp_path / "m.story"
    made(path, parser, 3)
    with Story.open(path, create=True) as story:
        table = story.table()
        quist, marrow = id_of(table, "Dario Quist"), id_of(table, "Lena Marrow")
        document = table.documents[0].id
        bad = [
            (correcting.merge(quist, "actor-0"), "no actor actor-0.*twosource actors --story"),
            (correcting.merge(quist, quist), "given twice"),
            (correcting.split(quist, [(document, Span(0, 1))]), f"places.*actors {quist}"),
            (correcting.split(quist, [("doc-0", None)]), "not mentioned in document doc-0"),
            (correcting.split(quist, [(d.id, None) for d in table.documents]), "nothing would"),
        ]
        for propose, words in bad:
            with pytest.raises(UsageError, match=words) as caught:
                correcting.correct(story, propose, NOW, "ada")
            assert str(path) in str(caught.value)
            assert caught.value.cure
        assert story.corrections() == []
        correcting.correct(story, correcting.apart(quist, marrow), NOW, "ada")
        with pytest.raises(UsageError, match="correction 1 keeps them apart"):
            correcting.correct(story, correcting.merge(quist, marrow), NOW, "ada")
        assert len(story.corrections()) == 1
        correcting.undo(story, 1, NOW)
        with pytest.raises(UsageError, match="undone already"):
            correcting.undo(story, 1, NOW)
        correcting.correct(story, correcting.merge(quist, marrow), NOW, "ada")
        with pytest.raises(UsageError, match=f"{marrow} is {quist} today"):
            correcting.correct(story, correcting.merge(quist, marrow), NOW, "ada")
        fenwick = id_of(table, "Orla Fenwick")
        correcting.correct(story, correcting.merge(fenwick, quist), NOW, "ada")
        with pytest.raises(UsageError, match="correction 3, made later, rests on correction 2"):
            correcting.undo(story, 2, NOW)


def test_the_commands(tmp_path: Path) -> None:
    text = "Dario Quist phoned Lena Marrow once, on 9 March, Quist said.\n\nMarrow denied it.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("build", "a.txt", "--story", "s.story", cwd=tmp_path).returncode == 0
    story = ("--story", "s.story")
    with Story.open(tmp_path / "s.story", create=False) as file:
        table = file.table()
    quist, marrow = id_of(table, "Dario Quist"), id_of(table, "Lena Marrow")
    listed = run("actors", *story, cwd=tmp_path).stdout.decode()
    assert f"{quist} person Dario Quist [proposed]" in listed
    places = run("actors", quist, *story, cwd=tmp_path).stdout.decode()
    second = text.index("Quist said")
    assert f"{table.documents[0].id}:{second}-{second + 5} " in places
    assert run("corrections", *story, cwd=tmp_path).stdout == b"Nothing was corrected.\n"
    done = run(
        "split", quist, "--mention", f"a.txt:{second}-{second + 5}", "--reason", "his\x1b brother",
        "--by", "ada", *story, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"1 split some mentions of Dario Quist" in done.stdout
    assert b"\x1b" not in done.stdout
    assert run("merge", quist, marrow, *story, cwd=tmp_path).returncode == 0
    assert "[by hand (correction 1, 2)]" in run("actors", *story, cwd=tmp_path).stdout.decode()
    refused = run("corrections", "undo", "1", *story, cwd=tmp_path)
    assert refused.returncode == 2
    assert b"rests on correction 1. Undo that first: twosource corrections undo 2" in refused.stderr
    for n in ("2", "1"):
        assert run("corrections", "undo", n, *story, cwd=tmp_path).returncode == 0
    assert run("corrections", *story, cwd=tmp_path).stdout.count(b"undone ") == 2
    out = run("export", "--format", "json", *story, cwd=tmp_path).stdout
    assert json.loads(out) == json.loads(written(table))


@pytest.mark.parametrize(
    "arguments",
    [
        ("split", "actor-1", "--story", "none.story"),
        ("merge", "actor-1", "actor-2", "--story", "none.story"),
        ("split", "actor-1", "--mention", "x", "--story", "none.story"),
        ("corrections", "undo", "1", "--story", "none.story"),
        ("actors", "--story", "none.story"),
    ],
)
def test_no_story_is_made_by_correcting(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments, cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.strip()
    assert b"Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []
