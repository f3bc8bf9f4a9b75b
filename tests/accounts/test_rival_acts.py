"""Accounts of acts that are plainly of one, and those that may be of two. Passages of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.accounts.build import Story
from tests.accounts.test_harms import article, table
from twosource.accounts.rival_acts import deny
from twosource.language.parse import SpacyParser


def disputed(parser: SpacyParser, *told: tuple[date, str]) -> set[tuple[str, str]]:
    """Type and facet of what is disputed in articles, each with its day."""
    found = table(parser, *(article(f"Paper{k}", t, day) for k, (day, t) in enumerate(told)))
    return {(e.type, f.facet) for e in found.events for f in e.findings if f.status == "disputed"}


MAY, JUNE, JULY = date(2031, 5, 12), date(2031, 6, 12), date(2031, 7, 12)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((MAY, "Orla Fenwick has not been charged."), (JUNE, "Orla Fenwick was charged.")),
        ((MAY, "Orla Fenwick was not fired, aides said."),
         (JULY, "The council fired Orla Fenwick last month.")),
        ((MAY, "Orla Fenwick has never been charged."), (JUNE, "Dario Quist sued Orla Fenwick.")),
        ((MAY, "The council did not fire Orla Fenwick on Monday."),
         (JULY, "Orla Fenwick was fired in 2031.")),
        ((MAY, "Orla Fenwick was paid $2,500, the mayor said."),
         (MAY, "Orla Fenwick was paid $9,000, the council said.")),
        ((MAY, "Orla Fenwick never met Dario Quist, she said."),
         (MAY, "Those who met Dario Quist left early, the council said.")),
        ((MAY, "Orla Fenwick called Dario Quist. There was one call, she said."),
         (MAY, "Orla Fenwick campaigns against Dario Quist. Clerks took calls all day.")),
    ],
)  # fmt: skip
def test_two_times_or_others_are_no_dispute(
    first: tuple[date, str], second: tuple[date, str], parser: SpacyParser
) -> None:
    assert disputed(parser, first, second) == set()


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ((JUNE, "Police said that Orla Fenwick was charged."),
         (JULY, "Orla Fenwick was never charged, her lawyer said."), ("charge", "occurred")),
        ((MAY, "Orla Fenwick said that she never met Dario Quist."),
         (JUNE, "Orla Fenwick met Dario Quist in March, aides said."), ("contact", "occurred")),
        ((MAY, "Orla Fenwick met Dario Quist in a hotel on 3 May, a friend said."),
         (MAY, "Orla Fenwick and Dario Quist are at odds.\nThey last met on 1 May, aides said."),
         ("contact", "when")),
        ((MAY, "Jon Marsh denied that Orla Fenwick met Dario Quist in April."),
         (MAY, "Orla Fenwick met Dario Quist on 30 April, aides said."), ("contact", "occurred")),
        ((MAY, "Orla Fenwick called Dario Quist five times, aides said."),
         (MAY, "Orla Fenwick called Dario Quist once, the council said."), ("contact", "count")),
    ],
)  # fmt: skip
def test_of_one_act_they_are(
    first: tuple[date, str],
    second: tuple[date, str],
    wanted: tuple[str, str],
    parser: SpacyParser,
) -> None:
    assert disputed(parser, first, second) == {wanted}


def test_a_day_denied_is_not_all_that_the_same_one_tells() -> None:
    story = Story()
    yes = story.tell("a", ("a", "x"), count=(4, 4))
    no = story.tell("a", ("a", "x"), on=date(2031, 6, 9), modality="denied")
    other = story.tell("b", ("b", "y"))
    assert not deny(no, yes)
    assert deny(no, other)
