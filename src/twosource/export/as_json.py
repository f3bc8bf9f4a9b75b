"""`--format json`: the contract of DESIGN.md, one record a line, written as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from twosource.export import shapes, shapes_story
from twosource.export.by_whom import NOBODY, Checks
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.replies import Replies
from twosource.export.shapes import Shape
from twosource.export.standing import standing
from twosource.model.table import Table

VERSION = 1


def write(
    table: Table, out: BinaryIO, checked: frozenset[str] = frozenset(), checks: Checks = NOBODY
) -> None:
    """Write the table as one JSON object. ``checked``: findings and claims that are accepted;
    ``checks``: who looked at an account, and when."""
    out.write(b'{"version":%d' % VERSION)
    for name, records in _lists(table, checked, checks):
        out.write(b',\n"%s":[' % name.encode())
        for n, record in enumerate(records):
            out.write(b",\n" if n else b"\n")
            out.write(dumps(record))
        out.write(b"]")
    out.write(b"}\n")


def _lists(
    table: Table, checked: frozenset[str], checks: Checks
) -> Iterator[tuple[str, Iterable[Shape]]]:
    reprint, main, index = table.reprint_of.get, table.main_event.get, Index(table)
    of = Replies(index).lines
    events = tuple(standing(table))
    conflicts = (c for e in events for c in e.order_conflicts)
    yield "documents", (shapes.document(d, reprint(d.id), main(d.id)) for d in table.documents)
    yield "actors", map(shapes.actor, table.actors)
    yield "attributions", map(shapes.attribution, table.attributions)
    yield "timexes", map(shapes.timex, table.timexes)
    yield "event_mentions", map(shapes.event_mention, table.event_mentions)
    yield "events", (shapes_story.event(index, e, checked, checks, of(e)) for e in events)
    yield "claims", (shapes_story.claim(c, checked) for c in table.claims)
    yield "drifts", map(shapes_story.drift, table.drifts)
    yield "quote_variants", map(shapes_story.quote_variant, table.quote_variants)
    yield "order_relations", map(shapes.order_relation, table.orders)
    yield "order_conflicts", map(shapes_story.order_conflict, conflicts)
