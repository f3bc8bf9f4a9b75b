"""The pages of an event that has much: all accounts of a facet, all origins, all reports."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.matrix import matrix
from twosource.model.finding import Account
from twosource.web.lookups import Lookups
from twosource.web.views import parts, told
from twosource.web.views.event import facets
from twosource.web.views.grid import RowView, row_view
from twosource.web.views.limited import Leaf, leaf
from twosource.web.views.mend import Report, report
from twosource.web.views.notes import Note, notes

ACCOUNTS, ROWS, REPORTS, NOTES = 25, 10, 25, 25
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account: its value where that is another than in the row before (empty: the same)."""

    value: str
    denied: bool
    independent: str
    row: told.AccountRow
    chain: parts.Chain
    passages: tuple[parts.Passage, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """A page of the accounts of a facet, or of a claim (``back``: the page that they are of)."""

    title: str
    question: str
    back: str
    here: str
    leaf: Leaf[AccountView]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RowsView:
    """A page of the matrix."""

    id: str
    title: str
    facets: tuple[tuple[str, str], ...]
    leaf: Leaf[RowView]


@dataclass(frozen=True, slots=True)
class ReportsView:
    """A page of the reports of an event."""

    id: str
    title: str
    leaf: Leaf[Report]


def facet(lk: Lookups, id_: str, name: str, page: int) -> FacetView | None:
    """The accounts of a facet of an event; None where there is no such finding."""
    event = lk.events.get(id_)
    found = next((f for f in event.findings if f.facet == name), None) if event else None
    if event is None or found is None:
        return None
    every = [
        (phrases.value(lk, found.facet, v.value), denied, phrases.independent(v.independent), a)
        for v, denied, a in told.accounts_of(found)
    ]
    shown = leaf(every, page, ACCOUNTS)
    below = notes(lk, found)[:NOTES] if shown.page == 1 else []
    return FacetView(
        parts.title(lk, event), phrases.question(event, found.facet), f"/event/{id_}",
        f"/event/{id_}/{name}", shown.of(accounts(lk, shown.rows, found.id)), tuple(below),
    )  # fmt: skip


def accounts(
    lk: Lookups, rows: tuple[tuple[str, bool, str, Account], ...], row: str
) -> tuple[AccountView, ...]:
    """Rows of accounts, each value once above those that give it."""
    out = []
    last: tuple[str, bool] | None = None
    for words, denied, independent, a in rows:
        same = last == (words, denied)
        out.append(AccountView(
            "" if same else words, denied, "" if same else independent, told.account(lk, row, a),
            parts.chain(lk, a), parts.passages(lk, a.evidence)[:3],
        ))  # fmt: skip
        last = words, denied
    return tuple(out)


def rows(lk: Lookups, id_: str, page: int) -> RowsView | None:
    """A page of the matrix; None where there is no such event."""
    event = lk.events.get(id_)
    if event is None:
        return None
    shown = leaf(matrix(lk, event).rows, page, ROWS)
    made = tuple(row_view(lk, event, r, few=True) for r in shown.rows)
    return RowsView(id_, parts.title(lk, event), facets(event), shown.of(made))


def reports(lk: Lookups, id_: str, page: int) -> ReportsView | None:
    """A page of the reports; None where there is no such event."""
    event = lk.events.get(id_)
    if event is None:
        return None
    shown = leaf(lk.mentions_of_event(event), page, REPORTS)
    return ReportsView(
        id_, parts.title(lk, event), shown.of(tuple(report(lk, m) for m in shown.rows))
    )
