from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from tests.dating.helpers import read
from twosource.dating import recognise
from twosource.dating.lexicon import rule_sources, words
from twosource.dating.matching import candidates, longest, plain, rules
from twosource.dating.recognise import BUILDERS
from twosource.language.parse import SpacyParser
from twosource.model.document import Zone

WORDS = [
    "Friday", "the", "28th", "of", "December", "2016", "last", "week", "a", "day", "earlier",
    "two", "May", "years", "ago", "every", "Monday", "night", "said", "on", "the same day",
    "Christmas Day", "quarter", "third", "past", "months", "\u200b", "\u00a0", "’s", '"', "'",
    "3-7", "10:35", "p.m.", "29", "February", "now", "99th", "half", "1/2", "31/31/2020",
    "0000", "the year ended", ".", "\n\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([None, date(2021, 5, 15)]))
@settings(max_examples=60, deadline=None)
def test_any_words(parser: SpacyParser, parts: list[str], published: date | None) -> None:
    document, parse, timexes = read(parser, " ".join(parts), published)
    assert timexes == read(parser, document.text, published)[2]
    end = 0
    for t in timexes:
        assert end <= t.span.start < t.span.end <= len(document.text)
        end = t.span.end
        assert not t.span.of(document.text)[0].isspace()
        assert t.when.basis != "unknown" or t.when.open
        if t.when.earliest and t.when.latest:
            assert t.when.earliest <= t.when.latest
        if published is None:
            assert t.when.basis in ("unknown", "stated", "expression")
        assert parse.within(t.span)
    assert len({t.id for t in timexes}) == len(timexes)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_matches_in_place(text: str) -> None:
    low = plain(text)
    assert len(low) == len(text)
    for f in longest(candidates(low, 0, len(low))):
        assert 0 <= f.start < f.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["May ", "a day earlier ", "1989 ", "two-", "hundred and ", "the           ", '"', "10:"],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def spent(size: int) -> float:
        text = plain((unit * (size // len(unit) + 1))[:size])
        begun = time.process_time()
        longest(candidates(text, 0, len(text)))
        return time.process_time() - begun

    spent(1000)
    small, large = spent(20_000), spent(160_000)
    assert large < 8 * 4 * small + 0.1  # eight times the text; quadratic would be 64 times


def test_the_rules_fit_the_code() -> None:
    sources, _ = rule_sources()
    assert {r.build for r in sources} == set(BUILDERS)
    assert len({r.name for r in sources}) == len(sources) == len(rules())
    assert all(r.needs for r in sources)
    for group in (words().month, words().weekday, words().unit, words().holiday):
        assert all(k == k.lower() for k in group)


def test_furniture_and_other_languages_are_not_read(parser: SpacyParser) -> None:
    document = make_document(
        "They talked on Friday.\n\nPosted on Monday.", published=date(2021, 5, 15)
    )
    zones = (document.zones[0], Zone("furniture", document.zones[1].span))
    document = replace(document, zones=zones)
    found = recognise(document, parser.parse(document))
    assert [t.span.of(document.text) for t in found] == ["Friday"]
    other = replace(document, analysed=False)
    assert recognise(other, parser.parse(other)) == ()
