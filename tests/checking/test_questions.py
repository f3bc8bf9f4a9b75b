"""Questions that were asked and not answered."""

from __future__ import annotations

import pytest

from tests.checking.conftest import told
from twosource.checking.calls import still_to_call
from twosource.checking.questions import Questions
from twosource.export.index import Index
from twosource.pipeline import Models

TOP = "Berth licence questioned\n\n4 May 2031\n\n"
ASKED = "Asked, and no answer"
OPEN = "Questions left open"


def found(models: Models, text: str) -> dict[str, list[str]]:
    table = told(models, TOP + text)
    return {s.title: [x.text for x in s.lines] for s in still_to_call(table)}


@pytest.mark.parametrize(
    "words",
    [
        "Tomas Brek did not respond to requests for comment.",
        "Tomas Brek did not immediately return calls on Monday.",
        "Tomas Brek could not be reached on Sunday evening.",
        "Asked whether he had paid for the berth, Tomas Brek declined to comment.",
        "Two letters to Tomas Brek went unanswered.",
    ],
)
def test_who_gave_no_answer_is_named_with_the_words(harbour_models: Models, words: str) -> None:
    lines = found(harbour_models, f"The harbour board met on Friday.\n\n{words}\n").get(ASKED, [])
    assert len(lines) == 1, lines
    assert lines[0].startswith("Tomas Brek: ")


@pytest.mark.parametrize(
    "words",
    [
        "Tomas Brek answered every question of the board.",
        "Tomas Brek did not call the board on Friday.",
        "The harbour did not respond well to the dredging.",
    ],
)
def test_other_words_are_no_missing_answer(harbour_models: Models, words: str) -> None:
    table = told(harbour_models, f"{TOP}The board met on Friday.\n\n{words}\n")
    assert not list(Questions(Index(table)).unanswered())


def test_a_question_that_nobody_answers_is_left_open(harbour_models: Models) -> None:
    text = "The licence was granted on Friday. Who paid for the berth? The harbour stays closed."
    assert any("Who paid for the berth?" in x for x in found(harbour_models, text)[OPEN])


def test_a_question_with_an_answer_is_not(harbour_models: Models) -> None:
    text = (
        "The licence was granted on Friday. Who paid for the berth? "
        "“The board paid for it,” Ilse Marrow said."
    )
    assert OPEN not in found(harbour_models, text)
