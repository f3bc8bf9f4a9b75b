"""Events as people put them together or took them apart, laid over the program's own groups."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.accounts.divide import Group
from twosource.accounts.told import Told
from twosource.model.correction import Move


def moved(groups: Sequence[Group], moves: Sequence[Move]) -> tuple[Group, ...]:
    """Return the groups after the moves, in their order; sorted by their smallest mention id.

    A mention that is in no group is placed by a move only where its other side is in one.
    """
    held = [list(g.told) for g in groups]
    for m in moves:
        held = _joined(held, m) if m.together else _parted(held, m.second)
    if not moves:
        return tuple(groups)
    reasons = {_ids(g.told): g.reason for g in groups}
    found = (
        Group(tuple(sorted(told, key=Told.place)), reasons.get(_ids(told), "by hand"))
        for told in held
    )
    return tuple(sorted(found, key=lambda g: min(t.mention.id for t in g.told)))


def _ids(told: Sequence[Told]) -> frozenset[str]:
    return frozenset(t.mention.id for t in told)


def _joined(held: list[list[Told]], m: Move) -> list[list[Told]]:
    one = [g for g in held if m.first & _ids(g)]
    other = [g for g in held if m.second & _ids(g)]
    if not one or not other:
        return held
    ours = m.first | m.second
    out = [g for g in held if not ours & _ids(g)]
    return [*out, [t for g in held if ours & _ids(g) for t in g]]


def _parted(held: list[list[Told]], moved_: frozenset[str]) -> list[list[Told]]:
    """The moved mentions of all groups are one group, as the person took them out together."""
    out = [t for g in held for t in g if t.mention.id in moved_]
    stay = [[t for t in g if t.mention.id not in moved_] for g in held]
    return [g for g in (*stay, out) if g]
