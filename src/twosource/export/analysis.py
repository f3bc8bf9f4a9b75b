"""The line that `analyse` writes for one document."""

from __future__ import annotations

from twosource.export import shapes
from twosource.export.as_json import dumps
from twosource.model.reading import Reading


def line(reading: Reading) -> bytes:
    """Return one JSON line, with its newline. Actor ids are local to the document."""
    return (
        dumps(
            {
                "doc": reading.document.doc,
                "zones": shapes.zones(reading.document),
                "attributions": [shapes.attribution(a) for a in reading.attributions],
                "timexes": [shapes.timex(t) for t in reading.timexes],
                "actors": [shapes.actor(a) for a in reading.actors],
                "event_mentions": [shapes.event_mention(m) for m in reading.event_mentions],
            }
        )
        + b"\n"
    )
