"""Half-open spans in code points of a stored text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``; never empty, never negative.

    Raises ``ValueError`` where ``start < 0`` or ``end <= start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the words of the span. Raises ``ValueError`` where the text is too short."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) runs past the text ({len(text)})")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


def trim(text: str, start: int, end: int, edge: str = " \t\r\n\u00a0\u200b\ufeff") -> Span | None:
    """Return the span without ``edge`` characters at both ends; None where nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end) if end > start else None


def hull(spans: Iterable[Span]) -> Span | None:
    """Return the smallest span that holds all; None for no spans."""
    all_ = list(spans)
    return Span(min(s.start for s in all_), max(s.end for s in all_)) if all_ else None
