from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.dating.arithmetic import holiday, make_date, shift, weekday_on
from twosource.dating.bounds import bounds, week_value
from twosource.dating.lexicon import words
from twosource.dating.numbers import Quantity, read_number, read_ordinal, read_year


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "edtf", "precision"),
    [
        ("2017-01-13", "2017-01-13", "2017-01-13", "2017-01-13", "day"),
        ("2017-01-13TAF", "2017-01-13", "2017-01-13", "2017-01-13", "time"),
        ("2017-01-13T16:30", "2017-01-13", "2017-01-13", "2017-01-13T16:30:00", "time"),
        ("2016-02", "2016-02-01", "2016-02-29", "2016-02", "month"),
        ("2016", "2016-01-01", "2016-12-31", "2016", "year"),
        ("2016-Q3", "2016-07-01", "2016-09-30", "2016-35", "quarter"),
        ("2016-H2", "2016-07-01", "2016-12-31", "2016-41", "season"),
        ("2016-SU", "2016-06-01", "2016-08-31", "2016-22", "season"),
        ("199", "1990-01-01", "1999-12-31", "199X", "decade"),
        ("19", "1900-01-01", "1999-12-31", "19XX", "century"),
        ("2020-W53", "2020-12-28", "2021-01-03", "2020-12-28/2021-01-03", "week"),
        ("2021-W19-WE", "2021-05-15", "2021-05-16", "2021-05-15/2021-05-16", "day"),
    ],
)
def test_bounds(value: str, earliest: str, latest: str, edtf: str, precision: str) -> None:
    b = bounds(value)
    assert (str(b.earliest), str(b.latest), b.edtf, b.precision) == (
        earliest,
        latest,
        edtf,
        precision,
    )


@given(st.text("0123456789X-WQHTSPUFA", max_size=12))
@settings(max_examples=200, deadline=None)
def test_bounds_never_raise_and_are_in_order(value: str) -> None:
    b = bounds(value)
    assert (b.earliest is None) == (b.latest is None)
    if b.earliest and b.latest:
        assert b.earliest <= b.latest
        assert "X" not in value.removesuffix("X")


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_week_holds_its_day(day: date) -> None:
    b = bounds(week_value(day))
    assert b.earliest and b.latest and b.earliest <= day <= b.latest
    assert (b.latest - b.earliest).days == 6


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(1, 7),
    st.sampled_from(["past", "future"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_a_weekday_is_within_a_week(now: date, weekday: int, way: str, strict: bool) -> None:
    day = weekday_on(now, weekday, way, strict=strict)  # type: ignore[arg-type]
    away = (day - now).days * (1 if way == "future" else -1)
    assert day.isoweekday() == weekday
    assert int(strict) <= away <= 7


@given(st.dates(date(1100, 1, 1), date(2800, 1, 1)), st.sampled_from("DWFMQYEC"), st.integers())
@settings(max_examples=100, deadline=None)
def test_shift_never_raises(day: date, unit: str, count: int) -> None:
    moved = shift(day, unit, count)
    assert moved is None or count == 0 or (moved > day) == (count > 0)


@pytest.mark.parametrize("rule", sorted(set(words().holiday.values())))
def test_every_holiday_has_a_day_each_year(rule: str) -> None:
    for year in (1999, 2000, 2021, 2024):
        day = holiday(rule, year)
        assert day is not None
        assert day.year == year


def test_holidays() -> None:
    assert holiday("11/4/4", 2021) == date(2021, 11, 25)
    assert holiday("05/1/-1", 2021) == date(2021, 5, 31)
    assert holiday("11/2/election", 2020) == date(2020, 11, 3)
    assert holiday("easter-2", 2021) == date(2021, 4, 2)
    assert holiday("12-25", 99999) is None


def test_no_such_day() -> None:
    assert make_date(2021, 2, 29) is None
    assert make_date(2021, 13, 1) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-four", Quantity(24)),
        ("two hundred and ten", Quantity(210)),
        ("a hundred", Quantity(100)),
        ("2 1/2", Quantity(2, half=True)),
        ("two and a half", Quantity(2, half=True)),
        ("1,200", Quantity(1200)),
        ("a few", Quantity(None)),
        ("a couple of", Quantity(2)),
        ("half", None),
        ("", None),
    ],
)
def test_numbers(text: str, number: Quantity | None) -> None:
    assert read_number(text) == number


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_numbers_never_raise(text: str) -> None:
    read_number(text)
    read_ordinal(text)
    read_year(text)


def test_ordinals_and_years() -> None:
    assert [read_ordinal(x) for x in ("3rd", "third", "twenty-third", "x")] == [3, 3, 23, None]
    years = ("1989", "'89", "nineteen ninety-one", "two thousand five", "'05", "soon")
    assert [read_year(x) for x in years] == [1989, 1989, 1991, 2005, 2005, None]
