"""Calls and messages that are no contact, and what denies nothing that has been. Own passages."""

from __future__ import annotations

import pytest

from tests.events.test_phrases import mentions
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick named a deputy, calling Governor Dario Quist \u201cmy right hand\u201d.",
        'Critics listened to Dario Quist, who called Fenwick "a fraud".',
        "There have been few calls for Dario Quist to go.",
        "Fans met Quist with calls of \u201cShame\u201d.",
        "Fenwick is answering the call to serve again.",
        "Orla Fenwick delivered a sharper message about the harbour.",
        "Orla Fenwick was called on to speak.",
        "Orla Fenwick called Dario Quist 'actually a clever man'.",
        "Orla Fenwick keeps calling herself a farmer.",
        "They were calling them names.",
        "The race was called at nine.",
    ],
)
def test_no_contact(parser: SpacyParser, text: str) -> None:
    assert [m for m in mentions(parser, text) if m.channel in ("call", "message")] == []


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Orla Fenwick called Dario Quist, the mayor, on Friday.", "call"),
        ('Orla Fenwick called Dario Quist "to complain".', "call"),
        ("Orla Fenwick was called on Friday by Dario Quist.", "call"),
        ("Orla Fenwick planned a call with Dario Quist for Monday.", "call"),
        ("Orla Fenwick made a call to Dario Quist to say sorry.", "call"),
        ("Orla Fenwick delivered a message to Dario Quist on Friday.", "message"),
    ],
)
def test_a_contact(parser: SpacyParser, text: str, channel: str) -> None:
    assert {m.channel for m in mentions(parser, text)} == {channel}


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Dario Quist said that Orla Fenwick cannot be elected.", "vote", "conditional"),
        ("He will leave the town if Fenwick is not elected.", "vote", "conditional"),
        ("Neither Fenwick nor her two sons were charged on Friday.", "charge", "denied"),
        ("None of the officers met Dario Quist.", "contact", "denied"),
        ("Rivals called for Orla Fenwick to be charged.", "charge", "planned"),
        ("Orla Fenwick was charged on Monday.", "charge", "happened"),
        ("Quist wants to go to Kelmouth to meet Ada Crane.", "contact", "planned"),
        ("Orla Fenwick sued Dario Quist in June.", "lawsuit", "happened"),
        ("Orla Fenwick filed a lawsuit against Dario Quist.", "lawsuit", "happened"),
        ("Orla Fenwick has not been sued.", "lawsuit", "denied"),
        ('"Don\'t stab him," Orla Fenwick said.', "violence", "conditional"),
        ("Meet the mayors of the coast!", "contact", "conditional"),
        ("The council dismissed Dario Quist as chairman.", "departure", "happened"),
        ('"I did not stab him," Orla Fenwick said.', "violence", "denied"),
    ],
)
def test_what_is_told_of_it(parser: SpacyParser, text: str, type_: str, modality: str) -> None:
    assert [(m.type, m.modality) for m in mentions(parser, text)] == [(type_, modality)]


def test_who_denies_a_topic_has_not_denied_a_talk(parser: SpacyParser) -> None:
    [found] = mentions(parser, "Orla Fenwick said she had not discussed that with Dario Quist.")
    assert found.limited


@pytest.mark.parametrize(
    "text",
    [
        '"They are all here," Dario Quist shot back.',
        "The price of grain shot up in May.",
        "The new harbour toll kills jobs, Orla Fenwick said.",
        "It was an assault on freedom, Orla Fenwick said.",
        "The farm made a killing in grain.",
        "Dario Quist shot himself in the foot on Monday.",
        "A tourist shot video of the bridge.",
        "Orla Fenwick assailed the mayor on Monday.",
        "Dario Quist suffered a heart attack that killed him.",
        "Dario Quist fired back at the mayor on Monday.",
        "Dario Quist fired back.",
        "Orla Fenwick dismissed Dario Quist as a weak leader of men.",
    ],
)
def test_violence_of_words_and_things_is_none(parser: SpacyParser, text: str) -> None:
    found = [m.type for m in mentions(parser, text)]
    assert "violence" not in found
    assert "departure" not in found


def test_who_dies_of_an_illness_is_no_victim(parser: SpacyParser) -> None:
    text = "A gunman killed three people. Dario Quist, who died of cancer in May, was their friend."
    assert [m.span.of(text) for m in mentions(parser, text)] == ["killed"]


def test_anger_is_not_met(parser: SpacyParser) -> None:
    assert mentions(parser, "The plan of Orla Fenwick was met with anger.") == ()
