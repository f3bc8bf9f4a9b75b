"""What may be the name of a town."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.events.town_names import lead, tail, town_name


@pytest.mark.parametrize(
    ("raw", "name"),
    [("Port Lena", "Port Lena"), ("PORT LENA", "Port Lena"), ("Port Lena\u2019s", "Port Lena"),
     ("St. Orla", "Saint Orla"), ("Newport News", "Newport News"), ("Port Lena city", "Port Lena"),
     ("New York", "New York")],
)  # fmt: skip
def test_towns(raw: str, name: str) -> None:
    assert town_name(raw) == name


@pytest.mark.parametrize(
    "raw",
    ["Ohio", "Marle County", "MARLE COUNTY", "Port Lena News", "Quay Street", "Southeast",
     "Monday. A", "The Ledger", "12th", "", "SE", "port", "General Hospital"],
)  # fmt: skip
def test_no_towns(raw: str) -> None:
    assert town_name(raw) is None


def test_what_only_says_where_in_the_town_is_cut() -> None:
    text = "southwest Port Lena"
    assert text[lead(text, frozenset()) :] == "Port Lena"
    assert lead("South Bend", frozenset()) == 0  # a town of that name is known
    assert "South Toledo"[lead("South Toledo", frozenset()) :] == "Toledo"


def test_words_before_a_known_place_are_cut() -> None:
    text = "Immediate Release Toledo"
    assert text[tail(text, frozenset(), "Ohio") :] == "Toledo"
    assert tail(text, frozenset(), "Scotland") == 0


@given(st.text(max_size=60))
def test_any_text_has_a_name_or_none(text: str) -> None:
    name = town_name(text)
    assert name is None or name.strip()
    assert 0 <= lead(text, frozenset()) <= len(text)
    assert 0 <= tail(text, frozenset(), None) <= len(text)
