"""To resign is not to be dismissed; a denial of all contact; the day of a teller. Our words."""

from __future__ import annotations

from datetime import date

from tests.accounts.build import Story
from tests.accounts.test_harms import article, table
from twosource.accounts.divide import divide
from twosource.language.parse import SpacyParser
from twosource.model.event import Role
from twosource.model.finding import Finding
from twosource.model.table import Table


def occurred(found: Table) -> list[Finding]:
    return [f for e in found.events for f in e.findings if f.facet == "occurred"]


JUMPED = (
    "Greta Ovenden was dismissed on Monday, the mayor, Nils Tarrow, said.\n"
    '"I was not dismissed. I resigned," Greta Ovenden said.'
)


def test_who_resigned_and_was_not_dismissed_has_changed_no_account(parser: SpacyParser) -> None:
    found = occurred(table(parser, article("Ash", JUMPED)))
    assert all(not f.changes for f in found)
    assert [len(f.values) for f in found if f.status == "disputed"] == [2]


def test_a_denial_of_all_contact_stands_beside_the_event_most_told_of() -> None:
    story = Story()
    story.tell("a", ("a", "x"), on=date(2031, 5, 4))
    story.tell("a", ("a", "x"), on=date(2031, 7, 4))
    story.tell("b", ("b", "y"), on=date(2031, 5, 5))
    story.tell("c", ("c", "z"), modality="denied")
    sizes = sorted(len(g.told) for g in divide(story.told, directed=False))
    assert sizes == [1, 3]


def test_an_undated_report_belongs_to_the_only_event_of_its_own_text() -> None:
    story = Story()
    story.tell("a", ("a", "x"), count=(3, 3))
    story.tell("a", ("a", "x"), on=date(2031, 5, 4))
    story.tell("b", ("b", "y"), on=date(2031, 7, 5))
    groups = divide(story.told, directed=False)
    assert sorted(len(g.told) for g in groups) == [1, 2]


KNOWN = (
    "Two clerks who know of the calls said on Friday that Greta Ovenden telephoned Nils Tarrow "
    "three times on 4 May."
)


def test_the_day_on_which_a_teller_speaks_is_not_that_of_what_he_knows_of(
    parser: SpacyParser,
) -> None:
    found = table(parser, article("Ash", KNOWN))
    facets = [f for e in found.events for f in e.findings if f.facet == "when"]
    assert len({v.value for f in facets for v in f.values}) == 1


def test_letters_that_one_got_are_those_of_the_only_one_who_wrote() -> None:
    story = Story()
    wrote: tuple[Role, ...] = ("initiator", "addressee")
    story.tell("a", ("a", "x"), channel="letter", roles=wrote, count=(1, 1))
    story.tell("b", ("b", "y"), ("bob",), channel="letter", roles=("addressee",), count=(2, 2))
    story.tell("c", ("c", "z"), ("ann",), channel="letter", roles=("addressee",), count=(3, 3))
    assert sorted(len(g.told) for g in divide(story.told, directed=True)) == [1, 2]


FACT = (
    "On Monday the port director, Nils Tarrow, said that Greta Ovenden was paid $4,000.",
    "The port director, Nils Tarrow, said on Thursday that Greta Ovenden had in fact been paid "
    "$7,000.",
)


def test_in_fact_takes_the_place_of_what_was_said_before(parser: SpacyParser) -> None:
    first, then = FACT
    found = table(parser, article("Ash", first), article("Birch", then, date(2031, 5, 18)))
    amounts = [f for e in found.events for f in e.findings if f.facet == "amount"]
    assert [len(f.changes) for f in amounts] == [1]


SECOND = (
    "Two clerks said that Nils Tarrow met Greta Ovenden twice on 4 May. The meeting lasted an "
    "hour, the two clerks said. Ivo Lund, a spokesman for the port, said they met only once."
)


def test_the_meeting_is_no_account_of_whoever_counts_two(parser: SpacyParser) -> None:
    found = table(parser, article("Ash", SECOND))
    (count,) = (f for e in found.events for f in e.findings if f.facet == "count")
    assert [len(v.accounts) for v in count.values] == [1, 1]
