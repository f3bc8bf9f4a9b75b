"""How many independent origins stand behind a value, at least and at most.

DESIGN.md, "Independence". A named actor counts one. An unnamed group of n may be n people who are
nobody else's (``at_most``), or any other unnamed source, or a named one (``at_least``). An actor
and one that speaks for it, an office and its officials, a member and its group are one. Who an
unnamed source may be is never asked: the calculation is numeric.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from twosource.model.actor import Actor
from twosource.model.finding import Independent


class Sides:
    """The sides of a story: actors of whom one speaks for the other, or belongs to it, are one."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._parent: dict[str, str] = {a: a for a in actors}
        for a in sorted(actors):
            for b in (*actors[a].speaks_for, *actors[a].member_of):
                if b in self._parent:
                    x, y = sorted((self.side(a), self.side(b)))
                    self._parent[y] = x

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
        named = sum(1 for s in sides.values() if any(self._named(o) for o in s))
        most = [self._most(s) for s in sides.values()]
        total = None if None in most else sum(m for m in most if m is not None)
        return Independent(max(1, named), None if total is None else max(1, total))

    def _named(self, actor: str) -> bool:
        return identified(self._actors[actor])

    def _most(self, side: set[str]) -> int | None:
        """The people that the origins on one side may be at most: one where any of them is named;
        else the sum of the groups, a member counted with its group."""
        if any(self._named(o) for o in side):
            return 1
        alone = [o for o in side if side.isdisjoint(self._actors[o].member_of)]
        sizes = [self._size(o) for o in alone]
        return None if None in sizes else sum(s for s in sizes if s is not None)

    def _size(self, actor: str) -> int | None:
        """The people that an origin without a name may be: a body ("police") speaks with one
        voice, a group is as many as the text says."""
        found = self._actors[actor]
        if found.kind != "unnamed":
            return 1
        return found.count.max if found.count is not None else None


def identified(actor: Actor) -> bool:
    """Whether the text says who it is: by a name, or in words that hold one ("the Kelmouth
    police"). "Police" or "the hospital" may be any, and an unnamed source anybody."""
    if actor.kind == "unnamed":
        return False
    if actor.kind == "outlet" or any(m.form == "name" for m in actor.mentions):
        return True
    return any(w[0].isupper() for w in actor.name.split()[1:])
