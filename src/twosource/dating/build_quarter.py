"""Readings of quarters and halves of a year, and of what they are compared with."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import shift
from twosource.dating.build_calendar import dated, stated_year
from twosource.dating.context import Context, Reading
from twosource.dating.guards import is_half_year
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import read_ordinal
from twosource.dating.quarter_told import (
    is_reported,
    last_reported,
    months_told,
    quarter_before,
    quarter_told,
)
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


def year_ago(f: Found, c: Context) -> Reading | None:
    """``the year-earlier quarter``, ``year-ago``."""
    what = f.groups.get("what", "")
    ref = quarter_before(f, c)
    if ref is None and what != "quarter" and months_told(f, c, quarter_told(f, c)) and c.anchor:
        return Reading("DATE", str(c.anchor.day.year - 1), c.basis)
    if ref is None and what in ("quarter", "period"):
        ref = last_reported(f, c)
    if ref is None:
        told = (r for r in reversed(c.before(f.start)[-6:]) if not r.aside)
        ref = next((r for r in told if is_reported(f, c, r)), None)
        ref = ref if c.is_near(f, ref, 1) else c.reference(f, 4)
    if ref is not None and re.match(r"\d{4}", ref.value):
        year = int(ref.value[:4]) - 1
        if re.fullmatch(r"\d{4}-(Q\d|H\d|\d\d)", ref.value) and what != "year":
            return Reading("DATE", f"{year}{ref.value[4:]}", "expression")
        if re.fullmatch(r"\d{4}", ref.value) and "earlier" in c.plain[f.start : f.end]:
            return Reading("DATE", str(year), "expression")
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
    ref = quarter_before(f, c) or last_reported(f, c)
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
