"""A year's arithmetic: whole numbers that anybody can check by hand."""

from __future__ import annotations

from dataclasses import replace

from bench.year import Year

YEAR = Year(articles=3600, others=0, words=100, rate=1000, page=10, price=2, cores=1, kilobytes=10)


def test_core_hours_and_what_follows() -> None:
    assert YEAR.core_hours == 365 * 0.1  # 360,000 words a day are 360 seconds
    told = dict(YEAR.rows())
    assert told["articles a year"] == "1,314,000"
    assert told["days on 1 cores"] == "1.5"
    assert told["money at 2 a core hour"] == "73"
    assert told["tables on disk, GB"] == "13"


def test_pages_that_are_not_read_cost_their_unpacking() -> None:
    assert replace(YEAR, others=36_000).core_hours == 365 * 0.2
