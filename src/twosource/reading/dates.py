"""Publication dates as metadata and byline-style lines give them: full dates or nothing."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    m: k
    for k, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for m in names
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}[\d:.,]*\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?")
_EARLIEST = 1600


def parse_published(value: str) -> date | None:
    """Return the day of an ISO 8601 date or date-time, or of an RFC 2822 one; None for others.

    The day is the one written, in the zone in which it is written.
    """
    value = value.strip()
    try:
        m = _ISO.fullmatch(value)
        if m:
            return date.fromisoformat(m.group(1))
        if value[:4].isdigit():
            return datetime.fromisoformat(value).date()
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def find_dates(line: str) -> list[tuple[int, int, date]]:
    """Return the full dates of a short line: start, end, day.

    A date whose weekday is wrong, that does not exist, or whose day and month could be either way
    round is left out.
    """
    out = []
    for m in _DATE.finditer(line):
        day = _day(m)
        if day:
            out.append((m.start(), m.end(), day))
    return out


def _day(m: re.Match[str]) -> date | None:
    g = m.groupdict()
    if g["y4"]:
        year, a, b = int(g["y4"]), int(g["a4"]), int(g["b4"])
        if a <= 12 and b <= 12 and a != b:
            return None
        month, day = (a, b) if a <= 12 else (b, a)
    elif g["y3"]:
        year, month, day = int(g["y3"]), int(g["m3"]), int(g["d3"])
    else:
        k = "1" if g["y1"] else "2"
        year, month, day = int(g[f"y{k}"]), _MONTHS[g[f"m{k}"].lower()], int(g[f"d{k}"])
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    weekday = (g["weekday"] or "").lower()
    if year < _EARLIEST or (weekday and not _DAYS[found.weekday()].startswith(weekday[:3])):
        return None
    return found
