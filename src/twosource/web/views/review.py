"""What nobody has looked at: sayings, the least sure first, and all else that is proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from twosource.export import phrases
from twosource.model.attribution import Attribution
from twosource.model.finding import Event, Finding
from twosource.web.lookups import Lookups
from twosource.web.views import claims as beside
from twosource.web.views import parts
from twosource.web.views.actor import Said, saying
from twosource.web.views.limited import leaf
from twosource.web.views.mend import Report, report, reports_in
from twosource.web.views.notes import Note, notes

A_PAGE, WORDING = 50, 25
"""Rows on a page; of those with passages below each other."""
LISTS = {
    "sayings": "Sayings", "own": "The outlets\u2019 own words", "claims": "Claims",
    "changed": "Changed accounts", "wording": "Wording", "quotations": "Quotations",
}  # fmt: skip
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A saying to look at, and why it was taken for one."""

    said: Said
    reason: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An account that changed, or one side that gives two, and the event."""

    event: parts.Link
    question: str
    note: Note


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One page of a list (``of``) of rows that nobody has looked at; the other lists are empty.

    ``lists``: each with its words and how many wait in it. ``looked_at``: how many sayings somebody
    has looked at; ``orphans``: corrections that lost their words. ``own``: reports of events in the
    outlet's own voice, those of disputed events first.
    """

    of: str
    lists: tuple[tuple[str, str, int], ...]
    looked_at: int
    orphans: int
    total: int
    page: int
    pages: int
    sayings: tuple[Doubtful, ...]
    own: tuple[Report, ...]
    claims: tuple[beside.ClaimView, ...]
    changed: tuple[Turn, ...]
    wording: tuple[beside.DriftView, ...]
    quotations: tuple[beside.VariantView, ...]


def review(lk: Lookups, of: str, page: int) -> ReviewView:
    """Return one page of a list; of the sayings where there is no such list."""
    of = of if of in LISTS else "sayings"
    wait = lk.proposed
    held: dict[str, Sequence[object]] = {
        "sayings": lk.waiting_rows, "own": wait.own, "claims": wait.claims, "changed": wait.turns,
        "wording": wait.drifts, "quotations": wait.variants,
    }  # fmt: skip
    size = A_PAGE if of in ("sayings", "own") else WORDING
    at = leaf(held[of], page, size)

    def some(name: str, rows: Sequence[T], view: Callable[[T], V]) -> tuple[V, ...]:
        return leaf(rows, at.page, size).each(view).rows if of == name else ()

    return ReviewView(
        of, tuple((k, words, len(held[k])) for k, words in LISTS.items()),
        len(lk.table.attributions) - len(lk.waiting_rows),
        sum(c.orphan and c.undone is None for c in lk.held), at.total, at.page, at.pages,
        some("sayings", lk.waiting_rows, lambda a: _doubtful(lk, a)),
        some("own", wait.own, lambda m: report(lk, m)),
        some("claims", wait.claims, lambda c: beside.claim(lk, c)),
        some("changed", wait.turns, lambda t: _turn(lk, *t)),
        some("wording", wait.drifts, lambda d: beside.drift(lk, d)),
        some("quotations", wait.variants, lambda v: beside.variant(lk, v)),
    )  # fmt: skip


def _doubtful(lk: Lookups, a: Attribution) -> Doubtful:
    return Doubtful(saying(lk, a), a.reason, reports_in(lk, a))


def _turn(lk: Lookups, e: Event, f: Finding, id_: str) -> Turn:
    (note,) = (n for n in notes(lk, f) if n.id == id_)
    return Turn(parts.event(lk, e.id), phrases.question(e, f.facet), note)
