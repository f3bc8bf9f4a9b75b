"""Words of a text as quotations are compared: case, curls and marks taken away, nothing else.

Stricter than ``accounts.words``: "didn't" is not "did not", and "five" is not 5, for a quotation
is to be given as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.accounts.words import Word, is_number, listed, stem
from twosource.model.span import Span

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['\u2019\u02bc\u2010\u2011-][^\W\d_]+)*|[%\w]+")
_FLAT = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its place."""

    word: str
    span: Span


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words of ``text[span]`` in order."""
    return [
        Token(m.group().casefold().translate(_FLAT), Span(m.start(), m.end()))
        for m in _TOKEN.finditer(text, span.start, span.end)
    ]


def key(found: Sequence[Token]) -> str:
    """The words between single spaces, with one before and one after: what is searched for."""
    return " " + " ".join(t.word for t in found) + " "


def telling(found: Iterable[Word]) -> frozenset[str]:
    """What the words that tell something are compared by: stems, and numbers as they are."""
    return frozenset(
        w.norm if is_number(w.norm) else stem(w.norm)
        for w in found
        if w.norm not in listed("function")
    )
