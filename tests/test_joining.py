"""Two stories into one: documents united, corrections of both, those that disagree listed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from twosource import correcting, leaving
from twosource.joining import join
from twosource.language.parse import SpacyParser
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
BOTH = "Ilse Marrow called Tomas Brek once on 5 May 2031, Ann Dole said.\n"
HERE = "Ilse Marrow called Tomas Brek twice on 5 May 2031, the ministry said.\n"
THERE = "Tomas Brek met Ilse Marrow on 9 May 2031, the port said.\n"


def story(place: Path, name: str, parser: SpacyParser, *texts: str) -> Path:
    folder = place / name
    folder.mkdir()
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    path = place / f"{name}.story"
    with Story.open(path, create=True) as file:
        build([str(folder)], file, Hints(), LIMITS, parser=parser)
    return path


def stance(path: Path, words: str, to: str, when: datetime) -> None:
    with Story.open(path, create=True) as file:
        table = file.table()
        texts = {d.id: d.text for d in table.documents}
        saying = next(a.id for a in table.attributions if words in texts[a.document])
        asked = correcting.ask("stance", {"target": [saying], "to": [to]})
        correcting.correct(file, asked, when, to)


def test_documents_are_united_and_what_disagrees_is_listed(
    tmp_path: Path, parser: SpacyParser
) -> None:
    one = story(tmp_path, "one", parser, BOTH, HERE)
    two = story(tmp_path, "two", parser, BOTH, THERE)
    stance(one, "once", "denies", NOW)
    stance(two, "once", "confirms", NOW + timedelta(hours=1))
    stance(two, "port", "denies", NOW + timedelta(hours=2))
    with Story.open(two, create=True) as file:
        hidden = next(d.id for d in file.documents() if "port" in d.text)
        correcting.correct(file, correcting.ask("private", {"document": [hidden]}), NOW, "two")
    with Story.open(one, create=True) as ours, Story.open(two, create=False) as theirs:
        report, taken = join(ours, theirs, NOW + timedelta(days=1))
        assert report.added == 1
        assert len(list(ours.documents())) == 3
        assert [c.kind for c in taken.added] == ["stance", "private"]
        assert [(a.payload, b.payload) for a, b in taken.conflicts] == [
            (("confirms",), ("denies",))
        ]
        stances = {a.stance for a in ours.table().attributions if a.standing == "by hand"}
        assert stances == {"denies"}
        assert hidden not in {d.id for d in leaving.of_story(ours, False).table.documents}
        again = join(ours, theirs, NOW + timedelta(days=2))
        assert again[0].added == 0
        assert again[1].added == ()
