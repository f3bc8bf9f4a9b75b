"""The page of an actor: what it said, what is said of it, with whom it was in contact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from twosource.export import phrases
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.finding import Event, Evidence
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.document import STANCES, words_of
from twosource.web.views.limited import Leaf, leaf

FEW, A_PAGE = 20, 40
"""Rows of each list on the page of an actor, and where one list is shown alone."""
LISTED = 40
"""Names, roles and the like that are shown."""
AROUND = 40
LISTS = ("said", "declined", "about", "contacts", "events", "changed", "places")
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said:
    """One saying: who, in which way, what, where."""

    speaker: parts.Link | None
    stance: str
    words: str
    article: parts.Link
    score: float
    id: str
    standing: Standing
    by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that stand for the actor, with those around them; ``value`` names them in a form."""

    value: str
    before: str
    words: str
    after: str
    article: parts.Link
    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A facet of an event of which the actor, or who speaks for it, gave two values."""

    event: parts.Link
    said: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor ready to be laid out. ``of``: the list that is shown alone, a page of it (empty: the
    first rows of each). ``protected``: what a person said of its name in all that leaves."""

    id: str
    name: str
    kind: str
    people: str
    standing: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    speaks_for: tuple[parts.Link, ...]
    spoken_for_by: tuple[parts.Link, ...]
    member_of: tuple[parts.Link, ...]
    unnamed_why: tuple[parts.Passage, ...]
    said: Leaf[Said]
    declined: Leaf[Said]
    about: Leaf[Said]
    contacts: Leaf[parts.Link]
    events: Leaf[parts.Link]
    changed: Leaf[Changed]
    places: Leaf[Place]
    of: str
    protected: str


def actor(lk: Lookups, id_: str, of: str = "", page: int = 1) -> ActorView | None:
    """Return the actor; None where there is none of that id."""
    a = lk.actors.get(id_)
    if a is None:
        return None
    of = of if of in LISTS else ""

    def some(name: str, rows: Sequence[T], view: Callable[[T], V]) -> Leaf[V]:
        alone = of == name
        return leaf(rows, page if alone else 1, A_PAGE if alone else FEW).each(view)

    held = lk.said_by.get(id_, [])
    events = lk.events_with.get(id_, [])
    names = tuple(n for n in dict.fromkeys(a.aliases) if n != a.name)
    return ActorView(
        id_, a.name, a.kind, f"{phrases.number(a.count)} people" if a.count else "",
        lk.standing(id_), names[:LISTED], a.roles[:LISTED],
        _links(lk, a.speaks_for), _links(lk, lk.spoken_for_by.get(id_, ())),
        _links(lk, a.member_of),
        parts.passages(lk, [Evidence(w.document, w.span) for w in a.unnamed_why[:LISTED]]),
        some("said", [x for x in held if x.stance != "declines"], lambda x: saying(lk, x)),
        some("declined", [x for x in held if x.stance == "declines"], lambda x: saying(lk, x)),
        some("about", said_about(lk, a), lambda x: saying(lk, x)),
        some("contacts", [e for e in events if e.type == "contact"], lambda e: _event(lk, e)),
        some("events", [e for e in events if e.type != "contact"], lambda e: _event(lk, e)),
        some("changed", list(_changed(lk, a)), lambda c: c),
        some("places", _standing_there(lk, a), lambda m: _place(lk, m)), of, _protected(lk, id_),
    )  # fmt: skip


def _event(lk: Lookups, e: Event) -> parts.Link:
    return parts.event(lk, e.id)


def _links(lk: Lookups, ids: Iterable[str]) -> tuple[parts.Link, ...]:
    return tuple(parts.actor(lk, i) for i in islice(ids, LISTED))


def _protected(lk: Lookups, id_: str) -> str:
    """What holds of its name in all that leaves, where a person said so."""
    out = ""
    for c in lk.held:
        if c.undone is None and not c.state and any(t.id == id_ for t in c.targets):
            if c.kind == "protect":
                out = "under a pseudonym" if c.payload[:1] == ("yes",) else "by name"
            elif c.kind == "forget":
                return "taken out"
    return out


def saying(lk: Lookups, a: Attribution) -> Said:
    """One saying as a row."""
    first = Evidence(a.document, min((*a.content, *a.source, *a.cue)))
    return Said(
        parts.actor(lk, a.speaker) if a.speaker else None, STANCES[a.stance], words_of(lk, a),
        parts.article(lk, a.document, first), a.score, a.id, a.standing,
        lk.by(a.id),
    )  # fmt: skip


def said_about(lk: Lookups, a: Actor) -> list[Attribution]:
    """What others say in which the actor is named."""
    out = {}
    for m in a.mentions:
        for x in lk.attributions_of.get(m.document, ()):
            if x.speaker != a.id and any(s.contains(m.span) for s in x.content):
                out[x.id] = x
    return list(out.values())


def _standing_there(lk: Lookups, a: Actor) -> list[Mention]:
    """Its mentions in texts that are as they were."""
    found = ((m, lk.documents.get(m.document)) for m in a.mentions)
    return [m for m, d in found if d is not None and m.span.end <= len(d.text)]


def _place(lk: Lookups, m: Mention) -> Place:
    d = lk.documents[m.document]
    before = d.text[max(0, m.head.start - AROUND) : m.head.start]
    after = d.text[m.head.end : m.head.end + AROUND]
    return Place(
        f"{d.id}:{m.head.start}-{m.head.end}", before, m.head.of(d.text), after,
        parts.article(lk, d.id, Evidence(d.id, m.head)), m.reason,
    )  # fmt: skip


def _changed(lk: Lookups, a: Actor) -> Iterator[Changed]:
    side = {a.id, *lk.spoken_for_by.get(a.id, ())}
    for e in lk.table.events:
        for f in e.findings:
            for c in f.changes:
                if c.actor in side and c.kind == "changed":
                    first, then = (phrases.value(lk, f.facet, v) for v in (c.before, c.after))
                    words = f"{phrases.question(e, f.facet)} {lk.name(c.actor)}: first {first}"
                    yield Changed(parts.event(lk, e.id), f"{words}, later {then}", c.standing)
