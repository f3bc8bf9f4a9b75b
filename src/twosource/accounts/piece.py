"""One value of a facet in one mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from twosource.accounts.told import Told
from twosource.model.finding import DateRange, Evidence, FacetValue
from twosource.model.number import NumberRange
from twosource.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of a facet in one mention, with the words that give it."""

    value: FacetValue
    told: Told
    span: Span


def value_order(v: FacetValue) -> tuple[str, int, str]:
    """Numbers and dates rise, texts follow the alphabet."""
    if isinstance(v, NumberRange):
        return "", v.min, f"{v.max if v.max is not None else 10**12:013d}{v.unit}"
    if isinstance(v, DateRange):
        return "", (v.earliest or v.latest or date.min).toordinal(), str(v.latest)
    return str(v), 0, ""


def evidence(found: Iterable[Piece]) -> tuple[Evidence, ...]:
    """The words of some pieces in order; those that stand inside longer ones are left out."""
    spans = {Evidence(p.told.document, p.span) for p in found}
    return tuple(
        sorted(
            e
            for e in spans
            if not any(
                o != e and o.document == e.document and o.span.contains(e.span) for o in spans
            )
        )
    )
