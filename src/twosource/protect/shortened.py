"""Short forms of a first name by its beginning: "Cori" where the texts tell of a Corin.

Taken only in articles that name the person, for a word that is written as a name alone and is no
everyday word, no place and nobody else's name there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from twosource.actors import lexicon as names
from twosource.events.gazetteer import gazetteer
from twosource.protect.letters import WORD, folded
from twosource.protect.lexicon import ordinary

_LEAST = 3
"""Letters of a short form."""
_CAPITAL = re.compile(r"[^\W\d_a-z][\w'\u2019-]* $")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those) $", re.IGNORECASE)
_AFTER = re.compile(r"(?:-| )([^\W\d_a-z][\w-]*)|\.? ?\d")
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)


def is_short(word: str, first: str) -> bool:
    """Whether a word (folded) is the beginning of a first name (folded), and may stand for it."""
    return _LEAST <= len(word) < len(first) and first.startswith(word) and word not in ordinary()


def short_forms(
    text: str, firsts: Collection[str], own: Collection[str], others: Collection[str]
) -> Iterator[str]:
    """Yield the short forms that a text has. ``firsts``: first names of the person, ``own``: all
    parts of the names; ``others``: words that name somebody or something else there (all folded).
    """
    lower = {w for m in WORD.finditer(text) if (w := m[0]).islower()}
    for m in WORD.finditer(text):
        word, key = m[0], folded(m[0])
        if not word[:1].isupper() or word.isupper() or key in others or key in own:
            continue
        if not any(is_short(key, f) for f in firsts) or word.lower() in lower:
            continue
        if not _elsewhere(key) and _alone(text, m, own):
            yield word


def _elsewhere(key: str) -> bool:
    """Whether a word is a month's or a place's name, and no first name."""
    if key in names.first_names():
        return False
    return key in _MONTHS or bool(gazetteer().places(key.title()))


def _alone(text: str, m: re.Match[str], own: Collection[str]) -> bool:
    """Whether a word stands as a name by itself, or before a surname of the person."""
    before = text[max(0, m.start() - 40) : m.start()]
    if _ARTICLE.search(before) or _CAPITAL.search(before):
        return False
    after = _AFTER.match(text[m.end() : m.end() + 40])
    return after is None or (after[1] is not None and folded(after[1]) in own)
