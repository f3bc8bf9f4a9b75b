from __future__ import annotations

from datetime import date

import pytest
from evals.time_passages import TimePassage, time_passages
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dating.edtf import is_edtf
from tests.dating.helpers import read
from twosource.dating.bounds import bounds
from twosource.language.parse import SpacyParser

EXPRESSIONS = (
    "The mayor called the builder on Monday, every Monday, about 4 May, on the 15th, in May, last"
    " spring, each spring, in the spring, in the 1990s, around 1998, in about May 2019, this week,"
    " at the weekend, at 4:30 p.m. GMT on 4 May 2021, around 5pm on Tuesday, at 16:30 on May 3,"
    " at noon, for two days, from 3 to 7 May, in the third quarter, in early June, in the first"
    " half of 2020, five years ago, on 31 February, on Christmas Day, in the 19th century and"
    " tonight at about 10:15 EST, a source said on Wednesday."
)


@pytest.mark.parametrize(
    "good",
    [
        "2021",
        "2021-05",
        "2021-05-04",
        "199X",
        "19XX",
        "XXXX-05-04",
        "XXXX-XX-15",
        "2021-05~",
        "2021-22",
        "2021-35",
        "2021-05-04T16:30:00Z",
        "2021-05-04T16:30:00+01:00",
        "2021-05-03/2021-05-09",
        "2021-05-03/..",
    ],
)
def test_the_check_knows_what_is_edtf(good: str) -> None:
    assert is_edtf(good)


@pytest.mark.parametrize(
    "bad",
    [
        "XXXX-WXX-1",
        "2021-W19",
        "2021-13",
        "2021-02-30",
        "XXXX-22",
        "XXXX-99-01",
        "",
        "/",
        "P2D",
        "2021-05-04T16:30",
        "2021-05-04T25:00:00",
        "2021-05-04T16:30:00~",
        "2021-05-04TMO",
    ],
)
def test_the_check_knows_what_is_none(bad: str) -> None:
    assert not is_edtf(bad)


@pytest.mark.parametrize("published", [None, date(2021, 5, 15), date(1, 1, 1), date(9999, 12, 31)])
def test_what_is_given_is_edtf_or_nothing(parser: SpacyParser, published: date | None) -> None:
    _, _, timexes = read(parser, EXPRESSIONS, published=published)
    assert len(timexes) > 20
    assert [t for t in timexes if t.edtf is not None and not is_edtf(t.edtf)] == []
    assert any(t.edtf for t in timexes)


@given(
    st.sampled_from(time_passages()),
    st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1)),
)
@settings(max_examples=120, deadline=None)
def test_days_edtf_and_basis_agree(
    parser: SpacyParser, passage: TimePassage, published: date | None
) -> None:
    _, _, timexes = read(parser, passage.text, published=published)
    for t in timexes:
        w = t.when
        assert t.edtf is None or is_edtf(t.edtf)
        assert w.open == (w.basis == "unknown")
        assert w.earliest is None or w.latest is None or w.earliest <= w.latest
        if t.edtf and "/" in t.edtf:
            assert t.edtf == f"{w.earliest}/{w.latest}"
        if t.type in ("DATE", "TIME") and w.earliest and w.latest:
            assert t.edtf is not None
        if published is None:
            assert w.basis != "publication"
            assert w.basis != "unknown" or not t.value[:4].isdigit()


_FORMS = st.one_of(
    st.from_regex(r"(?:\d{4}|XXXX)-(?:\d\d|XX)(?:-(?:\d\d|XX))?(?:T\d\d:\d\d)?", fullmatch=True),
    st.from_regex(r"(?:\d{4}|XXXX)-(?:W\d\d|WXX|Q\d|H\d|SP|WI)(?:-\d|-WE)?", fullmatch=True),
    st.text("0123456789X-WQHTSPUFA:", max_size=16),
)


@given(_FORMS)
@settings(max_examples=300, deadline=None)
def test_every_value_gives_edtf_or_nothing(value: str) -> None:
    edtf = bounds(value).edtf
    assert edtf is None or is_edtf(edtf)
