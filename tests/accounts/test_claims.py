"""Claims: what is said and is no event, by meaning and polarity."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.said import Page, story
from tests.accounts.test_harms import article, table
from twosource.language.parse import SpacyParser
from twosource.model.claim import Claim

COUNCIL = "[the council|council]"
MAYOR = "[the mayor|mayor]"


def two(first: str, second: str) -> tuple[Claim, ...]:
    """The claims of two people in two papers, about a story in which council and mayor act."""
    marked = [t.replace("COUNCIL", COUNCIL).replace("MAYOR", MAYOR) for t in (first, second)]
    a = Page("Herald").say("orla", marked[0])
    b = Page("Echo").say("pim", marked[1])
    return story(a, b, central=("council", "mayor"))[0].claims


SAME = [
    ("COUNCIL was not told about the survey", "that COUNCIL was never told about the survey"),
    ("COUNCIL was not told about the survey", "COUNCIL was not informed of the survey"),
    ("COUNCIL was not aware of the survey", "COUNCIL did not know of the survey"),
    ("COUNCIL was not aware of the survey", "COUNCIL was unaware of the survey"),
    ("COUNCIL did not clear the survey", "the survey was not cleared with COUNCIL"),
    (
        "COUNCIL did not approve the survey",
        "COUNCIL had not approved or authorised the survey",
    ),
    ("COUNCIL paid for 3 surveys", "COUNCIL paid for three surveys"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_claim_in_two_wordings(first: str, second: str) -> None:
    [claim] = two(first, second)
    assert {a.chain for a in claim.accounts} == {("Herald", "orla"), ("Echo", "pim")}
    assert (claim.status, claim.independent.at_least) == ("agreed", 2)


OPPOSED = [
    ("COUNCIL was told about the survey", "COUNCIL was not told about the survey"),
    ("COUNCIL had been informed of the survey", "COUNCIL was never told of the survey"),
    ("COUNCIL was aware of the survey", "COUNCIL was unaware of the survey"),
    ("COUNCIL had approved the survey", "COUNCIL failed to approve the survey"),
]


@pytest.mark.parametrize(("first", "second"), OPPOSED)
def test_a_denial_opposes_and_is_never_merged(first: str, second: str) -> None:
    a, b = two(first, second)
    assert {a.polarity, b.polarity} == {"positive", "negative"}
    assert (a.opposed_by, b.opposed_by) == ((b.id,), (a.id,))
    assert a.status == b.status == "disputed"
    assert len(a.accounts) == len(b.accounts) == 1


NEITHER = [
    # who did it to whom
    ("COUNCIL was not told about the survey", "MAYOR was not told about the survey"),
    ("COUNCIL did not tell MAYOR of the survey", "MAYOR did not tell COUNCIL of the survey"),
    ("COUNCIL was not told about the survey", "COUNCIL did not tell about the survey"),
    ("COUNCIL was not told of the survey", "COUNCIL was not told of the survey by MAYOR"),
    # of what
    ("COUNCIL was not told about the survey", "COUNCIL was not told about the quarry"),
    ("COUNCIL was not told of the harbour survey", "COUNCIL was not told of the quarry survey"),
    ("COUNCIL was not told about the survey", "COUNCIL was not asked about the survey"),
    (
        "COUNCIL did not approve the sale of the harbour land and its cranes",
        "COUNCIL did not approve the sale of the quarry land and its cranes",
    ),
    # when, how many, how far
    ("COUNCIL was not told about the survey", "COUNCIL was not told about the survey until May"),
    ("COUNCIL was not told of it on Monday", "COUNCIL was not told of it on Friday"),
    ("COUNCIL did not pay for 3 surveys", "COUNCIL did not pay for 4 surveys"),
    ("COUNCIL was not told about the survey", "COUNCIL was not fully told about the survey"),
    ("COUNCIL was not aware of the survey beforehand", "COUNCIL was not aware of the survey"),
    ("COUNCIL was not told about the survey", "COUNCIL will not be told about the survey"),
    ("COUNCIL was not told about the survey", "COUNCIL should be told about the survey"),
    # what is negated
    (
        "COUNCIL was told that the survey was not finished",
        "COUNCIL was not told that the survey was finished",
    ),
    ("COUNCIL was not told about the survey", "not only COUNCIL was told about the survey"),
    # of nobody known, and of nothing
    ("it was not told about the survey", "it was never told about the survey"),
    ("COUNCIL was not told", "COUNCIL was never told"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), NEITHER)
def test_what_is_not_shown_to_be_one_stays_apart(first: str, second: str) -> None:
    for claim in two(first, second):
        assert len(claim.accounts) == 1
        assert claim.opposed_by == ()
        assert claim.status == "single"


def test_a_cue_that_denies_turns_what_it_denies() -> None:
    a = Page("Herald").say("orla", f"that {COUNCIL} was told about the survey", cue="denied",
                           stance="denies")  # fmt: skip
    b = Page("Echo").say("pim", f"{COUNCIL} was not told about the survey")
    found, _ = story(a, b)
    [claim] = found.claims
    assert (claim.polarity, claim.status) == ("negative", "agreed")


def test_a_denied_denial_is_left_alone() -> None:
    a = Page("Herald").say("orla", f"that {COUNCIL} was not told about the survey", cue="denied",
                           stance="denies")  # fmt: skip
    b = Page("Echo").say("pim", f"{COUNCIL} was not told about the survey")
    found, _ = story(a, b)
    assert found.claims == ()


@pytest.mark.parametrize("stance", ["declines", "asks", "promises", "warns", "questions"])
def test_what_is_not_stated_is_no_claim(stance: str) -> None:
    page = Page("Herald").say("orla", f"{COUNCIL} was not told about the survey", stance=stance)  # type: ignore[arg-type]
    assert story(page, central=("council",))[0].claims == ()


def test_an_office_and_its_officials_are_one_origin() -> None:
    a = Page("Herald").say("ministry", "[it|ministry] did not clear the survey")
    b = Page("Echo").say(
        "officials", "the survey was not cleared or coordinated with [them|officials]", via="wire"
    )
    found, _ = story(a, b, speaks_for={"officials": "ministry"}, unnamed={"officials": None})
    [claim] = found.claims
    assert claim.status == "uncorroborated"
    assert (claim.independent.at_least, claim.independent.at_most) == (1, 1)
    assert {a.chain for a in claim.accounts} == {
        ("Herald", "ministry"), ("Echo", "wire", "officials"),
    }  # fmt: skip


def test_an_open_speaker_makes_no_account() -> None:
    page = Page("Herald").say(None, f"{COUNCIL} was not told about the survey")
    assert story(page, central=("council",))[0].claims == ()


def test_singles_come_last_and_only_where_they_matter() -> None:
    a = (
        Page("Herald")
        .say("orla", f"{COUNCIL} was not told about the survey")
        .say("orla", "[the baker|baker] was not told about the flour")
        .say("orla", f"{COUNCIL} had acted in a shameful way")
        .say("orla", f"{MAYOR} did not see the call", refers="call")
    )
    b = Page("Echo").say("pim", f"{COUNCIL} was never informed of the survey")
    found, _ = story(a, b, central=("council",))
    assert [(len(c.accounts), c.status) for c in found.claims] == [(2, "agreed"), (1, "single")]
    assert found.claims[1].text == "the mayor did not see the call"


def test_a_report_of_an_event_is_no_claim() -> None:
    page = Page("Herald").tell("[ann|ann] had called [bob|bob] again", by="orla")
    assert story(page, central=("ann", "bob"))[0].claims == ()


def test_two_places_of_one_account_are_one_account() -> None:
    page = (
        Page("Herald")
        .say("orla", f"{COUNCIL} was not told about the survey", said_on=date(2031, 5, 4))
        .say("orla", f"{COUNCIL} was never told about the survey", zone="caption")
    )
    [claim] = story(page, central=("council",))[0].claims
    [account] = claim.accounts
    assert len(account.evidence) == 2
    assert account.said_on == date(2031, 5, 4)
    assert claim.status == "single"


PAGES = [
    Page("Herald").say("orla", f"{COUNCIL} was not told about the survey"),
    Page("Echo").say("pim", f"{COUNCIL} was never informed of the survey"),
    Page("Post").say("quin", f"{COUNCIL} had been told of the survey"),
    Page("Star").say("ruth", f"{COUNCIL} was not told about the survey until May"),
    Page("Wire").say("quin", f"{COUNCIL} had been informed of the survey"),
]


@given(st.permutations(PAGES))
@settings(deadline=None, max_examples=30)
def test_the_order_of_documents_changes_nothing(pages: list[Page]) -> None:
    assert story(*pages)[0].claims == story(*PAGES)[0].claims


@given(st.sets(st.sampled_from(range(len(PAGES))), min_size=1))
@settings(deadline=None, max_examples=30)
def test_no_claim_holds_both_polarities(chosen: set[int]) -> None:
    found = story(*(PAGES[n] for n in sorted(chosen)))[0].claims
    by_id = {c.id: c for c in found}
    for c in found:
        assert all(by_id[o].polarity != c.polarity for o in c.opposed_by)
        assert all(c.id in by_id[o].opposed_by for o in c.opposed_by)


@pytest.mark.parametrize(
    "text",
    [
        "COUNCIL was told not to see the survey",
        "COUNCIL stole the survey and left in an unknown direction",
        "not told about the survey",
        "was not told about the survey",
        "COUNCIL should not be told about the survey",
        "COUNCIL did not deserve the survey",
        "one day in May, when you see COUNCIL, it was not told about the survey",
        "no doubt COUNCIL was told about the survey",
        "No, COUNCIL was told about the survey",
        "COUNCIL without a survey was a wreck",
        "COUNCIL was with a group of unknown people",
        "by not asking for it COUNCIL was told about the survey",
    ],
)
def test_what_is_no_plain_denial_is_not_listed_alone(text: str) -> None:
    page = Page("Herald").say("orla", text.replace("COUNCIL", COUNCIL), stance="confirms")
    assert story(page, central=("council",))[0].claims == ()


def test_what_one_says_of_oneself_is_not_listed_alone() -> None:
    page = Page("Herald").say("orla", "I did not see the survey", stance="denies")
    assert story(page, central=("orla",))[0].claims == ()
    page = Page("Herald").say("orla", "[she|orla] did not see the survey", stance="denies")
    assert len(story(page, central=("orla",))[0].claims) == 1


def test_the_same_long_sentence_under_another_credit_is_one_origin() -> None:
    said = f"{COUNCIL} was not told about the survey of the quarry road"
    found, _ = story(Page("Herald").say("orla", said), Page("Echo").say("pim", said),
                     central=("council",))  # fmt: skip
    [claim] = found.claims
    assert len(claim.accounts) == 2
    assert (claim.status, claim.independent.at_least) == ("single", 1)


def test_two_matters_in_one_story_do_not_run_together() -> None:
    """Without anybody named, only documents that report one event speak of one matter."""
    said = "the survey was not finished in the harbour"
    a, b = Page("Herald").say("orla", said), Page("Echo").say("pim", f"{said} too")
    assert story(a, b)[0].claims == ()
    for page in (a, b):
        page.tell("Ann rang Bob")
    assert [len(c.accounts) for c in story(a, b)[0].claims] == [2]


def test_who_says_both_in_one_article_does_not_oppose_himself() -> None:
    page = (
        Page("Herald")
        .say("orla", f"{COUNCIL} was not told about the survey")
        .say("orla", f"{COUNCIL} was told about the survey")
    )
    assert all(not c.opposed_by for c in story(page, central=("council",))[0].claims)


def test_what_is_denied_altogether_stands_against_any_of_it(parser: SpacyParser) -> None:
    text = (
        "Orla Fenwick said on Tuesday that a crack in a beam had been reported on 28 January.\n"
        "She had said on Monday that no crack was reported."
    )
    found = table(parser, article("Ash", text)).claims
    assert [(c.polarity, c.status, len(c.opposed_by)) for c in found] == [
        ("positive", "disputed", 1),
        ("negative", "disputed", 1),
    ]
    text = '"Ada Roe signed almost every cheque," Dario Quist said.\nAda Roe said that she had {}.'
    never = table(parser, article("Ash", text.format("never signed a cheque"))).claims
    assert {c.status for c in never} == {"disputed"}
    once = table(parser, article("Ash", text.format("not signed a cheque in May"))).claims
    assert "disputed" not in {c.status for c in once}


def test_one_who_says_both_in_one_breath_is_not_at_odds(parser: SpacyParser) -> None:
    text = (
        "Orla Fenwick said that a crack in a beam had been reported on 28 January.\n"
        "Orla Fenwick said that no crack was reported."
    )
    assert "disputed" not in {c.status for c in table(parser, article("Ash", text)).claims}
