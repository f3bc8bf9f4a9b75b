"""Datelines are found, and no token of theirs reaches a reading. Invented places and agencies."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.language.dateline import LOOK, find_dateline, find_datelines
from twosource.language.parse import SpacyParser

REST = "Tobias Renfrew telephoned the contractor Gideon Ashworth twice, a spokesman said."
DATELINES = [
    "BRACKWELL, May 20 (Reuters) - ",
    "BRACKWELL, 22 March 2022 (Meridian Wire) \u2014 ",
    "BRACKWELL, Sept. 3, 2022 (Northgate Press Agency) -- ",
    "BRACKWELL (AP) \u2014 ",
    "Brackwell (AP) \u2014 ",
    "Brackwell, 22 March 2022 (Meridian Wire) \u2014 ",
    "BRACKWELL (AP) _ ",
    "BRACKWELL (AP)\u2014",
    "PORT LENA -- ",
    "PORT LENA\u00a0\u2013 ",
    "ST. ORWEN-ON-SEA, N.Y. (AP) - ",
    "PORT LENA, Tarvia, May 4 - ",
    "PORT LENA, Tarvia, (Agency) May 4, 2021 - ",
    "PORT LENA, Thursday (Meridian Wire) - ",
    "PORT LENA, May 4, 2021 /Quaywire Newswire/ -- ",
    "PORT LENA/KELMOUTH, May 4 (Reuters): ",
    "(Reuters) - ",
]
NONE = [
    "ROE: I was there on Monday. ",
    "MARGIT SOLE, ANCHOR: Good evening. ",
    "NATO - which met on Monday - has ",
    "IT IS ALL A LONG LIE - Mayor ",
    "The Unity Party (UTP) \u2014 the largest \u2014 has ",
    "Ann Lee, 22 March 2022 - ",
    "On May 20 (a Thursday) - ",
    "PORT LENA was shut on May 4 - ",
    "May 4 - ",
    "- ",
    "",
]


@pytest.mark.parametrize("line", DATELINES)
@pytest.mark.parametrize("rest", [REST, f"\u201c{REST}\u201d"])
def test_a_dateline_is_found_whole(line: str, rest: str) -> None:
    text = line + rest
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert found.span.of(text) == line


@pytest.mark.parametrize("line", NONE)
def test_what_is_none(line: str) -> None:
    text = line + REST
    assert find_dateline(text, 0, len(text)) is None


def test_its_date_and_its_agency() -> None:
    text = "BRACKWELL, 22 March 2022 (Meridian Wire) \u2014 " + REST
    found = find_dateline(text, 0, len(text))
    assert found is not None and found.date is not None and found.credit is not None
    assert found.date.of(text) == "22 March 2022"
    assert found.credit.of(text) == "Meridian Wire"


def test_speakers_of_a_transcript_are_no_places() -> None:
    lone = make_document(f"ROWAN - {REST}\n\nThe council meets today.")
    several = make_document(f"ROWAN - {REST}\n\nSOLE - It was one call.\n\nROWAN - Two.")
    assert len(find_datelines(lone.text, lone.zones)) == 1
    assert find_datelines(several.text, several.zones) == ()


@pytest.mark.parametrize("line", DATELINES)
def test_the_grammar_is_that_of_the_sentence_alone(parser: SpacyParser, line: str) -> None:
    alone = parser.parse(make_document(REST))
    behind = parser.parse(make_document(line + REST))
    moved = [(t.start + len(line), t.text, t.pos, t.dep, t.head) for t in alone.tokens]
    assert [(t.start, t.text, t.pos, t.dep, t.head) for t in behind.tokens] == moved
    assert behind.entities == alone.entities


@settings(max_examples=60, deadline=None)
@given(
    st.text("AB.b,-()/ 4\u2014:\n", max_size=60)
    | st.sampled_from(["A, " * 99, "AB " * 99, "(" * 300])
)
def test_spans_lie_within(text: str) -> None:
    found = find_dateline(text, 0, len(text))
    if found is not None:
        for span in (found.span, found.date, found.credit):
            assert span is None or 0 <= span.start < span.end <= min(len(text), LOOK)


def test_a_town_and_a_colon_before_a_report() -> None:
    report = (
        "AVERHAM: At least six people were hurt on Tuesday when a tram left the rails, police said."
    )
    found = find_dateline(report, 0, len(report))
    assert found is not None
    assert report[found.span.end :].startswith("At least six")
    for other in ("QUIST: I was not there on that night, and nobody has ever asked me about it.",
                  "WARNING: Some may find this upsetting."):  # fmt: skip
        assert find_dateline(other, 0, len(other)) is None
