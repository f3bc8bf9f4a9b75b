"""Order in time as the text has it: "hours after", "the same day X did Y", "before he is sworn in".

An order relation is kept as such. It is never turned into a date; what it says of the days is a
bound, and stands apart from what an account says (``InferredWhen``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.number import NumberRange
from twosource.model.span import Span

OrderKind = Literal["before", "after", "same day", "during", "between", "since", "until"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart: "hours after" is 1 or more hours, "two days before" 2 days, "later that day"
    0 days."""

    unit: Unit
    count: NumberRange

    @property
    def exact_days(self) -> int | None:
        """The number of days where the words settle it."""
        return self.count.min if self.unit == "day" and self.count.max == self.count.min else None


@dataclass(frozen=True, slots=True)
class End:
    """What an event is ordered against: its words, the event mention and the time expression in
    them. Both are None where the words name a doing that is neither ("before he took office")."""

    span: Span
    mention: str | None = None
    timex: str | None = None


@dataclass(frozen=True, slots=True)
class OrderRelation:
    """``mention`` lies ``kind`` ``to``; ``until`` is the second end of "between A and B".

    ``span`` holds the words that say so ("hours after"). ``attribution`` is the innermost one in
    whose content they stand; None means the outlet's own voice. ``since`` and ``until`` are
    inclusive (an event since Monday may be Monday's), ``after`` and ``before`` are not.
    """

    id: str
    document: str
    kind: OrderKind
    mention: str
    to: End
    span: Span
    until: End | None = None
    distance: Distance | None = None
    attribution: str | None = None

    @property
    def ends(self) -> tuple[End, ...]:
        """The one or two ends."""
        return (self.to,) if self.until is None else (self.to, self.until)


@dataclass(frozen=True, slots=True)
class InferredWhen:
    """Days between which an event must lie by its order alone; None where open at that end.

    It is nobody's account of the date. ``through`` are the order relations it rests on.
    """

    earliest: date | None
    latest: date | None
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderConflict:
    """Order relations that cannot all be so, with the events they order.

    ``kind``: "circle" where they lead round to an earlier place, "dates" where they and the dates
    that accounts give do not fit. Nothing is resolved: which of them is wrong is not known.
    """

    id: str
    kind: Literal["circle", "dates"]
    events: tuple[str, ...]
    relations: tuple[str, ...]
