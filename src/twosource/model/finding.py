"""Events across documents and what is found of each facet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.event import Channel, Modality, Participant, RelationKind
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.order import InferredWhen, OrderConflict
from twosource.model.span import Span
from twosource.model.standing import Standing, together

Status = Literal["disputed", "agreed", "uncorroborated", "single"]
Turned = Literal["changed", "updated"]
Facet = Literal[
    "count", "when", "place", "about", "initiator", "participants", "occurred",
    "killed", "injured", "amount",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Exact words: a span of a document's stored text."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateRange:
    """Inclusive days; None where open at that end."""

    earliest: date | None
    latest: date | None

    def meets(self, other: DateRange) -> bool:
        """Whether some day fits both."""
        lows = [d for d in (self.earliest, other.earliest) if d]
        highs = [d for d in (self.latest, other.latest) if d]
        return not lows or not highs or max(lows) <= min(highs)


FacetValue = NumberRange | DateRange | str | tuple[str, ...]
"""By facet: numbers (count, killed, injured, amount), days (when), text (place, about, occurred),
an actor id (initiator) or actor ids (participants)."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one origin says. ``chain`` runs from the outlet to the last actor cited (the origin).

    ``mentions`` are the event mentions that say it; ``standing``: whether a person looked at it.
    """

    chain: tuple[str, ...]
    document: str
    said_on: date | None
    evidence: tuple[Evidence, ...]
    mentions: tuple[str, ...] = ()
    standing: Standing = "proposed"

    def id_in(self, finding: str) -> str:
        """The id of this account in a finding: its words there, and the chain they came by."""
        spans = (f"{e.document}:{e.span.start}-{e.span.end}" for e in self.evidence)
        return make_id("account", finding, self.document, *self.chain, None, *spans)


@dataclass(frozen=True, slots=True)
class Independent:
    """How many independent origins at least, and at most (None: no upper bound is known)."""

    at_least: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet with the accounts that give it."""

    value: FacetValue
    accounts: tuple[Account, ...]
    independent: Independent

    @property
    def standing(self) -> Standing:
        """Accepted where a person accepted every account, by hand where one set any of them."""
        return together(a.standing for a in self.accounts)


@dataclass(frozen=True, slots=True)
class Pooled:
    """A union of compatible values, counted together."""

    value: FacetValue
    independent: Independent


@dataclass(frozen=True, slots=True)
class Change:
    """One actor (or who speaks for it) gave an earlier and a later value.

    ``kind``: "updated" where the later is the number of a toll that grew, told without a word of
    an error; else "changed", another account of the same.
    """

    actor: str
    before: FacetValue
    after: FacetValue
    documents: tuple[str, ...]
    kind: Turned = "changed"
    standing: Standing = "proposed"

    def id_in(self, finding: str) -> str:
        """Its id in a finding: who, and what first and later."""
        return make_id("change", finding, self.actor, str(self.before), str(self.after))


@dataclass(frozen=True, slots=True)
class Split:
    """One side gives two values, and no order of them is known."""

    actors: tuple[str, ...]
    values: tuple[FacetValue, ...]
    standing: Standing = "proposed"

    def id_in(self, finding: str) -> str:
        """Its id in a finding: who, and which values."""
        return make_id("split", finding, *self.actors, None, *map(str, self.values))


@dataclass(frozen=True, slots=True)
class Finding:
    """One facet of one event."""

    id: str
    facet: Facet
    status: Status
    values: tuple[Value, ...]
    denied: tuple[Value, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    changes: tuple[Change, ...] = ()
    splits: tuple[Split, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether one side gave another account before: the update of a toll is none."""
        return any(c.kind == "changed" for c in self.changes)

    @property
    def standing(self) -> Standing:
        """Accepted where a person accepted every account, by hand where one set any of them."""
        return together(v.standing for v in (*self.values, *self.denied))


@dataclass(frozen=True, slots=True)
class Relation:
    """An order between two events: this one lies ``relation`` the other.

    ``account`` is the chain of who says so. Where nobody says it, and it follows from what is said
    of others (possibly by several sources), ``account`` is empty. ``through`` are the order
    relations that it rests on: one where it is said, several where it follows.
    """

    relation: RelationKind
    event: str
    account: tuple[str, ...]
    through: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether it follows from others, and nobody says it."""
        return not self.account


@dataclass(frozen=True, slots=True)
class Event:
    """The mentions that report the same thing, within and across documents.

    ``inferred_when`` is where it must lie by its order, where no account gives both ends.
    ``order_conflicts`` are those of which this is the first event.
    """

    id: str
    type: str
    channel: Channel | None
    modality: Modality
    participants: tuple[Participant, ...]
    mentions: tuple[str, ...]
    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...] = ()
    inferred_when: InferredWhen | None = None
    order_conflicts: tuple[OrderConflict, ...] = ()

    @property
    def standing(self) -> Standing:
        """Accepted where a person accepted every finding, by hand where one set any of them."""
        return together(f.standing for f in self.findings)


def events_of_mentions(events: Iterable[Event]) -> dict[str, str]:
    """Return event mention id -> the id of the event that it reports."""
    return {mention: event.id for event in events for mention in event.mentions}
