"""What the parser is shown, and what it gives back."""

from __future__ import annotations

import pytest

from tests.conftest import make_document
from twosource.language import parse
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An internal e-mail says so.", {"e-mail": "email"}),
        ("She e-mailed him an X-ray.", {"e-mailed": "email", "X-ray": "x-ray"}),
        ("Three e-mails went out.", {"e-mails": "email"}),
    ],
)
def test_a_letter_and_a_word_are_one_word(
    text: str, words: dict[str, str], parser: SpacyParser
) -> None:
    found = parser.parse(make_document(text)).tokens
    assert {t.text: t.lemma for t in found if "-" in t.text} == words
    assert all(text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize("text", ["a-b-c-d", "a - b", "a- b", "-a-b-", "T-", "-t", "1-a 2-b"])
def test_odd_hyphens(text: str, parser: SpacyParser) -> None:
    found = parser.parse(make_document(text)).tokens
    assert "".join(t.text for t in found) == text.replace(" ", "")


def test_new_words_are_let_go_of_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past so many words spaCy keeps those of a document only while it is read."""
    documents = [
        make_document(f"Orla {name} told reporters that she had met {name}'s envoys twice.")
        for name in ("Quixwold", "Brazzlethorn", "Quixwold", "Ummerfane")
    ]
    free = SpacyParser()
    expected = [free.parse(d) for d in documents]
    assert free._nlp is not None
    assert "Ummerfane" in free._nlp.vocab.strings
    monkeypatch.setattr(parse, "LEXEMES", 0)
    bounded = SpacyParser()
    assert [bounded.parse(d) for d in documents] == expected
    assert bounded._nlp is not None
    assert "Ummerfane" not in bounded._nlp.vocab.strings
