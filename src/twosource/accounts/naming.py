"""How the records of each document are called in the story: its actors, its events, its outlet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from twosource.memo import Memo
from twosource.model.finding import Event, events_of_mentions
from twosource.model.reading import Reading

Root = tuple[str, ...]
"""How each chain of a document begins: with its outlet, then the one that it repeats."""


def names_of(
    readings: Sequence[Reading], of: Mapping[str, str], memo: Memo
) -> Mapping[str, tuple[str | None, ...]]:
    """The story's actors that those of each document are, by document: all that a document has of
    ``of``, which maps local actor ids to the story's."""
    return memo.part("named").get((), (readings, of), partial(_named, readings, of, memo))


def _named(
    readings: Sequence[Reading], of: Mapping[str, str], memo: Memo
) -> dict[str, tuple[str | None, ...]]:
    return _called("named", readings, _local_actors, of, memo)


def _called(
    name: str,
    readings: Sequence[Reading],
    records: Callable[[Reading], tuple[str, ...]],
    of: Mapping[str, str],
    memo: Memo,
) -> dict[str, tuple[str | None, ...]]:
    """What some records of each document are called, by document; ``records`` gives their ids."""
    ids = [r.document.id for r in readings]
    own = memo.part(f"ids of {name}").each(zip(ids, readings, strict=True), records)
    found = memo.lookups(name).of(zip(ids, own, strict=True), of)
    return dict(zip(ids, found, strict=True))


def _local_actors(r: Reading) -> tuple[str, ...]:
    return tuple(a.id for a in r.actors)


def events_of(events: Sequence[Event], memo: Memo | None = None) -> Mapping[str, str]:
    """Return the event of each mention that has one: mention id -> event id."""
    make = partial(events_of_mentions, events)
    return memo.part("event of").get((), events, make) if memo is not None else make()


def events_in(
    readings: Sequence[Reading], event_of: Mapping[str, str], memo: Memo
) -> Mapping[str, tuple[str | None, ...]]:
    """The events that the mentions of each document report, by document. ``event_of`` as from
    ``events_of``."""
    make = partial(_events_in, readings, event_of, memo)
    return memo.part("events in").get((), (readings, event_of), make)


def _events_in(
    readings: Sequence[Reading], event_of: Mapping[str, str], memo: Memo
) -> dict[str, tuple[str | None, ...]]:
    return _called("events in", readings, _local_mentions, event_of, memo)


def _local_mentions(r: Reading) -> tuple[str, ...]:
    return tuple(m.id for m in r.event_mentions)


def roots_of(
    of: Mapping[str, str],
    outlets: Mapping[str, str],
    reprint_of: Mapping[str, str],
    memo: Memo,
) -> Mapping[str, Root]:
    """How the chains of each document that has an outlet begin, by document. ``outlets``: a
    document's id -> its outlet's local actor id, of more documents than ``of`` knows where some
    are left aside; ``reprint_of``: a reprint -> its original."""
    make = partial(_roots, of, outlets, reprint_of)
    inputs = (of, outlets, reprint_of)
    found: Mapping[str, Root] = memo.part("roots").get((), inputs, make)
    return found


def _roots(
    of: Mapping[str, str], outlets: Mapping[str, str], reprint_of: Mapping[str, str]
) -> dict[str, Root]:
    first = {d: of[outlets[original]] for d, original in reprint_of.items() if original in outlets}
    told = zip(outlets, map(of.get, outlets.values()), strict=True)
    return {
        d: (own,) if (up := first.get(d, own)) == own else (own, up)
        for d, own in told
        if own is not None
    }
