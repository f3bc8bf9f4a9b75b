"""Numbers as the text gives them: exact, at least, open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class NumberRange:
    """``min`` to ``max``, inclusive; ``max`` None where open above ("a call": 1, None).

    Ranges rise by ``min``, then by ``max``; one that is open above comes last.

    Raises ``ValueError`` where ``max < min``.
    """

    min: int
    max: int | None

    def __post_init__(self) -> None:
        if self.max is not None and self.max < self.min:
            raise ValueError(f"not a range: {self.min} to {self.max}")

    def __lt__(self, other: NumberRange) -> bool:
        """Whether this range comes before another one."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, bool, int]:
        return self.min, self.max is None, self.max or 0

    @property
    def exact(self) -> int | None:
        """The number where it is exact, else None."""
        return self.min if self.min == self.max else None

    def meets(self, other: NumberRange) -> bool:
        """Whether some number fits both."""
        low = max(self.min, other.min)
        highs = [m for m in (self.max, other.max) if m is not None]
        return not highs or low <= min(highs)
