"""Changed accounts, and splits of one side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

from twosource.accounts.compare import COMPARE
from twosource.accounts.independence import Sides
from twosource.accounts.piece import Piece, value_order
from twosource.accounts.turns import follows, precedes
from twosource.model.finding import Change, Facet, Split, Turned
from twosource.model.number import NumberRange


def _by_side(found: Sequence[Piece], sides: Sides) -> list[list[Piece]]:
    tellers = {p.told.origin for p in found if p.told.origin is not None}
    return [[p for p in found if p.told.origin in part] for part in sides.parts(tellers)]


def _time(p: Piece) -> date | None:
    """When the words were said: as the text dates them, else the day they were published."""
    return p.told.said_on or p.told.published


def _ordered(a: Piece, b: Piece) -> bool:
    """Whether ``a`` is known to have been said before ``b``. Within one document only the text
    itself can tell: by the days of the sayings, else by its words ("earlier", "was mistaken")."""
    if a.told.document == b.told.document:
        x, y = a.told.said_on, b.told.said_on
        if x is None or y is None:
            return follows(a.told.turn, b.told.turn) or _this_week(a, b)
    else:
        x, y = _time(a), _time(b)
    return x is not None and y is not None and x < y


def _this_week(a: Piece, b: Piece) -> bool:
    """Whether ``a`` was said "last week" and ``b`` "on Thursday": not where that Thursday is known
    to be one of last week as well."""
    day, written = b.told.said_on, b.told.published
    same = day is None or written is None or day.isocalendar()[:2] == written.isocalendar()[:2]
    return same and precedes(a.told.turn, b.told.turn)


def _taken_back(facet: Facet, a: Piece, b: Piece) -> bool:
    """Whether the text itself says that ``b`` takes the place of ``a``: then they are rivals,
    whatever else may explain the difference. What is said on a later day takes it as a correction
    alone: "later" may be later than anything."""
    one = a.told.document == b.told.document
    return (
        (one or b.told.turn == "corrected")
        and follows(a.told.turn, b.told.turn)
        and COMPARE[facet](a.value, b.value).verdict == "different"
    )


def _grew(facet: Facet, a: Piece, b: Piece) -> bool:
    """Whether one who gave a toll gives a higher one on a later day, each as an exact number of one
    report: of one event that is news of it, whatever words stand beside the numbers."""
    if facet not in ("killed", "injured") or a.told.document == b.told.document:
        return False
    x, y = (_as_told(facet, p) for p in (a, b))
    return x is not None and y is not None and x < y


def _as_told(facet: Facet, p: Piece) -> int | None:
    """The number of a toll, where it is exact and stands in one report just so."""
    m = p.told.mention
    own = m.killed if facet == "killed" else m.injured or m.hurt
    exact = p.value.exact if isinstance(p.value, NumberRange) else None
    return exact if own == p.value else None


def _kind(facet: Facet, a: Piece, b: Piece) -> Turned:
    """A toll that grows is brought up to date; one that falls or is taken back is changed."""
    x, y = a.value, b.value
    numbers = isinstance(x, NumberRange) and isinstance(y, NumberRange)
    toll = facet in ("killed", "injured") and numbers
    if not toll or b.told.turn == "corrected":
        return "changed"
    assert isinstance(x, NumberRange) and isinstance(y, NumberRange)
    return "updated" if y.min > x.min else "changed"


Differ = Callable[[Piece, Piece], bool]
"""Whether two values cannot both be so."""


def changes(
    facet: Facet, found: Sequence[Piece], sides: Sides, differ: Differ
) -> tuple[Change, ...]:
    """One side's earlier and later value, where these cannot both be so. What was said later is
    taken from the first document that has it."""
    out: dict[tuple[str, str], Change] = {}
    for side in _by_side(found, sides):
        for a in side:
            for b in side:
                if not _ordered(a, b) or not (
                    differ(a, b) or _taken_back(facet, a, b) or _grew(facet, a, b)
                ):
                    continue
                if any(
                    _ordered(b, c) and COMPARE[facet](a.value, c.value).verdict == "same"
                    for c in side
                ):
                    continue  # an old value told again later is no change back
                actor = b.told.origin or ""
                key = (str(a.value), str(b.value))
                where = (a.told.document, b.told.document)
                kind = _kind(facet, a, b)
                out.setdefault(key, Change(actor, a.value, b.value, where, kind))
    return tuple(out[k] for k in sorted(out))


def splits(found: Sequence[Piece], sides: Sides, differ: Differ) -> tuple[Split, ...]:
    """One side, two values, and no order of them known."""
    out = []
    for side in _by_side(found, sides):
        pairs = [(a, b) for a, b in combinations(side, 2) if differ(a, b)]
        if not pairs or any(_ordered(a, b) or _ordered(b, a) for a, b in pairs):
            continue
        mixed = [p for pair in pairs for p in pair]
        actors = tuple(sorted({p.told.origin for p in mixed if p.told.origin}))
        values = tuple(sorted({p.value for p in mixed}, key=value_order))
        out.append(Split(actors, values))
    return tuple(out)
