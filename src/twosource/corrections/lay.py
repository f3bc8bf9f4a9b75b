"""Corrections laid over readings, in order of time; and what they decide across documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.corrections.divide import Divided
from twosource.corrections.ground import Ground
from twosource.corrections.kind import Kind
from twosource.corrections.kinds import KINDS
from twosource.corrections.kinds.aside import is_aside
from twosource.model.correction import ByHand, Correction, Looked, Move
from twosource.model.reading import Reading

NO_ARTICLE = "orphan: the article is not in this story, or is not read"
UNKNOWN = "orphan: this twosource does not know this kind of correction"


@dataclass(frozen=True, slots=True)
class Laid:
    """The readings after all corrections but those of actors, which come before; what they decide
    across documents; and what became of each, by number."""

    readings: tuple[Reading, ...]
    by_hand: ByHand
    states: Mapping[int, str]


def lay(parts: Divided, of: Mapping[str, str], corrections: Sequence[Correction]) -> Laid:
    """Apply what is not undone. ``of``: local actor -> the story's, after what was said of actors.

    Each correction is a function of a reading: those of different records may come in any order.
    """
    readings = {r.document.id: r for r in parts.readings}
    ground = Ground(readings, of)
    states: dict[int, str] = {}
    active = sorted((c for c in corrections if c.undone is None), key=lambda c: c.order)
    for c in active:
        kind = KINDS.get(c.kind)
        if kind is None:
            states[c.id] = UNKNOWN
        elif kind.over is not None and not (kind.aside and is_aside(c)):
            states[c.id] = _over(kind, readings, c, ground)
    moves: list[Move] = []
    pairs: dict[tuple[str, str], bool] = {}
    for c in active:
        across = KINDS[c.kind].across if c.kind in KINDS else None
        if across is None:
            continue
        decided, states[c.id] = across(ground, c)
        if isinstance(decided, Move):
            moves.append(decided)
        elif decided is not None:
            pairs[decided.first, decided.second] = decided.dependent
    looked: list[Looked] = []
    for c in active:
        aside = KINDS[c.kind].aside if c.kind in KINDS else None
        if aside is not None and is_aside(c):
            said, states[c.id] = aside(ground, c)
            looked += said
    by_hand = ByHand(tuple(moves), _pairs(pairs, True), _pairs(pairs, False), tuple(looked))
    return Laid(tuple(readings[r.document.id] for r in parts.readings), by_hand, states)


def _over(kind: Kind, readings: dict[str, Reading], c: Correction, ground: Ground) -> str:
    """Lay a correction over its reading, in place; returns what became of it."""
    assert kind.over is not None
    document = c.targets[0].anchors[0].document
    if document not in readings:
        return NO_ARTICLE
    readings[document], state = kind.over(readings[document], c, ground)
    return state


def _pairs(found: Mapping[tuple[str, str], bool], wanted: bool) -> frozenset[tuple[str, str]]:
    """The pairs of which this was said last."""
    return frozenset(p for p, dependent in found.items() if dependent == wanted)
