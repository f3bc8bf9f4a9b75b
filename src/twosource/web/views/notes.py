"""What stands below a finding: counts together, changed accounts, splits, what a person said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.actors import said
from twosource.model.finding import Finding
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views.parts import article


@dataclass(frozen=True, slots=True)
class Note:
    """What is said below a finding. ``id``: of the row that a person may accept or reject (empty:
    it is none, as it follows from others); ``by``: who looked at it, and when."""

    kind: str
    words: str
    id: str = ""
    standing: Standing = "proposed"
    by: str = ""


def by_hand(lk: Lookups, found: Finding) -> Iterator[Note]:
    """What a person said of two origins of a finding: that they are one source, or two."""
    every = (*found.values, *found.denied)
    ends = {a.chain[-1] for v in every for a in v.accounts if a.chain}
    for c in lk.held:
        pair = c.kind in ("dependent", "independent") and c.undone is None and not c.state
        if pair and all(t.id in ends for t in c.targets):
            why = f": {c.reason}" if c.reason else ""
            yield Note("by-hand", f"By hand (correction {c.id}): {said(c)}{why}.")


def notes(lk: Lookups, found: Finding) -> list[Note]:
    """Counts together, changes and splits of a finding, in words."""
    out = []
    for p in found.pooled:
        words = phrases.value(lk, found.facet, p.value)
        counted = phrases.independent(p.independent)
        out.append(Note("pooled", f"Counted together, {words}: {counted}."))
    for c in found.changes:
        first, then = (phrases.value(lk, found.facet, v) for v in (c.before, c.after))
        where = "; ".join(dict.fromkeys(article(lk, d).words for d in c.documents))
        told = f"{c.kind.capitalize()}: {lk.name(c.actor)} first said {first}, later {then}"
        id_ = c.id_in(found.id)
        out.append(Note("changed", f"{told} ({where}).", id_, c.standing, lk.by(id_)))
    for s in found.splits:
        names = phrases.listing([lk.name(a) for a in s.actors])
        values = " / ".join(phrases.value(lk, found.facet, v) for v in s.values)
        told = f"One side, order not known: {names}: {values}."
        id_ = s.id_in(found.id)
        out.append(Note("split", told, id_, s.standing, lk.by(id_)))
    return [*out, *by_hand(lk, found)]
