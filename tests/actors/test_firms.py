"""A firm by the first word of its name, offices told in full, councillors. Words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_document
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.table import Table
from twosource.pipeline import read_document


def story(parser: SpacyParser, *texts: str) -> Table:
    return compare(
        [
            read_document(make_document(t, published=date(2031, 5, 9), outlet=f"Paper {n}"), parser)
            for n, t in enumerate(texts)
        ],
        {},
    )[0]


def names(found: Table) -> list[set[str]]:
    return [{a.name, *a.aliases} for a in found.actors if a.kind in ("organisation", "person")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Tarvex Holdings said it would buy the quay. Tarvex had denied it for a week.",),
        ("Tarvex Holdings said it would buy the quay.", "Tarvex said that it would buy the quay."),
    ],
)
def test_a_firm_is_called_by_the_first_word_of_its_name(
    parser: SpacyParser, texts: tuple[str, ...]
) -> None:
    assert len([n for n in names(story(parser, *texts)) if any("Tarvex" in x for x in n)]) == 1


def test_a_town_is_not_the_bank_that_has_its_name(parser: SpacyParser) -> None:
    text = "Lisbon Bank said it would buy the quay. The quay in Lisbon had been shut for a week."
    found = story(parser, text)
    assert {a.kind for a in found.actors if "Lisbon" in a.name} == {"organisation", "place"}


def test_a_councillor_is_one_with_or_without_the_short_title(parser: SpacyParser) -> None:
    first = "Cllr Greta Ovenden said on Friday that the quay was shut."
    second = "The council leader, Greta Ovenden, said on Friday that the quay was open."
    found = [n for n in names(story(parser, first, second)) if any("Ovenden" in x for x in n)]
    assert len(found) == 1


FULL = (
    "The warden of Orsk Bridge, Nils Tarrow, was at home. Greta Ovenden telephoned the warden of "
    "Orsk Bridge on 4 May, two clerks said."
)
SHORT = (
    "Greta Ovenden telephoned the warden of Orsk Bridge once, a spokesman for her, Ivo Lund, said. "
    "Mr Tarrow gave no answer."
)


def test_an_office_told_in_full_is_its_holder_in_other_articles(parser: SpacyParser) -> None:
    found = story(parser, FULL.replace("warden", "mayor"), SHORT.replace("warden", "mayor"))
    calls = [e for e in found.events if e.type == "contact"]
    assert len(calls) == 1
