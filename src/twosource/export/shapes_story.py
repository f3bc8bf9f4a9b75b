"""Records of the story in the shapes of the contract: events, findings, claims, wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from twosource.export.by_whom import NOBODY, Checks, of_account
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.rests import rests
from twosource.export.shapes import Json, Shape, day, evidence, number_range, participants
from twosource.export.take import standing
from twosource.model.claim import Claim, Drift, QuoteVariant
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
from twosource.model.order import InferredWhen, OrderConflict

Checked = frozenset[str]


def event(
    index: Index,
    record: Event,
    checked: Checked = frozenset(),
    checks: Checks = NOBODY,
    replies: Sequence[Line] = (),
) -> Shape:
    """An event with its findings, each with what it rests on and whether it was accepted. An
    account that a person looked at has ``checked_by`` and ``checked_on``. ``replies``: what those
    whom it accuses say to it."""
    return {
        "id": record.id,
        "type": record.type,
        "channel": record.channel,
        "modality": record.modality,
        "participants": participants(record.participants),
        "relations": [
            {
                "relation": r.relation,
                "event": r.event,
                "account": list(r.account),
                "inferred": r.inferred,
                "through": list(r.through),
            }
            for r in record.relations
        ],
        "findings": [
            {
                **_finding(f, checks),
                "rests_on": asdict(rests(index, record, f)),
                "standing": standing(f.id, checked, f.standing),
            }
            for f in record.findings
        ],
        "inferred_when": _inferred_when(record.inferred_when),
        "replies": [reply(r) for r in replies],
    }


def reply(line: Line) -> Shape:
    """What somebody who is accused says to it, or that there is no reply (without evidence)."""
    return {
        "text": line.text,
        "evidence": [evidence(e.document, e.span) for e in line.evidence],
    }


def _inferred_when(record: InferredWhen | None) -> Shape | None:
    if record is None:
        return None
    return {
        "earliest": day(record.earliest),
        "latest": day(record.latest),
        "basis": "inferred",
        "through": list(record.through),
    }


def order_conflict(record: OrderConflict) -> Shape:
    """Order relations that cannot all be so."""
    return {
        "id": record.id,
        "kind": record.kind,
        "events": list(record.events),
        "relations": list(record.relations),
    }


def claim(record: Claim, checked: Checked = frozenset()) -> Shape:
    """A claim with its accounts."""
    return {
        "id": record.id,
        "text": record.text,
        "polarity": record.polarity,
        "status": record.status,
        "accounts": [{"id": a.id_in(record.id), **_account(a)} for a in record.accounts],
        "independent": _independent(record.independent),
        "opposed_by": list(record.opposed_by),
        "standing": standing(record.id, checked, record.standing),
    }


def drift(record: Drift) -> Shape:
    """A retelling that says more than what it retells."""
    body = evidence(record.body.document, record.body.span) if record.body else None
    return {
        "facet": record.facet,
        "body": body,
        "retold": evidence(record.retold.document, record.retold.span),
        "id": record.id,
        "standing": record.standing,
    }


def quote_variant(record: QuoteVariant) -> Shape:
    """One utterance in several wordings."""
    return {
        "speaker": record.speaker,
        "variants": [evidence(v.document, v.span) for v in record.variants],
        "id": record.id,
        "standing": record.standing,
    }


def facet_value(value: FacetValue) -> Json:
    """The value of a facet: a range, days, text, an id or ids."""
    match value:
        case NumberRange():
            return number_range(value)
        case DateRange():
            return {"earliest": day(value.earliest), "latest": day(value.latest)}
        case str():
            return value
        case _:
            return list(value)


def _finding(record: Finding, checks: Checks) -> Shape:
    return {
        "id": record.id,
        "facet": record.facet,
        "status": record.status,
        "values": [_value(record, v, checks) for v in record.values],
        "denied": [_value(record, v, checks) for v in record.denied],
        "pooled": [
            {"value": facet_value(p.value), "independent": _independent(p.independent)}
            for p in record.pooled
        ],
        "changes": [
            {
                "id": c.id_in(record.id),
                "actor": c.actor,
                "from": facet_value(c.before),
                "to": facet_value(c.after),
                "documents": list(c.documents),
                "kind": c.kind,
                "standing": c.standing,
            }
            for c in record.changes
        ],
        "splits": [
            {
                "id": s.id_in(record.id),
                "actors": list(s.actors),
                "values": [facet_value(v) for v in s.values],
                "standing": s.standing,
            }
            for s in record.splits
        ],
    }


def _value(finding: Finding, record: Value, checks: Checks) -> Shape:
    return {
        "value": facet_value(record.value),
        "accounts": [
            {"id": a.id_in(finding.id), **_account(a), **_check(checks, finding, a)}
            for a in record.accounts
        ],
        "independent": _independent(record.independent),
        "standing": record.standing,
    }


def _check(checks: Checks, finding: Finding, record: Account) -> Shape:
    found = of_account(checks, record, finding.facet)
    return {"checked_by": found.by, "checked_on": day(found.on)} if found else {}


def _account(record: Account) -> Shape:
    return {
        "chain": list(record.chain),
        "document": record.document,
        "said_on": day(record.said_on),
        "evidence": [evidence(e.document, e.span) for e in record.evidence],
        "standing": record.standing,
    }


def _independent(record: Independent) -> Shape:
    return {"at_least": record.at_least, "at_most": record.at_most}
