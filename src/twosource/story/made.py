"""A document's records as its reading and the story's names give them: what is not stored twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention
from twosource.model.order import OrderRelation
from twosource.model.reading import Reading
from twosource.model.when import Timex
from twosource.story.relabel import Names, relabel_attribution, relabel_mention

KINDS: Mapping[str, Any] = {
    "attributions": tuple[Attribution, ...],
    "timexes": tuple[Timex, ...],
    "event_mentions": tuple[EventMention, ...],
    "orders": tuple[OrderRelation, ...],
}
"""The fields of ``Made`` and their types."""


@dataclass(frozen=True, slots=True)
class Made:
    """The records of one document, with the story's actors and events."""

    attributions: tuple[Attribution, ...]
    timexes: tuple[Timex, ...]
    event_mentions: tuple[EventMention, ...]
    orders: tuple[OrderRelation, ...]


@dataclass(frozen=True, slots=True)
class StoredActor:
    """An actor as stored; ``whole`` is False where its mentions are those of its members."""

    actor: Actor
    whole: bool = False


def make(reading: Reading, names: Names, event_of: Mapping[str, str]) -> Made:
    """Return the records of a reading; ``event_of`` maps an event mention's id to its event's."""
    return Made(
        tuple(relabel_attribution(a, names) for a in reading.attributions),
        reading.timexes,
        tuple(relabel_mention(m, names, event_of.get(m.id)) for m in reading.event_mentions),
        reading.orders,
    )


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions by place, each once."""
    return tuple(sorted(set(mentions), key=lambda m: (m.document, m.span, m.head, m.form)))
