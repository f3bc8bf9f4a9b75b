"""What a TIMEX3 value says in days: earliest, latest, precision, and EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from twosource.model.when import Precision

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_CLOCK = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](?:0\d|1[0-4]))?")


class Bounds(NamedTuple):
    """The days a value covers (None: open), its EDTF (None: it has none) and its precision."""

    earliest: date | None
    latest: date | None
    edtf: str | None
    precision: Precision


_VAGUE = Bounds(None, None, None, "vague")


def bounds(value: str) -> Bounds:
    """Return the bounds of a TIMEX3 value. Never raises: what it cannot read is open and vague."""
    try:
        found = _closed(value) if value.isascii() else _VAGUE
        return found or _open(value)
    except ValueError:
        return _VAGUE


def _closed(value: str) -> Bounds | None:
    if m := _DAY.fullmatch(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return Bounds(day, day, _edtf_time(day, m[4]), "time" if m[4] else "day")
    if m := _MONTH.fullmatch(value):
        year, month = int(m[1]), int(m[2])
        last = date(year, month, monthrange(year, month)[1])
        return Bounds(date(year, month, 1), last, value, "month")
    if _YEAR.fullmatch(value):
        return Bounds(date(int(value), 1, 1), date(int(value), 12, 31), value, "year")
    if m := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        last = date.fromisocalendar(int(m[1]), int(m[2]), 7)
        return Bounds(first, last, f"{first}/{last}", "day" if m[3] else "week")
    if m := _PART.fullmatch(value):
        return _part(int(m[1]), m[2])
    if m := _DECADE.fullmatch(value):
        start = int(m[1]) * 10
        return Bounds(date(start, 1, 1), date(start + 9, 12, 31), f"{m[1]}X", "decade")
    if _CENTURY.fullmatch(value):
        start = int(value) * 100
        return Bounds(date(start, 1, 1), date(start + 99, 12, 31), f"{value}XX", "century")
    return None


def _edtf_time(day: date, time: str | None) -> str:
    if time and (m := _CLOCK.fullmatch(time)):
        zone = f"{m[2]}:00" if m[2] and m[2] != "Z" else m[2] or ""
        return f"{day}{time[:6]}{m[1] or ':00'}{zone}"
    return day.isoformat()


def _part(year: int, part: str) -> Bounds:
    if part[0] in "QH":
        size = 3 if part[0] == "Q" else 6
        code = (32 if part[0] == "Q" else 39) + int(part[1])
        first, last = size * (int(part[1]) - 1) + 1, size * int(part[1])
        precision: Precision = "quarter" if part[0] == "Q" else "season"
    elif part == "WI":
        # A winter spans two years and the text does not say which: both are kept.
        return Bounds(date(year - 1, 12, 1), date(year + 1, 2, 28), f"{year}-24", "season")
    else:
        (first, last), code, precision = _SEASON_MONTHS[part], _EDTF_SEASON[part], "season"
    end = date(year, last, monthrange(year, last)[1])
    return Bounds(date(year, first, 1), end, f"{year}-{code}", precision)


def _open(value: str) -> Bounds:
    if m := re.fullmatch(r"(XXXX-(?:\d\d|XX)(?:-(?:\d\d|XX))?)(T.*)?", value):
        precision: Precision = "time" if m[2] else "month" if m[1].count("-") == 1 else "day"
        return Bounds(None, None, _edtf_open(m[1]), precision)
    if re.fullmatch(r"XXXX-WXX-\d(T.*)?", value):
        return Bounds(None, None, None, "time" if "T" in value else "day")
    if value.startswith("XXXX-W"):
        return Bounds(None, None, None, "day" if value.endswith("WE") else "week")
    if re.fullmatch(r"XXXX-[QH].", value):
        return Bounds(None, None, None, "quarter")
    if re.fullmatch(r"XXXX-(SP|SU|FA|WI)", value):
        return Bounds(None, None, None, "season")  # EDTF has no season without its year
    if value == "XXXX":
        return Bounds(None, None, "XXXX", "year")
    if value.startswith("P"):
        return Bounds(None, None, None, _duration_precision(value))
    return Bounds(None, None, None, "vague")


def _edtf_open(value: str) -> str | None:
    """``XXXX-05-04`` is EDTF as it stands (level 2), where there is such a day in some year."""
    _, month, day = (*value.split("-"), "XX")[:3]
    try:
        date(2000, 1 if month == "XX" else int(month), 1 if day == "XX" else int(day))
    except ValueError:
        return None
    return value


def _duration_precision(value: str) -> Precision:
    if "T" in value:
        return "time"
    last: dict[str, Precision] = {
        "D": "day",
        "W": "week",
        "M": "month",
        "Q": "quarter",
        "Y": "year",
        "E": "decade",
        "C": "century",
    }
    return last.get(value[-1], "vague")


def week_value(day: date, weekend: bool = False) -> str:
    """Return the TIMEX3 value of the ISO week (or its weekend) that holds ``day``."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if weekend else "")
