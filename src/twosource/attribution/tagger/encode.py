"""Turn a text into word pieces with the features that the model was trained with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.words import Word, words_in
from twosource.model.parse import Quote
from twosource.model.span import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

N_STATES = 4
N_FEATURES = 24
"""``N_STATES`` of quotation x 3 letter cases x paragraph start or not."""

STRETCH = 4_000
"""Words given to the tokenizer at a time: a paragraph of a megabyte would take gigabytes."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
SENTENCE_ENDS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as pieces and words. A word is a run of letters and digits, or one other sign."""

    ids: Ints  # of pieces
    features: Ints  # of pieces
    first: Ints  # of words: their first piece
    start: Ints  # of words: characters
    end: Ints
    paragraph: Ints  # of words
    sentence: Ints  # of words: sentence ends before it in the document
    breaks: Ints  # piece numbers where paragraphs begin, and the number of pieces

    @property
    def n_words(self) -> int:
        """How many words there are."""
        return len(self.first)


def paragraphs_of(text: str, zones: Sequence[Span]) -> list[tuple[int, int]]:
    """Cut the zones at blank lines; empty ones are left out."""
    out: list[tuple[int, int]] = []
    for zone in zones:
        at, stop = zone.start, min(zone.end, len(text))
        for m in _BLANK.finditer(text, at, stop):
            out.append((at, m.start()))
            at = m.end()
        out.append((at, stop))
    return [(s, e) for s, e in out if s < e]


def encode(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quotes: Sequence[Quote],
    tokenizer: Tokenizer,
) -> Encoded:
    """Return pieces, words and features of the paragraphs (bounds in order of the text)."""
    collected = _Words()
    for number, words in enumerate(words_in(text, paragraphs, quotes)):
        collected.open(number)
        for at in range(0, len(words), STRETCH):
            some = words[at : at + STRETCH]
            encoding = tokenizer.encode(
                [w.shown for w in some], is_pretokenized=True, add_special_tokens=False
            )
            collected.add(some, encoding.ids, encoding.word_ids)
        collected.close()
    return collected.done()


def _case(letters: str) -> int:
    """0 small (or no letter), 1 a capital in front, 2 all capitals."""
    if not letters[:1].isupper():
        return 0
    return 2 if len(letters) > 1 and letters.isupper() else 1


@dataclass(slots=True)
class _Words:
    """Words and pieces while they are collected."""

    number: int = 0
    opening: bool = True
    sentences: int = 0
    ids: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def open(self, number: int) -> None:
        """A paragraph begins."""
        self.number, self.opening = number, True

    def close(self) -> None:
        """A paragraph ends."""
        self.sentences += not self.opening

    def add(self, words: Sequence[Word], ids: Sequence[int], of: Sequence[int | None]) -> None:
        """Take in some words and their pieces; a word without a piece is left out."""
        if ids and self.opening:
            self.breaks.append(len(self.ids))
        previous: int | None = -1
        feature = 0
        for piece, k in zip(ids, of, strict=True):
            if k is not None and k != previous:
                previous = k
                feature = words[k].state + N_STATES * _case(words[k].shown)
                self._word(words[k])
            self.ids.append(piece)
            self.features.append(feature + 12 * self.opening)
            self.opening = False

    def _word(self, word: Word) -> None:
        self.first.append(len(self.ids))
        self.start.append(word.start)
        self.end.append(word.end)
        self.paragraph.append(self.number)
        self.sentence.append(self.sentences)
        if word.shown in SENTENCE_ENDS:
            self.sentences += 1

    def done(self) -> Encoded:
        """What was collected."""
        self.breaks.append(len(self.ids))
        lists = (
            self.ids, self.features, self.first, self.start, self.end, self.paragraph,
            self.sentence, self.breaks,
        )  # fmt: skip
        return Encoded(*(np.asarray(x, np.int64) for x in lists))
