"""Our records in the shapes of the contract (DESIGN.md): what JSON and `analyse` write.

One function a record, fields in the contract's order. Absent is ``None`` or ``[]``; days are ISO
8601; a number is written as such only where it is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Document
from twosource.model.event import EventMention, Participant
from twosource.model.finding import (
    Account,
    DateRange,
    Event,
    FacetValue,
    Finding,
    Independent,
    Value,
)
from twosource.model.number import NumberRange
from twosource.model.span import Span
from twosource.model.when import Timex

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Shape: TypeAlias = dict[str, Json]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(s) for s in spans]


def _range(number: NumberRange | None) -> Shape | None:
    return {"min": number.min, "max": number.max} if number else None


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
        "published": _day(record.published),
        "language": record.language,
        "text": record.text,
        "zones": zones(record),
        "reprint_of": reprint_of,
        "main_event": main_event,
    }


def actor(record: Actor) -> Shape:
    """An actor with its mentions."""
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "aliases": list(record.aliases),
        "roles": list(record.roles),
        "count": record.count.exact if record.count else None,
        "speaks_for": list(record.speaks_for),
        "mentions": [_evidence(m.document, m.span) for m in record.mentions],
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
        "said_on": _day(record.said_on),
        "knows_by": record.knows_by,
        "score": round(record.score, 4),
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
        "earliest": _day(record.when.earliest),
        "latest": _day(record.when.latest),
        "precision": record.precision,
        "basis": record.when.basis,
    }


def event_mention(record: EventMention) -> Shape:
    """One report of an event."""
    when: Shape | None = None
    if record.when:
        when = {
            "timex": record.when.timex,
            "earliest": _day(record.when.earliest),
            "latest": _day(record.when.latest),
            "basis": record.when.basis,
        }
    return {
        "id": record.id,
        "document": record.document,
        "start": record.span.start,
        "end": record.span.end,
        "type": record.type,
        "channel": record.channel,
        "participants": _participants(record.participants),
        "when": when,
        "count": _range(record.count),
        "modality": record.modality,
        "about": _pair(record.about) if record.about else None,
        "place": record.place,
        "attribution": record.attribution,
        "event": record.event,
    }


def event(record: Event) -> Shape:
    """An event with its findings."""
    return {
        "id": record.id,
        "type": record.type,
        "channel": record.channel,
        "modality": record.modality,
        "participants": _participants(record.participants),
        "relations": [
            {"relation": r.relation, "event": r.event, "account": list(r.account)}
            for r in record.relations
        ],
        "findings": [_finding(f) for f in record.findings],
    }


def claim(record: Claim) -> Shape:
    """A claim with its accounts."""
    return {
        "id": record.id,
        "text": record.text,
        "polarity": record.polarity,
        "status": record.status,
        "accounts": [_account(a) for a in record.accounts],
        "independent": _independent(record.independent),
        "opposed_by": list(record.opposed_by),
    }


def drift(record: Drift) -> Shape:
    """A retelling that says more than what it retells."""
    body = _evidence(record.body.document, record.body.span) if record.body else None
    return {
        "facet": record.facet,
        "body": body,
        "retold": _evidence(record.retold.document, record.retold.span),
    }


def quote_variant(record: QuoteVariant) -> Shape:
    """One utterance in several wordings."""
    return {
        "speaker": record.speaker,
        "variants": [_evidence(v.document, v.span) for v in record.variants],
    }


def facet_value(value: FacetValue) -> Json:
    """The value of a facet: a range, days, text, an id or ids."""
    match value:
        case NumberRange():
            return _range(value)
        case DateRange():
            return {"earliest": _day(value.earliest), "latest": _day(value.latest)}
        case str():
            return value
        case _:
            return list(value)


def _participants(of_it: Iterable[Participant]) -> list[Shape]:
    return [{"role": p.role, "actor": p.actor} for p in of_it]


def _finding(record: Finding) -> Shape:
    return {
        "id": record.id,
        "facet": record.facet,
        "status": record.status,
        "values": [_value(v) for v in record.values],
        "denied": [_value(v) for v in record.denied],
        "pooled": [
            {"value": facet_value(p.value), "independent": _independent(p.independent)}
            for p in record.pooled
        ],
        "changes": [
            {
                "actor": c.actor,
                "from": facet_value(c.before),
                "to": facet_value(c.after),
                "documents": list(c.documents),
            }
            for c in record.changes
        ],
        "splits": [
            {"actors": list(s.actors), "values": [facet_value(v) for v in s.values]}
            for s in record.splits
        ],
    }


def _value(record: Value) -> Shape:
    return {
        "value": facet_value(record.value),
        "accounts": [_account(a) for a in record.accounts],
        "independent": _independent(record.independent),
    }


def _account(record: Account) -> Shape:
    return {
        "chain": list(record.chain),
        "document": record.document,
        "said_on": _day(record.said_on),
        "evidence": [_evidence(e.document, e.span) for e in record.evidence],
    }


def _independent(record: Independent) -> Shape:
    return {"at_least": record.at_least, "at_most": record.at_most}


def _evidence(document_id: str, span: Span) -> Shape:
    return {"document": document_id, "start": span.start, "end": span.end}
