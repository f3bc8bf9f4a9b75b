"""Orders that cannot all be so: circles, found in linear time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twosource.accounts.order_graph import Edge, Graph, Node, graph_of
from twosource.accounts.order_links import Link

SHOWN = 3
"""Circles that are shown of a knot of events: each shows that something is wrong with it."""


class Circle(NamedTuple):
    """Events and relations of a circle, each sorted."""

    events: tuple[str, ...]
    relations: tuple[str, ...]


def circles(links: Sequence[Link]) -> tuple[tuple[Circle, ...], frozenset[str]]:
    """Return the circles, and the relations of every knot that holds one (none of which is to be
    relied on)."""
    graph = graph_of(links)
    found: set[Circle] = set()
    knotted: set[str] = set()
    for knot in _knots(graph):
        inside = [(n, e) for n in sorted(knot) for e in graph[n] if e.to in knot]
        strict = [(n, e) for n, e in inside if e.strict]
        if strict:
            knotted |= {e.relation for _, e in inside if e.relation}
            found |= {_circle(graph, knot, n, e) for n, e in strict[:SHOWN]}
    return tuple(sorted(found)), frozenset(knotted)


def _knots(graph: Graph) -> Iterator[frozenset[Node]]:
    """The strongly connected parts of two nodes or more (Tarjan 1972, without recursion)."""
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on: set[Node] = set()
    for root in graph:
        if root in number:
            continue
        work: list[tuple[Node, int]] = [(root, 0)]
        while work:
            node, k = work.pop()
            if k == 0:
                number[node] = low[node] = len(number)
                stack.append(node)
                on.add(node)
            else:
                low[node] = min(low[node], low[graph[node][k - 1].to])
            child = _next(graph[node], k, number, low, node, on)
            if child is not None:
                work += [(node, child + 1), (graph[node][child].to, 0)]
            elif low[node] == number[node]:
                yield from _popped(stack, on, node)


def _next(
    edges: Sequence[Edge], k: int, number: Mapping[Node, int], low: dict[Node, int], node: Node,
    on: set[Node],
) -> int | None:  # fmt: skip
    """The first edge from ``k`` on whose node was not seen; seen ones on the stack count."""
    for i in range(k, len(edges)):
        to = edges[i].to
        if to not in number:
            return i
        if to in on:
            low[node] = min(low[node], number[to])
    return None


def _popped(stack: list[Node], on: set[Node], node: Node) -> Iterator[frozenset[Node]]:
    part: list[Node] = []
    while not part or part[-1] != node:
        part.append(stack.pop())
        on.discard(part[-1])
    if len(part) > 1:
        yield frozenset(part)


def _circle(graph: Graph, knot: frozenset[Node], start: Node, edge: Edge) -> Circle:
    """The shortest way back from the end of a strict edge to its start."""
    came: dict[Node, tuple[Node, str]] = {edge.to: (edge.to, "")}
    todo = deque([edge.to])
    while todo and start not in came:
        node = todo.popleft()
        for e in graph[node]:
            if e.to in knot and e.to not in came:
                came[e.to] = (node, e.relation)
                todo.append(e.to)
    events, relations, node = {start[0], edge.to[0]}, {edge.relation}, start
    while node != edge.to:
        node, relation = came[node]
        events.add(node[0])
        relations |= {relation} - {""}
    return Circle(tuple(sorted(events)), tuple(sorted(relations)))
