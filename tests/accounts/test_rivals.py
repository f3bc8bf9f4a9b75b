"""Values that differ and are no dispute, and those that are one. Passages of our own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.accounts.test_harms import DAY, article, finding, harms, table
from twosource.accounts.rival_words import sentence
from twosource.language.parse import SpacyParser
from twosource.model.finding import Facet
from twosource.model.span import Span

ON = "Jon Quist was killed and two people were injured in a shooting in Kelmouth on Monday"


def statuses(parser: SpacyParser, facet: Facet, *texts: str) -> set[str]:
    """The statuses of a facet in the harms of articles, one text each."""
    found = table(parser, *(article(f"Paper{k}", t) for k, t in enumerate(texts)))
    return {f.status for e in harms(found) for f in e.findings if f.facet == facet}


@pytest.mark.parametrize(
    ("facet", "a", "b"),
    [
        ("when", f"{ON}, police said.", f"{ON.replace('Monday', 'Friday')}, the hospital said."),
        ("injured", f"{ON}, police said.", f"{ON.replace('two', 'six')}, the hospital said."),
        ("injured", f"{ON}, police said.", "Jon Quist was killed in a shooting in Kelmouth on "
         "Monday.\nThe mayor put the number of injured at nine."),
        ("injured", f"{ON}, police said.", f"{ON.replace('two', 'at least six')}, the mayor said."),
        ("place", f"{ON}, police said.",
         f"{ON.replace('Kelmouth', 'Port Lena')}, the hospital said."),
        ("place", f"{ON.replace('mouth', 'mouth, Ohio,')}, police said.",
         f"{ON.replace('mouth', 'mouth, Iowa,')}, the hospital said."),
    ],
)  # fmt: skip
def test_told_outright_of_one_harm_they_are_rivals(
    facet: Facet, a: str, b: str, parser: SpacyParser
) -> None:
    assert statuses(parser, facet, a, b) == {"disputed"}


@pytest.mark.parametrize(
    ("facet", "a", "b"),
    [
        pytest.param("when", f"{ON}.", f"{ON}.\nAda Crane was arrested on Wednesday and charged "
                     "with the murder of Jon Quist.", id="the day of the arrest"),
        pytest.param("when", f"{ON.replace('Monday', 'Monday night')}.",
                     f"{ON.replace('Monday', 'Tuesday')}.", id="a night has two dates"),
        pytest.param("injured", f"{ON.replace('two', 'four')}.",
                     f"{ON.replace('two', 'four')}.\nTwo people were hurt seriously, the hospital "
                     "said.", id="a part of them"),
        pytest.param("injured", f"{ON}.", f"{ON}.\nNine people were injured in shootings across "
                     "the region since Friday.", id="several harms"),
        pytest.param("killed", f"{ON}.", f"{ON}.\nIt was the second shooting in a week.\nThree "
                     "people were killed in Averham on Saturday.", id="another harm"),
        pytest.param("killed", "Three people were killed in a shooting in Kelmouth on Monday.",
                     "Four people, the gunman among them, died in a shooting in Kelmouth on "
                     "Monday.", id="with and without the one who did it"),
        pytest.param("killed", "Four soldiers were killed in an attack in Kelmouth on Monday, the "
                     "mayor said.\nNine rebels were killed in the attack, the army said.",
                     "Nine rebels were killed in an attack in Kelmouth on Monday.",
                     id="of two kinds"),
        pytest.param("killed", "Seven people were killed in an attack in Kelmouth on Monday, the "
                     "mayor said.\nFour soldiers were killed in the attack, the army said.",
                     "Seven people were killed in an attack in Kelmouth on Monday.",
                     id="a part of all"),
        pytest.param("killed", "Two people were killed in a fire in Kelmouth on Monday.",
                     "A third victim has died of his injuries: three people were killed in a fire "
                     "in Kelmouth on Monday.", id="one has died since"),
        pytest.param("injured", f"{ON}.", "Three people were injured in a shooting in Kelmouth on "
                     "Monday.", id="with the one who died"),
        pytest.param("place", f"{ON}.", "Jon Quist was killed in North Kelmouth on Monday.",
                     id="a part of a place"),
        pytest.param("place", f"{ON}.", "Jon Quist was killed in Eastwater on Monday, and Kelmouth "
                     "mourns him.", id="a text that names both"),
        pytest.param("occurred", f"{ON}.", f"{ON}.\nAda Crane said that she had not shot Quist.",
                     id="a part in it denied"),
    ],
)  # fmt: skip
def test_what_explains_the_difference_leaves_no_dispute(
    facet: Facet, a: str, b: str, parser: SpacyParser
) -> None:
    found = statuses(parser, facet, a, b)
    assert found
    assert "disputed" not in found


def test_two_officials_in_one_article_are_rivals_whatever_the_toll_is_later(
    parser: SpacyParser,
) -> None:
    first = article("Paper", "Nineteen passengers died in a crash in Kelmouth on Monday, the "
                    "police chief, Ada Crane, said.\nThe mayor, Jon Quist, told reporters that 17 "
                    "people had died in the crash.")  # fmt: skip
    later = article("Later", "The death toll of Monday's crash in Kelmouth rose to 23, the police "
                    "chief, Ada Crane, said.", DAY + timedelta(days=2))  # fmt: skip
    found = table(parser, first, later)
    [killed] = [f for e in harms(found) for f in e.findings if f.facet == "killed"]
    assert killed.status == "disputed"


def test_an_earlier_headline_is_no_rival_of_a_later_toll(parser: SpacyParser) -> None:
    first = article(
        "Paper", "Five people were killed in a fire in Kelmouth on Monday, police said."
    )
    later = article("Later", "Eight people were killed in a fire in Kelmouth on Monday, police "
                    "said.\nFive people were killed in the first hours, the mayor said.",
                    DAY + timedelta(days=2))  # fmt: skip
    found = table(parser, first, later)
    assert {f.status for e in harms(found) for f in e.findings if f.facet == "killed"} <= {
        "agreed", "uncorroborated", "single",
    }  # fmt: skip


def test_two_harms_alike_without_a_name_in_common_are_no_dispute(parser: SpacyParser) -> None:
    text = "A man was stabbed in Kelmouth on {}, police said."
    assert "disputed" not in statuses(parser, "when", text.format("6 May"), text.format("8 May"))


def test_values_that_differ_are_not_agreed(parser: SpacyParser) -> None:
    a = article("Ash", f"{ON}, the Kelmouth police said.")
    b = article("Birch", "Jon Quist was killed in North Kelmouth on Monday, Ada Crane said.")
    [e] = harms(table(parser, a, b))
    assert len(finding(e, "place").values) == 2
    assert finding(e, "place").status == "uncorroborated"


def test_two_days_counted_from_the_same_words_are_one(parser: SpacyParser) -> None:
    text = "Ada Crane said she had spoken to Jon Quist on the phone two days ago."
    again = article("Birch", text, date(DAY.year, DAY.month, DAY.day + 1))
    found = table(parser, article("Ash", text), again)
    assert all(f.status != "disputed" for e in found.events for f in e.findings)


def test_a_sentence_is_found_by_its_signs() -> None:
    text = "He rang. Two were hurt on 4 May. Nobody died."
    assert sentence(text, Span(9, 12)).of(text).startswith("Two were hurt on 4 May")
    assert "Nobody" not in sentence(text, Span(9, 12)).of(text)
