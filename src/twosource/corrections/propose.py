"""Drafts of corrections: what a person asks for, with the anchors by which it is found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.corrections.anchors import anchor
from twosource.errors import UsageError
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.correction import Anchor, CorrectionKind, Target
from twosource.model.event import EventMention
from twosource.model.finding import Account, Event, Facet
from twosource.model.ids import make_id
from twosource.model.reading import Reading
from twosource.model.span import Span

MOST = 200
"""Anchors kept of an actor that is only to be found again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction before it is stored: without number, time and person."""

    kind: CorrectionKind
    targets: tuple[Target, ...]
    payload: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is made from: readings after earlier corrections, local id -> story id, and the
    story's actors and events by id, and what stands beside them. ``where`` is the story file, for
    what is said of errors; ``today`` gives the id that stands for an earlier one."""

    readings: Sequence[Reading]
    of: Mapping[str, str]
    actors: Mapping[str, Actor]
    where: str
    today: Callable[[str], str]
    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Sequence[Claim] = ()
    drifts: Sequence[Drift] = ()
    variants: Sequence[QuoteVariant] = ()

    def locals_of(self, id_: str) -> list[tuple[Reading, Actor]]:
        """The parts of an actor, a document each. Raises ``UsageError`` where there is none."""
        if id_ not in self.actors:
            now = self.today(id_)
            if now in self.actors:
                raise UsageError(f"{id_} is {now} today", where=self.where, cure="Give that id")
            raise self.refusal(f"there is no actor {id_}", "See the ids with: twosource actors")
        return [(r, a) for r in self.readings for a in r.actors if self.of.get(a.id) == id_]

    def attribution(self, id_: str) -> tuple[Reading, Attribution] | None:
        """The attribution of an id, with its reading."""
        return next(((r, a) for r in self.readings for a in r.attributions if a.id == id_), None)

    def mention(self, id_: str) -> tuple[Reading, EventMention] | None:
        """The event mention of an id, with its reading."""
        return next(((r, m) for r in self.readings for m in r.event_mentions if m.id == id_), None)

    def account(self, id_: str) -> tuple[Facet, Account] | None:
        """The account of an id, and the facet that it is of."""
        for e in self.events.values():
            for f in e.findings:
                for v in (*f.values, *f.denied):
                    for a in v.accounts:
                        if a.id_in(f.id) == id_:
                            return f.facet, a
        return None

    def event(self, id_: str) -> Event:
        """The event of an id, or of one that leads to it. Raises ``UsageError``."""
        found = self.events.get(id_) or self.events.get(self.today(id_))
        if found is None:
            raise self.refusal(f"there is no event {id_}", "See the ids with: twosource show")
        return found

    def actor_called(self, given: str) -> str:
        """The id of an actor that is given by id or by name. Raises ``UsageError``."""
        if given in self.actors:
            return given
        found = [
            a.id for a in self.actors.values()
            if given and given.casefold() in (n.casefold() for n in (a.name, *a.aliases))
        ]  # fmt: skip
        if len(found) != 1:
            many = (
                f"{len(found)} actors are called {given}" if found else f"no actor called {given}"
            )
            cure = f"Give the id of the one that is meant: {', '.join(found)}"
            listed = "Give a name or an id as they stand in: twosource actors"
            if not found:
                raise self.refusal(many if given else "no actor is given", listed)
            raise UsageError(many, where=self.where, cure=cure)
        return found[0]

    def refusal(self, what: str, cure: str) -> UsageError:
        """The error of a fault; ``cure`` ends with a command."""
        return UsageError(what, where=self.where, cure=f"{cure} --story {self.where}")


def merge(known: Known, keep: str, other: str) -> Draft:
    """Two actors are one; the id of the first stays. Raises ``UsageError``."""
    return Draft("merge", two(known, keep, other, MOST))


def apart(known: Known, first: str, second: str) -> Draft:
    """Two actors are never to be taken for one. Raises ``UsageError``."""
    found = {r.document.id for r, _ in known.locals_of(first)}
    return Draft("apart", two(known, first, second, None), tuple(sorted(found)))


def split(known: Known, actor: str, places: Sequence[tuple[str, Span | None]]) -> Draft:
    """What stands at ``places`` (a document's id; in it these words, or None: all that it says of
    the actor) is another actor. Raises ``UsageError``."""
    parts = known.locals_of(actor)
    moved: list[Anchor] = []
    stay: list[Anchor] = []
    for document in sorted({d for d, _ in places}):
        if document not in {r.document.id for r, _ in parts}:
            raise _not_there(known, actor, f"in document {document}")
    for reading, local in parts:
        wanted = [span for d, span in places if d == reading.document.id]
        gone = set(local.mentions) if None in wanted else _at(local, wanted)
        whole = None in wanted
        moved += [anchor(reading.document, m.head, whole=whole) for m in _in_order(gone)]
        stay += _anchors(reading, [m for m in local.mentions if m not in gone])
    _all_found(known, actor, places, moved)
    if not stay:
        cure = "Leave out what stays, or do nothing: it has its own id already"
        raise UsageError(f"nothing would be left of {actor}", where=known.where, cure=cure)
    name = known.actors[actor].name
    new = make_id(
        "actor", "split", actor, *(f for a in moved for f in (a.document, a.span.start, a.span.end))
    )
    documents = tuple(sorted({r.document.id for r, _ in parts}))
    targets = Target(actor, name, tuple(stay[:MOST])), Target(new, name, tuple(moved))
    return Draft("split", targets, documents)


def two(known: Known, one: str, other: str, most: int | None) -> tuple[Target, Target]:
    """Two actors as targets. Raises ``UsageError``."""
    if one == other:
        cure = "Give the ids of two actors"
        raise UsageError(f"{one} is given twice", where=known.where, cure=cure)
    return actor_target(known, one, most), actor_target(known, other, most)


def actor_target(known: Known, id_: str, most: int | None = MOST) -> Target:
    """An actor with the words by which it is found again. Raises ``UsageError``."""
    parts = known.locals_of(id_)
    anchors = [a for reading, local in parts for a in _anchors(reading, local.mentions)]
    if not anchors:
        raise known.refusal(
            f"{known.actors[id_].name} ({id_}) stands in no words of the articles",
            "Give an actor that an article names: see twosource actors",
        )
    return Target(id_, known.actors[id_].name, tuple(anchors[:most]))


def _anchors(reading: Reading, mentions: Iterable[Mention]) -> list[Anchor]:
    """One for a document: a name where there is one, the first of them."""
    best = sorted(mentions, key=lambda m: (m.form != "name", m.form == "pronoun", m.head))
    return [anchor(reading.document, m.head) for m in best[:1]]


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.head, m.span))


def _at(local: Actor, wanted: Sequence[Span | None]) -> set[Mention]:
    """The mentions that stand in the wanted words: their heads, so that "Roe" in "Roe's lawyer"
    is not the lawyer."""
    return {m for m in local.mentions for s in wanted if s is not None and m.head.overlaps(s)}


def _all_found(
    known: Known, actor: str, places: Sequence[tuple[str, Span | None]], moved: Sequence[Anchor]
) -> None:
    for document, span in places:
        if span is not None and not any(
            a.document == document and a.span.overlaps(span) for a in moved
        ):
            raise _not_there(known, actor, f"at {document}:{span.start}-{span.end}")


def _not_there(known: Known, actor: str, where: str) -> UsageError:
    return known.refusal(
        f"{known.actors[actor].name} ({actor}) is not mentioned {where}",
        f"See its places with: twosource actors {actor}",
    )
