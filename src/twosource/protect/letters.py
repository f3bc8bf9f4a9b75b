"""Letters as names are compared: case, accents and invisible marks taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARK = "\u0300-\u036f" + _INVISIBLE
WORD = re.compile(rf"[^\W_][^\W_{_MARK}]*(?:[{_MARK}]+[^\W_{_MARK}]*)*")
"""A run of letters and digits; accents that stand apart and invisible marks belong to it."""
_PLAIN = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
})  # fmt: skip
_WIDE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The word in lower case, without accents and invisible marks."""
    low = unicodedata.normalize("NFKD", word.casefold()).casefold()
    kept = (c for c in low if not unicodedata.combining(c) and c not in _INVISIBLE)
    return "".join(kept).translate(_PLAIN)


def spellings(word: str) -> frozenset[str]:
    """The word as it may be written without accents: "Müller" as "muller" and "mueller"."""
    low = unicodedata.normalize("NFC", word.casefold())
    return frozenset({folded(word), folded(low.translate(_WIDE))})
