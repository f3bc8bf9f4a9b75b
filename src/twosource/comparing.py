"""The across-document stage as a pure function, with what people corrected laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource import accounts, actors, corrections
from twosource.actors.cast import Merged
from twosource.model.actor import Actor
from twosource.model.correction import Correction
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
    own = accounts.event_ids(
        readings, {a.id: a for a in merged.actors}, merged.of, outlets, reprint_of, machine
    )
    parts = corrections.divide(readings, made)
    over = corrections.overlay(parts, merged.of, made)
    kinds = {a.id: a.kind for a in merged.actors}
    cast = actors.regroup(_casts(parts.readings), over.of, kinds)
    by_id = {a.id: a for a in cast.actors}
    found = accounts.tabulate(parts.readings, by_id, cast.of, outlets, reprint_of, known)
    return Compared(
        _table(parts.readings, cast, found, outlets, reprint_of),
        {**cast.of, **accounts.events_of(found)},
        {**merged.of, **own},
        over.states,
    )


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
) -> Table:
    of = merged.of
    by_id = {a.id: a for a in merged.actors}
    beside = accounts.beside(readings, by_id, of, outlets, reprint_of, found)
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
