"""What is kept of a token is what spaCy's rules say of it where it stands."""

from __future__ import annotations

from itertools import islice

import pytest
from bench.generate import generate
from spacy.tokens import Doc

from twosource.language import forms
from twosource.language.forms import Form, Forms
from twosource.language.model_files import load

NLP = load()
PAIRS = [
    "Let's go, she's gonna say it; y'all ain't got to, and he's got ta.",
    "There is one call, there were two; c'm on, let us see.",
    "He let go. It got dark. \u201cLet's see,\u201d said the mayor's aide.  \n Nothing doin'.",
    "Do they have a plan? They had had one. But that is but one, and she did not do it.",
]  # fmt: skip


def parsed(text: str) -> Doc:
    doc = NLP.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = NLP.get_pipe(name)(doc)
    return doc


def theirs(text: str) -> list[Form]:
    doc = parsed(text)
    for name in ("attribute_ruler", "lemmatizer"):
        doc = NLP.get_pipe(name)(doc)
    return [Form(t.lemma_, t.pos_, t.tag_, t.dep_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("most", [10, 20_000])
def test_the_same_as_the_rules(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST", most)
    texts = PAIRS + [line["text"] for line in islice(generate(6, 5), 5)]
    ours = Forms(NLP)
    for text in texts:
        expected = theirs(text)
        for _ in range(2):  # as it is worked out, and as it is kept
            doc = parsed(text)
            assert ours(doc, [t.text for t in doc]) == expected


def test_rules_for_two_tokens_are_not_lost() -> None:
    """A word alone has another lemma than beside the word that its rule asks for."""
    told = {f.lemma for text in PAIRS for f in theirs(text)}
    assert {"us", "to", "be"} <= told
    apart = Forms(NLP)
    doc = parsed("She let him go.")
    apart(doc, [t.text for t in doc])
    doc = parsed("Let's go.")
    assert [f.lemma for f in apart(doc, [t.text for t in doc])][:2] == ["let", "us"]
