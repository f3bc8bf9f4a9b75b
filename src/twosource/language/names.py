"""Write names alike before the grammar is read.

A statistical parser reads "Ambassador Orla Fenwick" otherwise than "Ambassador Dario Quist",
because it has met parts of one and not of the other. The grammar of a sentence does not depend on
who is in it, so the parser is shown stand-ins; entity recognition still sees the names themselves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.language.entries import entries

GIVEN, FAMILY = "John", "Smith"
_MIN = 2
_SHOUTED = 3
"""Letters from which a word in capitals may be shouted rather than an abbreviation."""


@cache
def kept() -> frozenset[str]:
    """Capitalised words that the parser needs as they are (``lexicons/capitalised.txt``)."""
    lines = entries("twosource.language", "capitalised.txt")
    return frozenset(w for line in lines for w in line.split())


@dataclass(frozen=True, slots=True)
class Words:
    """``names``: the words of a document that are names; ``lower``: those it has in lower case."""

    names: frozenset[str]
    lower: frozenset[str]


def words_of(pieces: Iterable[Sequence[str]]) -> Words:
    """Tell the names in these pieces from other words: written with a capital within a sentence,
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
    other = lower | kept() | {w.lower() for w in stand_ins()}
    names = frozenset(w for w in inside if w.lower() not in other)
    return Words(names, frozenset(lower))


_STARTS = frozenset(
    {".", "!", "?", ":", '"', "'", "``", "''", "-", "--", "(", ";", "...", "\u2026"}
)


def _like_name(word: str) -> bool:
    return len(word) >= _MIN and word[0].isupper() and word[1:].islower() and word.isalpha()


def masked(words: Sequence[str], known: Words) -> list[str]:
    """Return the words as the parser is shown them: stand-ins for names (the last of a run as a
    family name, those before it as given names), countries, nationalities, months and numbers, and
    CAPITALS that only shout in lower case."""
    out = []
    for k, w in enumerate(words):
        if w in known.names:
            follows = k + 1 < len(words) and words[k + 1] in known.names
            out.append(GIVEN if follows else FAMILY)
        else:
            out.append(_shown(w, known))
    return out


def _shown(word: str, known: Words) -> str:
    low = word.lower()
    if len(word) >= _SHOUTED and word.isupper() and low in known.lower:
        word = low
    number = _NUMBER.fullmatch(low)
    if number:
        return "12" + (number[1] and "th")
    return stand_ins().get(word, word)


_NUMBER = re.compile(r"\d\d?(|st|nd|rd|th)")


@cache
def stand_ins() -> dict[str, str]:
    """Word -> stand-in, from ``lexicons/stand_ins.toml``."""
    raw = tomllib.loads(
        files("twosource.language").joinpath("lexicons/stand_ins.toml").read_text("utf-8")
    )
    upper = {w.capitalize(): s for s, ws in raw["capitalised"].items() for w in ws}
    lower = {w: s for s, ws in raw["lower"].items() for w in ws}
    return {**upper, **{w.capitalize(): s.capitalize() for w, s in lower.items()}, **lower}
