"""The page of an event: a matrix of accounts by facets, the evidence beneath each cell.

What is large is folded: the page has the first of it, and pages of their own have the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.export import phrases
from twosource.export.matrix import matrix
from twosource.export.standing import standing
from twosource.model.event import Role
from twosource.model.finding import DateRange, Event
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts, told
from twosource.web.views.grid import RowView, row_view
from twosource.web.views.mend import Report, report

ROLES: dict[Role, str] = {
    "initiator": "began it", "actor": "by", "addressee": "to", "participant": "took part",
    "recipient": "for", "victim": "victim", "suspect": "suspect", "object": "of",
}  # fmt: skip
NEAR = 30
"""Events that are offered as the same, at most."""
A_PAGE, LISTED, PEOPLE, ORIGINS = 8, 30, 24, 120
"""Of what is large: rows and reports; articles and orders; people; origins to choose from."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order in time to another event, and who says so."""

    words: str
    event: parts.Link
    by: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event ready to be laid out. ``inferred``: the days that its order alone leaves.
    ``participants`` by what they did. ``reports``: the event mentions; ``near``: events of the
    same kind that share an actor with it; ``origins``: the actors whose accounts there are.
    ``few``: it is folded; the numbers of rows, reports and so on that there are stand in ``many``.
    """

    id: str
    title: str
    participants: tuple[tuple[str, tuple[parts.Link, ...]], ...]
    findings: tuple[told.FindingView, ...]
    facets: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    orders: tuple[Order, ...]
    inferred: str
    articles: tuple[parts.Link, ...]
    standing: Standing
    reports: tuple[Report, ...]
    near: tuple[parts.Link, ...]
    origins: tuple[parts.Link, ...]
    few: bool
    many: Many


@dataclass(frozen=True, slots=True)
class Many:
    """How many there are, whatever is shown; of people how many are not."""

    more_people: int
    rows: int
    reports: int
    articles: int
    orders: int


def event(lk: Lookups, id_: str) -> EventView | None:
    """Return the event; None where there is none of that id."""
    found = lk.events.get(id_)
    if found is None:
        return None
    documents = dict.fromkeys(lk.mentions[m].document for m in found.mentions if m in lk.mentions)
    (kept,) = standing(replace(lk.table, events=(found,)))
    when = kept.inferred_when
    inferred = phrases.days(DateRange(when.earliest, when.latest)) if when else ""
    few, more = is_large(found), max(0, len(found.participants) - PEOPLE)
    rows, reports = matrix(lk, found).rows, lk.mentions_of_event(found)
    orders = list(_orders(lk, kept))
    return EventView(
        found.id, parts.title(lk, found),
        tuple(_people(lk, found)),
        tuple(told.finding(lk, found, f, told.FEW if few else told.WHOLE) for f in found.findings),
        facets(found),
        tuple(row_view(lk, found, r, few=few) for r in (rows[:A_PAGE] if few else rows)),
        tuple(orders[:LISTED]), inferred,
        tuple(parts.article(lk, d) for d in list(documents)[:LISTED]), found.standing,
        tuple(report(lk, m) for m in (reports[:A_PAGE] if few else reports)),
        tuple(_near(lk, found)), tuple(parts.actor(lk, i) for i in _origins(lk, found)[:ORIGINS]),
        few, Many(more, len(rows), len(reports), len(documents), len(orders)),
    )  # fmt: skip


def _people(lk: Lookups, found: Event) -> Iterator[tuple[str, tuple[parts.Link, ...]]]:
    """Who takes part, by what each does."""
    shown = found.participants[:PEOPLE]
    for role, words in ROLES.items():
        links = tuple(parts.actor(lk, p.actor) for p in shown if p.role == role)
        if links:
            yield words, links


def is_large(found: Event) -> bool:
    """Whether its page would be too much to be read at once."""
    accounts = sum(len(v.accounts) for f in found.findings for v in (*f.values, *f.denied))
    return accounts > told.SMALL or len(found.mentions) > told.SMALL // 2


def facets(found: Event) -> tuple[tuple[str, str], ...]:
    """The facets of which there are findings, with their questions."""
    return tuple((f.facet, phrases.question(found, f.facet)) for f in found.findings)


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


def _orders(lk: Lookups, found: Event) -> Iterator[Order]:
    for r in found.relations:
        by = " \u2190 ".join(lk.name(a) for a in r.account) or "follows from what is said of others"
        yield Order(r.relation, parts.event(lk, r.event), by)
