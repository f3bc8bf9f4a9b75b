"""The words of the texts that tell of harms, and how alike two texts are by them.

How much a word weighs depends on the whole story, so all is weighed again in each run, with arrays:
sums are taken in the order of a text's own words, and the order of the texts changes nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.accounts.compare import empty_words
from twosource.memo import Memo
from twosource.model.document import Document

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_FEW = 60
"""Texts that are thought of beside a story's own: in a story of two articles, too, a word that both
have says more the rarer it would be in a larger pile."""
_HEAVY = 80
"""The weightiest words of a text, by which it is compared; the rest add little."""


class _Sheet(NamedTuple):
    """The words of one text in the order of the alphabet: their marks, and 1 + log of how often
    each stands there. ``names`` are the capitalised words and numbers, lower case."""

    marks: Ints
    weights: Floats
    names: frozenset[str]


class Texts:
    """The words of the texts, and how many texts have each."""

    def __init__(self, documents: Iterable[Document], memo: Memo | None = None) -> None:
        part, every = (memo or Memo()).part("words"), list(documents)
        sheets = part.each(((d.id, d) for d in every), _sheet)
        self._names = {d.id: s.names for d, s in zip(every, sheets, strict=True)}
        self._row: dict[str | None, int] = {d.id: n for n, d in enumerate(every)}
        self._row[None] = size = len(every)
        marks = np.concatenate([np.empty(0, np.int64), *(s.marks for s in sheets)])
        self._marks, number, seen = np.unique(marks, return_inverse=True, return_counts=True)
        self._seen = seen.astype(np.int64)
        rarity = [math.log((size + _FEW) / (n + 0.5)) for n in range(size + 1)]
        self._rarity: Floats = np.array(rarity)[self._seen]
        self._words: Ints = np.zeros((size + 1, _HEAVY), np.int64)
        self._weights: Floats = np.zeros((size + 1, _HEAVY))
        self._weigh(sheets, number.astype(np.int64))

    def _weigh(self, sheets: Sequence[_Sheet], number: Ints) -> None:
        """Fill a row for each text with its weightiest words (tf-idf), of unit length as a whole;
        of words that weigh the same the first in the alphabet."""
        many = np.array([len(s.marks) for s in sheets], np.int64)
        text = np.repeat(np.arange(len(sheets)), many)
        raw = np.concatenate([np.empty(0), *(s.weights for s in sheets)]) * self._rarity[number]
        length = np.sqrt(np.bincount(text, raw * raw, len(sheets)))
        order = np.lexsort((-raw, text))
        place = np.arange(len(raw)) - np.repeat(np.cumsum(many) - many, many)
        order, place, text = order[place < _HEAVY], place[place < _HEAVY], text[place < _HEAVY]
        self._words[text, place] = number[order]
        self._weights[text, place] = raw[order] / length[text]

    def names(self, document: str) -> frozenset[str]:
        """Capitalised words and numbers of a text, lower case."""
        return self._names[document]

    def rare(self, most: int) -> dict[str | None, list[int]]:
        """Of each text the words that weigh most in it and stand in others, and in no more than
        ``most`` in all; words are numbers."""
        seen = self._seen[self._words] if len(self._seen) else np.zeros_like(self._words)
        rows, places = np.nonzero((self._weights > 0) & (seen > 1) & (seen <= most))
        cuts = np.searchsorted(rows, np.arange(1, len(self._words)))
        words = np.split(self._words[rows, places], cuts)
        return {d: words[row].tolist() for d, row in self._row.items()}

    def shared(self, names: Sequence[Sequence[int]]) -> list[float]:
        """How much it says, for each list of marks of words, that two texts share these: the rarer
        they are, the more."""
        flat = np.fromiter(chain.from_iterable(names), np.int64)
        of = np.repeat(np.arange(len(names)), [len(n) for n in names])
        weights = self._rarity[np.searchsorted(self._marks, flat)]
        return [float(x) for x in np.bincount(of, weights, len(names))]

    def alike(self, pairs: Sequence[tuple[str | None, str | None]]) -> list[float]:
        """How alike the texts of each pair are (cosine), 0 to 1; no text (None) is like none."""
        ones = np.array([self._row[a] for a, _ in pairs], np.int64)
        others = np.array([self._row[b] for _, b in pairs], np.int64)
        out, dense = np.zeros(len(pairs)), np.zeros(len(self._marks) + 1)
        order = np.argsort(ones, kind="stable")
        rows, starts = np.unique(ones[order], return_index=True)
        for row, members in zip(rows, np.split(order, starts)[1:], strict=True):
            words = self._words[row]
            np.add.at(dense, words, self._weights[row])
            beside = others[members]
            out[members] = (dense[self._words[beside]] * self._weights[beside]).sum(axis=1)
            dense[words] = 0.0
        return [float(x) for x in out]


@lru_cache(maxsize=1 << 16)
def mark(word: str) -> int:
    """A number for a word, the same in any run (63 bits)."""
    held = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(held, digest_size=8).digest(), "big") >> 1


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a text as they are compared, each with its first character."""
    for m in _WORD.finditer(text):
        yield m[0].lower().removesuffix("'s").removesuffix("\u2019s"), m[0][0]


def _sheet(d: Document) -> _Sheet:
    counts: Counter[str] = Counter()
    names: set[str] = set()
    skip = empty_words()
    for text in (d.title or "", *(z.span.of(d.text) for z in d.running())):
        for word, first in words_of(text):
            if len(word) > 1 and word not in skip:
                counts[word] += 1
                if first.isupper() or first.isdigit():
                    names.add(word)
    words = sorted(counts)
    return _Sheet(
        np.array([mark(w) for w in words], np.int64),
        np.array([1 + math.log(counts[w]) for w in words], np.float64),
        frozenset(names),
    )
