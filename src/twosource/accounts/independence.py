"""How many independent origins stand behind a value, at least and at most.

DESIGN.md, "Independence". A named actor counts one. An unnamed group of n may be n people who are
nobody else's (``at_most``), or any other unnamed source, or a named one (``at_least``). An actor
and one that speaks for it, an office and its officials, a member and its group are one. Who an
unnamed source may be is never asked: the calculation is numeric. What a person says of two origins
goes before what the program works out: dependent ones are one, independent ones are two, and two
unnamed sources that somebody knows to be two count as two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from twosource.model.actor import Actor
from twosource.model.correction import NOTHING, ByHand
from twosource.model.finding import Independent


class Sides:
    """The sides of a story: actors of whom one speaks for the other, or belongs to it, are one."""

    def __init__(self, actors: Mapping[str, Actor], by_hand: ByHand = NOTHING) -> None:
        self._actors = actors
        self._parent: dict[str, str] = {a: a for a in actors}
        self._by_hand = by_hand
        for a, b in sorted(by_hand.dependent):
            self._join(a, b)
        for a in sorted(actors):
            for b in (*actors[a].speaks_for, *actors[a].member_of):
                self._join(a, b)

    def _join(self, a: str, b: str) -> None:
        """Put two on one side, unless that holds two that a person knows to be independent."""
        if a not in self._parent or b not in self._parent:
            return
        x, y = sorted((self.side(a), self.side(b)))
        apart = (sorted((self.side(m), self.side(n))) for m, n in self._parted())
        if x != y and [x, y] not in apart:
            self._parent[y] = x

    def _parted(self) -> Iterator[tuple[str, str]]:
        """The pairs that a person knows to be independent, where both are there."""
        for m, n in sorted(self._by_hand.independent):
            if m in self._parent and n in self._parent:
                yield m, n

    def side(self, actor: str) -> str:
        """The id that stands for the side an actor is on."""
        while self._parent[actor] != actor:
            self._parent[actor] = self._parent[self._parent[actor]]
            actor = self._parent[actor]
        return actor

    def identified(self, actor: str) -> bool:
        """Whether the text says who an actor is."""
        return actor in self._actors and identified(self._actors[actor])

    def independent(self, origins: Iterable[str]) -> Independent:
        """Count the independent origins among actors.

        ``at_least`` is the number of sides a named origin is on, and never less than 1;
        ``at_most`` adds what the unnamed may stand for, and is None where a group's size is open.
        """
        sides: dict[str, set[str]] = defaultdict(set)
        for o in origins:
            sides[self.side(o)].add(o)
        named = {k for k, s in sides.items() if any(self._named(o) for o in s)}
        most = [self._most(s) for s in sides.values()]
        total = None if None in most else sum(m for m in most if m is not None)
        least = max(
            1, self._distinct(frozenset(named), frozenset(o for s in sides.values() for o in s))
        )
        return Independent(least, None if total is None else max(least, total))

    def _distinct(self, named: frozenset[str], origins: frozenset[str]) -> int:
        """How many sides are known to be others than each other: those with a name, and those that
        a person knows to be independent of them. (The largest set in which each pair is known.)"""
        known = {
            frozenset((self.side(a), self.side(b)))
            for a, b in self._parted()
            if a in origins and b in origins
        }
        others = sorted({s for pair in known for s in pair} - named)[:_MARKED]

        def most(k: int, chosen: tuple[str, ...], beside: frozenset[str]) -> int:
            best = len(chosen) + len(beside)
            for n in range(k, len(others)):
                new = others[n]
                if all(frozenset((new, c)) in known for c in chosen):
                    kept = frozenset(s for s in beside if frozenset((new, s)) in known)
                    best = max(best, most(n + 1, (*chosen, new), kept))
            return best

        return most(0, (), named)

    def _named(self, actor: str) -> bool:
        return identified(self._actors[actor])

    def _most(self, side: set[str]) -> int | None:
        """The people that the origins on one side may be at most: one where any of them is named;
        else the sum of the groups, a member counted with its group."""
        if any(self._named(o) for o in side):
            return 1
        alone = [o for o in side if side.isdisjoint(self._actors[o].member_of)]
        sizes = [self._size(o) for o in alone]
        if None in sizes:
            return None
        found = {o: s for o, s in zip(alone, sizes, strict=True) if s is not None}
        for a, b in sorted(self._by_hand.dependent):
            if a in found and b in found:  # one and the same: the smaller group adds nobody
                found[min(a, b, key=lambda o: (found[o], o))] = 0
        return sum(found.values())

    def _size(self, actor: str) -> int | None:
        """The people that an origin without a name may be: a body ("police") speaks with one
        voice, a group is as many as the text says."""
        found = self._actors[actor]
        if found.kind != "unnamed":
            return 1
        return found.count.max if found.count is not None else None


_MARKED = 12
"""Sides without a name that are weighed against each other; more are passed over."""


def identified(actor: Actor) -> bool:
    """Whether the text says who it is: by a name, or in words that hold one ("the Kelmouth
    police"). "Police" or "the hospital" may be any, and an unnamed source anybody."""
    if actor.kind == "unnamed":
        return False
    if actor.kind == "outlet" or any(m.form == "name" for m in actor.mentions):
        return True
    return any(w[0].isupper() for w in actor.name.split()[1:])
