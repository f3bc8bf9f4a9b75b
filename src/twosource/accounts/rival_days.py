"""Days that are told as rivals: two that accounts give to one harm, and not by the way.

A day counts where its words name it ("Friday", "4 May"; not "today", nor a clock time alone) in the
sentence that reports the harm, and the sentence tells of nothing else that may have that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from twosource.accounts.piece import Piece
from twosource.accounts.rival_words import sentence, words
from twosource.accounts.told import WINDOW, Told, gap
from twosource.model.finding import DateRange
from twosource.model.span import Span

_A_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|dec)|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})(?::\d\d)? ?([ap])\.?m\b", re.IGNORECASE)
_MORNING, _NIGHT = 6, 22
"""Hours between which a day has one date, whatever it is called."""
_LONGEST = 3
"""Days that a range may have and still say when a harm was."""


def firm(p: Piece, text: str) -> bool:
    """Whether a day is told outright as that of the harm."""
    m, days = p.told.mention, p.value
    if not isinstance(days, DateRange) or days.earliest is None or days.latest is None:
        return False
    if not _short(days):
        return False
    said = m.when.span if m.when is not None else None
    if said is None or m.aftermath or p.told.zone == "caption" or not _A_DAY.search(said.of(text)):
        return False
    whole = sentence(text, said)
    if not whole.contains(m.span):
        return _tells(text, whole)
    low, high = sorted((said, m.span))
    between = text[low.end : high.start]
    return not words("days", "apart").search(between) and not _other(text, whole, m.span)


def _short(days: DateRange) -> bool:
    assert days.earliest and days.latest
    return (days.latest - days.earliest).days < _LONGEST


def _tells(text: str, whole: Span) -> bool:
    """Whether a sentence says of its day that what the text tells of happened then."""
    own = whole.of(text)
    return bool(words("days", "tells").search(own)) and not words("days", "other").search(own)


def _other(text: str, whole: Span, own: Span) -> bool:
    """Whether a sentence tells of something else that the day may be of."""
    around = text[whole.start : own.start], text[own.end : whole.end]
    return any(words("days", "other").search(part) for part in around)


def rivals(a: Piece, b: Piece, told: Sequence[Told], texts: Mapping[str, str]) -> bool:
    """Whether two firm days cannot both be so, and no other day of theirs is the same.

    A text that has the other's day as well tells two things by two days. Days side by side that
    are told by night may be one night.
    """
    assert isinstance(a.value, DateRange) and isinstance(b.value, DateRange)
    far = gap(a.value, b.value)
    one = a.told.document == b.told.document
    if far > WINDOW or _knows(a, b.value, told, one) or _knows(b, a.value, told, one):
        return False
    if one and (a.told.own or b.told.own):
        return False
    return far.days > 1 or not any(_by_night(p, told, texts) for p in (a, b))


def _knows(p: Piece, other: DateRange, told: Sequence[Told], within: bool) -> bool:
    """Whether the text of a piece gives the other day too; ``within``: in the same account."""
    return any(
        t.document == p.told.document
        and (not within or t.origin == p.told.origin)
        and (days := t.days) is not None
        and _short(days)
        and days.meets(other)
        for t in told
    )


def _by_night(p: Piece, told: Sequence[Told], texts: Mapping[str, str]) -> bool:
    """Whether a text tells of the harm as of one by night, and gives no hour of the day for it."""
    text = texts[p.told.document]
    around = [sentence(text, t.mention.span).of(text) for t in told
              if t.document == p.told.document and not t.mention.aftermath]  # fmt: skip
    hours = [_hour(m) for x in around for m in _CLOCK.finditer(x)]
    if hours:
        return not all(_MORNING <= h < _NIGHT for h in hours)
    return any(words("days", "night").search(x) for x in around)


def _hour(m: re.Match[str]) -> int:
    return int(m[1]) % 12 + (12 if m[2].lower() == "p" else 0)
