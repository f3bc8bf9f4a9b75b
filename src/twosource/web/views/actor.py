"""The pages of actors: what each said, what is said of each, with whom each was in contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from twosource.export import phrases
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.finding import Evidence
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.document import STANCES, words_of

FEW = 40
"""Rows of a list that are shown unless all are asked for."""
AROUND = 40


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


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of a list, and how many more there are."""

    rows: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A line of the list of actors."""

    actor: parts.Link
    standing: str
    names: str
    articles: int
    mentions: int
    said: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor ready to be laid out."""

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
    said: Listed
    declined: Listed
    about: Listed
    contacts: tuple[parts.Link, ...]
    other_events: tuple[parts.Link, ...]
    changed: tuple[Changed, ...]
    places: tuple[Place, ...]
    more_places: int


def actors(lk: Lookups, words: str, limit: int | None) -> tuple[list[ActorRow], int]:
    """Those whose names hold these words, the most mentioned first, and how many are left out."""
    wanted = words.casefold()
    found = [a for a, names in lk.folded if not wanted or any(wanted in n for n in names)]
    shown = found if limit is None else found[:limit]
    rows = [
        ActorRow(
            parts.actor(lk, a.id), lk.standing(a.id), "; ".join(a.aliases[:4]),
            len({m.document for m in a.mentions}), len(a.mentions), len(lk.said_by.get(a.id, ())),
        )
        for a in shown
    ]  # fmt: skip
    return rows, len(found) - len(rows)


def actor(lk: Lookups, id_: str, *, everything: bool = False) -> ActorView | None:
    """Return the actor; None where there is none of that id. ``everything``: leave out no row."""
    a = lk.actors.get(id_)
    if a is None:
        return None
    limit = None if everything else FEW
    said = lk.said_by.get(id_, [])
    declined = [x for x in said if x.stance == "declines"]
    events = lk.events_with.get(id_, [])
    places = list(islice(_places(lk, a), limit))
    return ActorView(
        id_, a.name, a.kind, f"{phrases.number(a.count)} people" if a.count else "",
        lk.standing(id_), tuple(n for n in dict.fromkeys(a.aliases) if n != a.name), a.roles,
        _links(lk, a.speaks_for), _links(lk, lk.spoken_for_by.get(id_, ())),
        _links(lk, a.member_of),
        parts.passages(lk, [Evidence(w.document, w.span) for w in a.unnamed_why]),
        _listed(lk, [x for x in said if x.stance != "declines"], limit),
        _listed(lk, declined, limit), _listed(lk, said_about(lk, a), limit),
        tuple(parts.event(lk, e.id) for e in events if e.type == "contact"),
        tuple(parts.event(lk, e.id) for e in events if e.type != "contact"),
        tuple(_changed(lk, a)), tuple(places), len(a.mentions) - len(places),
    )  # fmt: skip


def _links(lk: Lookups, ids: Iterable[str]) -> tuple[parts.Link, ...]:
    return tuple(parts.actor(lk, i) for i in ids)


def _listed(lk: Lookups, held: Sequence[Attribution], limit: int | None) -> Listed:
    shown = held if limit is None else held[:limit]
    return Listed(tuple(saying(lk, a) for a in shown), len(held) - len(shown))


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


def _places(lk: Lookups, a: Actor) -> Iterator[Place]:
    for m in a.mentions:
        d = lk.documents.get(m.document)
        if d is None or m.span.end > len(d.text):
            continue
        before = d.text[max(0, m.head.start - AROUND) : m.head.start]
        after = d.text[m.head.end : m.head.end + AROUND]
        yield Place(
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
                    yield Changed(parts.event(lk, e.id), f"{words}, later {then}")
