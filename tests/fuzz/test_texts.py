"""Awkward texts: every span is a slice of its text, and nothing is raised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from tests.fuzz.inputs import lines, texts
from tests.fuzz.profiles import tries
from twosource import dating
from twosource.errors import ReadError
from twosource.language.parse import SpacyParser
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.span import Span
from twosource.pipeline import Models, read_document
from twosource.reading.dates import find_dates, parse_published
from twosource.reading.decode import decode
from twosource.reading.paragraphs import split
from twosource.reading.zones import lay_out

PARSER = SpacyParser()
CODES = [None, "utf-8", "utf-16", "cp1252", "utf-7", "hex", "zip", "idna", "no such", "punycode"]
DAY = date(2031, 3, 4)


@tries(2500)
@given(texts)
def test_quotations_nest_and_lie_in_their_paragraph(text: str) -> None:
    found = find_quotes(text, (Zone("body", Span(0, len(text))),) if text else ())
    open_: list[int] = []
    for q in found:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip()
        while open_ and open_[-1] <= q.start:
            open_.pop()
        assert q.depth == len(open_)
        assert not open_ or q.end <= open_[-1]
        open_.append(q.end)


@tries(1000)
@given(lines)
def test_paragraphs_are_slices_in_order_and_lose_no_word(text: str) -> None:
    found = split(text)
    assert all(p.text == text[p.span.start : p.span.end] for p in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    kept = "".join(p.text for p in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@tries(700)
@given(lines, st.one_of(st.none(), texts))
def test_zones_are_the_paragraphs(text: str, title: str | None) -> None:
    layout = lay_out(text, title=title)
    assert [z.span for z in layout.zones] == [p.span for p in split(text)]
    assert sum(z.kind == "headline" for z in layout.zones) <= 1


@tries(900)
@given(texts)
def test_dates_of_a_line_are_slices(text: str) -> None:
    for start, end, day in find_dates(text):
        assert 0 <= start < end <= len(text)
        assert str(day.year) in text[start:end]


@tries(800)
@given(st.one_of(texts, st.text(alphabet="0123456789-:TZ+ .,", max_size=30)))
def test_a_date_of_metadata_is_a_day_or_nothing(text: str) -> None:
    found = parse_published(text)
    assert found is None or isinstance(found, date)


@tries(700)
@given(st.one_of(st.binary(max_size=80), texts.map(str.encode)), st.sampled_from(CODES))
def test_bytes_are_text_or_an_error(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, "a.txt", declared)
    except ReadError:
        return
    assert "\x00" not in text
    text.encode()


@tries(250)
@given(lines)
def test_expressions_of_time_are_slices(text: str) -> None:
    document = replace(make_document(text, published=DAY), analysed=True)
    for timex in dating.recognise(document, PARSER.parse(document)):
        assert 0 <= timex.span.start < timex.span.end <= len(text)
        assert text[timex.span.start : timex.span.end].strip()
        assert timex.value


@tries(80)
@given(lines)
def test_a_whole_reading_is_made_of_slices(text: str) -> None:
    document = make_document(text, published=DAY)
    parse = PARSER.parse(document)
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    reading = read_document(document, Models(PARSER))
    spans = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    spans += [m.span for a in reading.actors for m in a.mentions]
    spans += [t.span for t in reading.timexes]
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in spans)
