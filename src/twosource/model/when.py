"""Time: normalised expressions, and dates that may stay open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.span import Span

Basis = Literal["stated", "publication", "dateline", "expression", "event", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal[
    "time", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague"
]


@dataclass(frozen=True, slots=True)
class When:
    """A date or a range of dates. ``earliest``/``latest`` are inclusive days; None where open.

    ``basis`` says what settled it: ``stated`` in full in the text, counted from the
    ``publication`` date or the ``dateline``, from another ``expression`` or ``event``; ``unknown``
    where it is open.
    """

    earliest: date | None
    latest: date | None
    basis: Basis

    @property
    def open(self) -> bool:
        """Whether neither end is known."""
        return self.earliest is None and self.latest is None


_OPEN_YEAR = re.compile(r"XXXX-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?:T.*)?")
OPEN = When(None, None, "unknown")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3) and its value, also as EDTF (ISO 8601-2)."""

    id: str
    document: str
    span: Span
    type: TimexType
    value: str
    edtf: str | None
    when: When
    precision: Precision

    @property
    def month_day(self) -> tuple[int, int] | None:
        """Month and day, where it is a day whose year is open ("9 March" without a date)."""
        found = _OPEN_YEAR.fullmatch(self.value) if self.when.open else None
        return (int(found[1]), int(found[2])) if found else None
