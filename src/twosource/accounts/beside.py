"""What stands beside the events: claims, wording that drifts, quote variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.accounts.claim_units import Places, office, units
from twosource.accounts.claims import claims
from twosource.accounts.drift import drifts
from twosource.accounts.drift_heads import head_drifts
from twosource.accounts.drift_quotes import quote_drifts
from twosource.accounts.independence import Sides
from twosource.accounts.quoted import utterances
from twosource.accounts.saying import sayings
from twosource.accounts.told import Told, tell, through_reports
from twosource.accounts.variants import variants
from twosource.model.actor import Actor
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.correction import NOTHING, ByHand
from twosource.model.finding import Event
from twosource.model.reading import Reading
from twosource.model.span import Span


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said and is no event, and how things are worded."""

    claims: tuple[Claim, ...]
    drifts: tuple[Drift, ...]
    quote_variants: tuple[QuoteVariant, ...]


def beside(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    events: Sequence[Event],
    by_hand: ByHand = NOTHING,
) -> Beside:
    """Return claims, drifts and quote variants. The arguments are those of ``tabulate``, and the
    events it gave. The order of ``readings`` changes nothing."""
    event_of = {m: e.id for e in events for m in e.mentions}
    said = sayings(readings, of, outlets, reprint_of)
    sides = Sides(actors, by_hand)
    central = {office(p.actor, actors) for e in events for p in e.participants}
    places = Places(readings, actors, of, event_of)
    ranked = sorted(
        readings, key=lambda r: (r.document.published is None, str(r.document.published))
    )
    order = {r.document.id: n for n, r in enumerate(ranked)}
    return Beside(
        claims(units(said, places), sides, central),
        _drifts(readings, actors, of, outlets, reprint_of, event_of),
        variants(utterances(said, {a: sides.side(a) for a in actors}), reprint_of, order),
    )


def _attributed(r: Reading) -> list[Span]:
    return [s for a in r.attributions if a.source for s in a.content]


def _drifts(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    event_of: Mapping[str, str],
) -> tuple[Drift, ...]:
    groups: dict[str, list[Told]] = defaultdict(list)
    for t in through_reports(tell(readings, of, outlets, reprint_of), actors):
        if t.mention.id in event_of:
            groups[event_of[t.mention.id]].append(t)
    hedged = {a.id: a.hedged for r in readings for a in r.attributions}
    quotes = [d for r in readings for d in quote_drifts(r.document, _attributed(r))]
    heads = head_drifts(groups.values(), {r.document.id: r.document for r in readings})
    found = {*drifts(groups.values(), hedged), *heads, *quotes}
    return tuple(sorted(found, key=lambda d: (d.retold, d.facet, d.body or d.retold)))
