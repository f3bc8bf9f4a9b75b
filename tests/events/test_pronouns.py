"""A contact that "it" stands for, and clauses that say who began a dated one. Words of our own."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions, roles
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    "text",
    [
        "There was a single call, Fenwick placed it, and no berth was named.",
        "The port says that there was one call and that Fenwick made it.",
        "There was one call and it was placed by Fenwick.",
    ],
)
def test_whoever_placed_it_began_the_call(parser: SpacyParser, text: str) -> None:
    found = [m for m in mentions(parser, text) if ("initiator", "fenwick") in roles(m)]
    assert [(m.channel, m.definite) for m in found] == [("call", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick was late for the call but Quist made it clear that he would wait.",
        "Quist heard of the ferry, and Fenwick made it.",
        "Fenwick folded the letter and placed it on the desk of Quist.",
        "There was one call, she placed it, and Quist was out.",  # "she" may be anybody
    ],
)
def test_other_things_are_made_and_placed(parser: SpacyParser, text: str) -> None:
    assert not [m for m in mentions(parser, text) if ("initiator", "fenwick") in roles(m)]


def test_a_clause_behind_the_day_of_a_call_tells_who_made_it(parser: SpacyParser) -> None:
    text = "The log shows a short call on 9 May, which Fenwick had placed to Quist."
    (m,) = mentions(parser, text)
    assert roles(m) == {("initiator", "fenwick"), ("addressee", "quist")}


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick called Quist the night before the vote.",
        "Fenwick called Quist the morning after.",
    ],
)
def test_a_time_behind_whom_one_called_is_no_name_for_him(parser: SpacyParser, text: str) -> None:
    (m,) = mentions(parser, text)
    assert (m.channel, roles(m)) == (
        "call",
        {("initiator", "fenwick"), ("addressee", "quist")},
    )


def test_twice_counts_though_it_stands_before_a_number(parser: SpacyParser) -> None:
    text = "Fenwick had written to Dario Quist of Vellania twice about nine detained sailors."
    (m,) = mentions(parser, text)
    assert m.count is not None
    assert (m.count.min, m.count.max) == (2, 2)
    (m,) = mentions(parser, "Fenwick had written to Dario Quist of Vellania twice a week.")
    assert m.count is None or m.count.max != 2


def test_two_who_stand_for_a_group_are_those_who_met(parser: SpacyParser) -> None:
    text = "The two mayors, Orla Fenwick of Orsk and Dario Quist of Lund, met on Friday."
    (m,) = mentions(parser, text)
    assert roles(m) == {("participant", "fenwick"), ("participant", "quist")}


def test_there_was_one_letter(parser: SpacyParser) -> None:
    (m,) = mentions(parser, "There was one letter from Fenwick to Quist.")
    assert m.channel == "letter"
    assert m.count is not None
    assert m.count.exact == 1


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Fenwick discussed the berth with Quist.", None),
        ("Fenwick consulted with Quist.", None),
    ],
)
def test_what_may_be_done_by_telephone_leaves_the_channel_open(
    parser: SpacyParser, text: str, channel: str | None
) -> None:
    found = mentions(parser, text)
    assert {m.channel for m in found} <= {channel}


def test_calls_that_were_all_made_by_one(parser: SpacyParser) -> None:
    (m,) = mentions(parser, "There were two calls, both made by Quist.")
    assert roles(m) == {("initiator", "quist")}
    assert m.count is not None
    assert m.count.exact == 2


def test_who_paid_nothing_made_no_payment(parser: SpacyParser) -> None:
    (m,) = mentions(parser, "Fenwick paid the inspector, Dario Quist, nothing.")
    assert (m.type, m.modality) == ("payment", "denied")


@pytest.mark.parametrize("day", ["February", "9 June", "Monday"])
def test_one_known_by_its_day_counts_none(parser: SpacyParser, day: str) -> None:
    found = mentions(parser, f"Fenwick said that the {day} meeting with Quist lasted an hour.")
    assert [m.count for m in found if m.channel == "meeting"] == [None]
