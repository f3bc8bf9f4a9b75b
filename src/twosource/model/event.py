"""Event mentions: one report of an event, as the text has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.number import NumberRange
from twosource.model.span import Span
from twosource.model.standing import EVERY_FACET, Checked, Standing
from twosource.model.when import Basis

Channel = Literal["call", "message", "letter", "meeting", "visit"]
Modality = Literal["happened", "planned", "denied", "questioned", "conditional"]
Role = Literal[
    "initiator", "addressee", "participant", "actor", "recipient", "victim", "suspect", "object"
]
RelationKind = Literal["before", "after", "during", "same day"]
HARMS = frozenset({"violence", "accident"})
"""The types of events by which people are killed or hurt."""
LEGAL = frozenset({"arrest", "charge", "conviction", "sentence"})
"""The types of events that are a step of the law against somebody."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role; ``span`` is the mention in this report (None where it was inferred).
    ``absent``: the report says that this one took no part."""

    role: Role
    actor: str
    span: Span | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class EventWhen:
    """When a mention dates its event; ``timex`` is None where another event dates it."""

    timex: str | None
    earliest: date | None
    latest: date | None
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One report of an event.

    ``span`` is the predicate (the word or words that name it), ``clause`` the words around it that
    are shown as evidence. ``attribution`` is the innermost attribution in whose content it stands;
    None means the outlet's own voice. ``definite`` tells "the call" from "a call". ``about`` is
    the topic's span, ``about_denied`` a topic that is denied ("not about sanctions").
    ``reports`` is False where the words only refer to the event ("was aware of the call"): such a
    mention is no account of it. ``could_be`` lists the channels that an open one may have been
    (empty: any): a conversation was no letter. ``event`` is the event the mention was
    grouped into (story level). ``killed``, ``injured`` and ``hurt`` are the numbers of people whom
    a report of a harm tells to have died, to have been hurt and lived, and to have been hit (it is
    not said whether they lived); ``amount`` is what a deal or a payment is worth, in whole units of
    its currency. ``place_told``: the place stands in this report's own words; else it is the one
    that its document points to. ``aftermath``: it tells what came of the event ("he died on
    Tuesday"), so its day is not the event's. ``limited``: it is denied with a place or a way ("did
    not meet him in a pub"), which does not deny the event. ``learned``: how sure the model is of a
    predicate that no list names; None where a list has it. ``spot`` is the place as the words have
    it ("a pub"), ``place_denied`` one where it is said not to have happened. ``count_denied``: the
    number is denied ("denied calling him five times"), so ``limited`` too. ``when_denied`` and
    ``number_denied`` are the day and the number that a report rules out beside its own ("on
    Tuesday, not on Monday"; "three times, not twice"). ``standing`` and ``checked`` hold what a
    person said of it, and of single facets: corrections set them, no stage does.
    """

    id: str
    document: str
    span: Span
    clause: Span
    type: str
    channel: Channel | None
    participants: tuple[Participant, ...]
    when: EventWhen | None
    count: NumberRange | None
    count_span: Span | None
    modality: Modality
    about: Span | None
    about_denied: Span | None
    place: str | None
    attribution: str | None
    definite: bool = False
    reports: bool = True
    could_be: tuple[Channel, ...] = ()
    event: str | None = None
    killed: NumberRange | None = None
    injured: NumberRange | None = None
    hurt: NumberRange | None = None
    amount: NumberRange | None = None
    place_told: bool = False
    aftermath: bool = False
    limited: bool = False
    learned: float | None = None
    spot: Span | None = None
    place_denied: Span | None = None
    count_denied: bool = False
    when_denied: EventWhen | None = None
    number_denied: NumberRange | None = None
    standing: Standing = "proposed"
    checked: tuple[Checked, ...] = ()

    def rejects(self, facet: str) -> bool:
        """Whether a person said that this mention is no account of a facet."""
        return any(c.facet == facet and c.verdict == "rejected" for c in self.checked)

    def standing_of(self, facet: str) -> Standing:
        """Whether a person looked at what it says of a facet."""
        for c in self.checked:
            if c.facet in (facet, EVERY_FACET) and c.verdict != "rejected":
                return c.verdict
        return "accepted" if self.standing == "accepted" else "proposed"
