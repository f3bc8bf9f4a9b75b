"""Part of speech, morphology and lemma, by spaCy's rules, each worked out once for a token.

Of spaCy's rules for them (its attribute ruler and lemmatizer) all but a dozen look at one token
alone: its form, its tag and its relation. What they say of these three is kept. A piece with a word
from which a rule for two tokens may start ("let", "got", a "there is") is given to spaCy whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from twosource.language.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MOST = 20_000
"""Tokens that are kept (some 0.3 KB each): an archive's odd spellings must not fill the memory."""


class Form(NamedTuple):
    """What is known of a token, as words."""

    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str


class Forms:
    """The rules of a pipeline, and what they said so far."""

    def __init__(self, nlp: Language) -> None:
        self._ruler: Any = nlp.get_pipe("attribute_ruler")
        self._lemmas = Lemmas(nlp.get_pipe("lemmatizer"))
        self._opens = _openers(self._ruler.patterns)
        self._deps = {nlp.vocab.strings[d] for d in _first(self._ruler.patterns, "DEP")}
        self._known: dict[tuple[int, int, int], Form] = {}
        self._pairs: dict[str, bool] = {}

    def __call__(self, doc: Doc, words: Sequence[str]) -> list[Form]:
        """Return the form of each token of a parsed piece; ``words`` are its tokens."""
        from spacy.attrs import DEP, ORTH, TAG

        rows = doc.to_array([ORTH, TAG, DEP])
        keys = [(a, b, c) for a, b, c in rows.tolist()]
        if any(map(self._paired, words)) or any(c in self._deps for _, _, c in keys):
            return self._read(doc)
        known = self._known
        new = list({k: i for i, k in enumerate(keys) if k not in known}.values())
        if new:
            if len(known) + len(new) > MOST:
                known.clear()
                new = list(range(len(keys)))
            alone = type(doc)(doc.vocab, words=[words[i] for i in new])
            alone.from_array([TAG, DEP], rows[new][:, 1:])
            known.update(zip((keys[i] for i in new), self._read(alone), strict=True))
        return [known[k] for k in keys]

    def _paired(self, word: str) -> bool:
        """Whether a rule for two tokens may start at such a word."""
        found = self._pairs.get(word)
        if found is None:
            if len(self._pairs) > MOST:
                self._pairs.clear()
            found = self._pairs[word] = self._opens(word.lower())
        return found

    def _read(self, doc: Doc) -> list[Form]:
        return [_form(t) for t in self._lemmas(self._ruler(doc))]


def _form(t: Token) -> Form:
    return Form(t.lemma_, t.pos_, t.tag_, t.dep_, str(t.morph))


def _first(patterns: Sequence[dict[str, Any]], attribute: str) -> list[Any]:
    """What the rules for several tokens ask of their first, where it is told by ``attribute``."""
    firsts = [p[0] for rule in patterns for p in rule["patterns"] if len(p) > 1]
    assert all("LOWER" in f or "DEP" in f for f in firsts)
    return [f[attribute] for f in firsts if attribute in f]


def _openers(patterns: Sequence[dict[str, Any]]) -> Callable[[str], bool]:
    told = _first(patterns, "LOWER")
    words = frozenset(w for w in told if isinstance(w, str))
    shapes = [re.compile(w["REGEX"]) for w in told if not isinstance(w, str)]
    return lambda low: low in words or any(s.search(low) for s in shapes)
