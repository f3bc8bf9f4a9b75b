"""What stands beside the events: claims, wording that drifts, quote variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
    homes: dict[str | None, tuple[str, bool]] = {
        i: (i, True) if a.kind != "unnamed" else _home(i, actors) for i, a in actors.items()
    }
    named = names_of(readings, of, memo)
    wanted = []
    for r, of_it in zip(readings, said, strict=True):
        if of_it:
            who = tuple(map(homes.get, named[r.document.id]))
            events = tuple(map(event_of.get, [m.id for m in r.event_mentions]))
            wanted.append((r.document.id, (r, of_it, who, events)))
    found = memo.part("units").each(wanted, lambda inputs: _units_of(*inputs))
    return list(chain.from_iterable(found))


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
    groups: dict[str, list[Told]] = defaultdict(list)
    heads: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for t in told:
        event = event_of.get(t.mention.id)
        if event is not None:
            groups[event].append(t)
            heads[t.mention.document][event].append(t)
    each = [(r.document.id, r) for r in readings]
    hedged = dict(chain.from_iterable(memo.part("hedges").each(each, _hedges)))
    documents = {id_: r.document for id_, r in each}
    events = ((e, _facts_of(of_it, hedged, documents)) for e, of_it in groups.items())
    tops = ((d, (documents[d], list(of_it.values()))) for d, of_it in heads.items())
    found = chain(
        memo.part("drifts").each(events, lambda inputs: drifts([inputs[0]], hedged, documents)),
        memo.part("quote drifts").each(each, _quote_drifts),
        memo.part("head drifts").each(tops, lambda inputs: _head_drifts(inputs[1], inputs[0])),
    )
    return tuple(sorted(set(chain.from_iterable(found)), key=Drift.order))


def _hedges(r: Reading) -> tuple[tuple[str, bool], ...]:
    return tuple((a.id, a.hedged) for a in r.attributions)


def _facts_of(
    told: Sequence[Told], hedged: Mapping[str, bool], documents: Mapping[str, Document]
) -> tuple[Sequence[Told], list[bool | None], list[Document]]:
    """All that the drifts of an event depend on: its mentions, whether what they stand in is
    hedged, and their documents."""
    how = [hedged.get(t.mention.attribution or "") for t in told]
    return told, how, [documents[d] for d in dict.fromkeys([t.mention.document for t in told])]


def _quote_drifts(r: Reading) -> tuple[Drift, ...]:
    return tuple(quote_drifts(r.document, _attributed(r)))
