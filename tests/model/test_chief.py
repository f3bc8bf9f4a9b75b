"""Whether a text is about what some of its words tell of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.chief import chief
from twosource.model.document import Document, Zone, ZoneKind
from twosource.model.span import Span


def text(paragraphs: int, first: ZoneKind = "body") -> Document:
    """A text of paragraphs of ten characters."""
    kinds: list[ZoneKind] = [first, *["body"] * (paragraphs - 1)]  # type: ignore[list-item]
    zones = tuple(Zone(k, Span(10 * n, 10 * n + 10)) for n, k in enumerate(kinds))
    return Document(
        "d", "d", None, None, None, None, None, None, "en", "x" * 10 * paragraphs, zones
    )


@pytest.mark.parametrize(
    ("paragraphs", "told", "wanted"),
    [
        (40, [5, 15], True),  # at the top, and again
        (40, [5], False),
        (6, [5], True),  # a short text
        (40, [205], False),
        (40, [205, 305, 355], False),
        (40, [200, 202, 204, 206, 208], True),  # it dwells on it
        (20, [105, 115, 125, 135], True),  # a fifth of it
        (80, [400 + 10 * n for n in range(12)], True),
        (40, [], False),
    ],
)
def test_chief(paragraphs: int, told: list[int], wanted: bool) -> None:
    assert chief(text(paragraphs), told) is wanted


def test_the_headline_is_the_top() -> None:
    assert chief(text(60, "headline"), [3, 405])


@given(st.integers(1, 60), st.lists(st.integers(0, 599), min_size=1), st.integers(0, 599))
def test_more_words_at_the_top_never_make_it_less(n: int, told: list[int], more: int) -> None:
    d = text(n)
    if chief(d, told) and more < 10 * min(n, 4):
        assert chief(d, [*told, more])
