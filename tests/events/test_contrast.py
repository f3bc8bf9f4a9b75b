"""Values that are ruled out: they date, count and name nothing, and are kept as denied."""

from __future__ import annotations

from datetime import date

import pytest

from tests.accounts.test_harms import article, finding, table
from tests.events.test_phrases import mentions
from twosource.language.parse import SpacyParser
from twosource.model.finding import DateRange
from twosource.model.number import NumberRange

MONDAY, TUESDAY = date(2031, 5, 12), date(2031, 5, 13)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick met Dario Quist on Tuesday, not on Monday.",
        "Orla Fenwick met Dario Quist not on Monday but on Tuesday.",
        "Orla Fenwick did not meet Dario Quist on Monday but on Tuesday.",
        "Orla Fenwick did not meet Dario Quist on Monday but on Tuesday, her office said.",
        "Orla Fenwick met Dario Quist not on Monday but on Tuesday, her office said.",
        "The meeting between Orla Fenwick and Dario Quist was on Tuesday, not Monday.",
    ],
)
def test_the_day_in_the_place_of_another(parser: SpacyParser, text: str) -> None:
    [found] = mentions(parser, text)
    assert found.modality == "happened"
    assert found.when is not None
    assert found.when.earliest == TUESDAY
    assert found.when_denied is not None
    assert found.when_denied.earliest == MONDAY


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick rang Dario Quist three times, not twice.",
        "Orla Fenwick rang Dario Quist not twice but three times.",
        "There were three calls, not two, between Orla Fenwick and Dario Quist.",
    ],
)
def test_the_number_in_the_place_of_another(parser: SpacyParser, text: str) -> None:
    [found] = mentions(parser, text)
    assert (found.count, found.modality) == (NumberRange(3, 3), "happened")
    assert found.number_denied == NumberRange(2, 2)


def test_who_began_it_is_the_one_who_is_left(parser: SpacyParser) -> None:
    text = "It was Orla Fenwick, not Dario Quist, who rang Bram Holt."
    [found] = mentions(parser, text)
    who = {p.role: p.span.of(text) for p in found.participants if p.span and not p.absent}
    assert who["initiator"] == "Orla Fenwick"


def test_a_call_that_was_a_letter_is_denied(parser: SpacyParser) -> None:
    [found] = mentions(parser, "It was a letter, not a call, Orla Fenwick said.")
    assert (found.channel, found.modality) == ("call", "denied")


def test_a_day_and_a_number_that_another_gives_are_disputed(parser: SpacyParser) -> None:
    found = table(
        parser,
        article("Ash", "Orla Fenwick met Dario Quist on Tuesday, not on Monday, Ada Roe said."),
        article("Birch", "Orla Fenwick met Dario Quist on Monday, Bram Holt said."),
    )
    [event] = found.events
    when = finding(event, "when")
    assert when.status == "disputed"
    assert [v.value for v in when.denied] == [DateRange(MONDAY, MONDAY)]
    found = table(
        parser,
        article("Ash", "Orla Fenwick rang Dario Quist three times, not twice, Ada Roe said."),
        article("Birch", "Orla Fenwick rang Dario Quist twice, Bram Holt said."),
    )
    [event] = found.events
    assert [v.value for v in finding(event, "count").denied] == [NumberRange(2, 2)]
