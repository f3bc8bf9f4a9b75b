"""Verbs that the model read as participles of their own subjects."""

from __future__ import annotations

import pytest

from tests.conftest import make_document
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("“The deputy minister called Ms Vane once, on 6 May.”", "called", "minister"),
        ("The reeve met the ferryman.", "met", "reeve"),
    ],
)
def test_the_verb_has_its_subject(parser: SpacyParser, text: str, verb: str, subject: str) -> None:
    parse = parser.parse(make_document(text))
    [found] = [t for t in parse.tokens if t.text == verb]
    assert parse.sentences[found.sent].root == found.i and found.head == found.i
    assert [t.text for t in parse.tokens if t.head == found.i and t.dep == "nsubj"] == [subject]


def test_a_participle_stays_one(parser: SpacyParser) -> None:
    parse = parser.parse(make_document("A letter written by the ferryman."))
    [found] = [t for t in parse.tokens if t.text == "written"]
    assert found.dep == "acl" and parse.tokens[found.head].text == "letter"
