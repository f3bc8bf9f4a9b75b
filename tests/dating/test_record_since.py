"""How long a record stood is the day of nothing; how long something has gone on is."""

from __future__ import annotations

import pytest

from tests.dating.test_events import when
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The storm killed nine sailors, the most since 1968.", "killed"),
        ("It was the deadliest crash on the coast road since March 2003.", "crash"),
        ("The blast, the worst since 1994, tore the mill apart.", "blast"),
        ("It was the first meeting of the two mayors since May 2021.", "meeting"),
    ],
)
def test_a_record_dates_nothing(parser: SpacyParser, text: str, predicate: str) -> None:
    assert when(parser, text, predicate) is None


def test_what_has_gone_on_since_is_dated(parser: SpacyParser) -> None:
    found = when(parser, "The two mayors have met three times since 2019.", "met")
    assert found is not None
    assert found.earliest is not None
    assert found.earliest.year == 2019
