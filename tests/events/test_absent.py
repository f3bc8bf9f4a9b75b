"""Who took no part, and where something did not happen: neither denies the event."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Fenwick met Quist, not Vellania.", {"vellania"}),
        ("Fenwick did not attend the meeting with Quist.", {"fenwick"}),
        ("Fenwick met Quist and Vellania.", set()),
        ("Fenwick attended the meeting with Quist.", set()),
    ],
)
def test_who_took_no_part(parser: SpacyParser, text: str, gone: set[str]) -> None:
    [m] = [m for m in mentions(parser, text) if m.type == "contact"]
    assert {p.actor for p in m.participants if p.absent} == gone


def test_staying_away_does_not_deny_the_meeting(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Fenwick did not attend the meeting with Quist.")
    assert m.limited


def test_a_meeting_nobody_held_is_denied(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Fenwick did not hold a meeting with Quist.")
    assert m.modality == "denied"
    assert not m.limited


@pytest.mark.parametrize(
    ("text", "spot", "denied"),
    [
        ("Fenwick met Quist in a pub.", "a pub", None),
        ("Fenwick did not meet Quist in a pub.", None, "a pub"),
        ("Fenwick did not meet Quist in May.", None, None),
        ("Fenwick met Quist in secret.", None, None),
    ],
)
def test_the_place_in_the_words(
    parser: SpacyParser, text: str, spot: str | None, denied: str | None
) -> None:
    [m] = mentions(parser, text)
    assert (m.spot and m.spot.of(text)) == spot
    assert (m.place_denied and m.place_denied.of(text)) == denied
