"""The entities are those of spaCy's own recogniser, which goes from token to token."""

from __future__ import annotations

from itertools import islice

import pytest
from bench.generate import generate
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from twosource.language.entities import Found, Recogniser
from twosource.language.model_files import load

NLP = load()
NER = NLP.get_pipe("ner")
OURS = Recogniser(NER)
PIECES = st.sampled_from(
    ["Ida Malk", "of", "the", "Port Lena Harbour Board", "on Friday, 4 May 2031,", "said", "  ",
     "\u00a0", "\n", "U.S.", "Tern Wire", "3.2 million crowns", "New York", "Kenya", "and", ".",
     "-", "\U0001f600", "\u0130", "Smith", "two", "the Treaty of Quill Bay", "'s", "at 10:30 p.m."]
)  # fmt: skip
ARTICLES = [line["text"] for line in islice(generate(5, 20), 20)]


def ours(texts: list[str]) -> list[list[Found]]:
    docs = [NLP.make_doc(t) for t in texts]
    return OURS(docs, [[t.is_space for t in d] for d in docs])


def theirs(texts: list[str]) -> list[list[Found]]:
    docs: list[Doc] = list(NER.pipe([NLP.make_doc(t) for t in texts], batch_size=64))
    return [[(e.start, e.end, e.label_) for e in d.ents] for d in docs]


def test_of_articles() -> None:
    texts = [p for text in ARTICLES for p in text.split("\n") if p.strip()]
    found = ours(texts)
    assert found == theirs(texts)
    assert {label for of in found for _, _, label in of} >= {"PERSON", "ORG", "DATE"}
    assert any(end - start > 3 for of in found for start, end, _ in of)


@pytest.mark.parametrize("text", [" ", "Malk", "Ida Malk", "Ida\nMalk", "4 May 2031", "the"])
def test_of_little(text: str) -> None:
    assert ours([text]) == theirs([text])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6))
def test_of_odd_words(texts: list[str]) -> None:
    assert ours(texts) == theirs(texts)


def test_of_nothing() -> None:
    assert ours([]) == []
