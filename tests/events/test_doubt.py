"""What takes a report back. Each of these once read as "it happened"."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Fenwick allegedly stabbed Quist.", "questioned"),
        ("Fenwick reportedly met Quist.", "questioned"),
        ("A jury cleared Fenwick of stabbing Quist.", "questioned"),
        ("Fenwick was accused of meeting Quist.", "questioned"),
        ("Police suspect Fenwick of shooting Quist.", "questioned"),
        ("It is a lie that Fenwick met Quist.", "denied"),
        ("Reports that Fenwick had met Quist were false.", "denied"),
        ("There is no evidence that Fenwick met Quist.", "questioned"),
        ("The office refused to confirm that Fenwick had met Quist.", "questioned"),
        ("The clerk did not believe that Fenwick had met Quist.", "questioned"),
        ("Fenwick met nobody.", "denied"),
        ("Nobody phoned Quist.", "denied"),
        ("Nobody saw Fenwick meet Quist.", "questioned"),
        ("The clerk believed that Fenwick had met Quist.", "happened"),
        ("It is no lie that Fenwick met Quist.", "happened"),
    ],
)
def test_doubt(parser: SpacyParser, text: str, modality: str) -> None:
    found = {m.modality for m in mentions(parser, text)}
    assert found <= {modality}
    if modality == "happened":
        assert found


def test_not_denying_is_no_denial(parser: SpacyParser) -> None:
    text = "Fenwick did not deny that he had phoned Quist."
    [m] = mentions(parser, text, stance="denies", content="that he had phoned Quist", cue="deny")
    assert m.modality == "questioned"


def test_a_denial_with_a_limit_denies_the_topic(parser: SpacyParser) -> None:
    text = "No call between Fenwick and Quist touched on the contract."
    [m] = mentions(parser, text)
    assert m.about_denied is not None
    assert m.about_denied.of(text) == "the contract"
    assert m.modality != "denied"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("no more than two calls", NumberRange(0, 2)),
        ("fewer than ten calls", NumberRange(0, 9)),
        ("about six calls", NumberRange(4, 8)),
        ("over four calls", NumberRange(5, None)),
    ],
)
def test_qualified_numbers(parser: SpacyParser, words: str, count: NumberRange) -> None:
    [m] = mentions(parser, f"Fenwick made {words} to Quist.")
    assert m.count == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("at least twice", NumberRange(2, None)),
        ("more than once", NumberRange(2, None)),
        ("a dozen times", NumberRange(12, 12)),
        ("at least three times", NumberRange(3, None)),
    ],
)
@pytest.mark.parametrize("verb", ["phoned", "called"])
def test_qualified_times(parser: SpacyParser, verb: str, words: str, count: NumberRange) -> None:
    [m] = mentions(parser, f"Fenwick {verb} Quist {words}.")
    assert m.count == count


def test_wounds_are_no_number_of_events(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Quist was shot twice in the chest.")
    assert m.count is None


@pytest.mark.parametrize(
    "text", ["A builder called Quist lives there.", "Does anyone called Fenwick live here?"]
)
def test_being_called_is_no_call(parser: SpacyParser, text: str) -> None:
    assert mentions(parser, text) == []
