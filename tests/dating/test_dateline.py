from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_document
from tests.dating.helpers import read
from twosource.dating.dateline import find_anchor
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document


@pytest.mark.parametrize(
    "line",
    [
        "PORT LENA, May 4, 2021 (Agency) - The port was shut on Monday.",
        "PORT LENA, Tarvia, May 4, 2021 - The port was shut on Monday.",
        "PORT LENA, 4 May 2021 - The port was shut on Monday.",
    ],
)
def test_a_full_date_in_the_dateline_supplies_the_day(line: str) -> None:
    anchor = find_anchor(make_document(line))
    assert anchor is not None
    assert (anchor.day, anchor.basis) == (date(2021, 5, 4), "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "PORT LENA, May 4 (Agency) - The port was shut on Monday.",
        "The port was shut on May 4, 2021.",
        "PORT LENA, May 44, 2021 - The port was shut.",
        "PORT LENA - The port was shut.",
    ],
)
def test_nothing_else_does(line: str) -> None:
    assert find_anchor(make_document(line)) is None


def test_the_publication_date_comes_first() -> None:
    line = "PORT LENA, May 4, 2021 - The port was shut."
    anchor = find_anchor(make_document(line, published=date(2021, 5, 6)))
    assert anchor is not None
    assert (anchor.day, anchor.basis) == (date(2021, 5, 6), "publication")


def test_what_is_counted_from_it_says_so(parser: SpacyParser) -> None:
    text = "PORT LENA, May 4, 2021 (Agency) - The port was shut on Monday, officials said."
    _, _, timexes = read(parser, text, published=None)
    assert [(t.value, t.when.basis) for t in timexes] == [
        ("2021-05-04", "stated"),
        ("2021-05-03", "dateline"),
    ]


def test_it_dates_the_writing_alone(parser: SpacyParser) -> None:
    text = (
        "BRACKWELL, May 14 (Meridian Wire) - Tobias Renfrew telephoned Gideon Ashworth twice, a"
        " spokesman said."
    )
    work = read_document(make_document(text, published=date(2021, 5, 15)), parser)
    assert [t.value for t in work.timexes] == ["2021-05-14"]
    assert work.event_mentions
    assert [m.when for m in work.event_mentions] == [None] * len(work.event_mentions)
    assert [a.said_on for a in work.attributions] == [None]
    (content,) = work.attributions[0].content
    assert content.of(text).startswith("Tobias Renfrew")
    assert {a.name for a in work.actors} >= {"Tobias Renfrew", "Gideon Ashworth"}
    assert not any("BRACKWELL" in a.name or "Meridian" in a.name for a in work.actors)
