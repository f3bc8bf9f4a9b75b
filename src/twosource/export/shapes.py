"""Records of documents in the shapes of the contract (DESIGN.md): what JSON and `analyse` write.

One function a record, fields in the contract's order. Absent is ``None`` or ``[]``; days are ISO
8601; a number is written as such only where it is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention, Participant
from twosource.model.number import NumberRange
from twosource.model.order import OrderRelation
from twosource.model.span import Span
from twosource.model.when import Timex

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Shape: TypeAlias = dict[str, Json]


def day(day: date | None) -> str | None:
    """A day as ISO 8601."""
    return day.isoformat() if day else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(s) for s in spans]


def number_range(number: NumberRange | None) -> Shape | None:
    """A number as a range; an open end is ``None``. A sum has its currency beside it."""
    if number is None:
        return None
    shape: Shape = {"min": number.min, "max": number.max}
    return {**shape, "currency": number.unit} if number.unit else shape


def zones(record: Document) -> list[Shape]:
    """The zones of a document."""
    return [{"kind": z.kind, "start": z.span.start, "end": z.span.end} for z in record.zones]


def document(record: Document, reprint_of: str | None, main_event: str | None) -> Shape:
    """A document with its text."""
    return {
        "id": record.id,
        "doc": record.doc,
        "file": record.file,
        "url": record.url,
        "outlet": record.outlet,
        "title": record.title,
        "byline": record.byline,
        "published": day(record.published),
        "language": record.language,
        "text": record.text,
        "zones": zones(record),
        "reprint_of": reprint_of,
        "main_event": main_event,
        "analysed": record.analysed,
        "kind": record.kind,
    }


def actor(record: Actor) -> Shape:
    """An actor with its mentions: each link with its score and why it was made."""
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "aliases": list(record.aliases),
        "roles": list(record.roles),
        "count": record.count.exact if record.count else None,
        "speaks_for": list(record.speaks_for),
        "mentions": [
            {
                **evidence(m.document, m.span),
                "form": m.form,
                "score": round(m.score, 4),
                "reason": m.reason,
            }
            for m in record.mentions
        ],
        "member_of": list(record.member_of),
        "unnamed_why": [evidence(w.document, w.span) for w in record.unnamed_why],
        "standing": record.standing,
    }


def attribution(record: Attribution) -> Shape:
    """An attribution relation."""
    return {
        "id": record.id,
        "document": record.document,
        "source": _pairs(record.source),
        "cue": _pairs(record.cue),
        "content": _pairs(record.content),
        "speaker": record.speaker,
        "kind": record.kind,
        "stance": record.stance,
        "hedged": record.hedged,
        "parent": record.parent,
        "via": record.via,
        "addressee": record.addressee,
        "said_on": day(record.said_on),
        "knows_by": record.knows_by,
        "score": round(record.score, 4),
        "standing": record.standing,
    }


def timex(record: Timex) -> Shape:
    """A time expression."""
    return {
        "id": record.id,
        "document": record.document,
        "start": record.span.start,
        "end": record.span.end,
        "type": record.type,
        "value": record.value,
        "edtf": record.edtf,
        "earliest": day(record.when.earliest),
        "latest": day(record.when.latest),
        "precision": record.precision,
        "basis": record.when.basis,
    }


def event_mention(record: EventMention) -> Shape:
    """One report of an event."""
    when: Shape | None = None
    if record.when:
        when = {
            "timex": record.when.timex,
            "earliest": day(record.when.earliest),
            "latest": day(record.when.latest),
            "basis": record.when.basis,
        }
    return {
        "id": record.id,
        "document": record.document,
        "start": record.span.start,
        "end": record.span.end,
        "type": record.type,
        "channel": record.channel,
        "participants": participants(record.participants),
        "when": when,
        "count": number_range(record.count),
        "modality": record.modality,
        "about": _pair(record.about) if record.about else None,
        "place": record.place,
        "attribution": record.attribution,
        "event": record.event,
        "standing": record.standing,
    }


def order_relation(record: OrderRelation) -> Shape:
    """An order between an event mention and an event, a date or a doing named by its words."""
    distance: Shape | None = None
    if record.distance:
        distance = {"unit": record.distance.unit, **(number_range(record.distance.count) or {})}
    return {
        "id": record.id,
        "document": record.document,
        "start": record.span.start,
        "end": record.span.end,
        "kind": record.kind,
        "mention": record.mention,
        "ends": [
            {"start": e.span.start, "end": e.span.end, "mention": e.mention, "timex": e.timex}
            for e in record.ends
        ],
        "distance": distance,
        "attribution": record.attribution,
    }


def participants(of_it: Iterable[Participant]) -> list[Shape]:
    """Actors in their roles."""
    return [{"role": p.role, "actor": p.actor} for p in of_it]


def evidence(document_id: str, span: Span) -> Shape:
    """A passage of a document."""
    return {"document": document_id, "start": span.start, "end": span.end}
