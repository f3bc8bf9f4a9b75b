"""The page of an event: a matrix of accounts by facets, the evidence beneath each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.export import phrases
from twosource.export.standing import standing
from twosource.model.finding import Account, DateRange, Event, Facet
from twosource.web.lookups import Lookups
from twosource.web.views import parts


@dataclass(frozen=True, slots=True)
class CellValue:
    """What one origin says of one facet."""

    words: str
    denied: bool
    passages: tuple[parts.Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One origin: the chains by which its accounts came, and a cell a facet (empty: silent)."""

    origin: parts.Link
    unnamed: bool
    chains: tuple[parts.Chain, ...]
    cells: tuple[tuple[str, tuple[CellValue, ...]], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order in time to another event, and who says so."""

    words: str
    event: parts.Link
    by: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event ready to be laid out. ``inferred``: the days that its order alone leaves."""

    id: str
    title: str
    participants: tuple[tuple[str, parts.Link], ...]
    findings: tuple[parts.FindingView, ...]
    facets: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    orders: tuple[Order, ...]
    inferred: str
    articles: tuple[parts.Link, ...]


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
        tuple(parts.finding(lk, f) for f in found.findings),
        tuple((f, phrases.FACETS[f]) for f in facets),
        tuple(_rows(lk, found, facets)),
        tuple(_orders(lk, kept)), inferred, tuple(parts.article(lk, d) for d in documents),
    )  # fmt: skip


def _rows(lk: Lookups, found: Event, facets: list[Facet]) -> Iterator[Row]:
    """A row an origin: those with most accounts first."""
    held: dict[str, list[Account]] = {}
    cells: dict[tuple[str, Facet], list[CellValue]] = {}
    for f in found.findings:
        given = [(v, False) for v in phrases.ladder(f.values)] + [(v, True) for v in f.denied]
        for v, denied in given:
            words = phrases.value(lk, f.facet, v.value)
            for id_, of_it in _by_origin(v.accounts).items():
                held.setdefault(id_, []).extend(of_it)
                said = parts.passages(lk, [e for a in of_it for e in a.evidence])
                cells.setdefault((id_, f.facet), []).append(CellValue(words, denied, said))
    for id_, of_it in sorted(held.items(), key=lambda p: -len(p[1])):
        actor = lk.actors.get(id_)
        origin = parts.actor(lk, id_) if actor else parts.article(lk, of_it[0].document)
        yield Row(
            origin, bool(actor and actor.kind == "unnamed"),
            tuple(dict.fromkeys(parts.chain(lk, a) for a in of_it)),
            tuple((phrases.FACETS[f], tuple(cells.get((id_, f), ()))) for f in facets),
        )  # fmt: skip


def _by_origin(accounts: tuple[Account, ...]) -> dict[str, list[Account]]:
    out: dict[str, list[Account]] = {}
    for a in accounts:
        out.setdefault((a.chain or (a.document,))[-1], []).append(a)
    return out


def _orders(lk: Lookups, found: Event) -> Iterator[Order]:
    for r in found.relations:
        by = " \u2190 ".join(lk.name(a) for a in r.account) or "follows from what is said of others"
        yield Order(r.relation, parts.event(lk, r.event), by)
