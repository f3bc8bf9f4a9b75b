"""Numbers as the text gives them: exact, at least, open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class NumberRange:
    """``min`` to ``max``, inclusive; ``max`` None where open above ("a call": 1, None). ``unit`` is
    the currency of a sum ("dollars", "Canadian dollars"); "" for numbers of people and events.

    Ranges rise by ``min``, then by ``max``; one that is open above comes last.

    Raises ``ValueError`` where ``max < min``.
    """

    min: int
    max: int | None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.max is not None and self.max < self.min:
            raise ValueError(f"not a range: {self.min} to {self.max}")

    def __lt__(self, other: NumberRange) -> bool:
        """Whether this range comes before another one."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, bool, int]:
        return self.unit, self.min, self.max is None, self.max or 0

    @property
    def exact(self) -> int | None:
        """The number where it is exact, else None."""
        return self.min if self.min == self.max else None

    def meets(self, other: NumberRange) -> bool:
        """Whether some number fits both; never where they are in two currencies."""
        if not self.one_unit(other):
            return False
        low = max(self.min, other.min)
        highs = [m for m in (self.max, other.max) if m is not None]
        return not highs or low <= min(highs)

    def one_unit(self, other: NumberRange) -> bool:
        """Whether both may be in one unit: "dollars" may be Canadian ones."""
        a, b = self.unit.split(), other.unit.split()
        return a == b or not a or not b or (a[-1] == b[-1] and 1 in (len(a), len(b)))
