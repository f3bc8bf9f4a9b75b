"""Harms across articles: small articles written for the purpose, read by the real pipeline."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

import pytest

from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone
from twosource.model.finding import DateRange, Event, Facet, Finding
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.pipeline import read_document

DAY = date(2031, 5, 14)


def article(name: str, text: str, published: date = DAY) -> Document:
    """An article of one paragraph a line."""
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone("body", Span(start, start + len(line))))
        start += len(line) + 1
    return Document(
        name, name, None, None, f"{name} Post", None, None, published, "en", text, tuple(zones)
    )


def readings(parser: SpacyParser, *documents: Document) -> list[Reading]:
    return [read_document(d, parser) for d in documents]


def table(parser: SpacyParser, *documents: Document) -> Table:
    return compare(readings(parser, *documents), {})[0]


def harms(found: Table) -> list[Event]:
    return [e for e in found.events if e.type in ("violence", "accident")]


def finding(event: Event, facet: Facet) -> Finding:
    return next(f for f in event.findings if f.facet == facet)


def documents_of(found: Table) -> Mapping[str, set[str]]:
    out: dict[str, set[str]] = {}
    for m in found.event_mentions:
        if m.event is not None:
            out.setdefault(m.event, set()).add(m.document)
    return out


FIRST = "Three people were killed in a shooting in Kelmouth on Monday, police said."
OTHER = "Four people were killed in a shooting in Kelmouth on Monday, the hospital said."


def test_a_number_in_dispute_is_one_event(parser: SpacyParser) -> None:
    [e] = harms(table(parser, article("Ash", FIRST), article("Birch", OTHER)))
    assert finding(e, "killed").status == "disputed"
    assert [v.value for v in finding(e, "killed").values] == [
        NumberRange(3, 3), NumberRange(4, 4),
    ]  # fmt: skip


def test_a_toll_that_grew_is_no_dispute(parser: SpacyParser) -> None:
    later = article("Birch", OTHER.replace("on Monday", "on 12 May"), date(2031, 5, 16))
    [e] = harms(table(parser, article("Ash", FIRST), later))
    assert len(finding(e, "killed").values) == 2
    assert finding(e, "killed").status != "disputed"


def test_a_toll_that_shrank_is_one(parser: SpacyParser) -> None:
    later = article("Birch", FIRST.replace("on Monday", "on 12 May"), date(2031, 5, 16))
    [e] = harms(table(parser, article("Ash", OTHER), later))
    assert finding(e, "killed").status == "disputed"


def test_two_shootings_of_one_town_are_two(parser: SpacyParser) -> None:
    other = article("Birch", FIRST.replace("on Monday", "on 3 March"))
    found = table(parser, article("Ash", FIRST), other)
    assert sorted(documents_of(found).values(), key=str) == [{"Ash"}, {"Birch"}]


def test_two_days_told_by_two_in_one_article_are_one_shooting(parser: SpacyParser) -> None:
    text = (
        "Two people were killed in a shooting in Kelmouth on 9 May, Ann Lee said.\n"
        "Two people were killed in a shooting in Kelmouth on 11 May, Jon Quist said."
    )
    [e] = harms(table(parser, article("Ash", text)))
    assert finding(e, "when").status == "disputed"


def test_two_days_told_by_one_are_two_shootings(parser: SpacyParser) -> None:
    text = (
        "Two people were killed in a shooting in Kelmouth on 9 May, Ann Lee said.\n"
        "One man was killed in a shooting in Kelmouth on 2 May, Ann Lee said."
    )
    assert len(harms(table(parser, article("Ash", text)))) == 2


def test_the_day_of_the_incident_is_the_shootings(parser: SpacyParser) -> None:
    text = "Two men were shot in Kelmouth.\nThe incident happened on 9 May at a bar."
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for v in finding(e, "when").values] == [
        DateRange(date(2031, 5, 9), date(2031, 5, 9))
    ]


def test_the_day_of_publication_dates_nothing(parser: SpacyParser) -> None:
    [e] = harms(table(parser, article("Ash", "Two men were shot in Kelmouth, police said.")))
    assert not [f for f in e.findings if f.facet == "when"]


def test_the_dead_are_no_rivals_of_all_the_dead(parser: SpacyParser) -> None:
    text = (
        "Two people were killed in a shooting in Kelmouth on Monday.\n"
        "A man died at the scene, police said. A woman died in hospital, the hospital said."
    )
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for v in finding(e, "killed").values] == [NumberRange(2, 2)]


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Four people were shot in Kelmouth on Monday, one fatally.", NumberRange(3, 3)),
        ("One man was killed and three were shot in Kelmouth on Monday.", NumberRange(3, 3)),
        ("No one was injured in a shooting in Kelmouth on Monday.", NumberRange(0, 0)),
    ],
)
def test_who_was_hit_and_did_not_die_is_injured(
    parser: SpacyParser, text: str, injured: NumberRange
) -> None:
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for v in finding(e, "injured").values] == [injured]


def test_that_nobody_was_hurt_denies_no_shooting(parser: SpacyParser) -> None:
    text = "No one was injured in a shooting in Kelmouth on Monday, police said."
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for f in e.findings if f.facet == "occurred" for v in f.values] != ["no"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two men were shot in Kelmouth, Ohio, on Monday.", "Kelmouth, Ohio"),
        ("KELMOUTH, Ohio (AP) \u2014 Two men were shot on Monday.", "Kelmouth, Ohio"),
        ("Two men were shot on Monday, Kelmouth police said.", "Kelmouth"),
    ],
)
def test_the_town_is_the_place(parser: SpacyParser, text: str, place: str) -> None:
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for v in finding(e, "place").values] == [place]


def test_the_order_of_articles_changes_nothing(parser: SpacyParser) -> None:
    texts = [
        FIRST,
        OTHER,
        "Nine people died in a bus crash near Port Lena on 4 May, the fire service said.",
        "A bus crash near Port Lena on 4 May killed at least nine people, police said.",
        "A man was stabbed in Kelmouth on 2 January, police said.",
    ]
    read = readings(parser, *(article(f"Paper{k}", t) for k, t in enumerate(texts)))
    want = {frozenset(d) for d in documents_of(compare(read, {})[0]).values()}
    assert frozenset({"Paper2", "Paper3"}) in want
    for seed in range(4):
        random.Random(seed).shuffle(read)
        assert {frozenset(d) for d in documents_of(compare(read, {})[0]).values()} == want


def test_a_place_is_shown_with_its_region(parser: SpacyParser) -> None:
    there = article("Birch", OTHER.replace("in Kelmouth", "in Kelmouth, Ohio,"))
    [e] = harms(table(parser, article("Ash", FIRST), there))
    assert [v.value for v in finding(e, "place").values] == ["Kelmouth, Ohio"]


def test_numbers_of_people_are_no_participants(parser: SpacyParser) -> None:
    [e] = harms(table(parser, article("Ash", FIRST), article("Birch", OTHER)))
    assert e.participants == ()


@pytest.mark.parametrize(
    "beside",
    [
        "Lorcan Dray called Thessa Brandt on May 9, a person familiar with the call said.",
        "Their families filed suit on Monday. Garrow Pell, whose son died in the explosion, spoke.",
    ],
)
def test_the_day_of_something_else_dates_no_harm(beside: str, parser: SpacyParser) -> None:
    text = f"Four workers died in an explosion at the Kelmouth plant, officials said.\n{beside}"
    [harm] = harms(table(parser, article("a", text)))
    assert not [f for f in harm.findings if f.facet == "when"]


def test_a_day_in_another_sentence_is_the_papers(parser: SpacyParser) -> None:
    text = (
        "Two men were shot dead in Kelmouth, police said.\n"
        "The incident happened on Monday near the harbour."
    )
    found = table(parser, article("a", text))
    [harm] = harms(found)
    [value] = finding(harm, "when").values
    outlet = next(a.id for a in found.actors if a.kind == "outlet")
    assert [a.chain for a in value.accounts] == [(outlet,)]


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        (
            "A crash in Kelmouth killed at least three men and injured 21 on Monday, police said.\n"
            "Twelve people were taken to hospital, the director of the hospital said.",
            [NumberRange(21, 21)],
        ),
        (
            "A crash in Kelmouth killed three men on Monday, police said.\n"
            "It was raining, and the road had been closed to lorries since the end of the week, "
            "as the town had asked for in a letter to the county that was sent last month.\n"
            "Twelve people were taken to hospital, the mayor said.",
            [NumberRange(12, 12)],
        ),
        (
            "Six people were shot in Kelmouth on Monday, police said.\n"
            "Two of them died in hospital, police said.",
            [NumberRange(4, 4)],
        ),
    ],
)
def test_no_number_is_reckoned_that_no_text_has(
    parser: SpacyParser, text: str, injured: list[NumberRange]
) -> None:
    [e] = harms(table(parser, article("Ash", text)))
    assert [v.value for v in finding(e, "injured").values] == injured


def test_a_toll_that_grew_is_an_update(parser: SpacyParser) -> None:
    first = "Three people were killed in a crash in Kelmouth on Monday, Rhona Quell said."
    later = first.replace("Three", "Five").replace("on Monday", "on 12 May")
    [e] = harms(table(parser, article("Ash", first), article("Birch", later, date(2031, 5, 16))))
    toll = finding(e, "killed")
    assert [c.kind for c in toll.changes] == ["updated"]
    assert not toll.changed and toll.status != "disputed"


def test_a_toll_that_fell_is_a_changed_account(parser: SpacyParser) -> None:
    first = "Five people were killed in a crash in Kelmouth on Monday, Rhona Quell said."
    later = first.replace("Five", "Three").replace("on Monday", "on 12 May")
    [e] = harms(table(parser, article("Ash", first), article("Birch", later, date(2031, 5, 16))))
    assert [c.kind for c in finding(e, "killed").changes] == ["changed"]
