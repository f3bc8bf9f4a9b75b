"""Lemmas from the table are the lemmatizer's own."""

from __future__ import annotations

import pytest

from twosource.language import lemmas
from twosource.language.model_files import load

TEXT = (
    "The mayors said on Friday that they had met, and are meeting, the better envoys. "
    "Nobody was told. He says the worst lies ahead; lies were told by wolves, geese and oxen."
)


@pytest.mark.parametrize("most", [3, 200_000])
def test_the_same_as_the_lemmatizer(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "MOST", most)
    nlp = load()
    expected = [t.lemma_ for t in nlp(TEXT)]
    assert "mayor" in expected
    ours = lemmas.Lemmas(nlp.get_pipe("lemmatizer"))
    with nlp.select_pipes(disable=["lemmatizer"]):
        for _ in range(2):
            assert [t.lemma_ for t in ours(nlp(TEXT))] == expected
