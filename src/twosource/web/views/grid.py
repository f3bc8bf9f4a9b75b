"""A row of the matrix of an event: one origin, and what it says of each facet."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.matrix import Cell, Row, reason_words, turn_words
from twosource.model.finding import Account, Event
from twosource.web.lookups import Lookups
from twosource.web.views import parts

CHAINS, PASSAGES = 3, 1
"""Chains of an origin and passages of a cell that are shown where much is folded."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """What one origin says of one facet."""

    words: str
    denied: bool
    passages: tuple[parts.Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RowView:
    """One origin: the chains by which its accounts came, on whom it depends, and for each facet
    its question, what is said of it (empty: silent) and how that changed. ``more``: what is left
    out of it."""

    origin: parts.Link
    unnamed: bool
    chains: tuple[parts.Chain, ...]
    more_chains: int
    reasons: tuple[str, ...]
    cells: tuple[tuple[str, tuple[CellValue, ...], tuple[str, ...]], ...]


def row_view(lk: Lookups, event: Event, row: Row, *, few: bool) -> RowView:
    """A row of the matrix with its links. ``few``: the first chains and passages alone."""
    known = lk.actors.get(row.origin or "")
    origin = parts.Link("speaker not known, not counted")
    if row.origin is not None:
        at = row.chains[0].document
        origin = parts.actor(lk, row.origin) if known else parts.article(lk, at)
    chains = tuple(_chains(lk, row))
    shown = chains[:CHAINS] if few else chains
    return RowView(
        origin, bool(known and known.kind == "unnamed"), shown, len(chains) - len(shown),
        tuple(reason_words(lk, r) for r in row.reasons),
        tuple(
            (phrases.question(event, c.facet), _values(lk, c, few), _turns(lk, c))
            for c in row.cells
        ),
    )  # fmt: skip


def _chains(lk: Lookups, row: Row) -> dict[parts.Chain, None]:
    return dict.fromkeys(
        parts.chain(lk, Account(c.actors, c.document, c.said_on, ())) for c in row.chains
    )


def _values(lk: Lookups, cell: Cell, few: bool) -> tuple[CellValue, ...]:
    out = []
    for g in cell.given:
        found = parts.passages(lk, g.evidence)
        shown = found[:PASSAGES] if few else found
        words = phrases.value(lk, cell.facet, g.value)
        out.append(CellValue(words, g.denied, shown, len(found) - len(shown)))
    return tuple(out)


def _turns(lk: Lookups, cell: Cell) -> tuple[str, ...]:
    return tuple(turn_words(lk, cell.facet, t) for t in cell.turns)
