"""Units of time: their letters, the value of the one that holds a day, and their open values."""

from __future__ import annotations

from datetime import date

from twosource.dating.bounds import week_value
from twosource.dating.context import Reading
from twosource.dating.lexicon import words

OPEN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
OPEN |= {"D": "XXXX-XX-XX", "E": "XXX", "C": "XX"}
COARSE = {"D": 1, "WE": 2, "W": 2, "M": 3, "Q": 4, "Y": 5, "E": 6, "C": 7}


def value_at(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit (``D W WE M Q Y E C``) that holds ``day``."""
    if unit in ("W", "WE"):
        return week_value(day, weekend=unit == "WE")
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    length = {"M": 7, "Y": 4, "E": 3, "C": 2}.get(unit, 10)
    return day.isoformat()[:length]


def opened(unit: str) -> Reading:
    """An expression of this unit that nothing settles."""
    return Reading("DATE", OPEN.get(unit, "XXXX-XX-XX"), "unknown")


def unit_of(word: str) -> str:
    """Return the unit's letter: ``years`` gives ``Y``, ``hours`` ``TH``."""
    table = words().unit
    return table.get(word) or table.get(word.removesuffix("s")) or "D"
