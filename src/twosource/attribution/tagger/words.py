"""The words of a text as the model is shown them.

Like the parser, it is shown stand-ins for names, countries, months and numbers
(``language.names``): who says what does not depend on who is in the sentence, and a reading must
not change with a name. Quotation marks are shown as one straight double mark, whatever their form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from twosource.language.names import masked, words_of
from twosource.model.parse import Quote

_TITLES = "Mr|Mrs|Ms|Mx|Dr|St|Jr|Sr|Lt|Sgt|Capt|Col|Gen|Gov|Sen|Rep|Hon|Rev|Prof|Messrs|No"
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|(?:{_TITLES})\.|[A-Z]\.(?=\s)|[^\W_]+|\S")
_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"}
    | {"\u2015": "\u2014"}  # the vocabulary lacks the horizontal bar
)
OUTSIDE, INSIDE, OPENS, CLOSES = range(4)
"""How a word stands to quotations: one of these, by its first character."""


class Word(NamedTuple):
    """A word, an abbreviation with its stops, or one sign: text[start:end]."""

    start: int
    end: int
    state: int
    shown: str


def words_in(
    text: str, paragraphs: Sequence[tuple[int, int]], quotes: Sequence[Quote]
) -> list[list[Word]]:
    """Return the words of each paragraph (bounds in order of the text). Linear in its length."""
    marks, inside = _marks(quotes)
    found = [_paragraph(text, bounds, marks) for bounds in paragraphs]
    pieces = [['"' if s in marks else text[s:e].translate(_PLAIN) for s, e in p] for p in found]
    known = words_of(pieces)
    at = 0
    out: list[list[Word]] = []
    for bounds, words in zip(found, pieces, strict=True):
        row = []
        for (s, e), shown in zip(bounds, masked(words, known), strict=True):
            while at < len(inside) and inside[at][1] <= s:
                at += 1
            within = at < len(inside) and inside[at][0] <= s
            state = marks[s][1] if s in marks else INSIDE if within else OUTSIDE
            row.append(Word(s, e, state, shown))
        out.append(row)
    return out


def _marks(
    quotes: Sequence[Quote],
) -> tuple[dict[int, tuple[int, int]], list[tuple[int, int]]]:
    """Start of each mark -> its end and state; and the outermost quotations between marks."""
    marks: dict[int, tuple[int, int]] = {}
    for q in quotes:
        if q.start < q.inner_start:
            marks.setdefault(q.start, (q.inner_start, OPENS))
        if q.inner_end < q.end:
            marks.setdefault(q.inner_end, (q.end, CLOSES))
    return marks, sorted((q.inner_start, q.inner_end) for q in quotes if q.depth == 0)


def _paragraph(
    text: str, bounds: tuple[int, int], marks: dict[int, tuple[int, int]]
) -> list[tuple[int, int]]:
    """Bounds of the words of one paragraph; a mark of two signs is one word."""
    out = []
    at, stop = bounds
    while (m := _WORD.search(text, at, stop)) is not None:
        s, e = m.span()
        if s in marks:
            e = min(marks[s][0], stop)
        out.append((s, e))
        at = max(e, s + 1)
    return out
