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
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from twosource.accounts.block import named
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.correction import NOTHING, ByHand
from twosource.model.finding import Independent


class Sides:
    """Who is on one side: an actor and one whom it speaks for or belongs to, and two who speak for
    or belong to the same.

    It is asked of the few who tell of one thing, and never passed on through others: a spokesman
    who changed from one ministry to another does not make one side of the two ministries.
    """

    def __init__(
        self, actors: Mapping[str, Actor], by_hand: ByHand = NOTHING, memo: Memo | None = None
    ) -> None:
        self._actors = actors
        self._by_hand = by_hand
        self._beside: dict[str, list[str]] = defaultdict(list)
        for a, b in sorted(by_hand.dependent):
            if a in actors and b in actors:
                self._beside[a].append(b)
                self._beside[b].append(a)
        self._apart = {frozenset(pair) for pair in by_hand.independent}
        self._homes: dict[str, frozenset[str]] = {}
        self._facts: dict[str, object] = {}
        self._alone: Mapping[str, object] = {}
        if memo is not None and not (self._beside or self._apart):
            self._alone = memo.mapped("facts").of(actors, _alone)

    def __contains__(self, actor: object) -> bool:
        return actor in self._actors

    def homes(self, actor: str) -> frozenset[str]:
        """The actor, all whom it speaks for or belongs to, and whom these do; with those whom a
        person knows to be one with any of these."""
        found = self._homes.get(actor)
        if found is None and not (self._beside or self._actors[actor].speaks_for
                                  or self._actors[actor].member_of):  # fmt: skip
            found = self._homes[actor] = frozenset((actor,))
        if found is None:
            out, todo = {actor}, [actor]
            while todo:
                one = todo.pop()
                for up in (*self._ups(one), *self._beside.get(one, ())):
                    if up not in out and frozenset((actor, up)) not in self._apart:
                        out.add(up)
                        todo.append(up)
            found = self._homes[actor] = frozenset(out)
        return found

    def _ups(self, actor: str) -> list[str]:
        held = self._actors[actor]
        return [b for b in (*held.speaks_for, *held.member_of) if b in self._actors]

    def same(self, a: str, b: str) -> bool:
        """Whether two actors are on one side."""
        return len(self.parts((a, b))) == 1

    def parts(self, actors: Iterable[str]) -> list[list[str]]:
        """The actors by side, each part and all of them sorted. One who is on the side of two
        others brings these together, unless a person knows some of them to be independent."""
        homes = {a: self.homes(a) for a in sorted(set(actors))}
        parts = [[a] for a in homes]
        links = [(a, b) for a, b in sorted(self._by_hand.dependent) if a in homes and b in homes]
        links += [(a, b) for a, b in combinations(homes, 2) if not homes[a].isdisjoint(homes[b])]
        for a, b in links:
            one = next(p for p in parts if a in p)
            other = next(p for p in parts if b in p)
            if one is not other and not self._parted(one, other, homes):
                one += other
                parts.remove(other)
        return sorted(sorted(p) for p in parts)

    def _parted(
        self, one: Iterable[str], other: Iterable[str], homes: Mapping[str, frozenset[str]]
    ) -> bool:
        """Whether a person knows some of one side to be independent of some of the other."""
        if not self._apart:
            return False
        left = frozenset[str]().union(*(homes[a] for a in one))
        right = frozenset[str]().union(*(homes[a] for a in other))
        return any(frozenset((m, n)) in self._apart for m in left for n in right)

    def side(self, actor: str) -> str:
        """The one whom an actor speaks for in the end, where it is but one; else itself."""
        if self._alone.get(actor) is not None:
            return actor
        homes = self.homes(actor)
        tops = sorted(h for h in homes if not self._ups(h)) or [min(homes)]
        first = tops[0]
        one = all(t == first or t in self._beside.get(first, ()) for t in tops)
        return first if one else actor

    def named(self, actor: str) -> bool:
        """Whether the text calls an actor by a name somewhere (``block.named``)."""
        return named(self._actors[actor])

    def facts(self, actors: Iterable[str]) -> tuple[object, ...]:
        """All that can be asked here about some actors, in order: where it is the same, so is every
        answer."""
        ordered = sorted(actors)
        found = tuple(map(self._alone.get, ordered))
        return found if None not in found else tuple(map(self._facts_of, ordered))

    def _facts_of(self, actor: str) -> object:
        found = self._facts.get(actor, self._alone.get(actor))
        if found is None:
            held = self._actors.get(actor)
            found = (actor, None) if held is None else self._facts_among(held)
            self._facts[actor] = found
        return found

    def _facts_among(self, a: Actor) -> object:
        homes = self.homes(a.id)
        names = (named(a), identified(a))
        beside = [self._beside.get(h, ()) for h in sorted(homes)] if self._beside else ()
        apart = sorted(sorted(p) for p in self._apart if not homes.isdisjoint(p))
        return a.id, a.kind, names, a.count, sorted(homes), a.member_of, beside, apart

    def identified(self, actor: str) -> bool:
        """Whether the text says who an actor is."""
        return actor in self._actors and identified(self._actors[actor])

    def full_name(self, actor: str) -> tuple[str, ...]:
        """A person's first name and surname; empty where the text does not give both."""
        found = self._actors.get(actor)
        if found is None or found.kind != "person" or not self.identified(actor):
            return ()
        words = found.name.split()
        return (words[0], words[-1]) if len(words) > 1 else ()

    def independent(self, origins: Iterable[str]) -> Independent:
        """Count the independent origins among actors.

        ``at_least`` is the number of sides a named origin is on, and never less than 1;
        ``at_most`` adds what the unnamed may stand for, and is None where a group's size is open.
        """
        sides = [frozenset(part) for part in self.parts(origins)]
        most = [self._most(s) for s in sides]
        total = None if None in most else sum(m for m in most if m is not None)
        least = max(1, self._distinct(sides))
        return Independent(least, None if total is None else max(least, total))

    def _distinct(self, sides: Sequence[frozenset[str]]) -> int:
        """How many sides are known to be others than each other: those with a name, and those that
        a person knows to be independent of them. (The largest set in which each pair is known.)"""
        named_ = frozenset(k for k, s in enumerate(sides) if any(self.identified(o) for o in s))
        if not self._apart:
            return len(named_)
        at = {o: k for k, s in enumerate(sides) for o in s}
        known = {frozenset(at[o] for o in pair) for pair in self._apart if pair <= at.keys()}
        others = sorted({s for pair in known for s in pair} - named_)[:_MARKED]

        def most(k: int, chosen: tuple[int, ...], beside: frozenset[int]) -> int:
            best = len(chosen) + len(beside)
            for n in range(k, len(others)):
                new = others[n]
                if all(frozenset((new, c)) in known for c in chosen):
                    kept = frozenset(s for s in beside if frozenset((new, s)) in known)
                    best = max(best, most(n + 1, (*chosen, new), kept))
            return best

        return most(0, (), named_)

    def _most(self, side: frozenset[str]) -> int | None:
        """The people that the origins on one side may be at most: one where any of them is named;
        else the sum of the groups, a member counted with its group."""
        if any(self.identified(o) for o in side):
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


def _alone(a: Actor) -> object:
    """What ``Sides.facts`` says of one who speaks for nobody, as far as a person said nothing of
    it; None for others."""
    if a.speaks_for or a.member_of:
        return None
    return a.id, a.kind, (named(a), identified(a)), a.count, [a.id], a.member_of, (), []


def identified(actor: Actor) -> bool:
    """Whether the text says who it is: by a name, or in words that hold one ("the Kelmouth
    police"). "Police" or "the hospital" may be any, and an unnamed source anybody."""
    if actor.kind == "unnamed":
        return False
    if actor.kind == "outlet" or any(m.form == "name" for m in actor.mentions):
        return True
    return any(w[0].isupper() for w in actor.name.split()[1:])
