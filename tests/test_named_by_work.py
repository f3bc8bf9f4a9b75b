# ruff: noqa: E501 (a passage is easier to read unbroken)
"""A person named by work and name is one person, through all stages of a document. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_document
from twosource.language.parse import SpacyParser
from twosource.model.reading import Reading
from twosource.pipeline import read_document

WEDNESDAY = date(2021, 5, 12)


def read(parser: SpacyParser, text: str) -> Reading:
    return read_document(make_document(text, published=WEDNESDAY), parser)


def names(r: Reading) -> dict[str, str]:
    return {a.id: a.name for a in r.actors}


def parts(r: Reading, type_: str) -> list[list[tuple[str, str]]]:
    known = names(r)
    return [
        [(p.role, known[p.actor]) for p in m.participants]
        for m in r.event_mentions
        if m.type == type_
    ]


def speakers(r: Reading) -> list[str | None]:
    known = names(r)
    return [known.get(a.speaker or "") for a in r.attributions]


@pytest.mark.parametrize(
    "work", ["banker", "contractor", "farmer", "lobbyist", "beekeeper", "glazier", "sheep farmer"]
)
def test_who_is_named_after_an_occupation_takes_part(parser: SpacyParser, work: str) -> None:
    r = read(parser, f"Orla Fenwick telephoned the {work} Dario Quist twice on Monday.")
    assert parts(r, "contact") == [[("initiator", "Orla Fenwick"), ("addressee", "Dario Quist")]]
    r = read(parser, f"Police arrested the {work} Dario Quist on Monday.")
    assert ("recipient", "Dario Quist") in parts(r, "arrest")[0]
    assert [a.name for a in r.actors if a.kind == "unnamed"] == []


def test_who_is_named_after_an_occupation_speaks(parser: SpacyParser) -> None:
    r = read(parser, "The beekeeper Orla Fenwick said that the hives were empty.")
    assert speakers(r) == ["Orla Fenwick"]
    r = read(parser, "Orla Fenwick rang the baker Dario Quist. The baker said that he was tired.")
    assert speakers(r) == ["Dario Quist"]


def test_a_noun_with_a_clause_of_its_own_is_another(parser: SpacyParser) -> None:
    r = read(parser, "Police arrested the man Orla Fenwick met at the quay.")
    assert ("recipient", "Orla Fenwick") not in parts(r, "arrest")[0]


def test_a_firm_after_such_a_noun_is_no_person(parser: SpacyParser) -> None:
    r = read(parser, "The supplier Norvik said that it was closed.")
    assert [a.kind for a in r.actors if a.name == "Norvik"] == ["organisation"]


@pytest.mark.parametrize(
    "text",
    [
        'A former clerk of Norvane, Ilse Brook, said that it paid. "I saw it," Brook said.',
        'Fenwick met Quist, according to a porter who let them in. "They were late," said the porter, Ilse Brook.',
    ],
)
def test_one_who_is_named_later_is_one(parser: SpacyParser, text: str) -> None:
    r = read(parser, text)
    assert set(speakers(r)) == {"Ilse Brook"}
    assert not [a for a in r.actors if a.kind == "unnamed"]


@pytest.mark.parametrize(
    "text",
    [
        "A porter, who asked not to be named, said that they met. The porter, Ilse Brook, said more.",
        "A porter said that they met. Another porter said no. The porter, Ilse Brook, said more.",
    ],
)
def test_one_who_may_be_another_stays_unnamed(parser: SpacyParser, text: str) -> None:
    assert [a for a in read(parser, text).actors if a.kind == "unnamed"]


@pytest.mark.parametrize("whose", ["his spokeswoman", "his aide, Ned Hale,"])
def test_a_speaker_behind_a_name_is_not_that_one(parser: SpacyParser, whose: str) -> None:
    r = read(parser, f"Dario Quist had received no letter from Emil Storr, {whose} said.")
    assert "Emil Storr" not in speakers(r)
    his = [a.name for a in r.actors for m in a.mentions if m.form == "pronoun"]
    assert his == ["Dario Quist"]


def test_his_is_open_where_two_may_be_meant(parser: SpacyParser) -> None:
    r = read(parser, "The letter from Emil Storr to Dario Quist arrived in May, his aide said.")
    assert not [m for a in r.actors for m in a.mentions if m.form == "pronoun"]


def test_who_tells_of_a_deal_has_no_part_in_it(parser: SpacyParser) -> None:
    r = read(
        parser,
        "Dario Quist has offered to buy the yard of Mona Fell for 9 million pounds, his aide, Ned Hale, said.",
    )
    assert "Ned Hale" not in {name for m in parts(r, "deal") for _, name in m}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The prime minister, Orla Fenwick, accepted the resignation.", set()),
        (
            "The council welcomed the resignation. The mayor, Orla Fenwick, announced the resignation.",
            set(),
        ),
        ("Orla Fenwick accepted Dario Quist's resignation.", {"Dario Quist"}),
        ("Orla Fenwick announced the resignation of Dario Quist.", {"Dario Quist"}),
        ("Dario Quist tendered his resignation on Monday.", {"Dario Quist"}),
        ("Dario Quist handed in a resignation on Monday.", {"Dario Quist"}),
        ("Dario Quist resigned on Monday.", {"Dario Quist"}),
    ],
)
def test_who_resigns(parser: SpacyParser, text: str, who: set[str]) -> None:
    assert {name for m in parts(read(parser, text), "departure") for _, name in m} == who


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("at a yard that builds ferries in Oster on Tuesday", date(2021, 5, 11)),
        ("at a quay that belongs to the town on Tuesday", date(2021, 5, 11)),
        ("outside a court that sits on Friday", None),
        ("on Tuesday", date(2021, 5, 11)),
    ],
)
def test_a_past_report_has_no_day_to_come(
    parser: SpacyParser, clause: str, day: date | None
) -> None:
    r = read(parser, f"Police arrested Dario Quist {clause}, the court said.")
    when = next(m.when for m in r.event_mentions if m.type == "arrest")
    assert (when.earliest if when else None) == day


def test_a_cue_does_not_take_in_the_name_of_a_paper(parser: SpacyParser) -> None:
    r = read(parser, "Dario Quist stole money, a friend told The Evening Packet on Monday.")
    said = r.attributions[0]
    assert [s.of(r.document.text) for s in said.cue] == ["told"]
    assert said.content[0].of(r.document.text).startswith("Dario Quist stole")
