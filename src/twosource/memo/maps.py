"""Mappings that are made anew in each run and are mostly what they were."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from itertools import compress, count, repeat
from operator import is_not, itemgetter
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")
Pairs = tuple[Sequence[Any], Sequence[Any]]
"""Keys, and the value of each."""

_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_NO_LIST: tuple[Any, Any] = (None, None)


def differ(new: Mapping[K, Any], old: Mapping[K, Any]) -> set[K]:
    """The keys of a mapping whose values are not those they had in another."""
    others = compress(new, map(is_not, map(old.get, new), new.values()))
    return {k for k in others if k not in old or old[k] != new[k]}


def moved(new: Mapping[K, Any], old: Mapping[K, Any]) -> set[K]:
    """The keys under which two mappings are not the same, in either."""
    found = differ(new, old)
    if len(new) - sum(k not in old for k in found) < len(old):
        found |= old.keys() - new.keys()
    return found


class Moves:
    """Under which keys mappings of this run differ from those of the run before: each pair of
    mappings is compared once."""

    def __init__(self) -> None:
        self._known: list[tuple[object, object, Set[Any]]] = []

    def between(self, new: Mapping[K, Any], old: Mapping[K, Any]) -> Set[K]:
        """The keys under which two mappings are not the same."""
        for one, other, found in self._known:
            if one is new and other is old:
                return found
        self.tell(new, old, known := moved(new, old))
        return known

    def tell(self, new: object, old: object, found: Set[Any]) -> None:
        """Remember the keys under which two mappings may differ."""
        self._known.append((new, old, found))

    def clear(self) -> None:
        """A run is over."""
        self._known.clear()


class Lookups(Generic[K, V]):
    """What lists of keys have in a mapping: the very tuple of the run before where it is equal.

    A list is known by the key of its block, and is the same where it is the same object.
    """

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._from: Mapping[K, V] | None = None
        self._held: dict[Hashable, tuple[Sequence[K], tuple[V | None, ...]]] = {}
        self._first: dict[K, Hashable] = {}
        self._more: dict[K, list[Hashable]] = {}
        """The first block that has a key, or had it once, and the others: most have but one."""

    def of(
        self, lists: Iterable[tuple[Hashable, Sequence[K]]], mapping: Mapping[K, V]
    ) -> list[tuple[V | None, ...]]:
        """The values of each list, None where a key has none. No value may be None itself."""
        before, self._from = self._from, None  # a run that is broken off leaves nothing behind
        if before is None:
            self._held, self._first, self._more = {}, {}, {}
        pairs = list(lists)
        blocks, wanted = list(map(_FIRST, pairs)), list(map(_SECOND, pairs))
        entries = list(map(self._held.get, blocks, repeat(_NO_LIST)))
        was, found = list(map(_FIRST, entries)), list(map(_SECOND, entries))
        new = set(compress(count(), map(is_not, was, wanted)))
        for n in new | self._moved(mapping, before, blocks):
            values = tuple(map(mapping.get, wanted[n]))
            if values != found[n]:
                found[n] = values
        for n in new:
            for key in wanted[n]:
                if self._first.setdefault(key, blocks[n]) is not blocks[n]:
                    self._more.setdefault(key, []).append(blocks[n])
        self._from = mapping
        self._held = dict(zip(blocks, zip(wanted, found, strict=True), strict=True))
        return found

    def _moved(
        self, mapping: Mapping[K, V], before: Mapping[K, V] | None, blocks: Sequence[Hashable]
    ) -> set[int]:
        """The numbers of the blocks with a key whose value is not what it was."""
        if before is None or before is mapping:
            return set()
        others = self._moves.between(mapping, before)
        touched = {self._first[key] for key in others if key in self._first}
        touched.update(b for key in others for b in self._more.get(key, ()))
        if not touched:
            return set()
        return set(compress(count(), map(touched.__contains__, blocks)))


class Mapped(Generic[K, V, T]):
    """A function of the values of a mapping, asked again only where a value changed."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._from: Mapping[K, V] = {}
        self._out: dict[K, T] = {}

    def of(self, mapping: Mapping[K, V], make: Callable[[V], T]) -> Mapping[K, T]:
        """The results by key, in no order. ``make`` must depend on the value alone."""
        if mapping is not self._from:
            out, others = dict(self._out), self._moves.between(mapping, self._from)
            for k in others:
                if k in mapping:
                    out[k] = make(mapping[k])
                else:
                    del out[k]
            self._moves.tell(out, self._out, others)
            self._from, self._out = mapping, out
        return self._out


class Spread(Generic[K, V]):
    """A mapping that blocks make together, of which only those that changed are laid again.

    A block gives keys and their values, one after the other. No two blocks have one key.
    """

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._from: Mapping[Hashable, Pairs] = {}
        self._out: dict[K, V] = {}

    def of(self, blocks: Mapping[Hashable, Pairs]) -> Mapping[K, V]:
        """The mapping, in no order."""
        before, out, touched = self._from, dict(self._out), set[K]()
        others = moved(blocks, before)
        for b in others & before.keys():
            keys, _ = before[b]
            touched.update(keys)
            for k in keys:
                del out[k]
        for b in others & blocks.keys():
            keys, values = blocks[b]
            touched.update(keys)
            out.update(zip(keys, values, strict=True))
        self._moves.tell(out, self._out, touched)
        self._from, self._out = blocks, out
        return out
