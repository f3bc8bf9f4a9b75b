"""What the per-document stages say of one document."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.order import OrderRelation
from twosource.model.when import Timex


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with its attributions, time expressions, actors and event mentions, and the
    order in time that it puts these in.

    Actor ids are local to the document here; the story's actors are merged from them later.
    """

    document: Document
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[Actor, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    reprint_signature: tuple[int, ...] = ()
    orders: tuple[OrderRelation, ...] = ()
