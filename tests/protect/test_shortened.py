"""Short forms of a first name: hidden where they are the person's, left where they are a word's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.pipeline import read_document
from twosource.protect.leaving import leave
from twosource.protect.letters import folded
from twosource.protect.shortened import is_short, short_forms

OWN = {"corinna", "vale"}


def forms(text: str, *others: str) -> list[str]:
    return list(short_forms(text, {"corinna"}, OWN, set(others)))


@pytest.mark.parametrize(
    "text",
    ["They called her Corin.", "Corin Vale fell.", "Corin\u2019s friends wept.", "“Corin sang.”"],
)
def test_the_beginning_of_a_first_name_is_a_short_form(text: str) -> None:
    assert forms(text) == ["Corin"]


@pytest.mark.parametrize(
    "text",
    [
        "The Corin wall fell.", "Corin Road was shut.", "Port Corin slept.", "Co. Ltd", "Cor",
        "A corin is a jar, and Corin is not.", "Corinne wept.", "CORIN",
    ],
)  # fmt: skip
def test_what_is_no_short_form(text: str) -> None:
    assert forms(text.replace("Cor", "Co") if text == "Cor" else text) == []


def test_a_word_that_names_another_there_is_left() -> None:
    assert forms("Corin wept.", "corin") == []


@pytest.mark.parametrize("text", ["It was Aug. 4.", "In Aug he fell.", "He left for Paris."])
def test_months_and_towns_are_left(text: str) -> None:
    assert list(short_forms(text, {"augustus", "parisio"}, {"pell"}, set())) == []


@given(st.text(alphabet="CorinaVle .’\n", max_size=60))
def test_every_short_form_stands_in_the_text(text: str) -> None:
    for word in short_forms(text, {"corinna"}, OWN, set()):
        assert word in text and is_short(folded(word), "corinna")


def test_a_short_form_is_hidden_in_what_leaves(parser: SpacyParser) -> None:
    text = (
        "Corinna Vale, 44, was stabbed in Carrow on Monday, police said. Her neighbour, Bea Torv,"
        " said that Corin was kind. “I loved Corin,” Torv said. Corin fed the Roman cats."
    )
    table = compare([read_document(make_document(text), parser)], {})[0]
    for everywhere in (None, True):
        told = leave(table, everywhere).table
        (document,) = told.documents
        assert "Corin" not in document.text and "Roman cats" in document.text
        assert not any("Corin" in n for a in told.actors for n in (a.name, *a.aliases))
        assert document.text.count("Victim A") == 4
