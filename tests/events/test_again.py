"""One report with two dates tells of two events."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick phoned Quist on April 3 and again on April 11.",
        "Fenwick met Quist on 3 May and again on 9 May.",
        "Fenwick held two calls with Quist on April 3 and again on April 11.",
    ],
)
def test_two_dates_two_events(parser: SpacyParser, text: str) -> None:
    first, second = mentions(parser, text)
    assert second.span.of(text) == "again"
    assert first.participants == second.participants
    assert first.count is None and second.count is None
    assert first.id != second.id


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick phoned Quist on April 3 and again said no.",
        "Fenwick phoned Quist again on April 11.",
        "Fenwick did not phone Quist on April 3 and again on April 11.",
    ],
)
def test_one_event(parser: SpacyParser, text: str) -> None:
    assert len(mentions(parser, text)) == 1


def test_there_were_letters(parser: SpacyParser) -> None:
    [m] = mentions(parser, "There were three letters from Fenwick to Quist.")
    assert (m.channel, m.count and m.count.exact) == ("letter", 3)
    [m] = mentions(parser, "There were three letters.")
    assert (m.channel, m.count and m.count.exact) == ("letter", 3)
    assert mentions(parser, "There was a letter on the wall.") == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Fenwick phoned Quist twice, on 3 May and on 9 May.", "May"),
        ("Fenwick phoned Quist on Monday and on Tuesday.", "Tuesday"),
        ("Fenwick phoned Quist three times on Monday and Tuesday.", "Tuesday"),
        ("Fenwick phoned Quist twice, on 3 and 4 May.", "4"),
    ],
)
def test_a_number_told_over_two_days_is_that_of_neither(
    parser: SpacyParser, text: str, second: str
) -> None:
    first, other = mentions(parser, text)
    assert (first.count, other.count) == (None, None)
    assert other.span.of(text) == second
    assert first.participants == other.participants


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick phoned Quist twice between 3 May and 9 May.",
        "Fenwick phoned Quist twice on Monday.",
        "Fenwick did not phone Quist on Monday and on Tuesday.",
        "Fenwick phoned Quist on Monday and said on Tuesday he was ill.",
    ],
)
def test_two_days_that_are_no_two_events(parser: SpacyParser, text: str) -> None:
    assert len(mentions(parser, text)) == 1
