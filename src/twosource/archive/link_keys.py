"""Link keys: what documents of one matter have in common, as numbers that are cheap to join.

A document has one for each long sentence (a reprint has the same), for each two who take part in
an event that it reports, for whom an act or a harm befell, for the place of a harm and those named
beside it, and for each two of the people and bodies it names most. A key of names holds a stretch
of days as well: two documents of one fortnight share one, so that two people who meet every year
are not one matter for ever. Full names beside a harm link for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from twosource.actors.fold import fold
from twosource.model.actor import Actor
from twosource.model.event import HARMS, EventMention
from twosource.model.ids import digest
from twosource.model.reading import Reading

FORTNIGHT = 14
"""Documents as many days apart or fewer share a stretch of days."""
MOST_NAMED = 4
_BEFELL = frozenset({"recipient", "victim"})
_BITS = 15  # hexadecimal digits: 60 bits, as the signs of sentences


def link_keys(reading: Reading) -> tuple[int, ...]:
    """Return the keys of a document, sorted, each once."""
    names = {a.id: name for a in reading.actors if (name := _name(a))}
    day = reading.document.published
    told = {*_dated(day, _pairs(reading, names)), *_dated(day, _of_harms(reading, names))}
    for m in reading.event_mentions:
        told.update(_dated(_day(m) or day, _of(m, names)))
    told.update(_lasting(reading))
    return tuple(sorted({*reading.reprint_signature, *map(_number, told)}))


def _number(words: tuple[str, ...]) -> int:
    return int(digest(*words)[:_BITS], 16)


def _dated(day: date | None, keys: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each key twice, for two stretches of days that overlap by half; once without a day."""
    length = 2 * FORTNIGHT
    stretches = (
        ["undated"]
        if day is None
        else [f"{k} {(day.toordinal() + k * FORTNIGHT) // length}" for k in (0, 1)]
    )
    for key in keys:
        for stretch in stretches:
            yield (*key, stretch)


def _pairs(reading: Reading, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Each two of those who are named most."""
    ranked = sorted(
        (-len(a.mentions), names[a.id])
        for a in reading.actors
        if a.id in names and a.kind != "place"
    )
    most = sorted({name for _, name in ranked[:MOST_NAMED]})
    for pair in combinations(most, 2):
        yield ("named", *pair)


def _of(m: EventMention, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """What would put a mention into one block with another's (``accounts.families``)."""
    there = sorted({names[p.actor] for p in m.participants if p.actor in names})
    for pair in combinations(there, 2):
        yield (m.type, *pair)
    befell = {names[p.actor] for p in m.participants if p.role in _BEFELL and p.actor in names}
    for name in sorted(befell):
        yield (m.type, "befell", name)


def _of_harms(reading: Reading, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Where a harm was, and each who is named beside it: who was hurt often is not."""
    types = {m.type for m in reading.event_mentions} & HARMS
    people = sorted({names[a.id] for a in reading.actors if a.kind == "person" and a.id in names})
    towns = {fold(m.place.partition(",")[0]) for m in reading.event_mentions if m.place}
    for type_ in sorted(types):
        for name in people:
            yield (type_, "beside", name)
        for town in sorted(towns):
            yield (type_, "place", town)


def _lasting(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Each full name beside a harm, for good: a trial comes years after."""
    types = {m.type for m in reading.event_mentions} & HARMS
    for type_ in sorted(types):
        for a in reading.actors:
            words = fold(a.name).split()
            if a.kind == "person" and len(words) > 1:
                yield (type_, "full name", " ".join(words))


def _day(m: EventMention) -> date | None:
    return m.when.earliest if m.when is not None else None


def _name(actor: Actor) -> str | None:
    """A person's last name, so that "Delling" and "Mara Delling" meet; a body's whole name."""
    if actor.kind in ("unnamed", "outlet") or not actor.name.strip():
        return None  # a bare surname is taken for a place now and then: those count as well
    words = fold(actor.name).split()
    return words[-1] if actor.kind == "person" else " ".join(w for w in words if w != "the")
