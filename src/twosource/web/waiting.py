"""What nobody has looked at, beside the sayings: each list in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export.index import Index
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.event import EventMention
from twosource.model.finding import Event, Finding


@dataclass(frozen=True, slots=True)
class Waiting:
    """``own``: reports of events in the outlets' own voice, those of disputed events first.
    ``turns``: changed accounts and splits by id, with the finding and the event that they are of.
    """

    own: tuple[EventMention, ...]
    claims: tuple[Claim, ...]
    turns: tuple[tuple[Event, Finding, str], ...]
    drifts: tuple[Drift, ...]
    variants: tuple[QuoteVariant, ...]


def waiting(index: Index) -> Waiting:
    """Return all that is proposed."""
    table = index.table
    disputed = {
        m for e in table.events if any(f.status == "disputed" for f in e.findings)
        for m in e.mentions
    }  # fmt: skip
    own = [m for m in table.event_mentions if not m.attribution and m.standing == "proposed"]
    return Waiting(
        tuple(sorted(own, key=lambda m: (m.id not in disputed, m.event is None))),
        tuple(c for c in table.claims if c.standing == "proposed"),
        tuple((e, f, id_) for e in table.events for f in e.findings for id_ in _turns(f)),
        tuple(d for d in table.drifts if d.standing == "proposed"),
        tuple(v for v in table.quote_variants if v.standing == "proposed"),
    )


def _turns(f: Finding) -> Iterator[str]:
    yield from (c.id_in(f.id) for c in f.changes if c.standing == "proposed")
    yield from (s.id_in(f.id) for s in f.splits if s.standing == "proposed")
