"""Words that no list names: found where somebody stands beside them, else left alone."""

from __future__ import annotations

import pytest

from tests.events.test_stage import mentions
from twosource.events.learned import learned
from twosource.events.lexicon import facets_of
from twosource.language.parse import SpacyParser


def test_the_file_is_what_the_code_expects() -> None:
    found = learned()
    assert found.verbs
    assert all(w.score > 0 and w.kind in found.kinds for w in found.verbs.values())
    assert {k.type for k in found.kinds.values()} <= facets_of().keys()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Fenwick cabled Quist on Monday.", "contact"),
        ("Fenwick was assassinated on Monday.", "violence"),
        ("Police nabbed Quist.", "arrest"),
        ("The board sacked Quist.", "departure"),
        ("Fenwick resigned on Monday.", "departure"),
        ("The council elected Quist.", "vote"),
    ],
)
def test_found(parser: SpacyParser, text: str, type_: str) -> None:
    assert [m.type for m in mentions(parser, text)] == [type_]


def test_a_learned_word_keeps_its_score(parser: SpacyParser) -> None:
    [hand] = mentions(parser, "Fenwick phoned Quist.")
    [more] = mentions(parser, "Fenwick cabled Quist.")
    assert hand.learned is None
    assert more.learned == learned().verbs["cable", ""].score


@pytest.mark.parametrize(
    "text",
    [
        "Prices were mown down by the sale.",
        "The film slaughtered its rivals.",
        "Fenwick wired the new hall.",
        "Police fired rubber bullets.",
        "The board dismissed the claim.",
        "The clerk executed the order.",
    ],
)
def test_left_alone(parser: SpacyParser, text: str) -> None:
    assert mentions(parser, text) == []
