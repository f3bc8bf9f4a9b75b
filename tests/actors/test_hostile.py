"""Odd input: nothing raises, nothing takes more than linear time, every span is of the text."""

# ruff: noqa: E501

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.actors.cast import Cast
from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution, AttributionKind
from twosource.model.document import Document
from twosource.model.parse import Entity, Parse, Sentence, Token
from twosource.model.span import Span

from ..conftest import make_document

KINDS: tuple[AttributionKind, ...] = ("direct", "mixed", "indirect")
PIECES = st.sampled_from(
    [
        "Odd Lervik", "Lervik", "Mr", "the ambassador", "Ambassador", "’s", "'s", "'", '"', "“", "”", "said",
        "told", "KVX News", "three sources", "one of the officials", "he", "She", "it", "who", ",", ".", "\n\n",
        "\u00a0", "\u200b", "Peru", "Peruvian", "U.S.", "-elect", "President", "(", ")", "the", "of", "and", "a report in",
        "transition team", "I", "DE LA", "de la Cruz", "O’Brien", "—", "3", "35", "\U0001f600", "İ", "ß", "e\u0301",
    ]
)  # fmt: skip


def check(document: Document, found: Cast) -> None:
    ids = [a.id for a in found.actors]
    known = set(ids)
    assert len(known) == len(ids)
    for a in found.actors:
        assert known.issuperset(a.speaks_for + a.member_of)
        assert a.id not in a.speaks_for
        for m in a.mentions:
            assert m.document == document.id
            assert m.span.contains(m.head)
            assert m.span.of(document.text)
    for x in found.attributions:
        assert {x.speaker, x.via, x.addressee} - {None} <= known


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40), st.data())
def test_any_text(parser: SpacyParser, pieces: list[str], data: st.DataObject) -> None:
    document = make_document(" ".join(pieces))
    parse = parser.parse(document)
    attributions = []
    if len(document.text) > 3:
        cut = st.integers(0, len(document.text) - 1)
        for k in range(data.draw(st.integers(0, 4))):
            spans = []
            for _ in range(3):
                a = data.draw(cut)
                spans.append((Span(a, data.draw(st.integers(a + 1, len(document.text)))),))
            parent = f"a{k - 1}" if k and data.draw(st.booleans()) else None
            kind = data.draw(st.sampled_from(KINDS))
            attributions.append(
                Attribution(
                    f"a{k}",
                    document.id,
                    spans[0],
                    spans[1],
                    spans[2],
                    kind,
                    "asserts",
                    False,
                    parent,
                )
            )
    found = cast(document, parse, tuple(attributions))
    check(document, found)
    assert found == cast(document, parse, tuple(attributions))


def flat(words: list[tuple[str, str, str]], chain: bool) -> tuple[Document, Parse]:
    """One sentence with made-up grammar: all words hang on the first, or each on the last."""
    text = " ".join(w for w, _, _ in words)
    document = make_document(text)
    tokens, start = [], 0
    for i, (w, tag, dep) in enumerate(words):
        head = max(0, i - 1) if chain else 0
        pos = "PROPN" if tag == "NNP" else "NOUN" if tag == "NN" else "PRON"
        tokens.append(
            Token(i, start, start + len(w), w, w.lower(), pos, tag, dep, head, "", False, 0, 0)
        )
        start += len(w) + 1
    entities = (Entity(0, len(tokens), "PERSON"),)
    return document, Parse(tuple(tokens), (Sentence(0, len(tokens), 0, 0),), entities, ())


@pytest.mark.parametrize("chain", [False, True])
@pytest.mark.parametrize(
    "pattern",
    [
        [("Lervik", "NNP", "compound")],
        [("Odd", "NNP", "compound"), ("Lervik", "NNP", "nsubj"), (",", ",", "punct")],
        [("the", "DT", "det"), ("team", "NN", "nsubj"), (",", ",", "punct")],
        [("the", "DT", "det"), ("ambassador", "NN", "nsubj"), ("he", "PRP", "nsubj")],
        [("source", "NN", "nsubj"), ("who", "WP", "nsubj")],
        [('"', "''", "punct")],
    ],
)
def test_long_input_takes_linear_time(pattern: list[tuple[str, str, str]], chain: bool) -> None:
    times = []
    for n in (5_000, 20_000):
        document, parse = flat(pattern * (n // len(pattern)), chain)
        start = time.process_time()
        check(document, cast(document, parse, ()))
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0] + 0.5


def test_many_different_names_take_linear_time() -> None:
    times = []
    for n in (2_000, 8_000):
        letters = "abcdefghijklmnop"
        words = []
        for k in range(n):
            last = "".join(letters[(k >> (4 * j)) & 15] for j in range(4))
            words += [("Odd", "NNP", "compound"), (f"L{last}", "NNP", "nsubj"), (",", ",", "punct")]
        document, parse = flat(words, False)
        start = time.process_time()
        check(document, cast(document, parse, ()))
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0] + 0.5


@pytest.mark.parametrize("text", ["\u0130&", "Lervik &", "Lervik of", "Odd Lervik de"])
def test_a_text_may_end_within_a_name(text: str) -> None:
    document = make_document(text)
    check(document, cast(document, SpacyParser().parse(document), ()))
