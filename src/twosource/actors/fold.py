"""Names as they are compared: case, accents, marks and spelling habits taken away."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPELLINGS = (
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("ff", "f"), ("tz", "ts"),
    ("ey", "i"), ("iy", "i"), ("yi", "i"), ("ii", "i"), ("ij", "i"), ("y", "i"), ("j", "i"),
    ("dsh", "j"), ("w", "v"), ("c", "k"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ou", "u"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the word in lower case without accents, full stops and odd apostrophes.

    An abbreviation such as "U.S." becomes "us"; compare it before folding where that matters.
    """
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = [c for c in plain if not unicodedata.combining(c) and c not in ".\u200b\u00ad\ufeff"]
    return "".join("'" if c in "\u2019\u02bc\u2018`" else c for c in kept)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a key that spellings of one transliterated name share ("Sergei" and "Sergey")."""
    key = fold(word).replace("-", "").replace("'", "")
    for old, new in _SPELLINGS:
        key = key.replace(old, new)
    out: list[str] = []
    for c in key:
        if not out or out[-1] != c:
            out.append(c)
    return "".join(out)


def deletions(word: str) -> set[str]:
    """The word and all that is left of it without one letter: what one slip has in common."""
    return {word} | {word[:k] + word[k + 1 :] for k in range(len(word))}
