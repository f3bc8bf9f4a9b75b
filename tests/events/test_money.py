from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Fenwick paid Quist $5 million.", NumberRange(5_000_000, 5_000_000, "dollars")),
        ("Fenwick paid Quist \u00a320,000.", NumberRange(20_000, 20_000, "pounds")),
        ("Fenwick paid Quist at least $5,000.", NumberRange(5_000, None, "dollars")),
        ("Fenwick paid Quist more than $5,000.", NumberRange(5_001, None, "dollars")),
        ("Fenwick paid Quist two million euros.", NumberRange(2_000_000, 2_000_000, "euros")),
        (
            "Fenwick paid Quist a bribe of $1.5bn.",
            NumberRange(1_500_000_000, 1_500_000_000, "dollars"),
        ),
        ("Fenwick paid Quist C$300.", NumberRange(300, 300, "Canadian dollars")),
        ("Fenwick paid Quist 300 Canadian dollars.", NumberRange(300, 300, "Canadian dollars")),
        ("Fenwick paid Quist 3 million yen.", NumberRange(3_000_000, 3_000_000, "yen")),
    ],
)
def test_the_sum_of_a_payment(parser: SpacyParser, text: str, amount: NumberRange) -> None:
    found = [m.amount for m in mentions(parser, text) if m.type == "payment"]
    assert set(found) == {amount}


@pytest.mark.parametrize("text", ["Fenwick paid a visit.", "Fenwick paid Quist in full."])
def test_without_a_sum_it_is_no_payment(parser: SpacyParser, text: str) -> None:
    assert not [m for m in mentions(parser, text) if m.type == "payment"]


@given(st.text(alphabet="$0123456789,. milonbk", max_size=20))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_sums_above_nothing(parser: SpacyParser, text: str) -> None:
    for m in mentions(parser, f"Fenwick paid Quist {text} in May."):
        assert m.amount is None or m.amount.min >= 0


def test_a_sum_is_that_of_its_own_exchange(parser: SpacyParser) -> None:
    text = "Fenwick sold the yard for $510,000 the day before the donations were made."
    found = {m.span.of(text): m.amount for m in mentions(parser, text)}
    assert found["sold"] is not None
    assert found.get("donations") is None
    (m,) = mentions(parser, "Fenwick made a payment of $5,000 to Quist.")
    assert m.amount is not None
