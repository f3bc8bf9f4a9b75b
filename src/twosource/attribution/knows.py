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


_GAP = 160


@cache
def _pattern(section: str) -> re.Pattern[str]:
    alternatives = sorted((re.escape(w) for w in words("knows", section)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def _described(source: tuple[Span, ...], cue: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source with what is said of it up to the cue (", who was in the room, said")."""
    if not source or not cue or not 0 < cue[0].start - source[-1].end < _GAP:
        return source
    return (*source[:-1], Span(source[-1].start, cue[0].start))


def knows_of(
    g: Grammar, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> tuple[KnowsBy, Span | None]:
    """Return how the source knows, and the words that say it ("unstated" and None else)."""
    for name, section in _BY:
        spans = (*content, *cue) if section == "not_privy" else _described(source, cue)
        for s in spans:
            plain = g.text[s.start : s.end].replace("\u2019", "'").replace("\u00a0", " ")
            m = _pattern(section).search(plain)
            if m is not None:
                return name, Span(s.start + m.start(), s.start + m.end())
    return "unstated", None
