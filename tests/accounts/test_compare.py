from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.accounts.compare import COMPARE, content_words
from twosource.model.finding import DateRange, Facet, FacetValue
from twosource.model.number import NumberRange

D = date(2020, 3, 9)


def days(first: int, last: int) -> DateRange:
    return DateRange(D + timedelta(first), D + timedelta(last))


@pytest.mark.parametrize(
    ("facet", "a", "b", "verdict"),
    [
        ("count", NumberRange(5, 5), NumberRange(2, None), "compatible"),
        ("count", NumberRange(5, 5), NumberRange(1, 1), "different"),
        ("count", NumberRange(1, None), NumberRange(1, 1), "compatible"),
        ("when", days(0, 0), days(0, 0), "same"),
        ("when", days(0, 0), days(1, 1), "different"),
        ("when", days(0, 0), days(-5, 10), "compatible"),
        ("initiator", "ann", "bob", "different"),
        ("about", "logistical information", "logistics", "same"),
        ("about", "the licence", "a charity gala", "not comparable"),
        ("occurred", "yes", "no", "different"),
        ("occurred", "planned", "yes", "compatible"),
        ("killed", NumberRange(3, None), NumberRange(5, 5), "compatible"),
        ("injured", NumberRange(3, 3), NumberRange(5, 5), "different"),
        ("amount", NumberRange(5000, 5000), NumberRange(5000, 5000), "same"),
        ("place", "Kelmouth", "Kelmouth, Ohio", "same"),
        ("place", "Kelmouth, Iowa", "Kelmouth, Ohio", "different"),
        ("place", "Ohio", "Kelmouth, Ohio", "compatible"),
        ("place", "Port Lena", "Kelmouth, Ohio", "different"),
        ("place", "2400 block of Elm Street", "Kelmouth", "not comparable"),
        ("participants", ("ann", "bob"), ("ann",), "compatible"),
        ("participants", ("ann", "bob"), ("ann", "cay"), "compatible"),
        ("participants", ("ann",), ("cay",), "not comparable"),
    ],
)
def test_verdicts(facet: Facet, a: FacetValue, b: FacetValue, verdict: str) -> None:
    found = COMPARE[facet](a, b)
    assert found.verdict == verdict
    assert found.reason


numbers = st.builds(
    lambda low, more: NumberRange(low, None if more is None else low + more),
    st.integers(0, 20),
    st.none() | st.integers(0, 20),
)


@given(numbers, numbers)
@settings(deadline=None, max_examples=80)
def test_numbers_differ_where_no_number_fits_both(a: NumberRange, b: NumberRange) -> None:
    fits = any(all(x.min <= n and (x.max is None or n <= x.max) for x in (a, b)) for n in range(60))
    assert (COMPARE["count"](a, b).verdict == "different") is not fits
    assert COMPARE["count"](a, b).verdict == COMPARE["count"](b, a).verdict


places = st.lists(
    st.sampled_from(["Kelmouth", "Port Lena", "Ohio", "Iowa", "9 Elm Street"]),
    min_size=1,
    max_size=3,
).map(", ".join)


@given(places, places)
@settings(deadline=None, max_examples=80)
def test_places_compare_alike_in_either_order(a: str, b: str) -> None:
    assert COMPARE["place"](a, b).verdict == COMPARE["place"](b, a).verdict
    assert COMPARE["place"](a, a).verdict == "same"


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_content_words_take_any_text(text: str) -> None:
    assert all(isinstance(w, str) for w in content_words(text))


def test_sums_of_two_currencies_cannot_be_compared() -> None:
    five = {u: NumberRange(5_000_000, 5_000_000, u) for u in ("dollars", "euros", "US dollars")}
    found = COMPARE["amount"](five["dollars"], five["euros"])
    assert found.verdict == "not comparable"
    assert found.reason == "one is in dollars, the other in euros"
    assert COMPARE["amount"](five["dollars"], five["US dollars"]).verdict == "compatible"
    assert COMPARE["amount"](five["dollars"], NumberRange(6, 6, "dollars")).verdict == "different"
