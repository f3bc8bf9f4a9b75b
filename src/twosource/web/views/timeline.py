"""The timeline, a page at a time: as a table, and what its picture shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.export.timeline import Timeline
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Leaf, leaf

A_PAGE = 15
"""Events of the table on a page."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event, and one line an account of when."""

    event: parts.Link
    disputed: bool
    lanes: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A page of the timeline as a table; rows without any day last."""

    leaf: Leaf[TimelineRow]
    conflicts: tuple[str, ...]
    left_out: int


def on_page(lk: Lookups, shown: int | None, page: int) -> Timeline:
    """What the picture of a page shows: the events of its table."""
    made = lk.timeline(shown)
    held = leaf((*made.dated, *made.open), page, A_PAGE)
    return replace(made, rows=held.rows, left_out=made.left_out + held.more)


def timeline_table(lk: Lookups, shown: int | None, page: int = 1) -> TimelineView:
    """Return a page of the timeline as rows, of ``shown`` events at most (None: all)."""
    made = lk.timeline(shown)
    held = leaf((*made.dated, *made.open), page, A_PAGE)
    rows = tuple(
        TimelineRow(
            parts.Link(r.title, f"/event/{r.event}", "event", lk.events[r.event].standing),
            r.disputed,
            tuple((k.who, k.text, k.basis, k.words) for k in r.lanes),
            (*r.notes, *([f"and {r.more} more accounts"] if r.more else [])),
        )
        for r in held.rows
    )  # fmt: skip
    return TimelineView(held.of(rows), made.conflicts, made.left_out)
