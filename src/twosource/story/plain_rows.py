"""The plain rows of one record: an actor, an event, a chain, a saying. See ``plain``.

Days are ISO 8601, an actor's id in a value is its name; lists are parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.finding import Account, DateRange, Event, FacetValue
from twosource.model.ids import digest
from twosource.model.number import NumberRange

Row = tuple[Any, ...]
_OF_EVENT, _OF_DOCUMENT = 32, 1 << 20
"""Numbers of an event's findings, and of a document's sayings: room for the rows of a block."""


def number(*of_it: str) -> int:
    """A number for a record, the same in any file (48 bits)."""
    return int(digest(*of_it)[:12], 16)


def of_findings(event: str) -> range:
    """The numbers of an event's findings."""
    first = number(event) * _OF_EVENT
    return range(first, first + _OF_EVENT)


def of_sayings(document: str, place: int | None, many: int) -> range:
    """The numbers of a document's sayings: those of one text follow each other."""
    first = (place if place is not None else -(number(document) >> 8)) * _OF_DOCUMENT
    return range(first, first + many)


def document_of(a: Account) -> str:
    """The document in which an account has its first words."""
    return a.evidence[0].document if a.evidence else a.document


class Rows:
    """Makes rows. ``actors`` by id; ``places``: the row of each document's text."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, int]) -> None:
        self._actors, self._places = actors, places

    def actor(self, a: Actor) -> Row:
        """A row of ``plain_actors``."""
        count = a.count
        return (
            number(a.id), a.id, a.kind, a.name, _listed(a.aliases), _listed(a.roles),
            _listed(map(self._name, a.speaks_for)), count.min if count else None,
            count.max if count else None, len(a.mentions), len({m.document for m in a.mentions}),
        )  # fmt: skip

    def _name(self, actor: str) -> str:
        held = self._actors.get(actor)
        return held.name if held is not None else actor

    def findings(self, e: Event) -> Iterator[Row]:
        """The rows of ``plain_findings`` of an event."""
        who = _listed(f"{p.role}: {self._name(p.actor)}" for p in e.participants)
        for key, f in zip(of_findings(e.id), e.findings, strict=False):
            yield (key, f.id, e.id, e.type, e.channel, e.modality, who, f.facet, f.status,
                   f.standing)  # fmt: skip

    def accounts(self, e: Event) -> Iterator[Row]:
        """The rows of ``plain_accounts`` of an event."""
        for key, f in zip(of_findings(e.id), e.findings, strict=False):
            for denied, values in ((0, f.values), (1, f.denied)):
                for v in values:
                    held = (key, self._value(v.value), *_ends(v.value), denied,
                            v.independent.at_least, v.independent.at_most)  # fmt: skip
                    for a in v.accounts:
                        yield (*held, *self._account(a))

    def _account(self, a: Account) -> Row:
        first = a.evidence[0] if a.evidence else None
        return (
            number(*a.chain), a.said_on.isoformat() if a.said_on else None,
            self._places.get(document_of(a)), first.span.start if first else None,
            first.span.end if first else None, a.standing,
        )  # fmt: skip

    def chain(self, chain: tuple[str, ...]) -> Row:
        """A row of ``plain_chains``."""
        origin = number(chain[-1]) if chain and chain[-1] in self._actors else None
        return number(*chain), origin, " <- ".join(map(self._name, chain))

    def sayings(self, document: str, said: Sequence[Attribution]) -> Iterator[Row]:
        """The rows of ``plain_statements`` of a document, each after its number."""
        place = self._places.get(document)
        for key, a in zip(of_sayings(document, place, len(said)), said, strict=True):
            first = a.content[0] if a.content else None
            yield (
                key, a.id, place, number(a.speaker) if a.speaker else None, a.stance, a.kind,
                int(a.hedged), a.said_on.isoformat() if a.said_on else None, a.knows_by,
                round(a.score, 4), first.start if first else None, first.end if first else None,
                a.standing,
            )  # fmt: skip

    def _value(self, value: FacetValue) -> str:
        match value:
            case NumberRange():
                if value.max is None:
                    return f"at least {value.min}"
                return str(value.min) if value.exact is not None else f"{value.min} to {value.max}"
            case DateRange():
                first, last = _day(value, first=True), _day(value, first=False)
                return (first or "..") if first == last else f"{first or '..'}/{last or '..'}"
            case str():
                return self._name(value)
            case _:
                return _listed(map(self._name, value)) or ""


def _ends(value: FacetValue) -> Row:
    """The ends of a number and of a stretch of days; None where it is no such thing, or open."""
    if isinstance(value, NumberRange):
        return value.min, value.max, None, None
    if isinstance(value, DateRange):
        return None, None, _day(value, first=True), _day(value, first=False)
    return None, None, None, None


def _day(value: DateRange, *, first: bool) -> str | None:
    day = value.earliest if first else value.latest
    return day.isoformat() if day else None


def _listed(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None
