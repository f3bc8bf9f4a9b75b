"""The table of accounts: all that is known of a story, as it is shown and exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.finding import Event
from twosource.model.order import OrderConflict, OrderRelation
from twosource.model.when import Timex


@dataclass(frozen=True, slots=True)
class Table:
    """The result of the across-document stage, with the records it speaks of.

    Actor ids are the story's here, in every record. ``documents``, ``actors`` and ``events`` are
    sorted by id; ``claims``, ``drifts`` and ``quote_variants`` by the records' own ``order``;
    ``attributions``, ``timexes``, ``event_mentions`` and ``orders`` by document, then as the
    reading has them.
    ``reprint_of`` and ``main_event`` map a document's id to a document's and an event's id.
    """

    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    drifts: tuple[Drift, ...] = ()
    quote_variants: tuple[QuoteVariant, ...] = ()
    orders: tuple[OrderRelation, ...] = ()
    reprint_of: Mapping[str, str] = field(default_factory=dict)
    main_event: Mapping[str, str] = field(default_factory=dict)

    @property
    def order_conflicts(self) -> tuple[OrderConflict, ...]:
        """Order relations that cannot all be so. Each is kept with the first event it orders."""
        return tuple(c for e in self.events for c in e.order_conflicts)
