"""Heads, relations and sentences are those of spaCy's own loop."""

from __future__ import annotations

from itertools import islice

from bench.generate import generate
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tests.language.test_entities import PIECES
from twosource.language.arcs import Arcs
from twosource.language.model_files import load

NLP = load()
PARSER = NLP.get_pipe("parser")
ARCS = Arcs(PARSER)


def ours(texts: list[str]) -> list[list[tuple[str, int, bool | None]]]:
    docs = before(texts)
    ARCS(docs)
    return told(docs)


def theirs(texts: list[str]) -> list[list[tuple[str, int, bool | None]]]:
    return told(list(PARSER.pipe(before(texts), batch_size=64)))


def before(texts: list[str]) -> list[Doc]:
    return list(NLP.get_pipe("tok2vec").pipe([NLP.make_doc(t) for t in texts], batch_size=64))


def told(docs: list[Doc]) -> list[list[tuple[str, int, bool | None]]]:
    return [[(t.dep_, t.head.i, t.is_sent_start) for t in d] for d in docs]


def test_of_articles() -> None:
    texts = [p for a in islice(generate(7, 20), 20) for p in a["text"].split("\n") if p.strip()]
    assert len(texts) > 70
    assert ours(texts) == theirs(texts)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=20).map(" ".join), min_size=1, max_size=6))
def test_of_odd_words(texts: list[str]) -> None:
    assert ours(texts) == theirs(texts)


def test_of_nothing() -> None:
    assert ours([]) == []
