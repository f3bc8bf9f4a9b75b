"""Readings of what recurs: sets and frequencies."""

from __future__ import annotations

from twosource.dating.build_span import duration_value
from twosource.dating.context import Context, Reading
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import Quantity, read_number
from twosource.dating.units import unit_of


def every(f: Found, _: Context) -> Reading | None:
    """``every Monday``, ``each year``, ``every other week``, ``Sundays``."""
    if days := f.groups.get("weekend"):
        return Reading("SET", f"XXXX-WXX-{'WE' if days == 'weekends' else 'WD'}", "unknown")
    if day := f.groups.get("weekday"):
        part = f.groups.get("daypart") or f.groups.get("daypart2")
        tail = "T" + words().daypart.get(part, "DT") if part else ""
        return Reading("SET", f"XXXX-WXX-{words().weekday[day]}{tail}", "unknown")
    if season := f.groups.get("season"):
        return Reading("SET", f"XXXX-{words().season[season]}", "unknown")
    if month := f.groups.get("month"):
        return Reading("SET", f"XXXX-{words().month[month]:02d}", "unknown")
    if part := f.groups.get("daypart"):
        return Reading("SET", f"XXXX-XX-XXT{words().daypart[part]}", "unknown")
    unit = unit_of(f.groups["unit"])
    quantity = read_number(f.groups["num"]) if "num" in f.groups else None
    count = Quantity(2) if "other" in f.groups else quantity or Quantity(1)
    return Reading("SET", duration_value(unit, count), "unknown")


def frequency(f: Found, c: Context) -> Reading | None:
    """``daily``, ``annually``."""
    token = c.token_at(f.start)
    if token is None or token.pos == "PROPN":
        return None
    if f.groups["frequency"] == "quarterly" and token.pos != "ADV":
        return None  # "a quarterly dividend" is a kind of dividend
    return Reading("SET", words().frequency[f.groups["frequency"]], "unknown")


def times_per(f: Found, _: Context) -> Reading | None:
    """``twice a month``."""
    return Reading("SET", duration_value(unit_of(f.groups["unit"]), Quantity(1)), "unknown")
