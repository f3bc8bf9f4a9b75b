"""`--format graphml`: actors and events as a graph (Gephi, Cytoscape, networkx read it).

Nodes are actors and events. Edges are: who takes part in an event and how, who speaks for whom,
who belongs to whom, and who says what of an event (one edge for each account of each value). Read
as a directed graph with parallel edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from lxml import etree

from twosource.export import phrases, spans
from twosource.export.index import Index
from twosource.export.line import origin
from twosource.export.replies import Replies
from twosource.export.safe import xml_text
from twosource.export.take import Take
from twosource.model.actor import Actor
from twosource.model.finding import Event

NS = "http://graphml.graphdrawing.org/xmlns"
NODE = {"label": "string", "kind": "string", "type": "string", "channel": "string",
        "modality": "string", "disputed": "boolean", "mentions": "int",
        "reply": "string"}  # fmt: skip
EDGE = {"relation": "string", "role": "string", "facet": "string", "value": "string",
        "denied": "boolean", "status": "string", "standing": "string", "chain": "string",
        "document": "string", "words": "string"}  # fmt: skip
Held = Mapping[str, str | int | bool]


def write(take: Take, out: BinaryIO) -> None:
    """Write the graph, a record at a time."""
    made = _Writer(take)
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", nsmap={None: NS}):
            for about, keys in (("node", NODE), ("edge", EDGE)):
                for name, kind in keys.items():
                    given = {"id": f"{about}-{name}", "for": about, "attr.name": name,
                             "attr.type": kind}  # fmt: skip
                    file.write(etree.Element("key", given))
            with file.element("graph", id="story", edgedefault="directed"):
                for id_, held in made.nodes():
                    file.write(_record("node", {"id": id_}, held))
                for n, (source, target, held) in enumerate(made.edges()):
                    ends = {"id": f"edge-{n}", "source": source, "target": target}
                    file.write(_record("edge", ends, held))


def _record(name: str, given: Mapping[str, str], held: Held) -> etree._Element:
    record = etree.Element(name, {k: xml_text(v) for k, v in given.items()})
    for key, value in held.items():
        data = etree.SubElement(record, "data", {"key": f"{name}-{key}"})
        data.text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
    return record


class _Writer:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)
        self.replies = Replies(self.index)

    def nodes(self) -> Iterator[tuple[str, Held]]:
        """Actors, events, and outlets' documents that speak without an actor."""
        for a in self.take.table.actors:
            yield a.id, _actor(a)
        for e in self.take.table.events:
            yield e.id, self._event(e)
        for document in dict.fromkeys(i for i in self._origins() if i in self.index.documents):
            yield document, {"label": self.index.label(document), "kind": "article"}

    def _event(self, e: Event) -> Held:
        differ = any(f.status == "disputed" for f in e.findings)
        return {"label": phrases.event_title(self.index, e), "kind": "event", "type": e.type,
                "channel": e.channel or "", "modality": e.modality, "disputed": differ,
                "reply": self.replies.words(e)}  # fmt: skip

    def _origins(self) -> Iterator[str]:
        return (origin(x.account) for x in spans.told(self.take))

    def edges(self) -> Iterator[tuple[str, str, Held]]:
        """What ties them; an end that is not a node has no edge."""
        nodes = {id_ for id_, _ in self.nodes()}
        yield from (e for e in self._all() if e[0] in nodes and e[1] in nodes)

    def _all(self) -> Iterator[tuple[str, str, Held]]:
        for a in self.take.table.actors:
            for other in a.speaks_for:
                yield a.id, other, {"relation": "speaks for"}
            for other in a.member_of:
                yield a.id, other, {"relation": "belongs to"}
        for e in self.take.table.events:
            for p in e.participants:
                yield p.actor, e.id, {"relation": "takes part", "role": p.role}
            for r in e.relations:
                yield e.id, r.event, {"relation": r.relation}
        for x in spans.told(self.take):
            first = x.account.evidence[:1]
            yield origin(x.account), x.event.id, {
                "relation": "says", "facet": x.finding.facet, "denied": x.denied,
                "value": phrases.value(self.index, x.finding.facet, x.value.value),
                "status": x.finding.status, "standing": self.take.standing(x.finding.id),
                "chain": phrases.chain(self.index, x.account, "\u2190"),
                "document": x.account.document,
                "words": self.index.words(first[0]) if first else "",
            }  # fmt: skip


def _actor(a: Actor) -> Held:
    return {"label": a.name, "kind": a.kind, "mentions": len(a.mentions)}
