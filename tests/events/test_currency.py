"""Sums in currencies of no list, what is no sum, payments that are spoken of again or denied."""

from __future__ import annotations

import pytest

from tests.accounts.test_harms import article, finding, table
from tests.events.test_phrases import mentions
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Fenwick paid Quist 35,000 tollars.", NumberRange(35_000, 35_000, "tollars")),
        ("Fenwick paid Quist a bribe of 900 marks.", NumberRange(900, 900, "marks")),
        ("Fenwick paid Quist two hundred thousand yen.", None),
        (
            "Fenwick received 2 million zloty from Quist.",
            NumberRange(2 * 10**6, 2 * 10**6, "zlotys"),
        ),
        ("Fenwick took at least £1.2m from Quist.", NumberRange(1_200_000, None, "pounds")),
        ("Fenwick paid Quist $400, not $900.", NumberRange(400, 400, "dollars")),
        ("Fenwick paid Quist not $900 but $400.", NumberRange(400, 400, "dollars")),
    ],
)
def test_a_sum(parser: SpacyParser, text: str, sum_: NumberRange | None) -> None:
    found = {m.amount for m in mentions(parser, text) if m.type == "payment"}
    if sum_ is not None:
        assert found == {sum_}


@pytest.mark.parametrize(
    "text",
    [
        "Tidewell Homes paid 30 workers.",
        "Orla Fenwick received 400 complaints from Dario Quist.",
        "Orla Fenwick paid Dario Quist three visits.",
        "Orla Fenwick took three points from Dario Quist.",
        "The figure was drawn by Orla Fenwick.",
    ],
)
def test_what_is_no_sum(parser: SpacyParser, text: str) -> None:
    assert [m for m in mentions(parser, text) if m.type == "payment"] == []


PAID = (
    "Tidewell Homes paid Dario Quist 35,000 ducats, its lawyer, Ada Roe, said. "
    "Bram Holt said that the sum was closer to 50,000 ducats. "
    "A former clerk of Tidewell Homes, Orla Fenwick, said that the company had paid 60,000 ducats."
)


def test_three_who_tell_of_one_payment(parser: SpacyParser) -> None:
    never = "Tidewell Homes never paid Dario Quist, its chairman, Ivo Lund, said."
    [event] = table(parser, article("Ash", PAID), article("Birch", never)).events
    amount = finding(event, "amount")
    assert amount.status == "disputed"
    assert [v.value.min for v in amount.values if isinstance(v.value, NumberRange)] == [
        35_000, 50_000, 60_000,
    ]  # fmt: skip
    assert {v.value for v in finding(event, "occurred").values} == {"yes", "no"}


def test_who_tells_of_two_sums_tells_of_two_payments(parser: SpacyParser) -> None:
    text = (
        "Tidewell Homes paid Dario Quist 35,000 ducats, Ada Roe said. "
        "The company also paid 900 ducats for the boat, Ada Roe said."
    )
    found = table(parser, article("Ash", text))
    assert not [f for e in found.events for f in e.findings if f.status == "disputed"]
