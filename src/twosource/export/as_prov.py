"""`--format prov`: where each finding comes from, as W3C PROV (PROV-JSON).

Articles, accounts and findings are entities; who said it and the program are agents. A finding is
derived from its accounts, an account from its article and attributed to its origin; a reprint is
quoted from what it repeats; who speaks for another acts on that one's behalf.
"""

from __future__ import annotations

from typing import BinaryIO

from twosource import __version__
from twosource.export import phrases, spans
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.line import origin
from twosource.export.replies import Replies
from twosource.export.report_more import web_address
from twosource.export.safe import printable
from twosource.export.shapes import Json, Shape
from twosource.export.take import Take
from twosource.model.actor import Actor
from twosource.model.document import Document

BUILD, PROGRAM = "twosource:build", "twosource:program"
_KINDS = {
    "person": "prov:Person",
    "organisation": "prov:Organization",
    "outlet": "prov:Organization",
}
Records = dict[str, Shape]


def write(take: Take, out: BinaryIO) -> None:
    """Write the document, a record a line."""
    out.write(b'{"prefix":{"twosource":"urn:twosource:"}')
    for name, records in _Writer(take).made().items():
        if not records:
            continue
        out.write(b',\n"%s":{' % name.encode())
        for n, (id_, held) in enumerate(records.items()):
            out.write(b",\n" if n else b"\n")
            out.write(dumps(id_) + b":" + dumps(held))
        out.write(b"}")
    out.write(b"}\n")


def _id(id_: str) -> str:
    return f"twosource:{id_}"


class _Writer:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)
        self.replies = Replies(self.index)
        self.relations: dict[str, Records] = {
            k: {} for k in ("wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo",
                            "wasAssociatedWith", "actedOnBehalfOf")
        }  # fmt: skip

    def made(self) -> dict[str, Records]:
        """All records by kind."""
        entities: Records = {}
        for d in self.take.table.documents:
            entities[_id(d.id)] = self._document(d)
        for e in self.take.table.events:
            reply = self.replies.words(e)
            more: Shape = {"twosource:reply": _text(reply)} if reply else {}
            for f in e.findings:
                title = phrases.event_title(self.index, e)
                entities[_id(f.id)] = _record(
                    f"{title}: {phrases.question(e, f.facet)}", "twosource:Finding",
                    {"twosource:status": f.status, "twosource:standing": self.take.standing(f.id),
                     **more},
                )  # fmt: skip
                self._relate("wasGeneratedBy", {"prov:entity": _id(f.id), "prov:activity": BUILD})
        for x in spans.told(self.take):
            words = " / ".join(self.index.words(p) for p in x.account.evidence)
            entities[_id(x.id)] = _record(
                spans.in_words(self.index, x), "twosource:Account", {"prov:value": _text(words)}
            )
            self._account(x)
        self._relate("wasAssociatedWith", {"prov:activity": BUILD, "prov:agent": PROGRAM})
        activity: Records = {BUILD: {"prov:label": "twosource build"}}
        return {"entity": entities, "activity": activity, "agent": self._agents(), **self.relations}

    def _document(self, d: Document) -> Shape:
        more: Shape = {"twosource:outlet": _text(d.outlet or "")} if d.outlet else {}
        if d.published:
            more["twosource:published"] = d.published.isoformat()
        if address := web_address(d.url):
            more["prov:location"] = address
        copied = self.take.table.reprint_of.get(d.id, "")
        if copied in self.index.documents:
            self._derived(d.id, copied, "prov:Quotation")
        return _record(d.title or self.index.label(d.id), "twosource:Article", more)

    def _account(self, x: spans.Told) -> None:
        self._derived(x.finding.id, x.id, None)
        if x.account.document in self.index.documents:
            self._derived(x.id, x.account.document, "prov:Quotation")
        who = origin(x.account)
        if who in self.index.actors:
            self._relate("wasAttributedTo", {"prov:entity": _id(x.id), "prov:agent": _id(who)})

    def _agents(self) -> Records:
        out: Records = {PROGRAM: _record(f"twosource {__version__}", "prov:SoftwareAgent", {})}
        for a in self.take.table.actors:
            out[_id(a.id)] = _agent(a)
            for other in a.speaks_for:
                if other in self.index.actors:
                    held: Shape = {"prov:delegate": _id(a.id), "prov:responsible": _id(other)}
                    self._relate("actedOnBehalfOf", held)
        return out

    def _derived(self, from_: str, of: str, kind: str | None) -> None:
        held: Shape = {"prov:generatedEntity": _id(from_), "prov:usedEntity": _id(of)}
        if kind:
            held["prov:type"] = {"$": kind, "type": "prov:QUALIFIED_NAME"}
        self._relate("wasDerivedFrom", held)

    def _relate(self, kind: str, held: Shape) -> None:
        records = self.relations[kind]
        records[f"_:{kind}{len(records)}"] = held


def _agent(a: Actor) -> Shape:
    return _record(a.name, _KINDS.get(a.kind, f"twosource:{a.kind}"), {})


def _record(label: str, kind: str, more: Shape) -> Shape:
    named: Json = {"$": kind, "type": "prov:QUALIFIED_NAME"}
    return {"prov:label": _text(label), "prov:type": named, **more}


def _text(words: str) -> str:
    return printable(words) or "\ufffd"
