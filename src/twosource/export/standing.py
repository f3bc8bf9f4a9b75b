"""What of an event's order still has its words: a text may have changed since the findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twosource.model.finding import Event
from twosource.model.table import Table


def standing(table: Table) -> Iterator[Event]:
    """Yield the events without what rests on order relations that are not in the table (any more).

    While a build goes on, a document may stand there without its records.
    """
    known = {o.id for o in table.orders}
    for e in table.events:
        when = e.inferred_when
        yield replace(
            e,
            relations=tuple(r for r in e.relations if known.issuperset(r.through)),
            order_conflicts=tuple(c for c in e.order_conflicts if known.issuperset(c.relations)),
            inferred_when=when if when and known.issuperset(when.through) else None,
        )
