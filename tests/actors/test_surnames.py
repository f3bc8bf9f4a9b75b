# ruff: noqa: E501 (a passage is easier to read unbroken)
"""Whose a surname is: form of address, order, closeness, nicknames. All people are invented."""

from __future__ import annotations

import itertools
import time

import pytest

from twosource.actors.document import cast
from twosource.language.parse import SpacyParser

from ..conftest import make_document
from .test_document import Read


def test_the_form_of_address_tells_two_of_a_surname_apart(parser: SpacyParser) -> None:
    r = Read(
        parser,
        'Harold Venn and Miriam Venn came to the hearing. "I saw the van on 10 May," said Ms Venn. '
        '"I saw nobody," said Mr Venn.',
        ("Ms Venn", '"I saw the van on 10 May,"'),
        ("Mr Venn", '"I saw nobody,"'),
    )
    assert (r.who(0), r.who(1)) == ("Miriam Venn", "Harold Venn")


@pytest.mark.parametrize(
    ("name", "address"), [("Miriam Venn", "Mr"), ("Harold Venn", "Dame"), ("Mrs Xanti Venn", "Sir")]
)
def test_an_address_against_a_known_gender_is_someone_else(
    parser: SpacyParser, name: str, address: str
) -> None:
    r = Read(
        parser,
        f'{name} spoke first. {address} Venn said: "I never rang him."',
        (f"{address} Venn", '"I never rang him."'),
    )
    assert r.who() == f"{address} Venn"
    assert r.has(name.removeprefix("Mrs "))


def test_an_address_teaches_the_gender_of_one_whose_name_shows_none(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Xanti Venn spoke first. Ms Venn left early. Mr Venn said the van was gone.",
        ("Mr Venn", "the van was gone"),
    )
    assert r.named("Xanti Venn").gender == "female"
    assert r.who() == "Mr Venn"


def test_a_bare_surname_of_two_is_open(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Harold Venn and Miriam Venn came. Venn said the van was gone. It was late, he said.",
    )
    assert r.mention("Venn said") is None
    assert r.mention("he said") is None


def test_a_bare_surname_of_two_is_the_one_close_by(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Harold Venn came to the hearing.\n\nIt rained.\n\nMiriam Venn brought the keys.\n\nVenn said the van was gone.",
    )
    assert r.mention("Venn said") == "Miriam Venn"


def test_a_pair_is_no_one_of_the_two(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Harold Venn rang. Mr and Mrs Venn said the van was gone.",
        ("Mr and Mrs Venn", "the van was gone"),
    )
    assert r.who() is None


@pytest.mark.parametrize(
    "brought_in",
    ["Ronald Tolley, a baker,", "Ronald Tolley, 61, a baker,", "A baker, Ronald Tolley,"],
)
def test_a_stranger_who_comes_later_is_not_the_one_before(
    parser: SpacyParser, brought_in: str
) -> None:
    r = Read(
        parser,
        '"There were five calls between Mr Tolley and Harold Venn," said Paul Crake.\n\n'
        f'It rained all day. {brought_in} said: "I sold bread."',
    )
    assert r.mention("Mr Tolley") == "Tolley"
    assert r.mention("Ronald Tolley") == "Ronald Tolley"


def test_a_lede_takes_the_full_name_close_behind(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Brandvik rang the harbour on Monday, officials said.\n\nOdile Brandvik, the minister for docks, left the next day.",
    )
    assert r.mention("Brandvik rang") == "Odile Brandvik"


def test_a_headline_takes_the_full_name_below_it(parser: SpacyParser) -> None:
    r = Read(
        parser,
        "Crake denies the calls\n\nCy Crake, a former mayor, left on Monday. Crake said he was ill.",
    )
    assert r.mention("Crake denies") == r.mention("Crake said") == "Cy Crake"


def test_a_surname_after_a_full_name_is_not_left_open_by_one_of_whom_nothing_is_known(
    parser: SpacyParser,
) -> None:
    r = Read(
        parser,
        "Crake rang the harbour on Monday.\n\nCy Crake, a former mayor, left. Crake said he was ill.",
    )
    assert r.mention("Crake rang") == "Crake"
    assert r.mention("Crake said") == "Cy Crake"


MARKS = [
    '"Addie"',
    "\u201cAddie\u201d",
    "'Addie'",
    "\u2018Addie\u2019",
    '"J.R."',
    "\u201cBig Ed\u201d",
]


@pytest.mark.parametrize("nickname", MARKS)
def test_a_nickname_in_marks_is_part_of_the_name(parser: SpacyParser, nickname: str) -> None:
    r = Read(
        parser,
        f"Lew Marn shot Ada {nickname} Roe on 4 May 2021, police said. Her mother, Jane Roe, wept.",
    )
    assert r.mention("Roe on") == "Ada Roe"
    assert f"Ada {nickname} Roe" in r.named("Ada Roe").aliases
    assert r.mention("Her mother") != "Jane Roe"


def test_a_quotation_after_a_name_is_no_nickname(parser: SpacyParser) -> None:
    r = Read(parser, 'Tor Brask "Never" Odd Lervik shouted. The book "Boats" Brask wrote is long.')
    assert not r.has("Boats Brask")


def test_a_surname_of_very_many_takes_linear_time(parser: SpacyParser) -> None:
    parts = ["bra", "kor", "tel", "vik", "sun", "mar", "lo", "fen", "dal", "ru", "pim", "gat"]
    firsts = ["".join(p).capitalize() for p in itertools.product(parts, repeat=3)]
    took = []
    for n in (700, 1400):
        document = make_document(" ".join(f"{f} Venn met Venn." for f in firsts[:n]))
        parse = parser.parse(document)
        start = time.process_time()
        cast(document, parse, ())
        took.append(time.process_time() - start)
    assert took[1] < 3 * took[0] + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "Iseult Marrow-Gray said no. Marrow Gray left. Marrow-Gray and Ms Marrow Gray are she.",
        "Iseult Marrow Gray said no. Marrow-Gray told the court so.",
        "Iseult Marrow-Gray said no. Mr Cole and Marrow Gray left.",
    ],
)
def test_a_hyphen_in_a_surname_tells_nobody_apart(text: str, parser: SpacyParser) -> None:
    found = [a.name for a in Read(parser, text).cast.actors if "Gray" in a.name]
    assert len(found) == 1


def test_a_first_name_with_a_hyphen_is_no_surname(parser: SpacyParser) -> None:
    text = "Ada Roe met Iseult Marrow-Gray. Gray Roe said no."
    found = {a.name for a in Read(parser, text).cast.actors[1:]}
    assert found == {"Ada Roe", "Iseult Marrow-Gray", "Gray Roe"}
