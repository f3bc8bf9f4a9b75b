"""Merging and splitting of actors, replayed over the program's own grouping on every build.

The program groups as if nobody had corrected anything; then the corrections are applied in order of
time. So what a person declared apart stays apart whatever the program finds, and to undo a
correction is to leave it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.corrections.anchors import owners
from twosource.corrections.divide import Divided
from twosource.corrections.sides import Signs, side
from twosource.model.correction import Correction
from twosource.model.ids import make_id

KINDS = ("merge", "split", "apart")
"""The kinds of corrections that are laid over the grouping of actors."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Local id -> story id after the corrections, and what became of each correction by number."""

    of: Mapping[str, str]
    states: Mapping[int, str]


def overlay(parts: Divided, of: Mapping[str, str], corrections: Sequence[Correction]) -> Overlay:
    """Apply merges and splits that are not undone.

    ``of`` maps the local ids of the undivided readings to the story ids that the program gave.
    """
    work = _Work(parts, of, [c for c in corrections if c.undone is None and c.kind in KINDS])
    states = {}
    for c in sorted(work.corrections, key=lambda c: c.order):
        states[c.id] = work.merge(c) if c.kind == "merge" else work.part(c)
    return Overlay(work.of, states)


class _Work:
    """The grouping as it stands after the corrections so far."""

    def __init__(
        self, parts: Divided, of: Mapping[str, str], corrections: Sequence[Correction]
    ) -> None:
        self.corrections = corrections
        self.signs = Signs(parts.readings)
        self.readings = {r.document.id: r for r in parts.readings}
        self.of = dict(of)
        for new in parts.part_of:
            self.of[new] = of[_whole(new, parts.part_of)]
        self.members: dict[str, set[str]] = defaultdict(set)
        for local, id_ in self.of.items():
            self.members[id_].add(local)
        self.apart: list[tuple[int, frozenset[str], frozenset[str]]] = []
        self.tied = [
            frozenset[str]().union(*self._sides(c)) for c in corrections if c.kind == "merge"
        ]

    def _sides(self, c: Correction) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (owners(self.readings, t.anchors) for t in c.targets)
        return first, second

    def _move(self, locals_: Iterable[str], to: str) -> None:
        for local in sorted(locals_):
            self.members[self.of[local]].discard(local)
            self.of[local] = to
            self.members[to].add(local)

    def merge(self, c: Correction) -> str:
        """Unite the targets; the first one's id stays. Returns the state."""
        first, second = self._sides(c)
        if not first or not second:
            return _orphan(c, first, second)
        ids = {self.of[i] for i in first | second}
        joined = {m for i in ids for m in self.members[i]}
        for number, one, other in self.apart:
            if joined & one and joined & other:
                return f"contradicted: correction {number} keeps them apart"
        keep = c.targets[0].id
        self._move(joined, keep if keep in ids else self.of[min(first)])
        return self._lost(c)

    def part(self, c: Correction) -> str:
        """Take the second target out of the first. Returns the state."""
        stay, moved = self._sides(c)
        moved -= stay  # the text was changed so that one word stands for both: it stays
        if not moved or (not stay and c.kind == "apart"):
            return _orphan(c, stay, moved)
        homes: set[str] = set(stay)
        undecided, goal = 0, self._goal(c, stay, moved)
        for id_ in sorted({self.of[i] for i in moved}):
            group = self.members[id_] - moved
            home = self._home(c, id_, stay, moved)
            homes |= home
            if home:
                undecided += self._divide(c, id_, goal, group - home, home, moved)
            elif c.kind == "split":
                self._move(set(self.members[id_]), goal)
        self.apart.append((c.id, frozenset(moved), frozenset(homes)))
        if undecided:
            return f"open: {undecided} more could be either, and stand alone until you merge them"
        return self._lost(c)

    def _home(
        self, c: Correction, id_: str, stay: frozenset[str], moved: frozenset[str]
    ) -> set[str]:
        """Those of a group that are the first target, as it was known then."""
        group = self.members[id_] - moved
        return {i for i in group if i in stay or self.signs.document(i) in c.payload}

    def _goal(self, c: Correction, stay: frozenset[str], moved: frozenset[str]) -> str:
        """The id of what is taken out: that of a group in which the program has it since, with
        others and without the first; else its own."""
        ids = sorted({self.of[i] for i in moved})
        others = [i for i in ids if self.members[i] - moved and not self._home(c, i, stay, moved)]
        return others[0] if others else c.targets[1].id

    def _divide(
        self,
        c: Correction,
        id_: str,
        new: str,
        rest: set[str],
        home: set[str],
        moved: frozenset[str],
    ) -> int:
        """Part one group of the program; returns how many of ``rest`` may be either."""
        here, first = moved & self.members[id_], True
        if new == id_:  # the program gave both the second one's id: the first goes out
            new, here, first = c.targets[0].id, frozenset(home), False
        a, b = self.signs.together(home), self.signs.together(moved)
        open_ = 0
        going = set(here)
        for local in sorted(rest):
            where = self._tied(local, home, moved) or side(self.signs.of(local), a, b)
            if where is None:
                open_ += 1
                self._move([local], make_id("actor", "undecided", c.targets[1].id, local))
            elif (where == "second") == first:
                going.add(local)
        self._move(going, new)
        return open_

    def _tied(self, local: str, home: set[str], moved: frozenset[str]) -> str | None:
        """The side with which a person merged it."""
        ties = [t for t in self.tied if local in t]
        one = any(t & home for t in ties)
        other = any(t & moved for t in ties)
        return None if one == other else ("first" if one else "second")

    def _lost(self, c: Correction) -> str:
        every = [a for t in c.targets for a in t.anchors]
        gone = sum(not owners(self.readings, (a,)) for a in every)
        return f"partly: {gone} of {len(every)} places are gone" if gone else ""


def _whole(part: str, part_of: Mapping[str, str]) -> str:
    while part in part_of:
        part = part_of[part]
    return part


def _orphan(c: Correction, first: frozenset[str], second: frozenset[str]) -> str:
    lost = [
        f"{t.name} ({t.id})"
        for t, found in zip(c.targets, (first, second), strict=True)
        if not found
    ]
    return f"orphan: the words that showed {' and '.join(lost)} are gone or changed"
