"""Turn a text into word pieces with the features that the model was trained with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.marks import Quotes, scan
from twosource.model.span import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

N_FEATURES = 24
"""4 states of quotation x 3 letter cases x paragraph start or not."""

STRETCH = 20_000
"""Code points given to the tokenizer at a time: a paragraph of a megabyte would take gigabytes."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LONGEST_WORD = 64  # letters of a word that its case is judged by


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


def canonical(text: str, quotes: Quotes) -> str:
    """The text with every quotation mark as one straight double mark, of the same length."""
    chars = list(text)
    for mark in quotes.marks:
        chars[mark.start] = '"'
        for i in range(mark.start + 1, mark.end):
            chars[i] = " "
    for i in quotes.apostrophes:
        if i < len(chars) and chars[i] != '"':
            chars[i] = "'"
    return "".join(chars).replace("\u2015", "\u2014")  # the vocabulary lacks the horizontal bar


def encode(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Encoded:
    """Return pieces, words and features of the paragraphs (bounds in order of the text)."""
    quotes = scan(text, paragraphs)
    state = bytearray(len(text) + 1)
    for s, e in quotes.inside:
        state[s:e] = b"\1" * (e - s)
    for mark in quotes.marks:
        state[mark.start : mark.end] = (b"\2" if mark.opens else b"\3") * (mark.end - mark.start)
    ends = {m.start: m.end for m in quotes.marks}
    plain = canonical(text, quotes)
    words = _Words(text, state, ends)
    for number, (start, end) in enumerate(paragraphs):
        words.open(number)
        for s, e in _stretches(plain, start, end):
            encoding = tokenizer.encode(plain[s:e], add_special_tokens=False)
            words.add(s, encoding.ids, encoding.word_ids, encoding.offsets)
        words.close()
    return words.done()


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a very long paragraph at spaces where there are any."""
    while end - start > STRETCH:
        cut = text.rfind(" ", start + STRETCH // 2, start + STRETCH)
        stop = cut if cut > start else start + STRETCH
        yield start, stop
        start = stop
    yield start, end


def _case(letters: str) -> int:
    """0 small (or no letter), 1 a capital in front, 2 all capitals."""
    if not letters[:1].isupper():
        return 0
    return 2 if len(letters) > 1 and letters.isupper() else 1


@dataclass(slots=True)
class _Words:
    """Words and pieces while they are collected."""

    text: str
    state: bytearray
    ends: dict[int, int]
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

    def add(
        self,
        offset: int,
        ids: Sequence[int],
        words: Sequence[int | None],
        offsets: Sequence[tuple[int, int]],
    ) -> None:
        """Take in the pieces of a stretch that begins at ``offset``."""
        if ids and self.opening:
            self.breaks.append(len(self.ids))
        previous: int | None = -1
        case = 0
        for piece, word, (a, b) in zip(ids, words, offsets, strict=True):
            s, e = a + offset, b + offset
            if word != previous:
                previous = word
                case = self._word(s, e)
            else:
                self.end[-1] = max(self.end[-1], e)
            self.ids.append(piece)
            self.features.append(self.state[s] + 4 * case + 12 * self.opening)
            self.opening = False

    def _word(self, s: int, e: int) -> int:
        """Begin a word; return its letter case."""
        self.first.append(len(self.ids))
        self.start.append(s)
        self.end.append(self.ends.get(s, e))
        self.paragraph.append(self.number)
        self.sentence.append(self.sentences)
        if self.text[s:e] in ".?!":
            self.sentences += 1
        follow, stop = e, min(len(self.text), s + _LONGEST_WORD)
        while follow < stop and self.text[follow].isalnum():
            follow += 1
        return _case(self.text[s:follow])

    def done(self) -> Encoded:
        """What was collected."""
        self.breaks.append(len(self.ids))
        lists = (
            self.ids, self.features, self.first, self.start, self.end, self.paragraph,
            self.sentence, self.breaks,
        )  # fmt: skip
        return Encoded(*(np.asarray(x, np.int64) for x in lists))
