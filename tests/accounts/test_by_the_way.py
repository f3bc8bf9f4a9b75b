"""Harms that a text about something else tells of by the way. Passages of our own."""

from __future__ import annotations

from tests.accounts.test_harms import article, documents_of, table
from twosource.language.parse import SpacyParser

FILL = "\n".join(
    f"The council of Averham spoke about the budget for item {n}, the mayor said."
    for n in range(12)
)


def test_two_harms_by_the_way_are_not_one(parser: SpacyParser) -> None:
    """Two long texts about one council, each with another harm in passing."""
    first = f"{FILL}\nThe mayor recalled a shooting that killed two people in Kelmouth.\n{FILL}"
    other = f"{FILL}\nThe mayor spoke of a bombing that killed nine people in Port Lena.\n{FILL}"
    found = table(parser, article("One", first), article("Two", other))
    assert all(len(d) == 1 for d in documents_of(found).values())
    places = {m.place for m in found.event_mentions if m.type == "violence"}
    assert places <= {"Kelmouth", "Port Lena", None}


def test_one_text_has_two_harms_in_two_places(parser: SpacyParser) -> None:
    text = (
        f"{FILL}\nThe mayor recalled a shooting that killed Jon Quist.\n{FILL}\n"
        f"Others spoke of a stabbing that killed Ada Crane.\n{FILL}"
    )
    found = table(parser, article("One", text))
    events = {m.event for m in found.event_mentions if m.type == "violence"}
    assert len(events) == 2


def test_the_same_victim_is_one_harm(parser: SpacyParser) -> None:
    first = f"{FILL}\nThe mayor recalled the shooting that killed Jon Quist in May.\n{FILL}"
    other = "Jon Quist was shot and killed in Kelmouth on 4 May, police said.\nNo one was arrested."
    found = table(parser, article("One", first), article("Two", other))
    assert max(len(d) for d in documents_of(found).values()) == 2
