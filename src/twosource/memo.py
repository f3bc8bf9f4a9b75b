"""Results that are kept while what they were made from stays the same.

A stage asks for a block by its key and names all that the result depends on. Where these inputs are
equal to those of the run before, the result of that run is given again; else it is made anew. So a
run over a story that grew by one article makes only what the article touches, and gives what a run
from nothing gives: nothing is ever altered in place, and no order of articles is remembered.

Inputs are compared by equality. Records that were kept are the same objects: equal at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Part:
    """The results of one function, by the key of their block."""

    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[object, Any]] = {}
        self._fresh: dict[Hashable, tuple[object, Any]] = {}

    def get(self, key: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """The result of ``make``, which depends on ``inputs`` alone; kept where they are equal."""
        entry = self._held.get(key)
        if entry is None or entry[0] != inputs:
            entry = (inputs, make())
        self._fresh[key] = entry
        found: T = entry[1]
        return found

    def turn(self) -> None:
        """Forget what was not asked for since the last turn."""
        self._held, self._fresh = self._fresh, {}


class Memo:
    """The parts of one chain of stages, by name. An empty one remembers nothing."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def part(self, name: str) -> Part:
        """The results of the function of this name."""
        return self._parts.setdefault(name, Part())

    def turn(self) -> None:
        """A run is over: forget what it did not ask for."""
        for part in self._parts.values():
            part.turn()
