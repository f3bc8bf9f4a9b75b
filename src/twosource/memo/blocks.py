"""Items of documents by what they share, kept from run to run."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from typing import Any

from twosource.memo.maps import moved

Entries = Sequence[tuple[Hashable, Any]]
"""The items of a document, each after the key of its block."""


class Blocks:
    """Items of documents by what they share, kept from run to run: a block is made anew only where
    a document of it changed, else it is the very tuple of the run before."""

    def __init__(self) -> None:
        self._given: Mapping[str, Entries] = {}
        self._parts: dict[Hashable, dict[str, tuple[Any, ...]]] = {}
        self._out: dict[Hashable, tuple[Any, ...]] = {}
        self.touched: Set[Hashable] = frozenset()
        """The keys of the blocks that are not what they were."""
        self.shared: set[Hashable] = set()
        """The keys of the blocks with items of several documents."""

    def of(self, given: Mapping[str, Entries]) -> Mapping[Hashable, tuple[Any, ...]]:
        """The items by their keys, in order of their documents' ids; ``given`` has the keys and
        items of each document. Good until it is called again."""
        before, self._given = self._given, {}
        if not before:  # the first time, or the time before was broken off
            self._parts, self._out, self.shared = {}, {}, set()
        others = moved(given, before)
        news = {d: given[d] for d in others & given.keys()}
        gone = others & before.keys()
        self.touched = touched = {key for d in gone for key, _ in before[d]}
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
            (self.shared.add if len(of_it) > 1 else self.shared.discard)(key)
            if of_it:
                self._out[key] = tuple(i for d in sorted(of_it) for i in of_it[d])
            else:
                del self._parts[key], self._out[key]
        self._given = given
        return self._out
