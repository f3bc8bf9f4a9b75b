"""What "a year ago" and "the latest period" beside figures are: of the quarter under discussion."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dating.helpers import SATURDAY, read
from twosource.language.parse import SpacyParser

LOSS = "Tarvel said first-quarter net fell"
TABLE = [
    (f"{LOSS}. It earned more in the same period last year.", "the same period last year",
     "2020-Q1"),
    (f"{LOSS}. Net was higher in the same period of 2019.", "the same period of 2019", "2019-Q1"),
    (f"{LOSS}. It earned more in the year-before quarter.", "the year-before quarter", "2020-Q1"),
    (f"{LOSS}. For the nine months, it rose from $9 million a year ago.", "a year ago", "2020"),
    (f"{LOSS}. For the nine months, it rose. The year-ago net was low.", "year-ago", "2020"),
    (f"{LOSS} after a weak fourth quarter. It was higher a year ago.", "a year ago", "2020-Q1"),
    (f"{LOSS}. The third quarter may be worse. Net was more a year ago.", "a year ago", "2020-Q1"),
    (f"{LOSS}. The third quarter may be worse. Sales in the latest period rose.",
     "the latest period", "2021-Q1"),
]  # fmt: skip


def _value(parser: SpacyParser, text: str, words: str, published: date | None) -> str:
    document, _, timexes = read(parser, text, published=published)
    found = [t for t in timexes if document.text[t.span.start : t.span.end] == words]
    assert len(found) == 1, [document.text[t.span.start : t.span.end] for t in timexes]
    return found[0].value


@pytest.mark.parametrize(("text", "words", "value"), TABLE)
def test_figures_are_compared_with_those_of_the_period_under_discussion(
    parser: SpacyParser, text: str, words: str, value: str
) -> None:
    assert _value(parser, text, words, SATURDAY) == value


def test_the_same_period_last_year_is_open_without_a_day_of_writing(parser: SpacyParser) -> None:
    text = "Tarvel said net fell. It earned less in the same period last year."
    assert _value(parser, text, "the same period last year", None) == "XXXX"
