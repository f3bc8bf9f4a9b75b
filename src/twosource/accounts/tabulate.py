"""The across-document stage: from readings to the table of accounts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from twosource.accounts.by_hand import moved
from twosource.accounts.divide import Group, initiator
from twosource.accounts.group import group
from twosource.accounts.independence import Sides
from twosource.accounts.judge import judge
from twosource.accounts.offices import with_holders
from twosource.accounts.orders import with_orders
from twosource.accounts.told import Heard, Told, heard
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.correction import NOTHING, ByHand
from twosource.model.document import Document
from twosource.model.event import HARMS, Channel, Modality, Participant, Role
from twosource.model.finding import Event, Facet
from twosource.model.ids import keep_names, make_id
from twosource.model.reading import Reading

FACETS: tuple[Facet, ...] = (
    "count", "when", "place", "about", "initiator", "participants", "occurred",
)  # fmt: skip
OF_HARMS: tuple[Facet, ...] = ("when", "place", "killed", "injured", "occurred")
OF_SUMS: tuple[Facet, ...] = ("when", "amount", "participants", "occurred")
OF_TYPE = {**dict.fromkeys(HARMS, OF_HARMS), "deal": OF_SUMS, "payment": OF_SUMS,
           "aid": OF_SUMS}  # fmt: skip


def tabulate(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    known: Mapping[str, str],
    by_hand: ByHand = NOTHING,
    memo: Memo | None = None,
    told: Heard | None = None,
) -> tuple[Event, ...]:
    """Return the story's events with their findings, sorted by id.

    ``actors`` are the story's by id; ``of``, ``outlets``, ``reprint_of`` as in ``told.tell``;
    ``known`` maps mention ids to the event ids of an earlier build, which are kept; ``by_hand`` is
    what people decided of events and origins. ``told``: what ``heard`` gives of these, where it is
    known already.
    """
    memo = memo or Memo()
    told = told if told is not None else heard(readings, actors, of, outlets, reprint_of, memo)
    found = _groups(readings, actors, known, told, memo, by_hand)
    documents = {r.document.id: r.document for r in readings}
    sides = Sides(actors, by_hand, memo)
    about = memo.part("about events").each(((id_, g.told) for id_, g in found), _about)
    wanted = (
        (id_, (id_, g.told, tuple(map(documents.__getitem__, a.documents)), sides.facts(a.people)))
        for (id_, g), a in zip(found, about, strict=True)
    )
    part = memo.part("events")
    events = part.each(wanted, lambda inputs: _event(inputs[0], inputs[1], documents, sides))
    ordered = {r.document.id for r in readings if r.orders}
    some = chain.from_iterable(x for x in told if x[0].mention.document in ordered)
    chains = {t.mention.id: t.chain for t in some}
    return with_orders(events, readings, chains, memo)


class _About(NamedTuple):
    """What the mentions of an event depend on: their documents, and all actors that they name, in
    their chains and as taking part."""

    documents: tuple[str, ...]
    people: tuple[str, ...]


def _about(told: Sequence[Told]) -> _About:
    people = chain.from_iterable((*t.chain, *t.people) for t in told)
    origins = (t.origin for t in told if t.origin is not None)
    documents = dict.fromkeys(t.mention.document for t in told)
    return _About(tuple(documents), tuple(sorted({*people, *origins})))


def event_ids(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    known: Mapping[str, str],
    memo: Memo | None = None,
) -> dict[str, str]:
    """Return mention id -> event id as ``tabulate`` would give them, without the findings."""
    memo = memo or Memo()
    told = heard(readings, actors, of, outlets, reprint_of, memo)
    found = _groups(readings, actors, known, told, memo)
    return {t.mention.id: i for i, g in found for t in g.told}


def _groups(
    readings: Sequence[Reading],
    actors: Mapping[str, Actor],
    known: Mapping[str, str],
    told: Heard,
    memo: Memo,
    by_hand: ByHand = NOTHING,
) -> list[tuple[str, Group]]:
    """The mentions of each event, with its id, in order of the ids."""
    told = with_holders(told, actors, memo)
    groups = group(told, actors, {r.document.id: r for r in readings}, memo)
    groups = moved(groups, by_hand.moves)
    members = [[t.mention.id for t in g.told] for g in groups]
    ids = keep_names(members, [make_id("event", min(m)) for m in members], known)
    return sorted(zip(ids, groups, strict=True), key=lambda x: x[0])


def _event(
    id_: str, told: Sequence[Told], documents: Mapping[str, Document], sides: Sides
) -> Event:
    """One event. It depends on its mentions, their documents and what ``Sides.facts`` says of the
    actors in them, and on nothing else: see ``tabulate``."""
    facets = OF_TYPE.get(told[0].mention.type, FACETS)
    found = [judge(id_, f, told, documents, sides) for f in facets]
    findings = tuple(f for f in found if f is not None)
    return Event(
        id=id_,
        type=told[0].mention.type,
        channel=_channel(told),
        modality=_modality(told),
        participants=_participants(told, sides),
        mentions=tuple(t.mention.id for t in told),
        findings=findings,
    )


def _channel(told: Sequence[Told]) -> Channel | None:
    """The channel most mentions name; None where none does."""
    votes: Counter[Channel] = Counter()
    for t in told:
        if t.mention.channel is not None:
            votes[t.mention.channel] += 1
    ranked = sorted((-n, c) for c, n in votes.items())
    return ranked[0][1] if ranked else None


def _modality(told: Sequence[Told]) -> Modality:
    """Happened where any account says so; else what most say."""
    kinds = Counter(t.mention.modality for t in told)
    return "happened" if "happened" in kinds else min(kinds, key=lambda k: (-kinds[k], k))


def _participants(told: Sequence[Told], sides: Sides) -> tuple[Participant, ...]:
    """Each actor once. Who began a contact is said of the event only where most accounts that
    report it say so, and no other is said to have begun it; else all are plain participants."""
    accounts = {t.chain for t in told if t.mention.reports}
    begun: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for t in told:
        who = initiator(t)
        if who is not None:
            begun[who].add(t.chain)
    settled = len(begun) == 1 and 2 * len(next(iter(begun.values()))) > len(accounts)
    roles: dict[str, Counter[Role]] = defaultdict(Counter)
    for t in told:
        for p in t.mention.participants:
            if p.absent:
                continue
            if p.role == "suspect" and (t.own or t.mention.modality != "happened"):
                continue  # nobody is put down as a suspect whom no source is said to name
            directed = p.role in ("initiator", "addressee")
            roles[p.actor][p.role if settled or not directed else "participant"] += 1
    known = [a for a in roles if sides.named(a)]
    enough = 2 if told[0].mention.type == "contact" else 1
    shown = known if len(known) >= enough else list(roles)  # "an aide" adds nothing to names
    if told[0].mention.type in HARMS:
        shown = known  # "three people" are a number, and a finding has it
    return tuple(Participant(_role(roles[a]), a) for a in sorted(shown))


def _role(votes: Counter[Role]) -> Role:
    telling = [(-n, r) for r, n in votes.items() if r != "participant"]
    return min(telling)[1] if telling else "participant"


def main_event(event_of: Mapping[str, str], r: Reading) -> str | None:
    """Return the event that a document is chiefly about: the one it mentions most, a mention in the
    headline counting four; of several, the one it tells first. ``event_of`` as from
    ``events_of``."""
    votes: Counter[str] = Counter()
    for m in sorted(r.event_mentions, key=lambda m: m.span):
        if m.id in event_of:
            zone = r.document.zone_at(m.span.start)
            headline = zone is not None and r.document.zones[zone].kind == "headline"
            votes[event_of[m.id]] += 4 if headline else 1
    return max(votes, key=lambda e: votes[e], default=None)  # of equals the first told
