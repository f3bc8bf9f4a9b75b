"""Who is said to have contacted whom: a table, and a plain picture of the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from twosource.checking import contacts as checking
from twosource.model.finding import Event
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Leaf, leaf

DRAWN = 16
"""Actors in the picture: those with the most contacts."""
SIZE, RING = 500, 200
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Contact:
    """One event between two sides. ``count``: the numbers that are told; ``disputed``: they
    differ. ``ordered``: the accounts do not differ on who began it.
    """

    first: tuple[parts.Link, ...]
    second: tuple[parts.Link, ...]
    ordered: bool
    channel: str
    modality: str
    count: str
    disputed: bool
    happened: str
    event: parts.Link


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the picture; ``end``: its name stands to the left."""

    x: float
    y: float
    label_x: float
    actor: parts.Link
    end: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two actors; ``differ``: of some event between them accounts differ."""

    x1: float
    y1: float
    x2: float
    y2: float
    events: int
    differ: bool
    words: str


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The rows, and the picture."""

    listed: Leaf[Contact]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int
    size: int = SIZE


def contacts(lk: Lookups, name: str = "", page: int = 1) -> ContactsView:
    """The contacts of two; ``name``: those with somebody whose name holds these words."""
    found = _with(lk, name)
    listed = leaf(found, page, A_PAGE).each(lambda c: _contact(lk, c))
    return ContactsView(listed, *_picture(lk, [c.event for c in found]))


def _with(lk: Lookups, name: str) -> list[checking.Contact]:
    if not name:
        return lk.contacts
    words = name.casefold()
    named = {a.id for a, names in lk.folded if words in names[0]}
    return [c for c in lk.contacts if not named.isdisjoint(c.people)]


def contact_events(lk: Lookups, name: str) -> list[Event]:
    """The events between at least two; ``name``: those with one whose name holds these words."""
    return [c.event for c in _with(lk, name)]


def _contact(lk: Lookups, c: checking.Contact) -> Contact:
    return Contact(
        tuple(parts.actor(lk, a) for a in c.first), tuple(parts.actor(lk, a) for a in c.second),
        c.ordered, (c.event.channel or "channel open"), c.event.modality,
        c.count or "no number told", "count" in c.differ, c.happened, parts.event(lk, c.event.id),
    )  # fmt: skip


def _picture(lk: Lookups, events: list[Event]) -> tuple[tuple[Node, ...], tuple[Line, ...], int]:
    weight: dict[str, int] = {}
    pairs: dict[tuple[str, str], list[Event]] = {}
    for e in events:
        two = sorted(checking.people_of(e))
        for a in two:
            weight[a] = weight.get(a, 0) + 1
        for i, a in enumerate(two):
            for b in two[i + 1 :]:
                pairs.setdefault((a, b), []).append(e)
    kept = sorted(weight, key=lambda a: (-weight[a], lk.name(a), a))[:DRAWN]
    nodes = {a: _node(lk, a, n, len(kept)) for n, a in enumerate(kept)}
    lines = tuple(
        Line(
            nodes[a].x, nodes[a].y, nodes[b].x, nodes[b].y, len(of_it),
            any(f.status == "disputed" for e in of_it for f in e.findings),
            f"{lk.name(a)} and {lk.name(b)}: {parts.count(len(of_it), 'event')}",
        )
        for (a, b), of_it in sorted(pairs.items())
        if a in nodes and b in nodes
    )  # fmt: skip
    return tuple(nodes.values()), lines, len(weight) - len(kept)


def _node(lk: Lookups, actor: str, n: int, of: int) -> Node:
    turn = 2 * pi * n / max(of, 1) - pi / 2
    x, y = SIZE / 2 + RING * cos(turn), SIZE / 2 + RING * sin(turn)
    end = cos(turn) < -0.01
    return Node(round(x, 1), round(y, 1), round(x + (-12 if end else 12), 1),
                parts.actor(lk, actor), end)  # fmt: skip
