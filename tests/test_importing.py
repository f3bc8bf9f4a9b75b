"""A story's sayings out to Label Studio, edited there, and back into the story."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.annotated.tools import Tasks, from_labelstudio, region
from twosource import correcting, importing
from twosource.corrections.kind import Request
from twosource.export.take import Take
from twosource.language.parse import SpacyParser
from twosource.pipeline import Models, build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 6, 1, tzinfo=UTC)
ARTICLE = (
    "Mayor Ilse Marrow called the contractor Tomas Brek three times on 4 May 2031, the harbour "
    'master, Odo Farn, said on Tuesday.\n\n"There was one call," Marrow said.\n'
)


@pytest.fixture
def story(tmp_path: Path, parser: SpacyParser) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "a.story"
    with Story.open(path, create=True) as held:
        build([str(tmp_path / "a.txt")], held, Hints(), LIMITS, models=Models(parser, None))
    return path


def test_out_edited_and_back(story: Path) -> None:
    with Story.open(story, create=True) as held:
        table = held.table()
        said = next(
            a for a in table.attributions if "one call" in a.content[0].of(table.documents[0].text)
        )

        def edit(tasks: Tasks) -> None:
            region(tasks, f"{said.id}.content", "choices")["choices"] = ["denies"]
            region(tasks, f"{said.id}.content", "textarea")["text"] = ["Odo Farn"]

        data = from_labelstudio(Take(table), edit)
        taken = importing.take(held, data, "edited.json", NOW, "ann")
        assert not taken.faults and not taken.conflicts
        assert {c.kind for c in taken.added} == {"stance", "speaker"}
        assert {c.reason for c in taken.added} == {"edited in Label Studio"}
        after = held.table()
        now = next(a for a in after.attributions if a.id == said.id)
        names = {a.id: a.name for a in after.actors}
        assert (now.stance, names[now.speaker or ""]) == ("denies", "Odo Farn")
        assert now.standing == "by hand"
        again = importing.take(held, data, "edited.json", NOW, "ann")
        assert not again.added and not again.faults


def test_what_contradicts_a_correction_made_here_is_listed_and_not_stored(story: Path) -> None:
    with Story.open(story, create=True) as held:
        table = held.table()
        said = next(
            a for a in table.attributions if "one call" in a.content[0].of(table.documents[0].text)
        )

        def edit(tasks: Tasks) -> None:
            region(tasks, f"{said.id}.content", "choices")["choices"] = ["denies"]

        data = from_labelstudio(Take(table), edit)
        request: Request = {"target": [said.id], "to": ["confirms"]}
        correcting.correct(held, correcting.ask("stance", request), NOW, "bea")
        taken = importing.take(held, data, "edited.json", NOW, "ann")
        assert not taken.added and len(taken.conflicts) == 1
        now = next(a for a in held.table().attributions if a.id == said.id)
        assert now.stance == "confirms"
