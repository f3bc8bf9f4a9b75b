"""Group mentions into events: block by who and what, then divide by date and direction.

A date or number in dispute must not tear an event apart (that is what is looked for), and two
events of one kind must not run together. So mentions of one pair of people and one channel form a
family (``families``); within it, dates a few days apart are one event in dispute unless one account
tells both (``divide``): one account that tells two dates tells of two events.

Harms (violence, accidents) are told by many who name nobody. There a document's own reports go
together first (``episodes``), and these by all that they share (``harm_groups``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from twosource.accounts.divide import Group, divide
from twosource.accounts.episodes import HARMS, Episode, episodes
from twosource.accounts.families import families
from twosource.accounts.harm_days import date_episode, not_ahead
from twosource.accounts.harm_groups import group_harms
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.reading import Reading


def group(
    told: Sequence[Told],
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
    harms: list[Told] = []
    others: list[Told] = []
    for t in sorted(told, key=Told.place):
        (harms if readings and _is_harm(t) else others).append(not_ahead(t))
    part = memo.part("divide")
    out: list[Group] = []
    for key, block in sorted(families(others, actors, memo).items()):
        out += part.get(key, block, partial(divide, block, directed=key[1] in DIRECTED))
    if readings:
        documents = {d: r.document for d, r in readings.items()}
        out += group_harms(_episodes(harms, readings, memo), actors, documents, memo)
    return tuple(sorted(out, key=lambda g: min(t.mention.id for t in g.told)))


def _episodes(harms: Sequence[Told], readings: Mapping[str, Reading], memo: Memo) -> list[Episode]:
    """The episodes of each document, dated where their document shows the day."""
    part = memo.part("episodes")
    out: list[Episode] = []
    for document, group_ in groupby(harms, key=lambda t: t.document):
        told, reading = tuple(group_), readings[document]
        out += part.get(
            document,
            (told, reading),
            partial(_dated, told, reading),
        )
    return out


def _dated(told: Sequence[Told], reading: Reading) -> tuple[Episode, ...]:
    found = episodes(told, {reading.document.id: reading.document})
    return tuple(date_episode(e, reading) for e in found)


def _is_harm(t: Told) -> bool:
    """Whether a mention tells of a harm that took place, or is said not to have."""
    return t.mention.type in HARMS and t.mention.modality not in ("planned", "conditional")


DIRECTED = frozenset({"message", "letter"})
"""Channels by which one writes and the other reads: who wrote tells two events apart."""
