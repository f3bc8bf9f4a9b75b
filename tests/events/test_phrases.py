"""Events that a verb names only with what stands beside it, and figures of speech."""

from __future__ import annotations

import pytest
from evals.facets import document

from twosource.language.parse import SpacyParser
from twosource.model.event import EventMention
from twosource.pipeline import read_document


def mentions(parser: SpacyParser, text: str) -> tuple[EventMention, ...]:
    return read_document(document("a", "Kelmouth Post", text), parser).event_mentions


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("Police took Orla Fenwick into custody on Friday.", "arrest", ["actor", "recipient"]),
        ("Orla Fenwick was taken into custody on Friday.", "arrest", ["recipient"]),
        ("Prosecutors filed charges against Orla Fenwick.", "charge", ["actor", "recipient"]),
        ("Fraud charges were filed against Orla Fenwick.", "charge", ["recipient"]),
        ("Orla Fenwick faces two charges of fraud.", "charge", ["recipient"]),
        ("Orla Fenwick was named as chairman of Tidewell Homes.", "appointment", ["recipient"]),
        (
            "Tidewell Homes named Orla Fenwick as a director.",
            "appointment",
            ["actor", "recipient"],
        ),
        ("Orla Fenwick was sworn in as mayor on Friday.", "appointment", ["recipient"]),
        ("The council hired Orla Fenwick in May.", "appointment", ["actor", "recipient"]),
        ("Orla Fenwick left her post on Friday.", "departure", ["actor"]),
        ("Orla Fenwick stepped aside on Friday.", "departure", ["actor"]),
        ("Orla Fenwick stood down as treasurer.", "departure", ["actor"]),
        ("The council passed the budget on Monday.", "vote", ["actor"]),
        ("The council approved the plan by 40 votes to 38.", "vote", ["actor"]),
        ("The council approved the plan by nine votes to four.", "vote", ["actor"]),
        ("Members voted by 21 to 19 to approve the plan.", "vote", ["actor"]),
        ("Orla Fenwick signed an agreement with Dario Quist.", "deal", ["actor", "participant"]),
        ("The ministry ordered Orla Fenwick to leave.", "expulsion", ["actor", "recipient"]),
        ("Orla Fenwick was ordered to leave the country.", "expulsion", ["recipient"]),
        ("Tidewell Homes received $2m from Dario Quist in May.", "payment", ["recipient", "actor"]),
        ("Tidewell Homes paid $5 million for Corvane Yard.", "deal", ["actor", "participant"]),
        ("Two men were gunned down in Kelmouth.", "violence", ["victim"]),
        ("Orla Fenwick buzzed Dario Quist on Friday.", "contact", ["initiator", "addressee"]),
    ],
)
def test_what_stands_beside_makes_it_an_event(
    text: str, type_: str, roles: list[str], parser: SpacyParser
) -> None:
    [found] = mentions(parser, text)
    assert found.type == type_
    assert [p.role for p in found.participants] == roles


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick took the blue road into town.",
        "Orla Fenwick faces a difficult week.",
        "Orla Fenwick was named in the report on Friday.",
        "Police named Orla Fenwick as the victim.",
        "The council hired a boat in May.",
        "The council promised to hire 120 people by the end of next year.",
        "Orla Fenwick left her bag in the office.",
        "Orla Fenwick stepped aside to let Dario Quist pass.",
        "Orla Fenwick passed the salt.",
        "The bill was passed to the waiter.",
        "The council approved of the plan.",
        "The ministry ordered Orla Fenwick to leave the room.",
        "Tidewell Homes received $2m in May.",
        "The crowd buzzed on Friday.",
        "Orla Fenwick murdered her rival 6-0, 6-1 in the final.",
        "Kelmouth United massacred Dorn Rovers 7-1 on Friday.",
        "The singer murdered a ballad in Kelmouth.",
        "Orla Fenwick killed the bill on Friday.",
    ],
)
def test_without_it_there_is_none(text: str, parser: SpacyParser) -> None:
    assert not mentions(parser, text)


@pytest.mark.parametrize(
    "text",
    [
        "A gunman murdered a shopkeeper in Kelmouth.",
        "The gang murdered Orla Fenwick in 2030.",
        "Soldiers massacred 30 villagers near Kelmouth.",
        "The gang slaughtered 25-30 people near Kelmouth.",
    ],
)
def test_violence_stays_violence(text: str, parser: SpacyParser) -> None:
    assert [m.type for m in mentions(parser, text)] == ["violence"]


def test_a_payment_that_is_received(parser: SpacyParser) -> None:
    [found] = mentions(parser, "Orla Fenwick received a payment of $2 million from Dario Quist.")
    assert [p.role for p in found.participants] == ["recipient", "actor"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Orla Fenwick: I called Dario Quist twice on 2 March.", ["initiator", "addressee"]),
        ("Ann Lee: Orla Fenwick called Dario Quist twice.", ["initiator", "addressee"]),
        ("Ann Lee spoke of a builder called Dario Quist.", []),
    ],
)
def test_a_call_behind_the_name_of_who_speaks(
    text: str, roles: list[str], parser: SpacyParser
) -> None:
    found = [m for m in mentions(parser, text) if text[m.span.start :].startswith("called")]
    assert [p.role for m in found for p in m.participants] == roles


def test_who_pays_is_the_company_that_is_named(parser: SpacyParser) -> None:
    text = (
        "Fenwick's company, Orrin Vale, paid $60,000 to the Wexcombe Society in April. "
        "A spokesman said the payment was $40,000."
    )
    reading = read_document(document("a", "Kelmouth Post", text), parser)
    paid, told = reading.event_mentions
    names = {a.id: a.name for a in reading.actors}
    assert [names[p.actor] for p in paid.participants] == ["Orrin Vale", "Wexcombe Society"]
    assert told.reports
    assert [m.amount.exact for m in (paid, told) if m.amount] == [60_000, 40_000]


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("The dockers staged a protest on Friday.", "protest", ["actor"]),
        ("The walkout by nurses began on Monday.", "protest", ["actor"]),
        ("A judge released Orla Fenwick on Monday.", "release", ["actor", "recipient"]),
        ("Orla Fenwick was released on bail on Monday.", "release", ["recipient"]),
        ("Orla Fenwick filed a lawsuit at the High Court on Monday.", "lawsuit", ["actor"]),
        ("Orla Fenwick sued Dario Quist on Monday.", "lawsuit", ["actor", "recipient"]),
        ("Vellan sent aid worth 3 million dollars to Norway.", "aid", ["recipient"]),
        ("The extradition of Dario Quist took place on Monday.", "expulsion", ["recipient"]),
        ("The ousting of Orla Fenwick came on Friday.", "departure", ["recipient"]),
    ],
)
def test_kinds_of_plover(text: str, type_: str, roles: list[str], parser: SpacyParser) -> None:
    [found] = mentions(parser, text)
    assert found.type == type_
    assert [p.role for p in found.participants] == roles
    assert (found.amount is not None) == (type_ == "aid")


@pytest.mark.parametrize(
    "text",
    [
        "The band released a record.",
        "The ministry freed funds for the bridge.",
        "The coronation of the year was a cake.",
        "Orla Fenwick filed a report.",
        "The riot of colours pleased Orla Fenwick.",
    ],
)
def test_no_kinds_of_plover(text: str, parser: SpacyParser) -> None:
    assert mentions(parser, text) == ()


def test_what_stands_in_a_letter_was_sent(parser: SpacyParser) -> None:
    text = "In a letter to Orla Fenwick, Dario Quist wrote that he was sorry."
    [found] = [m for m in mentions(parser, text) if m.channel == "letter"]
    assert [(p.role, p.span.of(text)) for p in found.participants if p.span] == [
        ("initiator", "Dario Quist"),
        ("addressee", "Orla Fenwick"),
    ]


def test_who_was_detained_and_released_released_nobody(parser: SpacyParser) -> None:
    found = mentions(parser, "Orla Fenwick was detained on Saturday and released on Sunday.")
    assert [(m.type, [p.role for p in m.participants]) for m in found] == [
        ("arrest", ["recipient"]),
        ("release", ["recipient"]),
    ]
