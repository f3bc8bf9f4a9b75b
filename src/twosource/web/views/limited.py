"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Row = TypeVar("_Row")
_View = TypeVar("_View")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_Row]):
    """One page of a long list: its number, how many pages there are, and how many rows stand on
    those before."""

    rows: tuple[_Row, ...]
    total: int
    page: int
    pages: int
    first: int = 0

    def of(self, rows: tuple[_View, ...]) -> Leaf[_View]:
        """The same page with its rows laid out."""
        return Leaf(rows, self.total, self.page, self.pages, self.first)

    def each(self, view: Callable[[_Row], _View]) -> Leaf[_View]:
        """The same, each row as ``view`` lays it out."""
        return self.of(tuple(map(view, self.rows)))

    @property
    def more(self) -> int:
        """How many rows stand on other pages."""
        return self.total - len(self.rows)


def number(given: str | None) -> int:
    """The number of a page: 1 or more, whatever is asked for."""
    short = given is not None and given.isascii() and given.isdigit() and len(given) < 10
    return max(1, int(given)) if short and given else 1


def leaf(rows: Sequence[_Row], page: int, size: int) -> Leaf[_Row]:
    """The page of that number; the last one where there are not so many."""
    pages = max(1, -(-len(rows) // size))
    page = min(page, pages)
    first = (page - 1) * size
    return Leaf(tuple(rows[first : first + size]), len(rows), page, pages, first)
