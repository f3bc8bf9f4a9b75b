"""What of a story has a place in a text, under ids that several exports share.

An annotation file holds the passages; FollowTheMoney holds records with the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.take import Take
from twosource.model.actor import Actor
from twosource.model.finding import Account, Event, Finding, Value
from twosource.model.ids import make_id
from twosource.model.span import Span


class Told(NamedTuple):
    """One account of one value of a finding; ``id`` names it in every export. (One account may
    stand beneath several values: "three" and "at least two".)"""

    id: str
    event: Event
    finding: Finding
    value: Value
    denied: bool
    account: Account


class Named(NamedTuple):
    """An actor in one document; ``id`` names it in every export."""

    id: str
    actor: Actor
    document: str
    spans: tuple[Span, ...]


class Place(NamedTuple):
    """A passage: its document and span, and what it is there ("source", "cue", "content", ...)."""

    document: str
    span: Span
    role: str


def told(take: Take) -> Iterator[Told]:
    """Every account of every value, in order."""
    for e in take.table.events:
        for f in e.findings:
            for denied, values in ((False, f.values), (True, f.denied)):
                for n, v in enumerate(values):
                    for k, a in enumerate(v.accounts):
                        id_ = make_id("account", a.id_in(f.id), int(denied), n, k)
                        yield Told(id_, e, f, v, denied, a)


def named(take: Take) -> Iterator[Named]:
    """Every actor in every document that names it, by actor and document."""
    known = {d.id for d in take.table.documents}
    for a in take.table.actors:
        by_document: dict[str, list[Span]] = {}
        for m in a.mentions:
            if m.document in known:
                by_document.setdefault(m.document, []).append(m.span)
        for document, spans in by_document.items():
            yield Named(make_id("named", a.id, document), a, document, tuple(spans))


def in_words(index: Index, x: Told) -> str:
    """An account in words: the question, the value, and how its accounts stand."""
    value = phrases.value(index, x.finding.facet, x.value.value)
    said = f"denied: {value}" if x.denied else value
    return f"{phrases.question(x.event, x.finding.facet)} {said} ({x.finding.status})"
