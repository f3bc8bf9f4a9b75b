"""Results that are kept while what they were made from stays the same.

A stage asks for a block by its key and names all that the result depends on. Where these inputs are
equal to those of the run before, the result of that run is given again; else it is made anew. So a
run over a story that grew by one article makes only what the article touches, and gives what a run
from nothing gives: nothing is ever altered in place, and no order of articles is remembered.

Inputs are compared by equality. Records that were kept are the same objects: equal at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twosource.memo.blocks import Blocks, Entries
from twosource.memo.maps import Lookups, Mapped, Moves, Spread, differ, moved
from twosource.memo.part import Part

__all__ = [
    "Blocks", "Entries", "Lookups", "Mapped", "Memo", "Moves", "Part", "Spread", "differ", "moved",
]  # fmt: skip


class Memo:
    """The parts of one chain of stages, by name. An empty one remembers nothing.

    ``behind``: another chain of the same stages, whose results are given where inputs are equal.
    """

    def __init__(self, behind: Memo | None = None) -> None:
        self._parts: dict[str, Part] = {}
        self._blocks: dict[str, Blocks] = {}
        self._lookups: dict[str, Lookups[Any, Any]] = {}
        self._mapped: dict[str, Mapped[Any, Any, Any]] = {}
        self._spread: dict[str, Spread[Any, Any]] = {}
        self._moves = Moves()
        self._behind = behind

    def part(self, name: str) -> Part:
        """The results of the function of this name."""
        found = self._parts.get(name)
        if found is None:
            found = Part(self._behind.part(name) if self._behind is not None else None)
            self._parts[name] = found
        return found

    def blocks(self, name: str) -> Blocks:
        """The blocks of this name."""
        return self._blocks.setdefault(name, Blocks())

    def lookups(self, name: str) -> Lookups[Any, Any]:
        """The lookups of this name."""
        return self._lookups.setdefault(name, Lookups(self._moves))

    def mapped(self, name: str) -> Mapped[Any, Any, Any]:
        """The mapping of this name."""
        return self._mapped.setdefault(name, Mapped(self._moves))

    def spread(self, name: str) -> Spread[Any, Any]:
        """The mapping of this name that blocks make together."""
        return self._spread.setdefault(name, Spread(self._moves))

    def made(self) -> Mapping[str, int]:
        """How many results of each part were made in the last run."""
        return {name: part.made for name, part in self._parts.items()}

    def turn(self) -> None:
        """A run is over: forget what it did not ask for."""
        for part in self._parts.values():
            part.turn()
        self._moves.clear()
