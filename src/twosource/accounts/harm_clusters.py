"""Clusters of episodes that grow by joining, the likest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, groupby
from operator import itemgetter
from typing import NamedTuple

from twosource.accounts.episodes import Episode
from twosource.accounts.harm_alike import Likeness, Pair, likenesses, pair, reason
from twosource.accounts.harm_texts import Texts
from twosource.accounts.harm_traits import Traits
from twosource.memo import Memo
from twosource.model.roots import Roots

Numbers = tuple[int, int]
"""Two episodes, the smaller number first."""
Key = tuple[str, str]
JOIN = -0.5
"""The average score from which two clusters are one event (chosen on the develop half)."""
_SAMPLE = 6
"""Members of a cluster that stand for it."""
_AT_ONCE = 24
"""Episodes that are likely to be one, by pairs, of which all are compared at once."""


class _Beside(NamedTuple):
    """An episode, and the keys and traits of those that it is compared with."""

    mine: Traits
    keys: tuple[Key, ...]
    others: tuple[Traits, ...]


class _Compared(NamedTuple):
    """What came of it, for each of the others."""

    inputs: _Beside
    pairs: tuple[Pair, ...]


def _compared(inputs: _Beside, before: _Compared | None) -> _Compared:
    """Compare one episode with others; ``before``: with those of the run before."""
    held: Mapping[Key, tuple[Traits, Pair]] = {}
    if before is not None and before.inputs.mine is inputs.mine:
        was = before.inputs
        held = dict(zip(was.keys, zip(was.others, before.pairs, strict=True), strict=True))
    pairs = []
    for key, other in zip(inputs.keys, inputs.others, strict=True):
        known = held.get(key)
        same = known is not None and known[0] is other
        pairs.append(known[1] if known is not None and same else pair(inputs.mine, other))
    return _Compared(inputs, tuple(pairs))


class Clusters:
    """Clusters of episodes; each known by its smallest member."""

    def __init__(
        self, found: Sequence[Episode], of: Sequence[Traits], texts: Texts, memo: Memo
    ) -> None:
        self._found, self._of, self._texts, self._memo = found, of, texts, memo
        self._home = list(range(len(found)))
        self._members = {k: [k] for k in range(len(found))}
        self._reason = dict.fromkeys(range(len(found)), "told in one document")
        self._known: dict[Numbers, tuple[Pair, Likeness]] = {}
        self._keys = [(e.document, e.told[0].mention.id) for e in found]

    def likely(self, pairs: Sequence[Numbers]) -> list[Numbers]:
        """Those of the (sorted) pairs that are likely to be one event, the likest first."""
        by_first = groupby(pairs, itemgetter(0))
        wanted = [self._beside(i, [j for _, j in of_it]) for i, of_it in by_first]
        held: list[_Compared] = self._memo.part("beside").renew(wanted, _compared)
        found = self._compare(pairs, list(chain.from_iterable(x.pairs for x in held)))
        scored = [(-x.score, p) for x, p in zip(found, pairs, strict=True) if x.score >= JOIN]
        out = [p for _, p in sorted(scored)]
        self._foresee(out)
        return out

    def _beside(self, i: int, js: Sequence[int]) -> tuple[Key, _Beside]:
        of, keys = self._of, self._keys
        return keys[i], _Beside(of[i], tuple([keys[j] for j in js]), tuple([of[j] for j in js]))

    def _foresee(self, likely: Sequence[Numbers]) -> None:
        """Compare at once what is likely to be asked for: all pairs of a few that hang together."""
        roots, parts = Roots[int](), dict[int, list[int]]()
        for i, j in likely:
            roots.join(i, j)
        for k in sorted({k for p in likely for k in p}):
            parts.setdefault(roots.of(k), []).append(k)
        few = (some for some in parts.values() if len(some) <= _AT_ONCE)
        self.likenesses(chain.from_iterable(combinations(some, 2) for some in few))

    def likenesses(self, pairs: Iterable[Numbers]) -> list[Likeness]:
        """How likely the two episodes of each pair are one event."""
        pairs = list(pairs)
        new = [p for p in pairs if p not in self._known]
        if new:
            both = [(self._of[i], self._of[j]) for i, j in new]
            keys = ((self._keys[i], self._keys[j]) for i, j in new)
            part = self._memo.part("pairs")
            self._compare(new, part.each(zip(keys, both, strict=True), lambda ab: pair(*ab)))
        return [self._known[p][1] for p in pairs]

    def _compare(self, new: Sequence[Numbers], held: Sequence[Pair]) -> list[Likeness]:
        both = [(self._of[i], self._of[j]) for i, j in new]
        found = likenesses(both, held, self._texts)
        self._known.update(zip(new, zip(held, found, strict=True), strict=True))
        return found

    def join(self, i: int, j: int) -> None:
        """Join the clusters of two episodes where they are likely to be one event."""
        a, b = sorted((self._home[i], self._home[j]))
        if a == b or self._apart(a, b):
            return
        found = self.likenesses(
            (min(x, y), max(x, y))
            for x in self._members[a][:_SAMPLE] for y in self._members[b][:_SAMPLE]
        )  # fmt: skip
        if sum(x.score for x in found) < JOIN * len(found):
            return
        self._reason[a] = reason(*self._known[i, j])
        for k in self._members[b]:
            self._home[k] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def _apart(self, a: int, b: int) -> bool:
        """Whether one document tells both."""
        mine = {self._found[k].document for k in self._members[a]}
        return any(self._found[k].document in mine for k in self._members[b])

    def out(self) -> Iterator[tuple[list[int], str]]:
        """The members of each cluster, and why they are together."""
        for k in sorted(self._members):
            yield self._members[k], self._reason[k]
