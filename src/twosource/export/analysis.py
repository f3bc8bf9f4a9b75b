"""The line that `analyse` writes for one document."""

from __future__ import annotations

from twosource.export import shapes
from twosource.export.jsons import dumps
from twosource.export.shapes import Json
from twosource.model.document import Document
from twosource.model.reading import Reading


def line(reading: Reading) -> bytes:
    """Return one JSON line, with its newline. Actor ids are local to the document."""
    return (
        dumps(
            {
                "doc": _doc(reading.document),
                "zones": shapes.zones(reading.document),
                "attributions": [shapes.attribution(a) for a in reading.attributions],
                "timexes": [shapes.timex(t) for t in reading.timexes],
                "actors": [shapes.actor(a) for a in reading.actors],
                "event_mentions": [shapes.event_mention(m) for m in reading.event_mentions],
                "order_relations": [shapes.order_relation(o) for o in reading.orders],
            }
        )
        + b"\n"
    )


def _doc(document: Document) -> Json:
    """The id as the line gave it: text, a whole number, or none."""
    if document.doc is not None and document.doc_is_number:
        return int(document.doc)
    return document.doc
