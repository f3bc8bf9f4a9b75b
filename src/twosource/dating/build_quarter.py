"""Readings of quarters and halves of a year, and of what they are compared with."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import shift
from twosource.dating.bounds import bounds
from twosource.dating.build_calendar import dated, stated_year
from twosource.dating.context import Context, Reading, Ref
from twosource.dating.guards import is_half_year
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import read_ordinal
from twosource.dating.units import opened, value_at


def quarter(f: Found, c: Context) -> Reading | None:
    """``the third quarter``, ``Q3 2016``, ``next year's first quarter``."""
    q = f.groups["q"]
    number = int(q[0]) if q[0].isdigit() else {"final": 4, "last": 4}.get(q) or read_ordinal(q) or 4
    reading = dated(f, c, lambda y: f"{y or 'XXXX'}-Q{number}")
    if reading and "ago" in f.groups and reading.value[:4].isdigit():
        last = int(_just_over(reading, c, number).value[:4]) - 1
        return Reading("DATE", f"{last}-Q{number}", reading.basis)
    if reading is None or stated_year(f, c):
        return reading
    return _just_over(reading, c, number)


def month_quarter(f: Found, c: Context) -> Reading | None:
    """``the September quarter``, ``the July-September period``: three months, or a length."""
    name = "month" if "month" in f.groups else "month9"
    if not c.document.text[f.spans[name][0]].isupper():
        return None
    last = words().month[f.groups[name]]
    if "month1" in f.groups:
        length = (last - words().month[f.groups["month1"]]) % 12 + 1
        if length != 3:
            return Reading("DURATION", f"P{length}M", "unknown")
    number = ((last - 2) % 12 + 3) // 3  # the quarter that its middle month is in
    reading = dated(f, c, lambda y: f"{y or 'XXXX'}-Q{number}")
    if reading is None or stated_year(f, c):
        return reading
    return _just_over(reading, c, number)


def _just_over(r: Reading, c: Context, number: int) -> Reading:
    """A quarter that has just ended is the one to be reported on, whatever the tense."""
    if c.anchor is None:
        return r
    over = shift(c.anchor.day, "Q", -1)
    if over is None or (over.month + 2) // 3 != number or r.value[:4] == str(over.year):
        return r
    return Reading("DATE", f"{over.year}-Q{number}", c.basis)


def half(f: Found, c: Context) -> Reading | None:
    """``the first half of 2016``."""
    if f.rule.name == "half-bare" and not is_half_year(f, c):
        return None
    number = 1 if f.groups["half"] == "first" else 2
    if decade := f.groups.get("halfdecade"):
        digits = re.sub(r"\D", "", decade)
        return Reading("DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}", "stated")
    return dated(f, c, lambda y: f"{y or 'XXXX'}-H{number}")


_QUARTER = re.compile(r"\b(first|second|third|fourth)[ -]quarter(?!\w)")


def quarter_before(f: Found, c: Context) -> Ref | None:
    """The quarter under discussion, which "a year ago" beside figures compares with."""
    return _quarter_told(f, c) or _quarter_ahead(f, c)


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


def _quarter_told(f: Found, c: Context) -> Ref | None:
    sentence = c.sentence(f.start)
    for ref in reversed(c.before(f.start)[-12:]):
        if sentence is None or sentence.zone - ref.zone > 2:
            return None
        if not ref.aside and re.fullmatch(r"\d{4}-Q\d", ref.value):
            return ref
    return None


def year_ago(f: Found, c: Context) -> Reading | None:
    """``the year-earlier quarter``, ``year-ago``."""
    ref = quarter_before(f, c)
    if ref is None:
        ref = next((r for r in reversed(c.before(f.start)[-6:]) if not r.aside), None)
        ref = ref if c.is_near(f, ref, 1) else c.reference(f, 4)
    what = f.groups.get("what", "")
    if ref is not None and re.match(r"\d{4}", ref.value):
        year = int(ref.value[:4]) - 1
        if re.fullmatch(r"\d{4}-(Q\d|H\d|\d\d)", ref.value) and what != "year":
            return Reading("DATE", f"{year}{ref.value[4:]}", "expression")
    if c.anchor is None:
        return opened("Y")
    moved = shift(c.anchor.day, "Y", -1)
    if moved is None:
        return opened("Y")
    if what == "quarter" and (latest := shift(moved, "Q", -1)):
        return Reading("DATE", value_at(latest, "Q"), c.basis)
    return Reading("DATE", str(moved.year), c.basis)


def quarter_ended(f: Found, c: Context) -> Reading:
    """``the quarter ended July 31``: the one that the greater part of it falls in."""
    m = re.match(r"\s+end\w+\s+(\w+\.?)\s+\d", c.plain[f.end : f.end + 30])
    month = words().month.get(m[1]) if m else None
    if month is None or c.anchor is None:
        return text_period(f, c) or opened("Q")
    middle = (month - 2) % 12 + 1
    year = c.anchor.day.year - (month > c.anchor.day.month) - (middle > month)
    return Reading("DATE", f"{year}-Q{(middle + 2) // 3}", c.basis)


def text_period(f: Found, c: Context) -> Reading | None:
    """``the quarter``, ``the latest period``: the one under discussion, else the last full one."""
    ref = quarter_before(f, c) or next(
        (
            r
            for r in reversed(c.before(f.start)[-40:])
            if not r.aside and re.fullmatch(r"\d{4}-Q\d", r.value)
        ),
        None,
    )
    if ref is not None:
        return Reading("DATE", ref.value, "expression")
    text = c.plain[f.start : f.end]
    if f.groups.get("what") == "period" and "latest" not in text:
        return None
    if c.anchor is None:
        return opened("Q")
    moved = shift(c.anchor.day, "Q", 0 if "current" in text or "this" in text else -1)
    return Reading("DATE", value_at(moved, "Q"), c.basis) if moved else opened("Q")


def year_period(f: Found, c: Context) -> Reading | None:
    """``the 1988 quarter``: that quarter of the year under discussion, in 1988."""
    year, what = f.groups["year"], f.groups["what"]
    ref = quarter_before(f, c)
    if what in ("quarter", "period") and ref is not None:
        return Reading("DATE", f"{year}{ref.value[4:]}", "expression")
    if what != "quarter":
        return Reading("DATE", year, "stated")
    over = shift(c.anchor.day, "Q", -1) if c.anchor else None
    if over is None:
        return Reading("DATE", f"{year}-QX", "stated")
    return Reading("DATE", f"{year}{value_at(over, 'Q')[4:]}", c.basis)
