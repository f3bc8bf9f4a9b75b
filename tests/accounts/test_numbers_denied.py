"""Who denies a number has not denied the event: whole articles, read by the real parser."""

from __future__ import annotations

import pytest

from tests.accounts.test_drift_values import article
from twosource.comparing import compare
from twosource.export import phrases
from twosource.export.index import Index
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document

TOLD = "Two officials said that Councillor Ida Venn called Mayor Lars Broby {} on 2 May."
Found = dict[str, tuple[str, list[str], list[str]]]


def findings(parser: SpacyParser, *paragraphs: str) -> Found:
    """By facet: the status, the values, what is denied."""
    table, _ = compare([read_document(article("Calls to the mayor", *paragraphs), parser)], {})
    index = Index(table)
    return {
        f.facet: (
            f.status,
            [phrases.value(index, f.facet, v.value) for v in f.values],
            [phrases.value(index, f.facet, v.value) for v in f.denied],
        )
        for e in table.events
        for f in e.findings
    }


@pytest.mark.parametrize(
    ("number", "denial"),
    [
        ("three times", "A spokeswoman for Venn denied that there were three calls."),
        ("three times", "Venn denied calling him three times."),
        ("three times", "Venn did not call Broby three times, her lawyer said."),
    ],
)
def test_a_denied_number_stands_beside_the_one_that_is_told(
    number: str, denial: str, parser: SpacyParser
) -> None:
    found = findings(parser, TOLD.format(number), denial)
    assert found["count"] == ("disputed", ["3"], ["3"])
    assert found["occurred"][1] == ["it happened"]


def test_another_number_of_the_same_side(parser: SpacyParser) -> None:
    denial = 'A spokeswoman for Venn denied that there were three calls. "There was one call."'
    found = findings(
        parser, TOLD.format("three times"), denial.replace('call."', 'call," she said.')
    )
    assert found["count"] == ("disputed", ["1", "3"], ["3"])
    assert found["occurred"][1] == ["it happened"]


@pytest.mark.parametrize(
    "denial",
    [
        "Venn denied calling Broby.",
        "Venn denied that there was a call.",
        "Venn denied that there were any calls.",
        "Venn denied that there were calls between them.",
        "Venn denied that the three calls took place.",
    ],
)
def test_who_denies_them_all_denies_that_it_happened(denial: str, parser: SpacyParser) -> None:
    found = findings(parser, TOLD.format("three times"), denial)
    assert "it did not happen" in found["occurred"][1]
    assert "count" not in found or not found["count"][2]
