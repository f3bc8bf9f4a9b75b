"""How sure an attribution is, and that the speaker of an unlikely one stays open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.actors.document import cast
from twosource.attribution import attribute
from twosource.attribution.candidate import Candidate
from twosource.attribution.confidence import UNSURE, confident
from twosource.language.parse import SpacyParser
from twosource.model.attribution import OPEN_BELOW
from twosource.model.span import Span

FOUND = Candidate((Span(0, 4),), (Span(5, 9),), (Span(10, 20),), "a rule", 0.5)
SHARES = st.floats(0.01, 0.99)


def sure(by_rule: float, by_tagger: float) -> float:
    c = replace(FOUND, score=by_rule, by_rule=by_rule, by_tagger=by_tagger)
    return confident(c, tagged=True).score


@given(SHARES, SHARES, SHARES)
def test_more_of_either_is_surer(rule: float, low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert sure(rule, low) <= sure(rule, high)
    assert sure(low, rule) <= sure(high, rule)
    assert 0 < sure(low, high) < 1


def test_both_are_surer_than_one() -> None:
    assert sure(0.8, 0.8) > sure(0, 0.8) > 0.5
    assert sure(0.8, 0.8) > sure(0.8, 0)


def test_rules_alone() -> None:
    low, high = (confident(replace(FOUND, score=s), tagged=False).score for s in (0.4, 0.9))
    assert 0.2 < low < 0.6 < high < 0.95


@pytest.mark.parametrize("score", [OPEN_BELOW - 0.01, OPEN_BELOW])
def test_below_the_threshold_the_speaker_stays_open(score: float, parser: SpacyParser) -> None:
    text = "The lock was shut, Ilse Quint said."
    document = make_document(text)
    parse = parser.parse(document)
    [found] = attribute(document, parse)
    [filled] = cast(document, parse, (replace(found, score=score),)).attributions
    assert (filled.speaker is not None) == (score >= OPEN_BELOW)


def test_the_reason_says_so() -> None:
    unlikely = replace(FOUND, by_tagger=0.02, rule="tagged")
    assert confident(unlikely, tagged=True).rule == f"tagged; {UNSURE}"
    assert confident(replace(unlikely, source=()), tagged=True).rule == "tagged"
