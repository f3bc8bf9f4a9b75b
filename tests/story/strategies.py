"""Strategies for the records, and a small consistent story made by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from twosource.model.number import NumberRange
from twosource.model.span import Span

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 10_000), st.integers(1, 300)
)
numbers = st.one_of(
    st.builds(
        lambda low, more: NumberRange(low, low + more), st.integers(0, 99), st.integers(0, 9)
    ),
    st.builds(lambda low: NumberRange(low, None), st.integers(0, 99)),
)
st.register_type_strategy(Span, spans)
st.register_type_strategy(NumberRange, numbers)
st.register_type_strategy(date, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
st.register_type_strategy(float, st.floats(0, 1))
