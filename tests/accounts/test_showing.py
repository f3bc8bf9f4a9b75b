"""Words that show what they are shown for. Passages of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.accounts.showing import denial
from twosource.model.span import Span


@pytest.mark.parametrize(
    ("text", "clause", "shown"),
    [
        ("Tarrow had denied that there was a call.", "there was a call",
         "denied that there was a call"),
        ("There was no call. She came home.", "There was no call", "There was no call"),
        ("“They didn’t meet,” she said.", "They didn’t meet", "They didn’t meet"),
        ("It rained. That they met was denied.", "they met", "they met was denied"),
        ("Nobody came. They met on Monday.", "They met on Monday", "They met on Monday"),
    ],
)  # fmt: skip
def test_a_denial_is_shown_with_the_word_that_denies(text: str, clause: str, shown: str) -> None:
    start = text.index(clause)
    assert denial(text, Span(start, start + len(clause))).of(text) == shown


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 50))
def test_what_is_shown_holds_the_clause(text: str, start: int, size: int) -> None:
    if start < len(text):
        clause = Span(start, min(len(text), start + size))
        found = denial(text, clause)
        assert found.contains(clause) and found.end <= len(text)
