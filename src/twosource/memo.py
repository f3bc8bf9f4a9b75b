"""Results that are kept while what they were made from stays the same.

A stage asks for a block by its key and names all that the result depends on. Where these inputs are
equal to those of the run before, the result of that run is given again; else it is made anew. So a
run over a story that grew by one article makes only what the article touches, and gives what a run
from nothing gives: nothing is ever altered in place, and no order of articles is remembered.

Inputs are compared by equality. Records that were kept are the same objects: equal at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

Given = TypeVar("Given")
T = TypeVar("T")


class Part:
    """The results of one function, by the key of their block."""

    def __init__(self, behind: Part | None = None) -> None:
        self._held: dict[Hashable, tuple[object, Any]] = {}
        self._fresh: dict[Hashable, tuple[object, Any]] = {}
        self._behind = behind

    def get(self, key: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """The result of ``make``, which depends on ``inputs`` alone; kept where they are equal."""
        entry = self._held.get(key)
        if entry is None or entry[0] != inputs:
            entry = self._other(key, inputs) or (inputs, make())
        self._fresh[key] = entry
        found: T = entry[1]
        return found

    def each(self, of_it: Iterable[tuple[Hashable, Given]], make: Callable[[Given], T]) -> list[T]:
        """The results for many blocks, given as key and inputs: ``make`` takes the inputs."""
        held, fresh, out = self._held, self._fresh, list[T]()
        for key, inputs in of_it:
            entry = held.get(key)
            if entry is None or entry[0] != inputs:
                entry = self._other(key, inputs) or (inputs, make(inputs))
            fresh[key] = entry
            out.append(entry[1])
        return out

    def _other(self, key: Hashable, inputs: object) -> tuple[object, Any] | None:
        """What was made since the last turn, or what the part behind holds, for these inputs."""
        behind = self._behind
        for held in (self._fresh, *((behind._fresh, behind._held) if behind is not None else ())):
            entry: tuple[object, Any] | None = held.get(key)
            if entry is not None and entry[0] == inputs:
                return entry
        return None

    def turn(self) -> None:
        """Forget what was not asked for since the last turn; a step that was not taken at all keeps
        what it had."""
        if self._fresh:
            self._held, self._fresh = self._fresh, {}


class Memo:
    """The parts of one chain of stages, by name. An empty one remembers nothing.

    ``behind``: another chain of the same stages, whose results are given where inputs are equal.
    """

    def __init__(self, behind: Memo | None = None) -> None:
        self._parts: dict[str, Part] = {}
        self._behind = behind

    def part(self, name: str) -> Part:
        """The results of the function of this name."""
        found = self._parts.get(name)
        if found is None:
            found = Part(self._behind.part(name) if self._behind is not None else None)
            self._parts[name] = found
        return found

    def turn(self) -> None:
        """A run is over: forget what it did not ask for."""
        for part in self._parts.values():
            part.turn()
