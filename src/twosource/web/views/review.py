"""What to look at: the least sure sayings; and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export.actors import correction as correction_lines
from twosource.web.lookups import Lookups
from twosource.web.views.actor import Said, saying
from twosource.web.views.limited import leaf
from twosource.web.views.mend import Report, reports_in

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A saying to look at, and why it was taken for one."""

    said: Said
    reason: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One page of the sayings that nobody has looked at, the least sure first. ``looked_at``: how
    many somebody has; ``orphans``: corrections that lost their words."""

    rows: tuple[Doubtful, ...]
    total: int
    looked_at: int
    orphans: int
    page: int
    pages: int


def review(lk: Lookups, page: int) -> ReviewView:
    """Return one page."""
    ordered = lk.waiting_rows
    shown = leaf(ordered, page, A_PAGE)
    rows = tuple(Doubtful(saying(lk, a), a.reason, reports_in(lk, a)) for a in shown.rows)
    done = len(lk.table.attributions) - len(ordered)
    orphans = sum(c.orphan and c.undone is None for c in lk.held)
    return ReviewView(rows, shown.total, done, orphans, shown.page, shown.pages)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words; ``state``: why it does not hold, where it does not."""

    number: int
    lines: tuple[str, ...]
    undone: bool
    state: str
    orphan: bool


def corrections(lk: Lookups) -> list[CorrectionRow]:
    """All corrections, the last first."""
    return [
        CorrectionRow(
            c.id,
            tuple(correction_lines(c)),
            c.undone is not None,
            c.state,
            c.orphan and c.undone is None,
        )
        for c in reversed(lk.held)
    ]
