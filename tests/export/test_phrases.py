"""Plain words for findings."""

from __future__ import annotations

from dataclasses import replace

from tests.sample_table import TABLE
from twosource.export.phrases import question

EVENT = TABLE.events[0]


def test_the_number_of_people_expelled_is_not_how_often() -> None:
    assert question(replace(EVENT, type="expulsion"), "count") == "How many people?"
    assert question(replace(EVENT, type="expulsion"), "when") == "When?"
    assert question(replace(EVENT, type="contact"), "count") == "How often?"
