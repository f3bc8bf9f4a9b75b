"""What people said of what may leave: protected, private, redacted, forgotten; kept by rebuilds."""

from __future__ import annotations

import io
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource import correcting, leaving, sharing
from twosource.errors import UsageError
from twosource.export import as_json
from twosource.language.parse import SpacyParser
from twosource.model.correction import Correction
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
FIRST = (
    "Talks went on\n\nIlse Marrow, the minister's aide, rang Tomas Brek twice on 5 May 2031, the"
    " ministry said.\n\nBrek said on Friday that the purple umbrella stood in the hall.\n"
)
SECOND = "Two calls\n\nIlse Marrow called Tomas Brek once on 5 May 2031, Ann Dole said.\n"


@pytest.fixture
def story(tmp_path: Path, parser: SpacyParser) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    again(tmp_path, parser)
    return tmp_path / "a.story"


def again(place: Path, parser: SpacyParser) -> None:
    with Story.open(place / "a.story", create=True) as file:
        build([str(place / "in")], file, Hints(), LIMITS, parser=parser)


def correct(story: Path, kind: str, **given: str) -> Correction:
    request = {k: [v] for k, v in given.items()}
    with Story.open(story, create=True) as file:
        return correcting.correct(file, correcting.ask(kind, request), NOW, "me")


def left(story: Path, protected: bool | None = False) -> str:
    out = io.BytesIO()
    with Story.open(story, create=False) as file:
        as_json.write(leaving.of_story(file, protected).table, out)
    return out.getvalue().decode()


def document(story: Path, words: str) -> tuple[str, int]:
    with Story.open(story, create=False) as file:
        return next((d.id, d.text.index(words)) for d in file.documents() if words in d.text)


def test_words_are_redacted_in_changed_texts_too(story: Path, parser: SpacyParser) -> None:
    words = "the purple umbrella stood in the hall"
    id_, at = document(story, words)
    one = correct(story, "redact", place=f"{id_}:{at}-{at + len(words)}")
    assert "[redacted]" in left(story)
    assert "umbrella" not in left(story)
    (story.parent / "in" / "first.txt").write_text("News. " + FIRST, encoding="utf-8")
    again(story.parent, parser)
    assert "umbrella" not in left(story)
    with Story.open(story, create=True) as file:
        with pytest.raises(UsageError, match="brings nothing back"):
            correcting.undo(file, one.id, NOW)
        correcting.undo(file, one.id, NOW, sure=True)
    assert "umbrella" not in left(story), "the words are not kept"
    again(story.parent, parser)
    assert "umbrella" in left(story), "they come with their source"


def test_an_actor_who_is_forgotten_is_named_nowhere(story: Path, parser: SpacyParser) -> None:
    correct(story, "forget", target="Tomas Brek")
    assert "Brek" not in left(story)
    assert "Ilse Marrow" in left(story)
    again(story.parent, parser)
    assert "Brek" not in left(story, True)


def test_a_document_that_is_forgotten_is_gone_and_stays_so(
    story: Path, parser: SpacyParser
) -> None:
    id_, _ = document(story, "umbrella")
    speaker = document(story, "Ann Dole")[0]
    correct(story, "forget", target=id_)
    again(story.parent, parser)
    assert "umbrella" not in left(story)
    assert speaker in left(story)
    for file in story.parent.glob("a.story*"):
        assert b"umbrella" not in file.read_bytes()
        assert b"purple" not in file.read_bytes()
    with sqlite3.connect(story) as held:
        assert held.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        assert held.execute("SELECT count(*) FROM readings").fetchone() == (1,)
        assert not held.execute("SELECT 1 FROM fts WHERE fts MATCH 'umbrella'").fetchall()
        held.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fts, row)")
        assert "umbrella" not in {t for (t,) in held.execute("SELECT term FROM temp.terms")}
    held.close()
    (story.parent / "in" / "copy.txt").write_text(FIRST, encoding="utf-8")  # under another name
    again(story.parent, parser)
    assert "umbrella" not in left(story)


def test_what_is_private_leaves_in_nothing_and_counts_for_nothing(story: Path) -> None:
    id_, _ = document(story, "umbrella")
    assert id_ in left(story)
    with Story.open(story, create=False) as file:
        saying = next(a.id for a in file.table().attributions if a.document == id_)
    correct(story, "accept", target=saying)
    correct(story, "private", document=id_)
    assert id_ not in left(story)
    assert "umbrella" not in left(story)
    out = io.BytesIO()
    with Story.open(story, create=False) as file:
        assert sharing.give(file, out) == 0
        assert any(d.id == id_ for d in file.documents())


def test_a_person_decides_who_goes_by_name(story: Path) -> None:
    correct(story, "protect", actor="Ilse Marrow", to="yes")
    assert "Marrow" not in left(story)
    correct(story, "protect", actor="Ilse Marrow", to="no")
    assert "Marrow" in left(story)
    assert "Marrow" in left(story, True)


def test_who_looked_at_an_account_and_when_stands_in_the_rows(story: Path) -> None:
    from twosource.corrections.checked import checked
    from twosource.export.flat import rows
    from twosource.export.take import Take

    with Story.open(story, create=False) as file:
        account = next(r.account for r in rows(Take(file.table())) if r.facet == "count")
    correct(story, "accept", target=account)
    with Story.open(story, create=False) as file:
        take = Take(file.table(), checks=checked(file.corrections()))
    done = {r.account: (r.checked_by, r.checked_on) for r in rows(take) if r.checked_by}
    assert done == {account: ("me", NOW.date())}


CALM = (
    "Ruth Pell, a neighbour, said on Monday that the fountain ran dry. Odo Farn wept at the"
    " fountain, Pell said.\n"
)
HURT = (
    "Una Stell, 44, was stabbed in Carrow on Tuesday, police said. Police arrested Ivo Crane, 30."
    " A neighbour, Bea Torv, said that Crane ran away.\n"
)


def test_a_pseudonym_is_the_same_in_all_exports(tmp_path: Path, parser: SpacyParser) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(CALM, encoding="utf-8")
    (folder / "b.txt").write_text(HURT, encoding="utf-8")
    again(tmp_path, parser)
    story = tmp_path / "a.story"

    def names(protected: bool | None) -> dict[str, str]:
        with Story.open(story, create=False) as file:
            true = {a.id: a.name for a in file.table().actors}
            shown = leaving.of_story(file, protected).table.actors
        return {true[a.id]: a.name for a in shown if true[a.id] != a.name}

    default, everywhere = names(None), names(True)
    assert len(everywhere) > len(default) >= 2
    assert default.items() <= everywhere.items()
    assert len(set(everywhere.values())) == len(everywhere)
    correct(story, "protect", actor="Ruth Pell", to="no")
    correct(story, "private", document="a.txt")
    assert names(True).items() <= everywhere.items()
    assert names(None) == default
