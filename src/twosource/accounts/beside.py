"""What stands beside the events: claims, wording that drifts, quote variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from twosource.accounts.claim_units import Places, Unit, known, office, units
from twosource.accounts.claims import claims, polarity
from twosource.accounts.drift import drifts
from twosource.accounts.drift_heads import head_drifts
from twosource.accounts.drift_quotes import quote_drifts
from twosource.accounts.independence import Sides
from twosource.accounts.quoted import Utterance, utterances
from twosource.accounts.saying import Saying, sayings
from twosource.accounts.told import Told, heard, names_of
from twosource.accounts.variants import variants
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.correction import NOTHING, ByHand, Looked
from twosource.model.document import Document
from twosource.model.finding import Event
from twosource.model.reading import Reading
from twosource.model.span import Span


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said and is no event, and how things are worded."""

    claims: tuple[Claim, ...]
    drifts: tuple[Drift, ...]
    quote_variants: tuple[QuoteVariant, ...]
    missed: frozenset[int] = frozenset()
    """The corrections that speak of a claim which is no claim now."""


def beside(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    events: Sequence[Event],
    by_hand: ByHand = NOTHING,
    memo: Memo | None = None,
    told: Sequence[Told] | None = None,
) -> Beside:
    """Return claims, drifts and quote variants. The arguments are those of ``tabulate``, and the
    events it gave. The order of ``readings`` changes nothing."""
    memo = memo or Memo()
    event_of = {m: e.id for e in events for m in e.mentions}
    said = sayings(readings, of, outlets, reprint_of, memo)
    sides = Sides(actors, by_hand)
    central = {office(p.actor, actors) for e in events for p in e.participants}
    if told is None:
        told = heard(readings, actors, of, outlets, reprint_of, memo)
    found, looked = _units(readings, said, actors, of, event_of, memo), by_hand.looked
    return Beside(
        claims(found, sides, central, memo, looked),
        _drifts(readings, told, event_of, memo),
        variants(_utterances(readings, said, sides, memo), reprint_of, _ranks(readings), memo),
        _missed(found, looked),
    )


def _missed(found: Iterable[Unit], looked: Sequence[Looked]) -> frozenset[int]:
    of_claims = [x for x in looked if x.about == "claim"]
    if not of_claims:
        return frozenset()
    held = {(u.evidence, polarity(u)) for u in found}
    return frozenset(x.number for x in of_claims if any((p, x.key) not in held for p in x.places))


def _ranks(readings: Iterable[Reading]) -> dict[str, int]:
    """The documents in order of their publication."""
    ranked = sorted(
        readings, key=lambda r: (r.document.published is None, str(r.document.published))
    )
    return {r.document.id: n for n, r in enumerate(ranked)}


def _units(
    readings: Sequence[Reading],
    said: Sequence[tuple[Saying, ...]],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    event_of: Mapping[str, str],
    memo: Memo,
) -> list[Unit]:
    """The sentences of all documents that state something and report no event."""
    part = memo.part("units")
    homes = {i: _home(i, actors) if a.kind == "unnamed" else (i, True) for i, a in actors.items()}
    named = names_of(readings, of, memo)
    out: list[Unit] = []
    for r, of_it in zip(readings, said, strict=True):
        if of_it:
            who = tuple([homes.get(i or "") for i in named[r.document.id]])
            events = tuple(event_of.get(m.id) for m in r.event_mentions)
            out += part.get(
                r.document.id,
                (r, of_it, who, events),
                partial(_units_of, r, of_it, who, events),
            )
    return out


def _home(actor: str, actors: Mapping[str, Actor]) -> tuple[str, bool]:
    return office(actor, actors), known(actor, actors)


def _utterances(
    readings: Sequence[Reading], said: Sequence[tuple[Saying, ...]], sides: Sides, memo: Memo
) -> list[Utterance]:
    part = memo.part("utterances")
    out: list[Utterance] = []
    for r, of_it in zip(readings, said, strict=True):
        if of_it:
            tellers = {s.origin for s in of_it if s.origin is not None}
            side = {o: sides.side(o) for o in sorted(tellers) if o in sides}
            out += part.get(r.document.id, (of_it, side), partial(_utterances_of, of_it, side))
    return out


def _units_of(
    r: Reading,
    said: Sequence[Saying],
    who: Sequence[tuple[str, bool] | None],
    events: Sequence[str | None],
) -> tuple[Unit, ...]:
    return tuple(units(said, Places(r, who, events)))


def _utterances_of(said: Sequence[Saying], side: Mapping[str, str]) -> tuple[Utterance, ...]:
    return tuple(utterances(said, side))


def _head_drifts(events: Sequence[Sequence[Told]], d: Document) -> tuple[Drift, ...]:
    return tuple(head_drifts(events, d))


def _attributed(r: Reading) -> list[Span]:
    return [s for a in r.attributions if a.source for s in a.content]


def _drifts(
    readings: Sequence[Reading],
    told: Iterable[Told],
    event_of: Mapping[str, str],
    memo: Memo,
) -> tuple[Drift, ...]:
    found: set[Drift] = set()
    groups: dict[str, list[Told]] = defaultdict(list)
    heads: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for t in told:
        event = event_of.get(t.mention.id)
        if event is not None:
            groups[event].append(t)
            heads[t.document][event].append(t)
    hedged = {a.id: a.hedged for r in readings for a in r.attributions}
    part, documents = memo.part("drifts"), {r.document.id: r.document for r in readings}
    for event, of_it in groups.items():
        how = [hedged.get(t.mention.attribution or "") for t in of_it]
        of = [documents[d] for d in dict.fromkeys(t.document for t in of_it)]
        made = partial(drifts, [of_it], hedged, documents)
        found.update(part.get(event, (of_it, how, of), made))
    quotes, headlines = memo.part("quote drifts"), memo.part("head drifts")
    for r in readings:
        d = r.document
        found.update(quotes.get(d.id, r, partial(_quote_drifts, r)))
        if d.id in heads:
            of_events = list(heads[d.id].values())
            found.update(headlines.get(d.id, (d, of_events), partial(_head_drifts, of_events, d)))
    return tuple(sorted(found, key=Drift.order))


def _quote_drifts(r: Reading) -> tuple[Drift, ...]:
    return tuple(quote_drifts(r.document, _attributed(r)))
