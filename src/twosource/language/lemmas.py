"""spaCy's English lemmas from a table: its own cache leaves out most words (all base forms)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

MOST = 20_000
"""Forms that are kept: an archive's odd spellings must not fill the memory."""


class Lemmas:
    """The lemmatizer's results, each computed once for a form, part of speech and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, int, int], str] = {}
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part, words in list(index.items()):
            index[part] = frozenset(words)  # it is searched: the list of nouns has 57,528

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas that are missing, as the lemmatizer would."""
        known = self._known
        if len(known) > MOST:
            known.clear()
            self._lemmatizer.cache.clear()  # spaCy's own, which nothing bounds
        for token in doc:
            if token.lemma:
                continue
            key = (token.orth, token.pos, token.morph.key)
            lemma = known.get(key)
            if lemma is None:
                lemma = self._lemmatizer.lemmatize(token)[0]
                known[key] = lemma
            token.lemma_ = lemma  # as text: spaCy may have let go of its number (parse.LEXEMES)
        return doc
