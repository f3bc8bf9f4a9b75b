"""The across-document stage as a pure function, with what people corrected laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource import accounts, actors, corrections
from twosource.actors.cast import Merged
from twosource.model.actor import Actor
from twosource.model.correction import NOTHING, ByHand, Correction
from twosource.model.document import Document
from twosource.model.finding import Event
from twosource.model.ids import keep_names
from twosource.model.reading import Reading
from twosource.model.table import Table


@dataclass(frozen=True, slots=True)
class Compared:
    """A table and the names in it.

    ``names`` maps local actor ids and mention ids to the story's ids, ``machine`` to those they
    would have had nobody corrected anything. ``states`` says what became of each correction.
    """

    table: Table
    names: Mapping[str, str]
    machine: Mapping[str, str]
    states: Mapping[int, str]


def compare(
    readings: Sequence[Reading], known: Mapping[str, str]
) -> tuple[Table, Mapping[str, str]]:
    """From readings to the table of accounts, where nobody corrected anything.

    ``known`` maps local actor ids and mention ids to the story's ids of the build before. The
    second result is the same for this build. The order of ``readings`` changes nothing.
    """
    found = corrected(readings, known, known, ())
    return found.table, found.names


def corrected(
    readings: Iterable[Reading],
    known: Mapping[str, str],
    machine: Mapping[str, str],
    made: Sequence[Correction],
) -> Compared:
    """From readings and corrections to the table of accounts.

    ``known`` and ``machine`` are the ``names`` and ``machine`` of the build before. Where nothing
    is corrected any more, ``machine`` alone names: what was undone leaves no trace.
    """
    readings = sorted(readings, key=lambda r: r.document.id)
    made = [c for c in made if c.undone is None]
    reprint_of = accounts.reprints(readings)
    outlets = {r.document.id: actors.outlet_id(r.document) for r in readings if r.actors}
    merged = _kept(actors.merge(_casts(readings), same=accounts.same_actors(readings)), machine)
    if not made:
        by_id = {a.id: a for a in merged.actors}
        found = accounts.tabulate(readings, by_id, merged.of, outlets, reprint_of, machine)
        names = {**merged.of, **accounts.events_of(found)}
        return Compared(_table(readings, merged, found, outlets, reprint_of), names, names, {})
    own = _uncorrected(readings, merged, outlets, reprint_of, machine)
    parts = corrections.divide(readings, made)
    over = corrections.overlay(parts, merged.of, made)
    laid = corrections.lay(parts, over.of, made)
    kinds = {a.id: a.kind for a in merged.actors}
    cast = _marked(actors.regroup(_casts(parts.readings), over.of, kinds), made, over.states)
    by_id = {a.id: a for a in cast.actors}
    found = accounts.tabulate(
        laid.readings, by_id, cast.of, outlets, reprint_of, known, laid.by_hand
    )
    return Compared(
        _table(laid.readings, cast, found, outlets, reprint_of, laid.by_hand),
        {**cast.of, **accounts.events_of(found)},
        own,
        {**over.states, **laid.states},
    )


def _uncorrected(
    readings: Sequence[Reading],
    merged: Merged,
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    machine: Mapping[str, str],
) -> Mapping[str, str]:
    """The names had nobody corrected anything: what was added by hand is not there then."""
    articles = [r for r in readings if r.document.kind == "article"]
    if len(articles) < len(readings):
        of_them = actors.merge(_casts(articles), same=accounts.same_actors(articles))
        merged, reprint_of = _kept(of_them, machine), accounts.reprints(articles)
    by_id = {a.id: a for a in merged.actors}
    own = accounts.event_ids(articles, by_id, merged.of, outlets, reprint_of, machine)
    return {**merged.of, **own}


def _marked(cast: Merged, made: Sequence[Correction], states: Mapping[int, str]) -> Merged:
    """The actors with those marked that a person merged, split or parted."""
    touched = {
        t.id for c in made if c.id in states and not states[c.id].startswith("orphan")
        for t in c.targets
    }  # fmt: skip
    marked = (replace(a, standing="by hand") if a.id in touched else a for a in cast.actors)
    return Merged(tuple(marked), cast.of)


def states(
    readings: Iterable[Reading], machine: Mapping[str, str], made: Sequence[Correction]
) -> Mapping[int, str]:
    """Return what would become of each correction, without the findings."""
    readings = sorted(readings, key=lambda r: r.document.id)
    made = [c for c in made if c.undone is None]
    merged = _kept(actors.merge(_casts(readings), same=accounts.same_actors(readings)), machine)
    return corrections.overlay(corrections.divide(readings, made), merged.of, made).states


def _casts(readings: Sequence[Reading]) -> list[tuple[Document, tuple[Actor, ...]]]:
    return [(r.document, r.actors) for r in readings]


def _kept(merged: Merged, known: Mapping[str, str]) -> Merged:
    """Give the story's actors the ids they had in the build before."""
    members: dict[str, list[str]] = {a.id: [] for a in merged.actors}
    for local, story_id in merged.of.items():
        members[story_id].append(local)
    fresh = [a.id for a in merged.actors]
    names = keep_names([sorted(members[i]) for i in fresh], fresh, known)
    to = dict(zip(fresh, names, strict=True))
    kept = (
        replace(
            a,
            id=to[a.id],
            speaks_for=tuple(sorted(to[s] for s in a.speaks_for)),
            member_of=tuple(sorted(to[s] for s in a.member_of)),
        )
        for a in merged.actors
    )
    return Merged(
        tuple(sorted(kept, key=lambda a: a.id)), {local: to[i] for local, i in merged.of.items()}
    )


def _table(
    readings: Sequence[Reading],
    merged: Merged,
    found: tuple[Event, ...],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    by_hand: ByHand = NOTHING,
) -> Table:
    of = merged.of
    by_id = {a.id: a for a in merged.actors}
    beside = accounts.beside(readings, by_id, of, outlets, reprint_of, found, by_hand)
    event_of = accounts.events_of(found)
    whole = [accounts.with_events(r, event_of) for r in readings]
    return Table(
        documents=tuple(r.document for r in whole),
        actors=merged.actors,
        attributions=tuple(
            replace(
                a,
                speaker=of.get(a.speaker) if a.speaker else None,
                via=of.get(a.via) if a.via else None,
                addressee=of.get(a.addressee) if a.addressee else None,
            )
            for r in whole
            for a in r.attributions
        ),
        timexes=tuple(t for r in whole for t in r.timexes),
        event_mentions=tuple(
            replace(
                m,
                participants=tuple(
                    replace(p, actor=of[p.actor]) for p in m.participants if p.actor in of
                ),
            )
            for r in whole
            for m in r.event_mentions
        ),
        orders=tuple(o for r in whole for o in r.orders),
        events=found,
        claims=beside.claims,
        drifts=beside.drifts,
        quote_variants=beside.quote_variants,
        reprint_of=reprint_of,
        main_event=accounts.main_events(event_of, whole),
    )
