"""A speaker's own earlier words inside her quotation, in passages written for these tests."""

from __future__ import annotations

import pytest

from tests.attribution.test_stage import plain, read
from twosource.language.parse import SpacyParser

OWN = [
    ('"I said there were two calls. There were five," Holt said.', "Holt", "I"),
    ('Holt said: "I told the court there were two calls. There were five."', "Holt", "I"),
    ('Holt said: "In May I said that there were two calls. There were five."', "Holt", "I"),
    ('"I was wrong when I said there were two calls," Holt said. "It was five."', "Holt", "I"),
    ('"I did say there were two calls," Holt said.', "Holt", "I"),
    ('"We stated that there were two calls. There were five," Holt said.', "Holt", "We"),
    ("Holt said he had said there were two calls.", "Holt", "he"),
    ("HOLT: I said there were two calls. There were five.", "HOLT", "I"),
    ('Holt spoke on Friday.\n\n"I said there were two calls. There were five."', "", "I"),
]


@pytest.mark.parametrize(("text", "speaker", "same"), OWN, ids=[c[0][:60] for c in OWN])
def test_own_words_are_nested(parser: SpacyParser, text: str, speaker: str, same: str) -> None:
    outer, inner = read(parser, text)
    assert plain(text, outer).source == speaker
    assert outer.parent is None
    assert inner.parent == outer.id
    assert plain(text, inner).source == same
    assert plain(text, inner).content.removeprefix("that ") == "there were two calls"


def test_what_one_says_now_is_no_report(parser: SpacyParser) -> None:
    (only,) = read(parser, '"I say there were five calls," Holt said.')
    assert only.parent is None


def test_what_a_relative_clause_says_of_the_source_is_not_what_it_says(
    parser: SpacyParser,
) -> None:
    text = "According to the Harbour Times, which cited a letter, Mr Brill arranged a meeting."
    [said] = [a for a in read(parser, text) if a.reason.startswith("according to")]
    assert plain(text, said).content == "Mr Brill arranged a meeting"
