"""A check of Extended Date/Time Format strings (ISO 8601-2), levels 0 to 2, as far as we write it.

From the specification of the Library of Congress (https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

import re
from datetime import date

_QUALIFIED = r"[~?%]?"
_YEAR = r"[\dX]{4}"
_DATE = re.compile(rf"({_YEAR})(?:-(\d\d|[\dX]{{2}})(?:-([\dX]{{2}}))?)?{_QUALIFIED}")
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
)


def is_edtf(value: str) -> bool:
    """Whether a string is a date, a date and time, a season or division of a year, or a range."""
    if "/" in value:
        start, _, end = value.partition("/")
        return all(end in ("", "..") or _is_date(end) for end in (start, end)) and value != "/"
    return _is_date(value) or _is_time(value)


def _is_time(value: str) -> bool:
    m = _TIME.fullmatch(value)
    return m is not None and _exists(m[1])


def _is_date(value: str) -> bool:
    m = _DATE.fullmatch(value)
    if m is None:
        return False
    year, month, day = m.groups()
    if month is not None and "X" not in month and int(month) > 12:
        return 21 <= int(month) <= 41 and day is None and "X" not in year
    whole = f"{'2000' if 'X' in year else year}-{_some(month)}-{_some(day)}"
    return _exists(whole)


def _some(part: str | None) -> str:
    """A part of a date that exists where any does: "1X" is the 10th or later."""
    if part is None or part == "XX":
        return "01"
    return part.replace("X", "0" if part[0] != "0" and part[0] != "X" else "1")


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
