"""The page of an event: a matrix of accounts by facets, the evidence beneath each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.export import phrases
from twosource.export.matrix import Cell, Row, matrix, reason_words, turn_words
from twosource.export.standing import standing
from twosource.model.finding import Account, DateRange, Event
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.mend import Report, report

NEAR = 30
"""Events that are offered as the same, at most."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """What one origin says of one facet."""

    words: str
    denied: bool
    passages: tuple[parts.Passage, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One origin: the chains by which its accounts came, on whom it depends, and for each facet
    its question, what is said of it (empty: silent) and how that changed."""

    origin: parts.Link
    unnamed: bool
    chains: tuple[parts.Chain, ...]
    reasons: tuple[str, ...]
    cells: tuple[tuple[str, tuple[CellValue, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order in time to another event, and who says so."""

    words: str
    event: parts.Link
    by: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event ready to be laid out. ``inferred``: the days that its order alone leaves.
    ``reports``: the event mentions; ``near``: events of the same kind that share an actor with it;
    ``origins``: the actors whose accounts there are."""

    id: str
    title: str
    participants: tuple[tuple[str, parts.Link], ...]
    findings: tuple[parts.FindingView, ...]
    facets: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    orders: tuple[Order, ...]
    inferred: str
    articles: tuple[parts.Link, ...]
    standing: Standing
    reports: tuple[Report, ...]
    near: tuple[parts.Link, ...]
    origins: tuple[parts.Link, ...]


def event(lk: Lookups, id_: str) -> EventView | None:
    """Return the event; None where there is none of that id."""
    found = lk.events.get(id_)
    if found is None:
        return None
    documents = dict.fromkeys(lk.mentions[m].document for m in found.mentions if m in lk.mentions)
    (kept,) = standing(replace(lk.table, events=(found,)))
    when = kept.inferred_when
    inferred = phrases.days(DateRange(when.earliest, when.latest)) if when else ""
    facets = [f.facet for f in found.findings]
    return EventView(
        found.id, parts.title(lk, found),
        tuple((p.role, parts.actor(lk, p.actor)) for p in found.participants),
        tuple(parts.finding(lk, found, f) for f in found.findings),
        tuple((f, phrases.question(found, f)) for f in facets),
        tuple(_row(lk, found, r) for r in matrix(lk, found).rows),
        tuple(_orders(lk, kept)), inferred, tuple(parts.article(lk, d) for d in documents),
        found.standing,
        tuple(report(lk, lk.mentions[m]) for m in found.mentions if m in lk.mentions),
        tuple(_near(lk, found)), tuple(parts.actor(lk, i) for i in _origins(lk, found)),
    )  # fmt: skip


def _near(lk: Lookups, found: Event) -> Iterator[parts.Link]:
    """Events that may be the same: of one kind, with an actor in common; the weightiest first."""
    who = [p.actor for p in found.participants]
    near = {e.id: e for a in who for e in lk.events_with.get(a, ()) if e.type == found.type}
    near.pop(found.id, None)
    for e in sorted(near.values(), key=lambda e: (-len(e.mentions), e.id))[:NEAR]:
        yield parts.event(lk, e.id)


def _origins(lk: Lookups, found: Event) -> list[str]:
    values = (v for f in found.findings for v in (*f.values, *f.denied))
    ends = {a.chain[-1] for v in values for a in v.accounts if a.chain}
    return sorted((i for i in ends if i in lk.actors), key=lambda i: (lk.name(i), i))


def _row(lk: Lookups, event: Event, row: Row) -> RowView:
    """A row of the matrix with its links."""
    known = lk.actors.get(row.origin or "")
    origin = parts.Link("speaker not known, not counted")
    if row.origin is not None:
        at = row.chains[0].document
        origin = parts.actor(lk, row.origin) if known else parts.article(lk, at)
    return RowView(
        origin, bool(known and known.kind == "unnamed"), tuple(_chains(lk, row)),
        tuple(reason_words(lk, r) for r in row.reasons),
        tuple((phrases.question(event, c.facet), _values(lk, c), _turns(lk, c)) for c in row.cells),
    )  # fmt: skip


def _chains(lk: Lookups, row: Row) -> dict[parts.Chain, None]:
    return dict.fromkeys(
        parts.chain(lk, Account(c.actors, c.document, c.said_on, ())) for c in row.chains
    )


def _values(lk: Lookups, cell: Cell) -> tuple[CellValue, ...]:
    return tuple(
        CellValue(phrases.value(lk, cell.facet, g.value), g.denied, parts.passages(lk, g.evidence))
        for g in cell.given
    )


def _turns(lk: Lookups, cell: Cell) -> tuple[str, ...]:
    return tuple(turn_words(lk, cell.facet, t) for t in cell.turns)


def _orders(lk: Lookups, found: Event) -> Iterator[Order]:
    for r in found.relations:
        by = " \u2190 ".join(lk.name(a) for a in r.account) or "follows from what is said of others"
        yield Order(r.relation, parts.event(lk, r.event), by)
