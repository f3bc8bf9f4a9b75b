"""Write names alike before the grammar is read.

A statistical parser reads "Ambassador Tariq Belhadj" otherwise than "Ambassador Sergei Kislyak",
because it has met parts of one and not of the other. The grammar of a sentence does not depend on
who is in it, so the parser is shown stand-ins; entity recognition still sees the names themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

GIVEN, FAMILY = "John", "Smith"
_MIN = 3


@cache
def kept() -> frozenset[str]:
    """Capitalised words that the parser needs as they are (``lexicons/capitalised.txt``)."""
    text = files("twosource.language").joinpath("lexicons/capitalised.txt").read_text("utf-8")
    return frozenset(
        w for line in text.splitlines() if not line.startswith("#") for w in line.split()
    )


def names_of(pieces: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the words that are names in these pieces: written with a capital within a sentence,
    never in lower case, and no title, month, weekday, country or nationality."""
    inside: set[str] = set()
    lower: set[str] = set()
    for words in pieces:
        before = "."
        for w in words:
            if w.islower():
                lower.add(w)
            elif _like_name(w) and before not in _STARTS:
                inside.add(w)
            before = w
    return frozenset(w for w in inside if w.lower() not in lower and w.lower() not in kept())


_STARTS = frozenset(
    {".", "!", "?", ":", '"', "'", "``", "''", "-", "--", "(", ";", "...", "\u2026"}
)


def _like_name(word: str) -> bool:
    return len(word) >= _MIN and word[0].isupper() and word[1:].islower() and word.isalpha()


def masked(words: Sequence[str], names: frozenset[str]) -> list[str]:
    """Return the words with stand-ins for names: the last of a run as a family name, those before
    it as given names."""
    out = []
    for k, w in enumerate(words):
        if w not in names:
            out.append(w)
        elif k + 1 < len(words) and words[k + 1] in names:
            out.append(GIVEN)
        else:
            out.append(FAMILY)
    return out
