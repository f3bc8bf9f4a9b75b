"""Link keys: two documents of one matter share one, others do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.archive.link_keys import FORTNIGHT, _dated, link_keys
from twosource.language.parse import SpacyParser
from twosource.model.reading import Reading
from twosource.pipeline import read_document

CALL = "Mara Delling called Tom Harrow about the ferry on Monday, a spokesman for Delling said."
SURNAMES = "Ms Delling had not called Mr Harrow about any ferry this week, the harbour board said."
OTHER = "Ada Quill opened the new library in Port Lena, and Bram Oster thanked the builders."
SHOT = "Jonas Pell, 34, was shot dead in Carrow, police said."
TRIAL = "A jury heard on Tuesday how Jonas Pell was killed in front of his house."


def read(parser: SpacyParser, text: str, published: date | None) -> Reading:
    return read_document(make_document(text, published=published), parser)


def shared(a: Reading, b: Reading) -> set[int]:
    return set(link_keys(a)) & set(link_keys(b))


def test_who_calls_whom_links_within_a_fortnight(parser: SpacyParser) -> None:
    first = read(parser, CALL, date(2031, 5, 6))
    assert shared(first, read(parser, SURNAMES, date(2031, 5, 20)))
    assert not shared(first, read(parser, SURNAMES, date(2032, 5, 20)))
    assert not shared(first, read(parser, OTHER, date(2031, 5, 6)))


def test_a_name_beside_a_harm_links_for_good(parser: SpacyParser) -> None:
    first = read(parser, SHOT, date(2031, 5, 6))
    assert shared(first, read(parser, TRIAL, date(2033, 2, 1)))


def test_the_same_sentence_links(parser: SpacyParser) -> None:
    first = read(parser, CALL, date(2031, 5, 6))
    assert shared(first, read(parser, CALL, date(2039, 5, 6)))


@pytest.mark.parametrize("text", [CALL, SHOT, OTHER, ""])
def test_keys_are_sorted_and_fit_64_bits(parser: SpacyParser, text: str) -> None:
    keys = link_keys(read(parser, text, None))
    assert list(keys) == sorted(set(keys))
    assert all(0 <= k < 2**60 for k in keys)


def test_the_order_of_actors_changes_nothing(parser: SpacyParser) -> None:
    reading = read(parser, CALL + " " + SHOT, date(2031, 5, 6))
    assert link_keys(reading) == link_keys(replace(reading, actors=reading.actors[::-1]))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_a_fortnight_always_shares_a_stretch(day: date, apart: int) -> None:
    def stretches(of: date) -> set[tuple[str, ...]]:
        return set(_dated(of, iter([("key",)])))

    common = stretches(day) & stretches(day + timedelta(apart))
    if apart <= FORTNIGHT:
        assert common
    if apart >= 2 * FORTNIGHT:
        assert not common
