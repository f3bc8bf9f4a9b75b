"""What was corrected by hand, the last first."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.correcting import FOR_GOOD, NOT_BACK
from twosource.export.actors import correction as correction_lines
from twosource.model.correction import Correction
from twosource.web.lookups import Lookups
from twosource.web.views.limited import Leaf, leaf

A_PAGE, ORPHANS = 50, 50


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words; ``state``: why it does not hold, where it does not. ``for_good``: what
    undoing it does, where that brings nothing back."""

    number: int
    lines: tuple[str, ...]
    undone: bool
    state: str
    orphan: bool
    for_good: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedView:
    """A page of the corrections. ``orphans``: the first of those that lost their words, on the
    first page; ``more``: how many there are besides."""

    orphans: tuple[CorrectionRow, ...]
    more: int
    leaf: Leaf[CorrectionRow]


def corrections(lk: Lookups, page: int) -> CorrectedView:
    """All corrections, the last first."""
    lost = [c for c in reversed(lk.held) if c.orphan and c.undone is None]
    rest = [c for c in reversed(lk.held) if not (c.orphan and c.undone is None)]
    held = leaf(rest, page, A_PAGE).each(_row)
    shown = tuple(map(_row, lost[:ORPHANS])) if held.page == 1 else ()
    return CorrectedView(shown, max(0, len(lost) - ORPHANS), held)


def page_of(lk: Lookups, number: int) -> int:
    """The page on which a correction stands."""
    rest = [c.id for c in reversed(lk.held) if not (c.orphan and c.undone is None)]
    return rest.index(number) // A_PAGE + 1 if number in rest else 1


def _row(c: Correction) -> CorrectionRow:
    return CorrectionRow(
        c.id, tuple(correction_lines(c)), c.undone is not None, c.state,
        c.orphan and c.undone is None, _for_good(c),
    )  # fmt: skip


def _for_good(c: Correction) -> str:
    return f"{NOT_BACK[:1].upper()}{NOT_BACK[1:]}." if c.kind in FOR_GOOD else ""
