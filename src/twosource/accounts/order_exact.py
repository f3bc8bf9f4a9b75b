"""Numbers of days that do not add up: "two days before" and "the day before" of the same two."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from twosource.accounts.order_circles import Circle
from twosource.accounts.order_links import Link


def exact(links: Sequence[Link]) -> tuple[tuple[Circle, ...], frozenset[str]]:
    """Return the circles of days that do not add up, and their relations.

    Events that are told to be an exact number of days apart get places on one line; what does not
    fit its place is a circle with the way that placed it.
    """
    ways: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for k in links:
        if k.days is not None or k.step == "same day":
            ways[k.a].append((k.b, k.days or 0, k.relation))
            ways[k.b].append((k.a, -(k.days or 0), k.relation))
    at: dict[str, tuple[str, int]] = {}
    came: dict[str, tuple[str, str, int]] = {}
    for root in sorted(ways):
        if root not in at:
            _place(root, ways, at, came)
    found = {_way(k, came) for k in links if _misfits(k, at)}
    return tuple(sorted(found)), frozenset(r for c in found for r in c.relations)


def _place(
    root: str, ways: Mapping[str, list[tuple[str, int, str]]], at: dict[str, tuple[str, int]],
    came: dict[str, tuple[str, str, int]],
) -> None:  # fmt: skip
    at[root], came[root] = (root, 0), (root, "", 0)
    todo = deque([root])
    while todo:
        node = todo.popleft()
        for to, days, relation in ways[node]:
            if to not in at:
                at[to] = (root, at[node][1] + days)
                came[to] = (node, relation, came[node][2] + 1)
                todo.append(to)


def _misfits(k: Link, at: Mapping[str, tuple[str, int]]) -> bool:
    a, b = at.get(k.a), at.get(k.b)
    if a is None or b is None or a[0] != b[0]:
        return False
    apart = b[1] - a[1]
    if k.step == "same day":
        return apart != 0
    if k.step == "during":
        return False
    least = 1 if k.step == "day before" else 0
    return apart != k.days if k.days is not None else apart < least


def _way(k: Link, came: Mapping[str, tuple[str, str, int]]) -> Circle:
    """The way along exact distances from one end of a link to the other, with the link."""
    a, b = k.a, k.b
    events, relations = {a, b}, {k.relation}
    while a != b:
        if came[a][2] < came[b][2]:
            a, b = b, a
        a, relation, _ = came[a]
        events.add(a)
        relations.add(relation)
    return Circle(tuple(sorted(events)), tuple(sorted(relations)))
