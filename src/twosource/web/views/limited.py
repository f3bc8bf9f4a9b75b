"""Long lists: the first rows, or one page of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LONG = 200
_Row = TypeVar("_Row")
_View = TypeVar("_View")


@dataclass(frozen=True, slots=True)
class Limited(Generic[_Row]):
    """The first rows of a long list, and how many more there are."""

    rows: tuple[_Row, ...]
    more: int

    def each(self, view: Callable[[_Row], _View]) -> Limited[_View]:
        """The same, each row as ``view`` lays it out."""
        return Limited(tuple(view(r) for r in self.rows), self.more)


def limited(rows: Sequence[_Row], everything: bool) -> Limited[_Row]:
    """The rows that a page shows."""
    shown = rows if everything else rows[:LONG]
    return Limited(tuple(shown), len(rows) - len(shown))


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_Row]):
    """One page of a long list: its number, and how many pages there are."""

    rows: tuple[_Row, ...]
    total: int
    page: int
    pages: int


def leaf(rows: Sequence[_Row], page: int, size: int) -> Leaf[_Row]:
    """The page of that number; the last one where there are not so many."""
    pages = max(1, -(-len(rows) // size))
    page = min(page, pages)
    return Leaf(tuple(rows[(page - 1) * size : page * size]), len(rows), page, pages)
