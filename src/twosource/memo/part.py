"""The results of one function, kept from run to run by the key of their block."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import compress, count, repeat
from operator import is_not, itemgetter, ne
from typing import Any, TypeVar

Given = TypeVar("Given")
T = TypeVar("T")

_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_NEW = object()
"""What stands for the inputs of a block that was not asked for before."""


class Part:
    """The results of one function, by the key of their block."""

    def __init__(self, behind: Part | None = None) -> None:
        self._held: dict[Hashable, tuple[object, Any]] = {}
        self._fresh: dict[Hashable, tuple[object, Any]] = {}
        self._last: tuple[list[Hashable], list[Any], list[Any]] = [], [], []
        """The keys that were asked for together the last time, their inputs, and what came of
        them."""
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
        was, found = self._before(keys)
        unlike = ne if pairs and isinstance(inputs[0], tuple) else is_not  # most are what they were
        made: dict[Hashable, tuple[Any, Any]] = {}
        for n in compress(count(), map(unlike, was, inputs)):
            of_key = inputs[n]
            if was[n] is _NEW or was[n] != of_key:
                entry = made.get(keys[n])
                if entry is None or entry[0] != of_key:
                    entry = self._other(keys[n], of_key) or (of_key, make(of_key, found[n]))
                made[keys[n]] = entry
                was[n], found[n] = entry
                self._making += entry[0] is of_key
        self._asked(keys, was, found, made)
        self._last = keys, was, found
        return list(found)

    def _before(self, keys: Sequence[Hashable]) -> tuple[list[Any], list[Any]]:
        """The inputs of each key in the run before, and what came of them. Mostly the keys are
        those of the last time, with some more in one place: then nothing is looked up."""
        old, was, found = self._last
        more = len(keys) - len(old)
        if old and more >= 0:
            first = next(compress(count(), map(ne, keys, old)), len(old))
            if keys[first + more :] == old[first:]:
                return [*was[:first], *[_NEW] * more, *was[first:]], [
                    *found[:first], *[None] * more, *found[first:]
                ]  # fmt: skip
        entries: list[tuple[Any, Any]] = list(map(self._held.get, keys, repeat((_NEW, None))))
        return list(map(_FIRST, entries)), list(map(_SECOND, entries))

    def _asked(
        self, keys: Sequence[Hashable], was: Sequence[Any], found: Sequence[Any],
        made: Mapping[Hashable, tuple[Any, Any]],
    ) -> None:  # fmt: skip
        """Keep what was asked for; ``made``: what of it was not held."""
        more = sum(key not in self._held for key in made)
        if not self._fresh and len(keys) - more >= len(self._held):  # all that is held
            self._held.update(made)
            self._fresh = self._held
        else:
            self._fresh.update(zip(keys, zip(was, found, strict=True), strict=True))

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
