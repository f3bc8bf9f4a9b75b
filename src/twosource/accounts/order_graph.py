"""Order in time as a graph: each event has a start, an end, and the days on which these fall.

"Before" puts the end of one event before the start of the other, "during" puts one inside the
other, "same day" puts both within one day. What is earlier is not on a later day, so every step
between instants has one between days beside it; two events of one day have no order of instants.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.accounts.order_links import Link

Point = Literal["start", "end", "first day", "last day"]
Node = tuple[str, Point]
"""An event and a point of it."""


class Edge(NamedTuple):
    """From a node to one that is not before it; ``strict``: to one that is after it.

    ``relation`` is empty within one event.
    """

    to: Node
    strict: bool
    relation: str


Graph = Mapping[Node, Sequence[Edge]]


def graph_of(links: Sequence[Link]) -> Graph:
    """Return the graph of the links. It does not depend on their order."""
    graph: dict[Node, list[Edge]] = {}
    for event in sorted({e for k in links for e in (k.a, k.b)}):
        graph[event, "start"] = [Edge((event, "end"), False, "")]
        graph[event, "end"] = []
        graph[event, "first day"] = [Edge((event, "last day"), False, "")]
        graph[event, "last day"] = []
    for k in sorted(links, key=lambda k: (k.relation, k.a, k.b, k.step)):
        for a, b, strict in _steps(k):
            graph[a].append(Edge(b, strict, k.relation))
    return graph


def _steps(k: Link) -> Iterator[tuple[Node, Node, bool]]:
    if k.step in ("before", "day before"):
        yield (k.a, "end"), (k.b, "start"), True
        yield (k.a, "last day"), (k.b, "first day"), k.step == "day before"
    elif k.step == "same day":
        yield (k.a, "last day"), (k.b, "first day"), False
        yield (k.b, "last day"), (k.a, "first day"), False
    else:
        yield (k.b, "start"), (k.a, "start"), False
        yield (k.a, "end"), (k.b, "end"), False
        yield (k.b, "first day"), (k.a, "first day"), False
        yield (k.a, "last day"), (k.b, "last day"), False
