"""Group mentions into events: block by who and what, then divide by date and direction.

A date or number in dispute must not tear an event apart (that is what is looked for), and two
events of one kind must not run together. So mentions of one pair of people and one channel form a
family (``families``); within it, dates a few days apart are one event in dispute unless one account
tells both (``divide``): one account that tells two dates tells of two events.

Harms (violence, accidents) are told by many who name nobody. There a document's own reports go
together first (``episodes``), and these by all that they share (``harm_groups``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from twosource.accounts.block import mentioned
from twosource.accounts.divide import Group, divide
from twosource.accounts.episodes import Episode, episodes
from twosource.accounts.families import families
from twosource.accounts.harm_days import date_episode, not_ahead
from twosource.accounts.harm_groups import group_harms
from twosource.accounts.told import Heard, Told
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.event import HARMS
from twosource.model.reading import Reading


def group(
    told: Heard,
    actors: Mapping[str, Actor],
    readings: Mapping[str, Reading] | None = None,
    memo: Memo | None = None,
) -> tuple[Group, ...]:
    """Return the events, sorted by their smallest mention id; mentions that can be placed nowhere
    stay out. The result does not depend on the order of documents.

    ``readings`` by document: their words and time expressions help to tell harms apart; without
    them, harms are grouped as other acts are.
    """
    memo = memo or Memo()
    by_document = sorted(((of_it[0].mention.document, of_it) for of_it in told), key=_FIRST)
    wanted = ((d, (of_it, bool(readings))) for d, of_it in by_document)
    parted = memo.part("parted").each(wanted, lambda inputs: _parted(*inputs))
    harms = [(p.document, p.harms) for p in parted if p.harms]
    others = [(p.document, p.others) for p in parted if p.others]
    in_documents = mentioned(actors, memo)
    part = memo.part("divide")
    out: list[Group] = []
    for key, block in sorted(families(others, actors, in_documents, memo).items()):
        out += part.get(key, block, partial(divide, block, directed=key[1] in DIRECTED))
    if readings:
        documents = {d: r.document for d, r in readings.items()}
        found = _episodes(harms, readings, memo)
        out += group_harms(found, actors, documents, memo, in_documents)
    return tuple(sorted(out, key=lambda g: min([t.mention.id for t in g.told])))


class _Parted(NamedTuple):
    """The mentions of a document in order of the text, those of harms apart."""

    document: str
    harms: tuple[Told, ...]
    others: tuple[Told, ...]


def _parted(told: Sequence[Told], apart: bool) -> _Parted:
    ordered = sorted(told, key=Told.place)
    return _Parted(
        told[0].document,
        tuple(not_ahead(t) for t in ordered if apart and _is_harm(t)),
        tuple(not_ahead(t) for t in ordered if not (apart and _is_harm(t))),
    )


def _episodes(
    harms: Iterable[tuple[str, tuple[Told, ...]]], readings: Mapping[str, Reading], memo: Memo
) -> list[Episode]:
    """The episodes of each document, dated where their document shows the day."""
    wanted = ((d, (told, readings[d])) for d, told in harms)
    found = memo.part("episodes").each(wanted, lambda inputs: _dated(*inputs))
    return list(chain.from_iterable(found))


def _dated(told: Sequence[Told], reading: Reading) -> tuple[Episode, ...]:
    found = episodes(told, {reading.document.id: reading.document})
    return tuple(date_episode(e, reading) for e in found)


def _is_harm(t: Told) -> bool:
    """Whether a mention tells of a harm that took place, or is said not to have."""
    return t.mention.type in HARMS and t.mention.modality not in ("planned", "conditional")


_FIRST = itemgetter(0)
DIRECTED = frozenset({"message", "letter"})
"""Channels by which one writes and the other reads: who wrote tells two events apart."""
