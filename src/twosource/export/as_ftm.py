"""`--format ftm`: FollowTheMoney entities, one a line (Aleph, OpenAleph, yente read them).

Articles, people, organisations, events, calls and messages, who is named where (Mention), and each
account as a Note with its Documentation. What accounts differ on stands there with all its values:
nothing is decided. Passages stand in the annotation file (`--format webannotation`) under the ids
of the Mention and Note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import BinaryIO

from twosource.export import phrases, spans
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.report_more import web_address
from twosource.export.safe import printable
from twosource.export.shapes import Shape
from twosource.export.spans import Named, Told
from twosource.export.take import Take
from twosource.model.actor import Actor, ActorKind
from twosource.model.document import Document
from twosource.model.event import Role
from twosource.model.finding import DateRange, Event
from twosource.model.ids import make_id

SCHEMATA: Mapping[ActorKind, str] = {
    "person": "Person", "organisation": "Organization", "outlet": "Organization",
    "place": "Address", "unnamed": "LegalEntity",
}  # fmt: skip
_LANGUAGES = {"en": "eng"}
_UNSEEN = "The message itself is not in these articles; they only tell of it."
_FROM: tuple[Role, ...] = ("initiator",)
_TO: tuple[Role, ...] = ("addressee",)


def write(take: Take, out: BinaryIO) -> None:
    """Write the entities; an id never stands twice."""
    for made in _Writer(take).entities():
        out.write(dumps(made) + b"\n")


class _Writer:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)

    def entities(self) -> Iterator[Shape]:
        """All entities: what others point at comes first."""
        for d in self.take.table.documents:
            yield self._article(d)
        for a in self.take.table.actors:
            yield self._actor(a)
            yield from self._speaks_for(a)
        for n in spans.named(self.take):
            yield from self._mention(n)
        for e in self.take.table.events:
            yield self._event(e)
            yield from self._contact(e)
        for x in spans.told(self.take):
            yield from self._account(x)

    def _article(self, d: Document) -> Shape:
        copied = self.take.table.reprint_of.get(d.id)
        return _entity(d.id, "Article", {
            "title": [d.title or self.index.label(d.id)], "author": [d.byline],
            "publisher": [d.outlet], "publishedAt": [_day(d.published)],
            "sourceUrl": [web_address(d.url)], "language": [_LANGUAGES.get(d.language or "")],
            "bodyText": [d.text], "notes": ["A reprint: it adds no source."] if copied else [],
        })  # fmt: skip

    def _actor(self, a: Actor) -> Shape:
        schema = SCHEMATA[a.kind]
        if a.kind == "place":
            return _entity(a.id, schema, {"full": [a.name], "name": [a.name]})
        if a.kind == "unnamed":  # no name that could be matched with anybody's
            said = [f"A source without a name: {a.name}. Nobody is to be matched with it."]
            return _entity(a.id, schema, {"name": [f"(unnamed) {a.name}"], "summary": said})
        held: dict[str, Iterable[str | None]] = {"name": [a.name], "alias": a.aliases}
        if a.kind == "person":
            held["position"] = a.roles
        elif a.kind == "outlet":
            held["summary"] = ["An outlet."]
        return _entity(a.id, schema, held)

    def _speaks_for(self, a: Actor) -> Iterator[Shape]:
        for other in a.speaks_for:
            if self._legal(a.id) and self._legal(other):
                yield _entity(make_id("speaks", a.id, other), "Representation", {
                    "agent": [a.id], "client": [other], "role": ["speaks for"]})  # fmt: skip

    def _mention(self, n: Named) -> Iterator[Shape]:
        if n.actor.kind in ("person", "organisation", "outlet"):
            yield _entity(n.id, "Mention", {
                "document": [n.document], "resolved": [n.actor.id], "name": [n.actor.name],
                "detectedSchema": [SCHEMATA[n.actor.kind]]})  # fmt: skip

    def _event(self, e: Event) -> Shape:
        places = [
            v.value for f in e.findings if f.facet == "place" for v in f.values
            if isinstance(v.value, str)
        ]  # fmt: skip
        differ = [phrases.question(e, f.facet) for f in e.findings if f.status == "disputed"]
        notes = [f"Accounts differ: {' '.join(differ)}"] if differ else []
        if e.modality != "happened":
            notes.append(f"Told of as: {e.modality}.")
        involved = [p.actor for p in e.participants if self._legal(p.actor)]
        return _entity(e.id, "Event", {
            "name": [phrases.event_title(self.index, e)], "involved": involved,
            "date": _days(e), "location": places, "summary": notes,
            "keywords": [e.type, e.channel, e.standing]})  # fmt: skip

    def _contact(self, e: Event) -> Iterator[Shape]:
        """A call, or a message with a sender: of what kind an event is, beside the event."""
        by, to = self._in(e, _FROM), self._in(e, _TO)
        proof = sorted({a.document for f in e.findings for v in f.values for a in v.accounts})
        held: dict[str, Iterable[str | None]] = {"date": _days(e), "proof": proof,
                                                 "recordId": [e.id]}  # fmt: skip
        if e.channel == "call" and by and to:
            yield _entity(make_id("call", e.id), "Call", {**held, "caller": by, "receiver": to})
        elif e.channel in ("message", "letter") and by:
            more = {"sender": by, "recipients": to, "bodyText": [_UNSEEN]}
            yield _entity(make_id("message", e.id), "Message", {**held, **more})

    def _account(self, x: Told) -> Iterator[Shape]:
        words = [self.index.words(p) for p in x.account.evidence]
        who = phrases.chain(self.index, x.account, "\u2190")
        yield _entity(x.id, "Note", {
            "name": [spans.in_words(self.index, x)], "description": words, "summary": [who],
            "entity": [x.event.id],
            "keywords": [x.finding.facet, x.finding.status, self.take.standing(x.finding.id)],
        })  # fmt: skip
        document, said = x.account.document, x.account.said_on
        if document in self.index.documents:
            yield _entity(make_id("documents", x.id, document), "Documentation", {
                "document": [document], "entity": [x.id], "role": ["account"],
                "date": [_day(said)]})  # fmt: skip

    def _in(self, e: Event, roles: tuple[Role, ...]) -> list[str]:
        return [p.actor for p in e.participants if p.role in roles and self._legal(p.actor)]

    def _legal(self, actor: str) -> bool:
        """Whether an actor is somebody who acts (a place is not)."""
        found = self.index.actors.get(actor)
        return found is not None and found.kind != "place"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(e: Event) -> list[str]:
    """Every day that an account gives, where it gives one day and not a range."""
    given = [v.value for f in e.findings if f.facet == "when" for v in f.values]
    exact = (d.earliest for d in given if isinstance(d, DateRange) and d.earliest == d.latest)
    return [d.isoformat() for d in exact if d]


def _entity(id_: str, schema: str, given: Mapping[str, Iterable[str | None]]) -> Shape:
    """An entity without empty or doubled values, on one line each, harmless."""
    held: Shape = {}
    for name, values in given.items():
        clean = printable if name != "bodyText" else str.strip
        kept = list(dict.fromkeys(c for v in values if v and (c := clean(v))))
        if kept:
            held[name] = kept
    return {"id": id_, "schema": schema, "properties": held}
