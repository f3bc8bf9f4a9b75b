"""The table of accounts into rows: replaced as a whole, in one transaction.

What a reading already holds is not stored again: attributions, time expressions and event mentions
are made from the readings by naming the story's actors and events. Where the across-document stage
changed more than that, the document's records are stored as an override.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention
from twosource.model.order import OrderRelation
from twosource.model.table import Table
from twosource.model.when import Timex
from twosource.story import plain
from twosource.story.changes import Cause, log
from twosource.story.codec import pack
from twosource.story.database import Database
from twosource.story.identities import identities
from twosource.story.made import StoredActor, events_of_mentions, in_order, make
from twosource.story.readings import keyed_readings

R = TypeVar("R", Attribution, Timex, EventMention, OrderRelation)
Row = tuple[Any, ...]
_PAGE = 256
_TABLES = {
    "actor_pages": 2, "members": 4, "events": 3, "claims": 3, "drifts": 2, "quote_variants": 2,
    "reprints": 2, "main_events": 2, "overrides": 3,
}  # fmt: skip


def replace_findings(database: Database, table: Table, cause: Cause | None = None) -> bool:
    """Store the table in one transaction. Returns False where it was there already.

    ``cause``: what replaces the findings; what changed in them is then kept too.
    """
    rows = _rows(database, table)
    digest = _digest(rows)
    held = dict(database.rows("SELECT key, value FROM meta"))
    if held.get("findings") == digest and held.get("stale") == "0":
        return False
    old = database.rows("SELECT id, payload FROM events") if cause is not None else []
    with database.write() as connection:
        if cause is not None:
            new = {id_: payload for _, id_, payload in rows["events"]}
            log(connection, cause, old, new, table.actors)
        for name, columns in _TABLES.items():
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
            marks = ", ".join("?" * columns)
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])  # noqa: S608
        plain.put(connection, table)
        set_meta(connection, "findings", digest)
        set_meta(connection, "stale", "0")
        connection.execute("DELETE FROM meta WHERE key = 'corrections'")
    return True


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _by_document(records: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[record.document].append(record)
    return {document: tuple(of_it) for document, of_it in found.items()}


def _rows(database: Database, table: Table) -> dict[str, list[Row]]:
    """Return the rows of every table that the findings fill."""
    known = {actor.id for actor in table.actors}
    kept = identities(database)
    given: dict[str, dict[str, tuple[Any, ...]]] = {
        "attributions": _by_document(table.attributions),
        "timexes": _by_document(table.timexes),
        "event_mentions": _by_document(table.event_mentions),
        "orders": _by_document(table.orders),
    }
    event_of = events_of_mentions(table.events)
    members: list[Row] = []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    overrides: list[Row] = []
    for reading, key in keyed_readings(database):
        mine = {a.id: kept[a.id] for a in reading.actors if kept.get(a.id) in known}
        members.append((reading.document.id, reading.document.version, key, pack(mine)))
        for actor in reading.actors:
            mentions[mine.get(actor.id, actor.id)].extend(actor.mentions)
        made = make(reading, mine, event_of)
        for kind, by_document in given.items():
            records = by_document.pop(reading.document.id, ())
            if records != getattr(made, kind):
                overrides.append((reading.document.id, kind, pack(records)))
    for kind, rest in given.items():  # records of documents without a reading
        overrides += [(document, kind, pack(records)) for document, records in rest.items()]
    return {
        "actor_pages": list(_actor_rows(table.actors, mentions)),
        "members": members,
        "events": [(n, e.id, pack(e)) for n, e in enumerate(table.events)],
        "claims": [(n, c.id, pack(c)) for n, c in enumerate(table.claims)],
        "drifts": [(n, pack(d)) for n, d in enumerate(table.drifts)],
        "quote_variants": [(n, pack(q)) for n, q in enumerate(table.quote_variants)],
        "reprints": sorted(table.reprint_of.items()),
        "main_events": sorted(table.main_event.items()),
        "overrides": sorted(overrides),
    }


def _actor_rows(
    actors: tuple[Actor, ...], of_members: Mapping[str, Iterable[Mention]]
) -> Iterator[Row]:
    for n in range(0, len(actors), _PAGE):
        page = []
        for actor in actors[n : n + _PAGE]:
            derived = in_order(of_members.get(actor.id, ())) == actor.mentions
            bare = replace(actor, mentions=()) if derived else actor
            page.append(StoredActor(bare, whole=not derived))
        yield n, pack(tuple(page))


def _digest(rows: Mapping[str, Iterable[Row]]) -> str:
    h = hashlib.blake2b(plain.VERSION.encode(), digest_size=16)
    for name, of_it in rows.items():
        for row in of_it:
            h.update(repr((name, row)).encode("utf-8", "surrogatepass"))
    return h.hexdigest()
