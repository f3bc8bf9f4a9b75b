"""What counts acts and what does not. Passages of our own."""

from __future__ import annotations

from tests.accounts.test_harms import article, table
from twosource.language.parse import SpacyParser
from twosource.model.finding import Finding
from twosource.model.number import NumberRange


def counts(parser: SpacyParser, *texts: str) -> list[Finding]:
    found = table(parser, *(article(f"Paper{k}", t) for k, t in enumerate(texts)))
    return [f for e in found.events for f in e.findings if f.facet == "count"]


def test_a_meeting_that_is_referred_to_is_not_counted(parser: SpacyParser) -> None:
    text = "The meeting between Nils Tarrow and Greta Ovenden was on 29 May, Ivo Lund said."
    assert counts(parser, text) == []


def test_the_only_meeting_is_one(parser: SpacyParser) -> None:
    text = "The only meeting between Nils Tarrow and Greta Ovenden was on 29 May, Ivo Lund said."
    (found,) = counts(parser, text)
    assert [v.value for v in found.values] == [NumberRange(1, 1)]
