"""How a source knows: passages of our own, and the notation of the lexicon."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from evals.knows_passages import Passage, passages, read, right
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.attribution import attribute
from twosource.attribution.knows_words import matches, pattern, seen_by, words_in
from twosource.language.parse import SpacyParser

KNOWN_MISSES = {"knows-1-019", "knows-2-027"}
WORDS = (
    "Roe", "said", "told", "who", "was", "in the room", "familiar with the", "not", "privy to",
    "witnesses", "an e-mail", "seen by", "the Lantern", ",", ".", "“", "”", "I saw him", "whose",
    "two people", "one of", "\n\n", "briefed on", "document",
)  # fmt: skip


@pytest.mark.parametrize("passage", passages(), ids=lambda p: p.id)
def test_passages(parser: SpacyParser, passage: Passage) -> None:
    wrong = [s for s, a in read(parser, passage) if a is None or not right(s, a)]
    assert bool(wrong) == (passage.id in KNOWN_MISSES), wrong


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_words_are_always_given_with_a_value(parser: SpacyParser, words: list[str]) -> None:
    text = " ".join(words)
    document = make_document(text)
    for a in attribute(document, parser.parse(document)):
        assert (a.knows_span is None) == (a.knows_by == "unstated")
        if a.knows_span is not None:
            assert a.knows_span.of(text).strip()


def test_phrases_of_the_lexicon() -> None:
    took = pattern("participant")
    assert took.search("who attended the long, closed-door meeting") is None  # a comma parts
    assert took.search("who attended the long closed-door meeting")
    assert took.search("who attended the Harrow Academy") is None
    assert took.search("officials\u00a0 at the dinner".replace("\u00a0", ""))
    assert pattern("told").search("Familiar with The matter")
    assert pattern("told").search("familiar with such dams") is None
    assert seen_by().match(" of the long contract, first seen by") is None
    assert seen_by().match(" of the contract obtained by")


@given(st.lists(st.sampled_from(" ".join(WORDS).split()), max_size=25).map(" ".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    for section in ("not_privy", "participant", "witness", "document", "told", "self_witness"):
        slow = [m.span() for m in pattern(section).finditer(text)]
        assert [m.span() for m in matches(section, text, words_in(text))] == slow


def test_no_phrase_takes_long_on_any_text() -> None:
    """Time grows with the text: twice the words cost no more than about twice."""
    text = "was the " * 20_000
    times = []
    for n in (len(text) // 4, len(text) // 2, len(text)):
        begun = time.process_time()
        for section in ("not_privy", "participant", "document", "told"):
            assert not re.search(pattern(section), text[:n])
        times.append(time.process_time() - begun)
    assert all(b < 4 * a + 0.05 for a, b in pairwise(times))
