"""Numbers of many harms are the toll of none."""

from __future__ import annotations

import pytest

from tests.events.test_tolls import Range, toll
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    "text",
    [
        "Since late March, 31 people have died in crashes on the coast road.",
        "Some 40 riders are killed annually in crashes.",
        "One in nine people shot in Kelmouth died.",
        "Thirty riders were hurt or killed on the coast road in crashes.",
        "Nine people were killed in a string of unrelated shootings in Kelmouth.",
        "Too many children were killed in crashes.",
        "An average of six sailors died each year in accidents.",
    ],
)
def test_a_number_over_time_is_no_toll(parser: SpacyParser, text: str) -> None:
    assert toll(parser, text, "killed") is None


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eight people were killed in two bombings in Kelmouth on Friday.", (8, 8)),
        ("Two people were killed or drowned as the ferry sank, and nine died later.", (9, 9)),
        ("Six people have died since the crash.", (6, 6)),
        ("The fire killed 12 people, the worst since 1994.", (12, 12)),
    ],
)
def test_a_toll_of_one_harm_stays(parser: SpacyParser, text: str, killed: Range) -> None:
    assert toll(parser, text, "killed") == killed
