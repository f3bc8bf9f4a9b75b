"""Reports that are none, and denials of less than the event."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("Fenwick denied that she met Quist in a pub.", True),
        ("There had been no meetings with Quist outside the council's offices.", True),
        ("Fenwick denied meeting Quist in Tessaro.", True),
        ("Fenwick did not call Quist over a private line.", True),
        ("Fenwick never met Quist.", False),
        ("Fenwick never met Quist in May.", False),
        ("Fenwick denied that she ever met Quist in any way.", False),
        ("Fenwick did not call Quist at all.", False),
        ("There was no call between Fenwick and Quist on 3 May.", False),
        ("Fenwick met Quist in a pub.", False),
        ("Quist was not arrested on the morning of the fire.", True),
        ("Quist was not immediately arrested.", True),
        ("Quist was not arrested.", False),
    ],
)
def test_a_denial_with_a_place_or_a_way(text: str, limited: bool, parser: SpacyParser) -> None:
    [found] = mentions(parser, text)
    assert found.limited == limited


@pytest.mark.parametrize(
    "text",
    [
        "Two people, who spoke on the condition of anonymity because they feared Quist, said so.",
        "Fenwick spoke on condition of anonymity.",
        "An aide to Quist spoke on background.",
    ],
)
def test_how_a_source_spoke_is_no_event(text: str, parser: SpacyParser) -> None:
    assert not mentions(parser, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fenwick had called Quist to urge that the line be shut.", 1),
        ("Fenwick called Quist to beg him to stop.", 1),
        ("Fenwick felt called to serve Quist.", 0),
        ("Fenwick called Quist to serve on the board.", 0),
    ],
)
def test_what_a_call_is_made_for(text: str, number: int, parser: SpacyParser) -> None:
    assert len(mentions(parser, text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "According to Tessaro, Fenwick met Quist once.",
        "Fenwick met Quist once, according to Tessaro.",
        "Fenwick called Quist twice, according to Tessaro.",
    ],
)
def test_whose_account_it_is_takes_no_part(text: str, parser: SpacyParser) -> None:
    [found] = mentions(parser, text)
    assert {p.actor for p in found.participants} == {"fenwick", "quist"}


def test_a_number_of_times_behind_an_apposition(parser: SpacyParser) -> None:
    [found] = mentions(parser, "Fenwick telephoned the minister, Dario Quist, three times in May.")
    assert found.count is not None
    assert (found.count.min, found.count.max) == (3, 3)
