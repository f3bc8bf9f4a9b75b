"""What follows from the order of events: before and before is before, and so on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.accounts.order_graph import Edge, Graph, Node, graph_of
from twosource.accounts.order_links import Link

REACH = 120
"""Points that are followed from one (four an event): what lies further follows as well, and is of
no use to a reader."""
State = tuple[Node, bool]
"""A point, and whether it is strictly after where the way began."""
Came = Mapping[State, tuple[State | None, str]]
"""How each state was reached: the one before it and the relation between them."""


class Follows(NamedTuple):
    """Event ``a`` lies ``kind`` event ``b``; ``through`` the relations that lead there."""

    a: str
    b: str
    kind: Literal["before", "same day", "during"]
    through: tuple[str, ...]


def closure(links: Sequence[Link]) -> tuple[Follows, ...]:
    """Return all that follows from links that hold no circle, the links themselves among it.

    Sorted. Of the ways that lead to one thing, the shortest is told. Time: linear in the links,
    times ``REACH`` at most.
    """
    graph = graph_of(links)
    back = _turned(graph)
    return tuple(sorted(f for a in _events(graph) for f in _from(a, graph, back)))


def _events(graph: Graph) -> list[str]:
    return sorted({event for event, _ in graph})


def _turned(graph: Graph) -> Graph:
    """The graph with every edge the other way."""
    out: dict[Node, list[Edge]] = {n: [] for n in graph}
    for n, edges in graph.items():
        for e in edges:
            out[e.to].append(Edge(n, e.strict, e.relation))
    return out


def _from(a: str, graph: Graph, back: Graph) -> Iterator[Follows]:
    """What lies after, around or on the day of one event."""
    after, days = _reached((a, "end"), graph), _reached((a, "last day"), graph)
    before: dict[str, tuple[str, ...]] = {}
    for came, point in ((after, "start"), (days, "first day")):
        for state in came:
            (b, at), strict = state
            if b != a and at == point and strict:
                before.setdefault(b, _through(state, came))
    for b, through in before.items():
        yield Follows(a, b, "before", through)
    for state in after:  # without a "before" the end leads to ends alone, by "during"
        (b, at), strict = state
        if b != a and at == "end" and not strict:
            yield Follows(a, b, "during", _through(state, after))
    yield from _of_its_day(a, days, _reached((a, "first day"), back))


def _of_its_day(a: str, there: Came, back: Came) -> Iterator[Follows]:
    """The events that are not later, and not earlier either."""
    for state in there:
        (b, at), strict = state
        home: State = ((b, "last day"), False)
        if b != a and at == "first day" and not strict and home in back:
            through = (*_through(state, there), *reversed(_through(home, back)))
            yield Follows(a, b, "same day", tuple(dict.fromkeys(through)))


def _reached(start: Node, graph: Graph) -> Came:
    """Breadth first from one point; a point may be reached strictly and not."""
    first: State = (start, False)
    came: dict[State, tuple[State | None, str]] = {first: (None, "")}
    todo = deque([first])
    while todo and len(came) < REACH:
        node, strict = state = todo.popleft()
        for e in graph[node]:
            to: State = (e.to, strict or e.strict)
            if to not in came:
                came[to] = (state, e.relation)
                todo.append(to)
    return came


def _through(at: State | None, came: Came) -> tuple[str, ...]:
    out: list[str] = []
    while at is not None:
        at, relation = came[at]
        out.append(relation)
    return tuple(r for r in dict.fromkeys(reversed(out)) if r)
