"""What became of one item: rows for the tables, and failures. JSON in between: only text crosses
from a worker to the writer."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any, Literal, TypedDict

from twosource.archive.item import Item
from twosource.archive.link_keys import link_keys
from twosource.errors import ReadError, ReadWarning
from twosource.export import shapes
from twosource.export.jsons import dumps
from twosource.export.shapes import Shape
from twosource.model.reading import Reading
from twosource.story.readings import payload

Kind = Literal["unreadable", "warning", "error", "memory", "time", "crash"]
QUARANTINED: tuple[Kind, ...] = ("error", "memory", "time", "crash")
"""Failures of ours, not of the input: the article is kept apart, to be looked at."""


class Outcome(TypedDict):
    """``rows``: for each document its row in each table (for each matter its rows); ``failures``:
    rows of that table."""

    rows: list[dict[str, Any]]
    failures: list[dict[str, Any]]


def pack(rows: list[Shape], failures: list[Shape]) -> bytes:
    """Return an outcome as one line of JSON, without its newline."""
    return dumps({"rows": rows, "failures": failures})


def unpack(line: bytes) -> Outcome:
    """Return the outcome. Raises ``ValueError`` where the line is not whole."""
    found: Outcome = json.loads(line)
    return found


def failure(item: Item, kind: Kind, reason: str) -> Shape:
    """A row of the table of failures."""
    return {
        "file": item.file,
        "offset": item.offset,
        "unit": item.unit,
        "kind": kind,
        "reason": reason.encode("utf-8", "replace").decode(),
        "quarantine": item.key if kind in QUARANTINED else None,
    }


def unread(item: Item, error: ReadError) -> Shape:
    """The row for an input that could not be read, or not all of it."""
    kind: Kind = "warning" if isinstance(error, ReadWarning) else "unreadable"
    return failure(item, kind, f"{error.what}. {error.cure}" if error.cure else error.what)


def rows(reading: Reading) -> Shape:
    """The row of a document in each table: what `analyse` writes, and the document itself."""
    record = reading.document
    document = shapes.document(record, None, None)
    del document["reprint_of"], document["main_event"]  # these are known across documents alone
    document["version"] = record.version
    document["analysed"] = record.analysed
    document["signature"] = list(reading.reprint_signature)
    found: dict[str, list[Shape]] = {
        "attributions": [shapes.attribution(a) for a in reading.attributions],
        "actors": [shapes.actor(a) for a in reading.actors],
        "timexes": [shapes.timex(t) for t in reading.timexes],
        "event_mentions": [shapes.event_mention(m) for m in reading.event_mentions],
        "order_relations": [shapes.order_relation(o) for o in reading.orders],
    }
    nested: Shape = {name: {"document": record.id, name: of} for name, of in found.items()}
    held: Shape = {
        "document": record.id,
        "keys": list(link_keys(reading)),
        "payload": b64encode(payload(reading)).decode("ascii"),
    }
    return {"documents": document, **nested, "readings": held}
