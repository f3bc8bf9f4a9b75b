"""What a sentence names only to rule it out."""

from __future__ import annotations

import pytest
from evals.facets import document
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language.contrast import contrasts, only_contrasts, ruled_out
from twosource.language.parse import SpacyParser
from twosource.model.parse import Parse


def parsed(parser: SpacyParser, text: str) -> Parse:
    return parser.parse(document("a", "Kelmouth Post", text))


def out(parse: Parse) -> list[str]:
    found = (c for n in range(len(parse.sentences)) for c in contrasts(parse, n))
    return [" ".join(parse.tokens[i].text for i in c.out) for c in found]


@pytest.mark.parametrize(
    ("text", "ruled"),
    [
        ("They met on Tuesday, not on Monday, Fenwick said.", ["on Monday"]),
        ("They met not on Monday but on Tuesday, Fenwick said.", ["on Monday"]),
        ("They did not meet on Monday but on Tuesday.", ["on Monday"]),
        ("It was a letter, not a call, she said.", ["a call"]),
        ("Four envoys, not two, had to leave.", ["two"]),
        ("Not two but four envoys had to leave.", ["two"]),
        ("It was Orla Fenwick, not Dario Quist, who rang.", ["Dario Quist"]),
        ("He rang her twice, and not once.", ["once"]),
        ("She met Fenwick rather than Quist.", ["Quist"]),
        ("They did not talk about the strike but about the bridge.", ["about the strike"]),
    ],
)
def test_what_stands_in_the_place_of_another_rules_it_out(
    parser: SpacyParser, text: str, ruled: list[str]
) -> None:
    parse = parsed(parser, text)
    assert out(parse) == ruled
    assert any(ruled_out(parse, t.i) for t in parse.tokens)
    assert [
        t.text for t in parse.tokens if t.lemma == "not" and not only_contrasts(parse, t.i)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "She had not met him before.",
        "He did not ring on Monday but wrote a letter.",
        "They met not only on Monday but on Tuesday.",
        "He did not come, but on Tuesday she did.",
        "Not all of them came.",
        "He asked for ten, and not one came.",
        "There was no call, not even a letter.",
        "The ministry, not having been asked, said no.",
        "He said he did not know Orla Fenwick, but he met Dario Quist.",
    ],
)
def test_a_plain_not_rules_no_phrase_out(parser: SpacyParser, text: str) -> None:
    parse = parsed(parser, text)
    assert out(parse) == []
    assert not any(ruled_out(parse, t.i) for t in parse.tokens)


@given(
    st.lists(
        st.sampled_from(["not", "but", ",", "on", "Monday", "two", "rather", "than", "met", "a"]),
        min_size=1,
        max_size=14,
    )
)
@settings(max_examples=80)
def test_what_is_ruled_out_lies_in_its_sentence(parser: SpacyParser, words: list[str]) -> None:
    parse = parsed(parser, " ".join(words))
    for n, sentence in enumerate(parse.sentences):
        for c in contrasts(parse, n):
            assert sentence.first <= c.mark < sentence.last
            assert sentence.first <= c.out.start < c.out.stop <= sentence.last
            assert c.mark not in c.out
