from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.number import NumberRange

ranges = st.builds(
    lambda low, more: NumberRange(low, None if more is None else low + more),
    st.integers(0, 9),
    st.none() | st.integers(0, 9),
)


def test_open_and_closed_ranges_can_be_sorted() -> None:
    given_ranges = [NumberRange(2, None), NumberRange(2, 2), NumberRange(1, None)]
    assert sorted(given_ranges) == [NumberRange(1, None), NumberRange(2, 2), NumberRange(2, None)]


@given(ranges, ranges)
def test_of_two_ranges_one_comes_first_or_they_are_one(a: NumberRange, b: NumberRange) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
