"""Days told without their year: kept as they are, put to the nearest event, never given a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.accounts.test_drift_values import article
from twosource.comparing import compare
from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.rests import rests, words
from twosource.language.parse import SpacyParser
from twosource.model.event import EventMention
from twosource.model.table import Table
from twosource.pipeline import read_document

DATED = "Ann Lee met Jon Quist in Fenmoor on {} 2031, two clerks said."
OPEN = "Bea Holt said that Ann Lee met Jon Quist in Fenmoor on {}."


def table(parser: SpacyParser, open_day: str, *dated: str) -> Table:
    """Articles that date a meeting, and one without a date of its own that gives a day alone."""
    made = [
        replace(article("News", DATED.format(d)), id=f"dated-{k}", published=date(2031, 12, 1))
        for k, d in enumerate(dated)
    ]
    made.append(replace(article("News", OPEN.format(open_day)), id="open", published=None))
    return compare([read_document(d, parser) for d in made], {})[0]


def events(t: Table) -> list[tuple[list[str], list[str], str]]:
    """Of each event the days, the days of an open year, and what its "when" or "occurred" says."""
    index, out = Index(t), []
    for e in t.events:
        days = [v for f in e.findings if f.facet == "when" for v in f.values]
        shown = [phrases.value(index, "when", v.value) for v in days]
        told = next(rests(index, e, f) for f in e.findings if f.facet in ("when", "occurred"))
        out.append((shown, list(told.open_year), words(told)))
    return out


def test_it_is_told_beside_a_day_that_differs(parser: SpacyParser) -> None:
    [(days, open_year, said)] = events(table(parser, "8 May", "9 May"))
    assert (days, open_year) == (["9 May 2031"], ["8 May"])
    assert "also told: 8 May, year open" in said


def test_it_belongs_to_the_nearest_event(parser: SpacyParser) -> None:
    found = events(table(parser, "2 June", "9 May", "3 June"))
    assert [(d, o) for d, o, _ in found if o] == [(["3 June 2031"], ["2 June"])]


@pytest.mark.parametrize("day", ["3 October", "29 February"])
def test_a_far_day_is_another_event(parser: SpacyParser, day: str) -> None:
    found = events(table(parser, day, "9 May"))
    assert sorted((d, o) for d, o, _ in found) == [([], [day]), (["9 May 2031"], [])]


def test_no_year_is_claimed(parser: SpacyParser) -> None:
    t = table(parser, "8 May", "9 May")
    [mention] = [m for m in t.event_mentions if m.document == "open"]
    assert isinstance(mention, EventMention) and mention.when is not None
    assert mention.when.earliest is None and mention.when.latest is None
