"""Convictions, sentences, summonses, and who works with whom. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions, roles
from twosource.events.lexicon import facets_of
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A jury convicted Quist of bribery on Friday.", "conviction"),
        ("Quist was convicted of two counts of fraud.", "conviction"),
        ("The court found Quist guilty of fraud.", "conviction"),
        ("Quist was found guilty on Monday.", "conviction"),
        ("Quist pleaded guilty to conspiracy in March.", "conviction"),
        ("A judge sentenced Quist to three years in prison.", "sentence"),
        ("Quist was sentenced on Monday to three years in prison.", "sentence"),
        ("The committee summoned Quist to explain the licence.", "summons"),
        ("Quist was subpoenaed by the committee.", "summons"),
    ],
)
def test_steps_of_the_law(parser: SpacyParser, text: str, type_: str) -> None:
    (m,) = mentions(parser, text)
    assert (m.type, m.modality) == (type_, "happened")
    assert ("recipient", "quist") in roles(m)


@pytest.mark.parametrize(
    "text",
    [
        "Quist pleaded not guilty to conspiracy.",
        "The jury found Quist not guilty.",
        "Quist summoned the courage to speak.",
        "The sentence was long, and Quist read it twice.",
        "Quist found the letter and felt guilty.",
        "The committee subpoenaed the records of the port.",
        "Fenwick received a medal from Quist.",
        "Fenwick received an invitation.",
        "The ministry said that it would cooperate.",
    ],
)
def test_what_looks_like_one_and_is_none(parser: SpacyParser, text: str) -> None:
    types = {m.type for m in mentions(parser, text)}
    assert not types & {"conviction", "sentence", "summons", "cooperate", "contact"}


def test_a_sentence_to_come_is_planned(parser: SpacyParser) -> None:
    (m,) = mentions(parser, "Quist is to be sentenced on 3 June.")
    assert (m.type, m.modality) == ("sentence", "planned")


def test_who_works_with_whom(parser: SpacyParser) -> None:
    (m,) = mentions(parser, "Fenwick cooperated with Quist last year.")
    assert m.type == "cooperate"
    assert {a for _, a in roles(m)} == {"fenwick", "quist"}


@pytest.mark.parametrize(
    "text",
    [
        "The president, Orla Fenwick, received the envoy Dario Quist at the palace.",
        "The envoy Dario Quist was received by Orla Fenwick at the palace.",
    ],
)
def test_whoever_receives_an_envoy_meets_him(parser: SpacyParser, text: str) -> None:
    (m,) = mentions(parser, text)
    assert (m.type, m.channel) == ("contact", "meeting")
    assert {a for _, a in roles(m)} == {"fenwick", "quist"}


def test_the_types_have_their_facets() -> None:
    assert {"conviction", "sentence", "summons", "cooperate"} <= facets_of().keys()


def test_what_is_added_of_somebody_is_not_what_another_is_accused_of(parser: SpacyParser) -> None:
    text = "Fenwick is accused of threatening Quist, who was dismissed in May."
    found = {m.type: m.modality for m in mentions(parser, text)}
    assert found["departure"] == "happened"
