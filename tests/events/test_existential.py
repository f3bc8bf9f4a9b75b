"""Meals that are told of again, and leave to speak that is no contact."""

from __future__ import annotations

import pytest

from tests.accounts.test_drift_values import article
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document


def found(parser: SpacyParser, *paragraphs: str) -> list[tuple[str, str]]:
    document = article("News from Fenmoor", *paragraphs)
    r = read_document(document, parser)
    return [(m.span.of(document.text), m.modality) for m in r.event_mentions]


def test_a_meal_told_of_before_is_denied(parser: SpacyParser) -> None:
    told = found(
        parser,
        "Ada Roe met Jon Quist for lunch on 3 May, two clerks said.",
        "“There was no lunch,” Quist said.",
    )
    assert ("lunch", "denied") in told


def test_a_meal_of_nobody_is_no_contact(parser: SpacyParser) -> None:
    assert not found(parser, "“There was no lunch for the crew,” Ada Roe said.")


@pytest.mark.parametrize("leave", ["authorised", "authorized", "allowed"])
def test_who_may_not_speak_plans_no_contact(parser: SpacyParser, leave: str) -> None:
    told = found(parser, f"The clerks were not {leave} to speak to Ada Roe about the dyke.")
    assert "speak" not in [words for words, _ in told]
