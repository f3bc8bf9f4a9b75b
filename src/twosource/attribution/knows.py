"""How the speaker knows, where the words say so plainly."""

from __future__ import annotations

import re
from functools import cache

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.attribution import KnowsBy
from twosource.model.span import Span

_BY: tuple[tuple[KnowsBy, str], ...] = (
    ("not privy", "not_privy"),
    ("witness", "witness"),
    ("document", "document"),
    ("told", "told"),
)


@cache
def _pattern(section: str) -> re.Pattern[str]:
    alternatives = sorted((re.escape(w) for w in words("knows", section)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def knows_of(
    g: Grammar, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> tuple[KnowsBy, Span | None]:
    """Return how the source knows, and the words that say it ("unstated" and None else)."""
    for name, section in _BY:
        spans = content if section == "not_privy" else source
        if section == "not_privy":
            spans = (*content, *cue)
        for s in spans:
            plain = g.text[s.start : s.end].replace("\u2019", "'").replace("\u00a0", " ")
            m = _pattern(section).search(plain)
            if m is not None:
                return name, Span(s.start + m.start(), s.start + m.end())
    return "unstated", None
