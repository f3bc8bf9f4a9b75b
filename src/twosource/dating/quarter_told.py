"""Which quarter of a year figures are spoken of, for "a year ago" and "the latest period"."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import shift
from twosource.dating.bounds import bounds
from twosource.dating.context import Context, Ref
from twosource.dating.matching import Found
from twosource.dating.numbers import read_ordinal
from twosource.dating.units import value_at

_QUARTER = re.compile(r"\b(first|second|third|fourth)[ -]quarter(?!\w)")
_MONTHS = re.compile(
    r"\b(?:six|nine|ten|eleven|twelve|6|9|12)[ -]months?\b(?! (?:ago|earlier|later))"
    r"|\bfor (?:all of|the (?:full |fiscal |whole )?year)\b"
)


def quarter_before(f: Found, c: Context) -> Ref | None:
    """The quarter under discussion, which "a year ago" beside figures compares with."""
    told = quarter_told(f, c)
    if months_told(f, c, told):
        return None
    return told or _quarter_ahead(f, c)


def months_told(f: Found, c: Context, quarter: Ref | None) -> bool:
    """``for the nine months ...``, after the quarter: what is compared is no quarter."""
    sentence = c.sentence(f.start)
    if sentence is None:
        return False
    zone = c.document.running()[sentence.zone].span
    start = max(zone.start, quarter.position if quarter else 0)
    return _MONTHS.search(c.plain, start, f.start) is not None


def _quarter_ahead(f: Found, c: Context) -> Ref | None:
    """``net fell from a year ago in the third quarter``: named later in the sentence."""
    sentence = c.sentence(f.start)
    if sentence is None or c.anchor is None:
        return None
    last = c.parse.tokens[sentence.last - 1]
    m = _QUARTER.search(c.plain, f.end, last.end)
    number = read_ordinal(m[1]) if m else None
    over = next(
        (d for k in range(1, 5) if number and (d := shift(c.anchor.day, "Q", -k))
         and (d.month + 2) // 3 == number), None
    )  # fmt: skip
    if over is None:
        return None
    sent = c.parse.tokens[sentence.first].sent
    value = value_at(over, "Q")
    b = bounds(value)
    return Ref(f.start, sent, sentence.zone, value, b.earliest, b.latest, "quarter", saying=False)


def quarter_told(f: Found, c: Context) -> Ref | None:
    """The last quarter named at most two paragraphs back, other than to compare with."""
    sentence = c.sentence(f.start)
    for ref in reversed(c.before(f.start)[-12:]):
        if sentence is None or sentence.zone - ref.zone > 2:
            return None
        if not ref.aside and re.fullmatch(r"\d{4}-Q\d", ref.value) and is_reported(f, c, ref):
            return ref
    return None


def is_reported(f: Found, c: Context, quarter: Ref) -> bool:
    """A quarter that is not over is forecast: figures are compared with it in its sentence only."""
    if "-Q" not in quarter.value or c.anchor is None or quarter.latest is None:
        return True
    if quarter.latest < c.anchor.day:
        return True
    return c.is_near(f, quarter, 0)


def last_reported(f: Found, c: Context) -> Ref | None:
    """The last quarter that was told of as over, however far back."""
    for ref in reversed(c.before(f.start)[-40:]):
        if not ref.aside and re.fullmatch(r"\d{4}-Q\d", ref.value) and is_reported(f, c, ref):
            return ref
    return None
