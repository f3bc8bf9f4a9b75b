from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.reading.dates import find_dates, parse_published
from twosource.reading.paragraphs import split
from twosource.reading.topmatter import top_matter

DAY = date(2021, 5, 4)


@pytest.mark.parametrize(
    "value",
    ["2021-05-04", "2021-05-04T23:30:00Z", "2021-05-04 10:00", "2021-05-04T10:00:00.123+02:00",
     "Tue, 04 May 2021 23:30:00 -0700", "4 May 2021 10:00:00 GMT", "20210504", " 2021-05-04 ",
     "2021-05-04T10:00:00+0200"],
)  # fmt: skip
def test_dates_of_metadata(value: str) -> None:
    assert parse_published(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2021-05", "2021-13-04", "4/5/2021", "2021", "x" * 999]
)
def test_what_is_no_date(value: str) -> None:
    assert parse_published(value) is None


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"\d{1,5}[-/ ]\w{1,9}[-/ ]\d{1,5}.{0,10}"))
def test_never_raises(value: str) -> None:
    parse_published(value)
    for start, end, _ in find_dates(value):
        assert value[start:end].strip()


def published(*lines: str) -> date | None:
    return top_matter(split("\n\n".join(lines))).published


@pytest.mark.parametrize(
    "line",
    ["Published: 4 May 2021", "PUBLISHED 10:12 GMT, 4th May 2021 | UPDATED: 5 May 2021",
     "Updated: 5 May 2021 - Published: 4 May 2021", "By Ann Lee | May 4, 2021 | 3 min read",
     "Tuesday, May 4, 2021", "4 May 2021, 10:12am BST", "Posted on Tue 4 May 2021 at 18.40 BST",
     "Updated: Tuesday, 4 May 2021", "2021-05-04",
     "By: Ann Lee and Tom Ash Updated: May 4, 2021 - 5:52 PM"],
)  # fmt: skip
def test_lines_that_date_the_text(line: str) -> None:
    assert published("Mayor flew to the island", line, "She did, the pilots said.") == DAY


@pytest.mark.parametrize(
    "line",
    ["KELDA, May 4 (Meridian Wire) - Guards closed the post.", "LONDON, May 4",
     "The ministers met on 4 May 2021.", "On 4 May 2021 the ministers met", "4 May", "May 2021",
     "Published: 04/05/2021", "Monday, May 4, 2021", "31 April 2021", "10:12 GMT",
     "Updated 2 hours ago",
     "By May 4, 2021 the bridge had been closed",
     "Published in the Chronicle of 4 May 2021 by two writers"],
)  # fmt: skip
def test_lines_that_do_not(line: str) -> None:
    assert published("Mayor flew to the island", line, "She did, the pilots said.") is None


def test_a_date_far_down_is_no_date_of_publication() -> None:
    lines = ["Mayor flew to the island"] + ["The pilots said so."] * 9
    assert published(*lines, "Published: 4 May 2021") is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [("By Ann Lee", "Ann Lee"), ("BY ANN LEE, POLITICAL EDITOR", "ANN LEE, POLITICAL EDITOR"),
     ("by: Ann Lee and Tom Ash", "Ann Lee and Tom Ash"),
     ("Ann Lee, staff reporter", "Ann Lee, staff reporter"),
     ("By noon the talks had failed", None),
     ("By Tuesday both sides had walked out of the talks.", None),
     ("Ann Lee left", None), ("By agreement of all sides the text stays secret", None)],
)  # fmt: skip
def test_bylines(line: str, byline: str | None) -> None:
    text = f"Mayor flew to the island\n\n{line}\n\nShe did, the pilots said."
    assert top_matter(split(text)).byline == byline
