"""Other harms told by the way stay apart from the one that a text is about. Passages of our own."""

from __future__ import annotations

import pytest

from tests.accounts.test_harms import article, harms, table
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange

LEAD = "Two people were killed in a shooting in Kelmouth on Monday, police said.\n"


def dead(parser: SpacyParser, text: str) -> list[set[int]]:
    """The numbers of dead of each harm that a text tells of."""
    found = table(parser, article("Paper", text))
    return [
        {v.value.min for f in e.findings if f.facet == "killed" for v in f.values
         if isinstance(v.value, NumberRange)}
        for e in harms(found)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "beside",
    [
        "The shooting came three months after five people were killed at a bar in the harbour.",
        "In a separate incident, five people were killed in Averham on Sunday.",
        "It was the worst night for the town since June, when five people were killed in a fight.",
        "It was the third fatal shooting this year. Five people were killed on the quay.",
        "Bars are watched since May 2029, when five people were killed in a fight.",
        "It stirred memories of the massacre in which five people were killed.",
        "Police have shot and killed five people this year.",
    ],
)
def test_another_harm_by_the_way_is_another_event(beside: str, parser: SpacyParser) -> None:
    found = dead(parser, LEAD + beside)
    assert {2} in found
    assert not any({2, 5} <= x for x in found)


@pytest.mark.parametrize(
    "beside",
    [
        "A clerk was arrested two days after the shooting, in which two people were killed.",
        "It was the third fatal shooting in the town this year.",
        "A week after two people were killed, some 400 people marched.",
    ],
)
def test_the_harm_itself_told_again_is_no_other(beside: str, parser: SpacyParser) -> None:
    assert [x for x in dead(parser, LEAD + beside) if x] == [{2}]


def test_the_day_of_a_dateline_or_of_a_rise_is_not_the_harms(parser: SpacyParser) -> None:
    text = "KELMOUTH, May 13 (PNS) - The toll of a tunnel collapse rose to nine on Tuesday."
    found = table(parser, article("Paper", text))
    assert not [f for e in harms(found) for f in e.findings if f.facet == "when"]


def test_the_day_of_another_harm_by_the_way_is_not_the_harms(parser: SpacyParser) -> None:
    text = (
        "The bar reopened in Kelmouth after a shooting in which two people died.\n"
        "In an unrelated incident, a man was stabbed on Monday night."
    )
    days = [
        [f.facet for f in e.findings] for e in harms(table(parser, article("Paper", text)))
        if any(f.facet == "killed" for f in e.findings)
    ]  # fmt: skip
    assert len(days) == 1
    assert "when" not in days[0]


def test_a_disaster_of_long_ago_lends_the_report_no_day(parser: SpacyParser) -> None:
    text = (
        "Three people were killed when a house collapsed in Kelmouth, the mayor said.\n"
        "Rescuers went on with the search.\nThe street has been closed.\n"
        "The town has not forgotten 5 November 2018, when eight people died in a fire."
    )
    found = table(parser, article("Paper", text))
    [chief] = [
        e for e in harms(found) for f in e.findings if f.facet == "killed"
        and any(v.value == NumberRange(3, 3) for v in f.values)
    ]  # fmt: skip
    assert not [f for f in chief.findings if f.facet == "when"]
