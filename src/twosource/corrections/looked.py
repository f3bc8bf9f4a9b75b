"""What people accepted or rejected of what stands beside the events, laid over what was found.

A row is found again by its places and its key. Where the comparison finds another row there now,
nothing is done to it, and that is said. Of several that say something of one row the last holds.
(Claims are marked where they are made: without one account the others are counted anew.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from twosource.model import beside
from twosource.model.beside import Row
from twosource.model.claim import Drift, QuoteVariant
from twosource.model.correction import Looked
from twosource.model.finding import Change, Event, Finding, Split

T = TypeVar("T", Drift, QuoteVariant, Change, Split)
OTHERWISE = "orphan: the comparison finds it no more, or otherwise: look again"


class Over:
    """Lays what was said over rows, and keeps which of it found its row (``found``)."""

    def __init__(self, looked: Sequence[Looked]) -> None:
        self._looked = [x for x in looked if x.about != "claim"]
        self._by = {(x.about, x.key, x.places): x for x in self._looked}
        self._met: set[tuple[str, str, frozenset[object]]] = set()

    def missed(self) -> frozenset[int]:
        """The corrections that found no row."""
        return frozenset(
            x.number for x in self._looked if (x.about, x.key, x.places) not in self._met
        )

    def drifts(self, found: Iterable[Drift]) -> tuple[Drift, ...]:
        """Drifts, without those that were rejected."""
        return self._each(found, beside.of_drift)

    def variants(self, found: Iterable[QuoteVariant]) -> tuple[QuoteVariant, ...]:
        """Quotations in several wordings, without those that were rejected."""
        return self._each(found, beside.of_variant)

    def events(self, found: Sequence[Event]) -> tuple[Event, ...]:
        """Events, without the changes and splits that were rejected."""
        if not any(x.about in ("change", "split") for x in self._looked):
            return tuple(found)
        return tuple(self._event(e) for e in found)

    def _event(self, e: Event) -> Event:
        if not any(f.changes or f.splits for f in e.findings):
            return e
        return replace(e, findings=tuple(map(self._finding, e.findings)))

    def _finding(self, f: Finding) -> Finding:
        return replace(
            f,
            changes=self._each(f.changes, lambda c: beside.of_change(f, c)),
            splits=self._each(f.splits, lambda s: beside.of_split(f, s)),
        )

    def _each(self, found: Iterable[T], row: Callable[[T], Row]) -> tuple[T, ...]:
        if not self._looked:
            return tuple(found)
        out: list[T] = []
        for x in found:
            r = row(x)
            key = (r.about, r.key, frozenset(r.places))
            said = self._by.get(key)
            if said is not None:
                self._met.add((r.about, r.key, frozenset[object](r.places)))
            if said is None or said.accepted:
                out.append(x if said is None else replace(x, standing="accepted"))
        return tuple(out)
