# ruff: noqa: E501 (a passage is easier to read unbroken)
"""Pronouns, kin, spokesmen and kinds, where another is meant than the nearest. All invented."""

from __future__ import annotations

import pytest

from twosource.language.parse import SpacyParser

from .test_document import Read


@pytest.mark.parametrize(
    ("speaker", "found"),
    [("Dee Poll", "Dee Poll"), ("Dora Poll", None), ("Frank Poll", "Frank Poll")],
)
def test_he_said_is_never_one_who_is_only_spoken_of(
    parser: SpacyParser, speaker: str, found: str | None
) -> None:
    r = Read(
        parser,
        f'{speaker} said that Mr Marn had not met Cy Fenn. "They are strangers," he said.',
        (speaker, "that Mr Marn had not met Cy Fenn"),
        ("he ", '"They are strangers,"'),
    )
    assert r.mention("he said") == found


def test_he_in_a_report_of_another_may_be_who_is_spoken_of(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Dora Poll said that Mr Marn had rung. She said he was ill.",
        ("Dora Poll", "that Mr Marn had rung"),
        ("She", "he was ill"),
    )
    assert r.who(1) == "Dora Poll"
    assert r.mention("he was") == "Marn"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Ada Roe's mother, Jane Roe, wept. Her son was killed.", "Jane Roe"),
        ("Nora Pell, Tom Pell's wife, wept. Her husband was killed.", "Nora Pell"),
        ("Ken Orr, a brother of the dead man, wept. His sister left.", "Ken Orr"),
        ('Nora Pell, Tom Pell\'s wife, wept. "My wife left," said Cy Fenn.', "Nora Pell"),
    ],
)
def test_kin_of_somebody_is_not_that_one(parser: SpacyParser, words: str, wrong: str) -> None:
    r = Read(parser, words)
    for noun in ("son", "husband", "sister", "My wife"):
        if noun in words:
            assert r.mention(noun) != wrong


def test_her_mother_is_whom_an_apposition_calls_so(parser: SpacyParser) -> None:
    r = Read(parser, "Ada Roe's mother, Jane Roe, wept. Her mother left. Ada Roe's mother rang.")
    assert r.mention("mother left") == r.mention("mother rang") == "Jane Roe"


def test_an_apposition_does_not_leave_a_quotation_or_change_a_gender(parser: SpacyParser) -> None:
    r = Read(parser, "It was my husband, Nora Pell, 40, said. Nora Pell left.")
    assert r.mention("husband") != "Nora Pell"


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Detective Inspector", "coroner"),
        ("Senator", "councillor"),
        ("Professor", "economist"),
        ("Sergeant", "captain"),
    ],
)
def test_a_role_that_was_not_said_of_a_person_is_not_his(
    parser: SpacyParser, title: str, noun: str
) -> None:
    r = Read(
        parser,
        f"{title} Rolf Hane searched the house. The {noun} said the wound was deep.",
        (f"The {noun}", "the wound was deep"),
    )
    assert r.who() != "Rolf Hane"


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Detective Inspector", "inspector"),
        ("Sen.", "senator"),
        ("Sheriff", "officer"),
        ("Senator", "lawmaker"),
    ],
)
def test_another_word_for_the_role_is_his(parser: SpacyParser, title: str, noun: str) -> None:
    r = Read(
        parser,
        f"{title} Rolf Hane searched the house. The {noun} said the wound was deep.",
        (f"The {noun}", "the wound was deep"),
    )
    assert r.who() == "Rolf Hane"


SPOKESMEN = [
    "A spokesman for the council said it would open. Rain fell on the council, whose spokesman, Paul Crake, told the Fenland Post that it was wet.",
    "A spokesman for the council said it would open. Later Paul Crake, the council's spokesman, left.",
    "The council met. Its spokesman, Paul Crake, left. A spokesman for the council said it would open.",
]


@pytest.mark.parametrize("text", SPOKESMEN)
def test_a_spokesman_is_the_only_one_named_for_the_body(parser: SpacyParser, text: str) -> None:
    r = Read(parser, text, ("A spokesman for the council", "it would open"))
    assert r.who() == "Paul Crake"
    assert [r.by_id[o].name for o in r.speaker().speaks_for] == ["council"]
    assert not [a for a in r.cast.actors if a.kind == "unnamed"]


def test_a_spokesman_of_two_or_of_another_body_stays_unnamed(parser: SpacyParser) -> None:
    text = "Paul Crake, a spokesman for the council, and Nora Pell, a spokeswoman for the council, came. "
    said = ("A spokesman for the council", "it would open")
    assert Read(parser, f"{text}{said[0]} said {said[1]}.", said).speaker().kind == "unnamed"
    text = "Paul Crake, a spokesman for the Harbour Board, came. "
    assert Read(parser, f"{text}{said[0]} said {said[1]}.", said).speaker().kind == "unnamed"


NO_OUTLETS = [
    ("Lena Orr told Sedge the boat was gone.", "Sedge"),
    ("Tor Brask had fought in the Iraq War.", "Iraq War"),
    ("They stayed at the Bell Hotel.", "Bell Hotel"),
    ("A statement was read in the Twin Cities.", "Twin Cities"),
    ("The agent told the FBI he was ill.", "FBI"),
    ("A report in Harrisburg said so.", "Harrisburg"),
    ("Write to Lena.Orr@fenland.com for more.", "Lena.Orr@fenland.com"),
    ("They passed the Quern on the way.", "Quern"),
]


@pytest.mark.parametrize(("text", "name"), NO_OUTLETS)
def test_a_name_is_no_outlet_without_a_sign(parser: SpacyParser, text: str, name: str) -> None:
    r = Read(parser, text)
    assert not [a for a in r.cast.actors[1:] if a.kind == "outlet" and a.name == name]


OUTLETS = [
    ("He told the Fenland Post it was dry.", "Fenland Post"),
    ("A report in the Ledger said so.", "Ledger"),
    ("A column in the Quern said so.", "Quern"),
    ("An article in Sedgefield.com was long.", "Sedgefield.com"),
    ("Officials told KVX it was late.", "KVX"),
    ("The Beacon reported that it was wet.", "Beacon"),
    ("He told Radio Fenland it was wet.", "Radio Fenland"),
]


@pytest.mark.parametrize(("text", "name"), OUTLETS)
def test_a_name_is_an_outlet_by_its_words_or_its_use(
    parser: SpacyParser, text: str, name: str
) -> None:
    assert Read(parser, text).named(name).kind == "outlet"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "A spokesman for Ms Brandl, Noor Haddad, said it was one call.",
            "A spokesman for Ms Brandl, Noor Haddad,",
            "Noor Haddad",
        ),
        ("A lawyer, Ina Moor, said it was one call.", "A lawyer, Ina Moor,", "Ina Moor"),
        ("An adviser said it was one call. Katya Brandl left.", "An adviser", "An adviser"),
    ],
)
def test_a_role_with_its_name_behind_commas(
    text: str, source: str, name: str, parser: SpacyParser
) -> None:
    assert Read(parser, text, (source, "it was one call")).who() == name


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The Kelmouth Water Agency fined two firms.", "Kelmouth Water Agency"),
        ("The Meridian Wire reported a call.", "Meridian Wire"),
        ("Two firms were fined.", "agency"),
    ],
)
def test_the_agency_is_the_body_named_before(parser: SpacyParser, before: str, who: str) -> None:
    text = f"{before} The agency said they had polluted the river."
    r = Read(parser, text, ("The agency", "they had polluted the river"))
    assert r.who(0) == who
