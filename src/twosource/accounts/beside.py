"""What stands beside the events: claims, wording that drifts, quote variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from twosource.accounts.claim_units import Places, Unit, known, office, units
from twosource.accounts.claims import claims, polarity
from twosource.accounts.drift import drifts
from twosource.accounts.drift_heads import head_drifts
from twosource.accounts.drift_quotes import quote_drifts
from twosource.accounts.independence import Sides
from twosource.accounts.naming import events_in, events_of, names_of
from twosource.accounts.quoted import Utterance, utterances
from twosource.accounts.saying import Saying, sayings
from twosource.accounts.told import Heard, Told, heard
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
    told: Heard | None = None,
) -> Beside:
    """Return claims, drifts and quote variants. The arguments are those of ``tabulate``, and the
    events it gave. The order of ``readings`` changes nothing."""
    memo = memo or Memo()
    event_of = events_of(events, memo)
    said = sayings(readings, of, outlets, reprint_of, memo)
    sides = Sides(actors, by_hand, memo)
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
    named, events = names_of(readings, of, memo), events_in(readings, event_of, memo)
    homes = memo.lookups("homes").of(named.items(), _homes(actors, memo))
    who = dict(zip(named, homes, strict=True))
    wanted = (
        (d := r.document.id, (r, of_it, who[d], events[d]))
        for r, of_it in zip(readings, said, strict=True)
        if of_it
    )
    found = memo.part("units").each(wanted, lambda inputs: _units_of(*inputs))
    return list(chain.from_iterable(found))


def _homes(actors: Mapping[str, Actor], memo: Memo) -> Mapping[str, tuple[str, bool]]:
    """Each actor, or its office, and whether it is known elsewhere."""
    own = memo.mapped("own homes").of(actors, _own_home)
    others = {i: _home(i, actors) for i, home in own.items() if home is None}
    return {**own, **others} if others else own


def _own_home(a: Actor) -> tuple[str, bool] | None:
    """The same for one that is the officer of nobody; None for another."""
    if a.kind != "unnamed":
        return a.id, True
    return None if a.speaks_for or a.member_of else (a.id, False)


def _home(actor: str, actors: Mapping[str, Actor]) -> tuple[str, bool]:
    return office(actor, actors), known(actor, actors)


def _utterances(
    readings: Sequence[Reading], said: Sequence[tuple[Saying, ...]], sides: Sides, memo: Memo
) -> list[Utterance]:
    ids = [r.document.id for r in readings]
    tellers = memo.part("tellers").each(zip(ids, said, strict=True), _tellers)
    every = sorted(set(chain.from_iterable(tellers)))
    side = {o: sides.side(o) if o in sides else None for o in every}
    wanted = (
        (id_, (of_it, tuple(map(side.get, some)), some))
        for id_, of_it, some in zip(ids, said, tellers, strict=True)
        if of_it
    )
    found = memo.part("utterances").each(wanted, lambda inputs: _utterances_of(*inputs))
    return list(chain.from_iterable(found))


def _tellers(said: Sequence[Saying]) -> tuple[str, ...]:
    """Who says anything, each once."""
    return tuple(sorted({s.origin for s in said if s.origin is not None}))


def _units_of(
    r: Reading,
    said: Sequence[Saying],
    who: Sequence[tuple[str, bool] | None],
    events: Sequence[str | None],
) -> tuple[Unit, ...]:
    return tuple(units(said, Places(r, who, events)))


def _utterances_of(
    said: Sequence[Saying], sides: Sequence[str | None], tellers: Sequence[str]
) -> tuple[Utterance, ...]:
    pairs = zip(tellers, sides, strict=True)
    return tuple(utterances(said, {o: side for o, side in pairs if side is not None}))


def _drifts(
    readings: Sequence[Reading], told: Heard, event_of: Mapping[str, str], memo: Memo
) -> tuple[Drift, ...]:
    by_id, events = {r.document.id: r for r in readings}, events_in(readings, event_of, memo)
    ids = [of_it[0].mention.document for of_it in told]
    both = ((d, (by_id[d], of_it)) for d, of_it in zip(ids, told, strict=True))
    hedged = memo.part("hedges").each(both, lambda inputs: _hedges(*inputs))
    groups: dict[str, _Facts] = defaultdict(lambda: _Facts([], [], []))
    for d, of_it, how in zip(ids, told, hedged, strict=True):
        for t, e, h in zip(of_it, events[d], how, strict=True):
            if e is not None:
                groups[e].add(t, h, by_id[d].document)
    tops = ((d, (by_id[d].document, of_it, events[d])) for d, of_it in zip(ids, told, strict=True))
    found = chain(
        memo.part("drifts").each(groups.items(), _drifts_of),
        memo.part("quote drifts").each(by_id.items(), _quote_drifts),
        memo.part("head drifts").each(tops, lambda inputs: _head_drifts(*inputs)),
    )
    return tuple(sorted(set(chain.from_iterable(found)), key=Drift.order))


class _Facts(NamedTuple):
    """All that the drifts of an event depend on: its mentions, whether what each stands in is
    hedged (None: it stands in nothing), and their documents."""

    told: list[Told]
    hedged: list[bool | None]
    documents: list[Document]

    def add(self, t: Told, hedged: bool | None, document: Document) -> None:
        self.told.append(t)
        self.hedged.append(hedged)
        if not self.documents or self.documents[-1] is not document:
            self.documents.append(document)


def _drifts_of(event: _Facts) -> tuple[Drift, ...]:
    both = zip(event.told, event.hedged, strict=True)
    hedged = {t.mention.attribution: h for t, h in both if t.mention.attribution and h is not None}
    return drifts([event.told], hedged, {d.id: d for d in event.documents})


def _hedges(r: Reading, told: Sequence[Told]) -> tuple[bool | None, ...]:
    hedged = {a.id: a.hedged for a in r.attributions}
    return tuple(hedged.get(t.mention.attribution or "") for t in told)


def _head_drifts(
    d: Document, told: Sequence[Told], events: Sequence[str | None]
) -> tuple[Drift, ...]:
    groups: dict[str, list[Told]] = defaultdict(list)
    for t, e in zip(told, events, strict=True):
        if e is not None:
            groups[e].append(t)
    return tuple(head_drifts(list(groups.values()), d)) if groups else ()


def _attributed(r: Reading) -> list[Span]:
    return [s for a in r.attributions if a.source for s in a.content]


def _quote_drifts(r: Reading) -> tuple[Drift, ...]:
    return tuple(quote_drifts(r.document, _attributed(r)))
