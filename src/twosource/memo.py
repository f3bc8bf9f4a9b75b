"""Results that are kept while what they were made from stays the same.

A stage asks for a block by its key and names all that the result depends on. Where these inputs are
equal to those of the run before, the result of that run is given again; else it is made anew. So a
run over a story that grew by one article makes only what the article touches, and gives what a run
from nothing gives: nothing is ever altered in place, and no order of articles is remembered.

Inputs are compared by equality. Records that were kept are the same objects: equal at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import compress, count, repeat
from operator import is_not, itemgetter, ne
from typing import Any, TypeVar

Entries = Sequence[tuple[Hashable, Any]]
"""The items of a document, each after the key of its block."""
Given = TypeVar("Given")
K = TypeVar("K")
T = TypeVar("T")


_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_NOTHING: tuple[Any, Any] = (object(), None)
"""No entry; it is told apart by its being this one."""


def differ(new: Mapping[K, Any], old: Mapping[K, Any]) -> set[K]:
    """The keys of a mapping whose values are not those they had in another."""
    others = compress(new, map(is_not, map(old.get, new), new.values()))
    return {k for k in others if k not in old or old[k] != new[k]}


class Part:
    """The results of one function, by the key of their block."""

    def __init__(self, behind: Part | None = None) -> None:
        self._held: dict[Hashable, tuple[object, Any]] = {}
        self._fresh: dict[Hashable, tuple[object, Any]] = {}
        self._behind = behind
        self.made = self._making = 0
        """How many results were made in the last run, and in this one."""

    def get(self, key: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """The result of ``make``, which depends on ``inputs`` alone; kept where they are equal."""
        entry = self._held.get(key)
        if entry is None or (entry[0] is not inputs and entry[0] != inputs):
            entry = self._other(key, inputs) or (inputs, make())
            self._making += entry[0] is inputs
        self._fresh[key] = entry
        found: T = entry[1]
        return found

    def each(self, of_it: Iterable[tuple[Hashable, Given]], make: Callable[[Given], T]) -> list[T]:
        """The results for many blocks, given as key and inputs: ``make`` takes the inputs."""
        return self.renew(of_it, lambda inputs, _: make(inputs))

    def renew(
        self, of_it: Iterable[tuple[Hashable, Given]], make: Callable[[Given, T | None], T]
    ) -> list[T]:
        """As ``each``, for large blocks: ``make`` also takes what it gave for this key before, if
        anything, and may give again those parts of it whose own inputs are equal."""
        pairs = list(of_it)
        keys, inputs = list(map(_FIRST, pairs)), list(map(_SECOND, pairs))
        entries: list[tuple[Any, Any]] = list(map(self._held.get, keys, repeat(_NOTHING)))
        was = list(map(_FIRST, entries))
        unlike = ne if pairs and isinstance(inputs[0], tuple) else is_not  # most are what they were
        made: dict[Hashable, tuple[Any, Any]] = {}
        for n in compress(count(), map(unlike, was, inputs)):
            key, of_key = keys[n], inputs[n]
            if entries[n] is _NOTHING or was[n] != of_key:
                before = entries[n][1]
                entries[n] = made.get(key, _NOTHING)
                if entries[n][0] != of_key:
                    entries[n] = self._other(key, of_key) or (of_key, make(of_key, before))
                made[key] = entries[n]
                self._making += entries[n][0] is of_key
        self._asked(keys, entries, made)
        return list(map(_SECOND, entries))

    def _asked(
        self, keys: Sequence[Hashable], entries: Sequence[tuple[Any, Any]],
        made: Mapping[Hashable, tuple[Any, Any]],
    ) -> None:  # fmt: skip
        """Keep what was asked for; ``made``: what of it was not held."""
        more = sum(key not in self._held for key in made)
        if not self._fresh and len(keys) - more >= len(self._held):  # all that is held
            self._held.update(made)
            self._fresh = self._held
        else:
            self._fresh.update(zip(keys, entries, strict=True))

    def _other(self, key: Hashable, inputs: object) -> tuple[object, Any] | None:
        """What was made since the last turn, or what the part behind holds, for these inputs."""
        behind = self._behind
        for held in (self._fresh, *((behind._fresh, behind._held) if behind is not None else ())):
            entry: tuple[object, Any] | None = held.get(key)
            if entry is not None and (entry[0] is inputs or entry[0] == inputs):
                return entry
        return None

    def turn(self) -> None:
        """Forget what was not asked for since the last turn; a step that was not taken at all keeps
        what it had."""
        self.made, self._making = self._making, 0
        if self._fresh:
            self._held, self._fresh = self._fresh, {}


class Blocks:
    """Items of documents by what they share, kept from run to run: a block is made anew only where
    a document of it changed, else it is the very tuple of the run before."""

    def __init__(self) -> None:
        self._given: Mapping[str, Entries] = {}
        self._parts: dict[Hashable, dict[str, tuple[Any, ...]]] = {}
        self._out: dict[Hashable, tuple[Any, ...]] = {}

    def of(self, given: Mapping[str, Entries]) -> Mapping[Hashable, tuple[Any, ...]]:
        """The items by their keys, in order of their documents' ids; ``given`` has the keys and
        items of each document. Good until it is called again."""
        before, self._given = self._given, {}
        if not before:  # the first time, or the time before was broken off
            self._parts, self._out = {}, {}
        news = {d: e for d, e in given.items() if before.get(d) is not e and before.get(d) != e}
        gone = [d for d in before if d in news or d not in given]
        touched = {key for d in gone for key, _ in before[d]}
        for d in gone:
            for key, _ in before[d]:
                self._parts[key].pop(d, None)
        for d, entries in news.items():
            for key, item in entries:
                block = self._parts.setdefault(key, {})
                block[d] = (*block.get(d, ()), item)
                touched.add(key)
        for key in touched:
            of_it = self._parts[key]
            if of_it:
                self._out[key] = tuple(i for d in sorted(of_it) for i in of_it[d])
            else:
                del self._parts[key], self._out[key]
        self._given = given
        return self._out


class Memo:
    """The parts of one chain of stages, by name. An empty one remembers nothing.

    ``behind``: another chain of the same stages, whose results are given where inputs are equal.
    """

    def __init__(self, behind: Memo | None = None) -> None:
        self._parts: dict[str, Part] = {}
        self._blocks: dict[str, Blocks] = {}
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

    def made(self) -> Mapping[str, int]:
        """How many results of each part were made in the last run."""
        return {name: part.made for name, part in self._parts.items()}

    def turn(self) -> None:
        """A run is over: forget what it did not ask for."""
        for part in self._parts.values():
            part.turn()
