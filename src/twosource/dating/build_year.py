"""Readings of seasons, years, decades, centuries and the ends of years."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import shift
from twosource.dating.bounds import bounds
from twosource.dating.build_calendar import dated
from twosource.dating.context import Context, Reading
from twosource.dating.guards import is_age_or_degrees, is_season_noun, is_year
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import read_ordinal, read_year
from twosource.dating.units import opened, unit_of, value_at


def season(f: Found, c: Context) -> Reading | None:
    """``last fall``, ``the summer of 1995``."""
    if not is_season_noun(f, c):
        return None
    code = words().season[f.groups["season"]]
    return dated(f, c, lambda y: f"{y or 'XXXX'}-{code}")


def year(f: Found, c: Context) -> Reading | None:
    """``1989``, ``fiscal 1990``, ``'89``, ``nineteen ninety-one``."""
    if "short" in f.groups:
        before = c.previous_token(f)
        if before is None or before.pos not in ("ADP", "CCONJ", "PROPN", "DET"):
            return None
    number = read_year(
        f.groups.get("short") or f.groups.get("yearword") or f.groups.get("year", "")
    )
    if number is None or not is_year(f, c, number):
        return None
    return Reading("DATE", str(number), "stated")


def decade(f: Found, c: Context) -> Reading | None:
    """``the 1990s``, ``the late '80s``, ``the nineties``."""
    if word := f.groups.get("decadeword"):
        hundred = f.groups.get("hundred")
        if not hundred and "the" not in c.plain[f.start : f.end].split():
            return None
        age = "18" if hundred == "eighteen" else "19"
        return Reading("DATE", f"{age}{words().decade[word]}", "stated")
    digits = re.sub(r"\D", "", f.groups["decade"])
    if len(digits) == 4:
        return Reading("DATE", digits[:3], "stated")
    if is_age_or_degrees(f, c):
        return None
    if "'" not in f.groups["decade"] and not c.plain[f.start : f.end].startswith(("the", "mid")):
        return None
    return Reading("DATE", f"{19 if digits[0] != '0' else 20}{digits[0]}", "stated")


def century(f: Found, _: Context) -> Reading | None:
    """``the 20th century``."""
    number = read_ordinal(f.groups["cent"])
    return Reading("DATE", f"{number - 1:02d}", "stated") if number and number <= 30 else None


def year_end(f: Found, c: Context) -> Reading | None:
    """``year-end``, ``the month's end``: the last day of this one, or of the last or next."""
    unit = unit_of(f.groups["unit"])
    if "year" in f.groups:
        return Reading("DATE", f"{f.groups['year']}-12-31", "stated") if unit == "Y" else None
    if c.anchor is None:
        return Reading("DATE", "XXXX-12-31", "unknown") if unit == "Y" else opened("D")
    before = c.previous_token(f)
    since = before is not None and before.lemma == "since" and "rel" not in f.groups
    by = {"last": -1, "next": 1}.get(f.groups.get("rel", ""), -1 if since else 0)
    moved = shift(c.anchor.day, unit, by)
    last = bounds(value_at(moved, unit)).latest if moved else None
    return Reading("DATE", last.isoformat(), c.basis) if last else opened("D")
