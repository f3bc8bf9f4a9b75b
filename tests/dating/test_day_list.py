"""A report of three days or more is dated to all of them. Words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dating.test_events import when
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    "days",
    ["May 3, May 5 and May 9", "3 May, 5 May, and 9 May", "3, 5 and 9 May"],
)
def test_a_list_of_days_runs_from_its_first_to_its_last(parser: SpacyParser, days: str) -> None:
    got = when(parser, f"Tolland phoned the envoy on {days}.", "phoned")
    assert got is not None
    assert (got.earliest, got.latest) == (date(2021, 5, 3), date(2021, 5, 9))


def test_one_day_stays_one_day(parser: SpacyParser) -> None:
    text = "Tolland phoned the envoy on 5 May, a clerk said, and the port shut on 9 May."
    got = when(parser, text, "phoned")
    assert got is not None
    assert (got.earliest, got.latest) == (date(2021, 5, 5), date(2021, 5, 5))
    text = "Tolland paid 200, and phoned the envoy on 5 May."
    got = when(parser, text, "phoned")
    assert got is not None
    assert got.earliest == date(2021, 5, 5)


def test_days_of_several_months_date_no_report(parser: SpacyParser) -> None:
    text = "Tolland phoned the envoy on 3 January, 5 March and 9 May."
    got = when(parser, text, "phoned")
    assert got is None or (got.earliest, got.latest) == (None, None)
