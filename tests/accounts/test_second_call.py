"""Contacts told one by one ("the second call"). Passages of our own."""

from __future__ import annotations

from datetime import date

from tests.accounts.test_harms import article, table
from twosource.language.parse import SpacyParser
from twosource.model.finding import Facet, Finding
from twosource.model.number import NumberRange

FIRST = "Nils Tarrow telephoned Greta Ovenden only once, a spokesman for the port, Ivo Lund, said."
LATER = (
    "Nils Tarrow telephoned Greta Ovenden twice, a spokesman for the port, Ivo Lund, said.\n"
    "The second call to Nils Tarrow was made by Greta Ovenden, Ivo Lund said."
)


def of_calls(parser: SpacyParser, facet: Facet) -> list[Finding]:
    found = table(parser, article("Ash", FIRST), article("Birch", LATER, date(2031, 5, 18)))
    return [f for e in found.events for f in e.findings if f.facet == facet]


def test_the_second_call_turns_no_changed_account_round(parser: SpacyParser) -> None:
    (count,) = of_calls(parser, "count")
    assert {(c.before, c.after) for c in count.changes} == {(NumberRange(1, 1), NumberRange(2, 2))}


def test_who_made_the_second_call_is_no_rival_of_who_made_the_first(parser: SpacyParser) -> None:
    assert [(f.status == "disputed", f.changes) for f in of_calls(parser, "initiator")] == [
        (False, ())
    ]
