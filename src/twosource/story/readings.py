"""Readings as rows: what the per-document stages said of a document's active version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.errors import StoryError
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.order import OrderRelation
from twosource.model.reading import Reading
from twosource.model.when import Timex
from twosource.story.codec import pack, unpack
from twosource.story.database import Database
from twosource.story.documents import COLUMNS, SELECT, document_of, put_document
from twosource.story.held import Held, KeyedReading

_PAGE = 50


@dataclass(frozen=True, slots=True)
class _Payload:
    """A reading without its document, whose text is stored once, in its own row."""

    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[Actor, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    reprint_signature: tuple[int, ...] = ()
    orders: tuple[OrderRelation, ...] = ()


def payload(reading: Reading) -> bytes:
    """Return all of a reading but its document, as bytes."""
    return pack(
        _Payload(
            reading.attributions,
            reading.timexes,
            reading.actors,
            reading.event_mentions,
            reading.reprint_signature,
            reading.orders,
        )
    )


def with_payload(document: Document, data: bytes) -> Reading:
    """Return the reading again. Raises ``ValueError`` where the bytes are none of this version."""
    held = unpack(data, _Payload)
    return Reading(
        document,
        held.attributions,
        held.timexes,
        held.actors,
        held.event_mentions,
        held.reprint_signature,
        held.orders,
    )


def put_reading(connection: sqlite3.Connection, reading: Reading, key: str) -> None:
    """Store document and reading, inside the caller's transaction."""
    put_document(connection, reading.document)
    connection.execute(
        "INSERT INTO readings (document, key, payload) VALUES (?, ?, ?)"
        " ON CONFLICT (document) DO UPDATE SET key = excluded.key, payload = excluded.payload",
        (reading.document.id, key, payload(reading)),
    )


def reading_keys(database: Database) -> frozenset[str]:
    """The keys under which the documents were read."""
    return frozenset(row[0] for row in database.rows("SELECT DISTINCT key FROM readings"))


def has_reading(database: Database, document: Document, key: str) -> bool:
    """Whether this version of the document is the active one and was read by these very stages."""
    found = database.rows(
        "SELECT 1 FROM readings r JOIN documents d ON d.id = r.document AND d.active = 1"
        " WHERE r.document = ? AND r.key = ? AND d.version = ?",
        (document.id, key, document.version),
    )
    return bool(found)


def readings(database: Database) -> Iterator[Reading]:
    """Yield the readings by document id. Raises ``StoryError`` at one that cannot be understood."""
    return (reading for reading, _ in keyed_readings(database))


def keyed_readings(database: Database) -> Iterator[tuple[Reading, str]]:
    """Yield the readings by document id, each with the key it was stored under."""
    last = ""
    while True:
        page = database.rows(
            f"{SELECT}, r.payload, r.key FROM readings r JOIN documents d"
            " ON d.id = r.document AND d.active = 1"
            " WHERE r.document > ? ORDER BY r.document LIMIT ?",
            (last, _PAGE),
        )
        for row in page:
            yield _reading(row, database.where), row[-1]
        if len(page) < _PAGE:
            return
        last = page[-1][0]


def current(database: Database, held: Held) -> list[KeyedReading]:
    """Return the readings by document id; those that are held already are not read again.

    Raises ``StoryError`` at one that cannot be understood.
    """
    listed = database.rows(
        "SELECT r.document, d.version, r.key FROM readings r JOIN documents d"
        " ON d.id = r.document AND d.active = 1 ORDER BY r.document"
    )
    known = held.readings
    missing = [
        i for i, version, key in listed
        if (k := known.get(i)) is None or k.version != version or k.key != key
    ]  # fmt: skip
    if not missing and len(listed) == len(known):
        return [known[i] for i, _, _ in listed]
    fresh = {i: known[i] for i, _, _ in listed if i in known}
    for n in range(0, len(missing), _PAGE):
        page = missing[n : n + _PAGE]
        found = database.rows(
            f"{SELECT}, r.payload, d.version, r.key FROM readings r JOIN documents d"
            " ON d.id = r.document AND d.active = 1"
            f" WHERE r.document IN ({', '.join('?' * len(page))})",
            page,
        )
        for row in found:
            fresh[row[0]] = KeyedReading(row[-2], row[-1], _reading(row, database.where))
    held.readings = fresh
    return [fresh[i] for i, *_ in listed]


def _reading(row: tuple[object, ...], where: str) -> Reading:
    document = document_of(row)
    held = row[len(COLUMNS)]
    assert isinstance(held, bytes)
    try:
        return with_payload(document, held)
    except ValueError as error:
        what = f"the reading of {document.file or document.id} is damaged or of another version"
        cure = "Run `twosource build` on the articles again"
        raise StoryError(what, where=where, cure=cure) from error
