"""Who looked at a row, and when: the last correction that holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from twosource.model.correction import Correction

_FACETS = {"date": "when"}


class Check(NamedTuple):
    """Who, and on which day (UTC)."""

    by: str
    on: date


def checked(made: Iterable[Correction]) -> Mapping[tuple[str, str], Check]:
    """Return the checks by a row's id and the facet they are of (empty: the whole row)."""
    out: dict[tuple[str, str], Check] = {}
    for c in sorted(made, key=lambda c: c.order):
        if c.undone is None and not c.orphan:
            for t in c.targets:
                if t.about not in ("actor", "event", "document"):
                    out[t.id, _facet(c)] = Check(c.by, c.made.date())
    return out


def _facet(c: Correction) -> str:
    if c.targets[0].about not in ("attribution", "mention"):
        return ""
    if c.kind in ("accept", "reject"):
        return c.payload[0] if c.payload else ""
    return _FACETS.get(c.kind, "")
