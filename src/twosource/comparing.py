"""The across-document stage as a pure function, with what people corrected laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from twosource import accounts, actors, corrections
from twosource.actors.cast import Merged
from twosource.corrections.looked import OTHERWISE, Over
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.correction import NOTHING, ByHand, Correction
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.grouped import Grouped
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
    """From readings and corrections to the table of accounts, from nothing: see ``Comparer``."""
    return Comparer().corrected(readings, known, machine, made)


class Comparer:
    """Compares the readings of a story again and again.

    What was worked out of a block (a document, an event, a pair of wordings ...) is kept and given
    again while the block stays the same. The result is that of a comparison from nothing.
    """

    def __init__(self) -> None:
        self._machine = Memo()
        self._own, self._articles = Memo(self._machine), Memo(self._machine)

    def corrected(
        self,
        readings: Iterable[Reading],
        known: Mapping[str, str],
        machine: Mapping[str, str],
        made: Sequence[Correction],
    ) -> Compared:
        """From readings and corrections to the table of accounts.

        ``known`` and ``machine`` are the ``names`` and ``machine`` of the build before. Where
        nothing is corrected any more, ``machine`` alone names: what was undone leaves no trace.
        """
        found = self._corrected(readings, known, machine, made)
        for memo in (self._machine, self._own, self._articles):
            memo.turn()
        return found

    def _corrected(
        self,
        readings: Iterable[Reading],
        known: Mapping[str, str],
        machine: Mapping[str, str],
        made: Sequence[Correction],
    ) -> Compared:
        memo = self._machine
        readings = sorted(readings, key=lambda r: r.document.id)
        made = [c for c in made if c.undone is None]
        merged, outlets, reprint_of = self._grouped(readings, machine)
        if not made:
            table, _ = _table(readings, merged, outlets, reprint_of, machine, memo)
            names = {**merged.of, **accounts.events_of(table.events, memo)}
            return Compared(table, names, names, {})
        own = memo.part("names").get(
            (), (readings, machine), partial(self._uncorrected, readings, machine)
        )
        memo = self._own
        parts = corrections.divide(readings, made)
        over = corrections.overlay(parts, merged.of, made)
        laid = corrections.lay(parts, over.of, made)
        kinds = {a.id: a.kind for a in merged.actors}
        cast = actors.regroup(_casts(parts.readings), over.of, kinds, memo)
        cast = _marked(cast, made, over.states)
        over_rows = Over(laid.by_hand.looked)
        table, missed = _table(
            laid.readings, cast, outlets, reprint_of, known, memo, laid.by_hand, over_rows
        )
        lost = dict.fromkeys(missed, OTHERWISE)
        return Compared(
            table,
            {**cast.of, **accounts.events_of(table.events, memo)},
            own,
            {**over.states, **laid.states, **lost},
        )

    def _grouped(self, readings: Sequence[Reading], machine: Mapping[str, str]) -> _Grouped:
        """What the program finds before anything is corrected: kept as a whole, since corrections
        leave it as it is."""
        memo = self._machine
        make = partial(_group, readings, machine, memo)
        return memo.part("grouped").get((), (readings, machine), make)

    def _uncorrected(
        self, readings: Sequence[Reading], machine: Mapping[str, str]
    ) -> Mapping[str, str]:
        """The names had nobody corrected anything: what was added by hand is not there then."""
        merged, outlets, reprint_of = self._grouped(readings, machine)
        articles = [r for r in readings if r.document.kind == "article"]
        memo = self._machine
        if len(articles) < len(readings):
            memo = self._articles
            merged = _merged(articles, machine, memo)
            reprint_of = accounts.reprints(articles, memo)
        by_id = {a.id: a for a in merged.actors}
        own = accounts.event_ids(articles, by_id, merged.of, outlets, reprint_of, machine, memo)
        return {**merged.of, **own}

    def made(self) -> Mapping[str, int]:
        """How many results of each step were made in the last run, corrections left aside; all
        others were kept."""
        return self._machine.made()

    def states(
        self, readings: Iterable[Reading], machine: Mapping[str, str], made: Sequence[Correction]
    ) -> Mapping[int, str]:
        """Return what would become of each correction, without the findings."""
        readings = sorted(readings, key=lambda r: r.document.id)
        made = [c for c in made if c.undone is None]
        merged = self._grouped(readings, machine).merged
        return corrections.overlay(corrections.divide(readings, made), merged.of, made).states


class _Grouped(NamedTuple):
    """The actors as the program groups them, the local id of each document's outlet, and the
    reprints."""

    merged: Merged
    outlets: Mapping[str, str]
    reprint_of: Mapping[str, str]


def _group(readings: Sequence[Reading], machine: Mapping[str, str], memo: Memo) -> _Grouped:
    return _Grouped(
        _merged(readings, machine, memo),
        _outlets(readings, memo),
        accounts.reprints(readings, memo),
    )


def _merged(readings: Sequence[Reading], machine: Mapping[str, str], memo: Memo) -> Merged:
    """The actors as the program groups them."""
    same = accounts.same_actors(readings, memo)
    return actors.merge(_casts(readings), same, memo, machine)


def _marked(cast: Merged, made: Sequence[Correction], states: Mapping[int, str]) -> Merged:
    """The actors with those marked that a person merged, split or parted."""
    touched = {
        t.id for c in made if c.id in states and not states[c.id].startswith("orphan")
        for t in c.targets
    }  # fmt: skip
    marked = (replace(a, standing="by hand") if a.id in touched else a for a in cast.actors)
    return Merged(tuple(marked), cast.of)


def _outlets(readings: Sequence[Reading], memo: Memo) -> dict[str, str]:
    """The local id of the outlet of each document."""
    documents = [(r.document.id, r.document) for r in readings if r.actors]
    found = memo.part("outlets").each(documents, actors.outlet_id)
    return dict(zip((id_ for id_, _ in documents), found, strict=True))


def _casts(readings: Sequence[Reading]) -> list[tuple[Document, tuple[Actor, ...]]]:
    return [(r.document, r.actors) for r in readings]


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of one document, with the story's actors and events."""

    attributions: tuple[Attribution, ...]
    event_mentions: tuple[EventMention, ...]
    main_event: str | None


def _records(r: Reading, of: Mapping[str, str], event_of: Mapping[str, str]) -> _Records:
    return _Records(
        tuple(
            replace(
                a,
                speaker=of.get(a.speaker) if a.speaker else None,
                via=of.get(a.via) if a.via else None,
                addressee=of.get(a.addressee) if a.addressee else None,
            )
            for a in r.attributions
        ),
        tuple(
            replace(
                m,
                participants=tuple(
                    replace(p, actor=of[p.actor]) for p in m.participants if p.actor in of
                ),
                event=event_of.get(m.id),
            )
            for m in r.event_mentions
        ),
        accounts.main_event(event_of, r),
    )


def _table(
    readings: Sequence[Reading],
    merged: Merged,
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    known: Mapping[str, str],
    memo: Memo,
    by_hand: ByHand = NOTHING,
    over: Over | None = None,
) -> tuple[Table, frozenset[int]]:
    """The table of some readings whose actors are grouped already; and the corrections that found
    no row in it."""
    over = over or Over(())
    of = merged.of
    by_id = {a.id: a for a in merged.actors}
    told = accounts.heard(readings, by_id, of, outlets, reprint_of, memo)
    found = accounts.tabulate(readings, by_id, of, outlets, reprint_of, known, by_hand, memo, told)
    beside = accounts.beside(readings, by_id, of, outlets, reprint_of, found, by_hand, memo, told)
    event_of = accounts.events_of(found, memo)
    named, events = (
        accounts.names_of(readings, of, memo),
        accounts.events_in(readings, event_of, memo),
    )
    ids = [r.document.id for r in readings]
    wanted = ((d, (r, named[d], events[d])) for d, r in zip(ids, readings, strict=True))
    made = memo.part("records").each(wanted, lambda inputs: _records(inputs[0], of, event_of))
    table = Table(
        documents=tuple(r.document for r in readings),
        actors=merged.actors,
        attributions=Grouped.of({d: x.attributions for d, x in zip(ids, made, strict=True)}),
        timexes=Grouped.of({r.document.id: r.timexes for r in readings}),
        event_mentions=Grouped.of({d: x.event_mentions for d, x in zip(ids, made, strict=True)}),
        orders=Grouped.of({r.document.id: r.orders for r in readings}),
        events=over.events(found),
        claims=beside.claims,
        drifts=over.drifts(beside.drifts),
        quote_variants=over.variants(beside.quote_variants),
        reprint_of=reprint_of,
        main_event={
            d: x.main_event for d, x in zip(ids, made, strict=True) if x.main_event is not None
        },
    )
    return table, over.missed() | beside.missed
