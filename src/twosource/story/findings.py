"""The table of accounts into rows: those that changed, in one transaction.

What a reading already holds is not stored again: attributions, time expressions and event mentions
are made from the readings by naming the story's actors and events. Where the across-document stage
changed more than that, the document's records are stored as an override.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any

from twosource.memo import Entries, Memo
from twosource.model.actor import Actor
from twosource.model.finding import events_of_mentions
from twosource.model.grouped import by_document
from twosource.model.ids import digest
from twosource.model.table import Table
from twosource.story import plain
from twosource.story.changes import Cause, log
from twosource.story.codec import pack
from twosource.story.database import Database
from twosource.story.held import Held, KeyedReading, Row, Rows
from twosource.story.identities import names
from twosource.story.made import KINDS, StoredActor, in_order, make
from twosource.story.pages import pages
from twosource.story.readings import current

_TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "actor_pages": (("page",), ("payload",)),
    "members": (("document",), ("version", "key", "payload")),
    "events": (("id",), ("payload",)),
    "claims": (("id",), ("payload",)),
    "drifts": (("id",), ("payload",)),
    "quote_variants": (("id",), ("payload",)),
    "reprints": (("document",), ("reprint_of",)),
    "main_events": (("document",), ("event",)),
    "overrides": (("document", "kind"), ("payload",)),
}
"""The tables that the findings fill: the columns of their keys, and the others."""


def replace_findings(
    database: Database, table: Table, cause: Cause | None = None, held: Held | None = None
) -> bool:
    """Store the table in place of the last one. Returns False where it was there already.

    ``cause``: what replaces the findings; what changed in them is then kept too.
    """
    held = held or Held()
    mark, stale = _marks(database)
    before = _held_rows(database, mark, held)
    wanted = _rows(database, table, held)
    held.memo.turn()
    changes = {name: _change(before[name], wanted[name]) for name in _TABLES}
    changed = any(gone or put for gone, put in changes.values())
    if not changed and mark and not stale and _filled(database):
        return False
    after = _digest(mark, changes) if changed or not mark else mark
    written = held.plain[1] if held.plain and held.plain[0] == mark and mark else None
    with database.write() as connection:
        if cause is not None and mark:  # of a story's first findings all are new
            old = [(id_, packed) for id_, packed in before["events"].values()]
            new = {row[0]: row[1] for row in wanted["events"].values()}
            log(connection, cause, old, new, _called(connection, table, written))
        for name, (gone, put) in changes.items():
            keys, others = _TABLES[name]
            marks = ", ".join("?" * (len(keys) + len(others)))
            where = " AND ".join(f"{k} = ?" for k in keys)
            connection.executemany(f"DELETE FROM {name} WHERE {where}", gone)  # noqa: S608
            connection.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", put)  # noqa: S608
        filled = plain.put(connection, table, written if _filled(database) else None)
        set_meta(connection, "findings", after)
        set_meta(connection, "plain", plain.VERSION)
        set_meta(connection, "stale", "0")
    held.rows, held.plain = (after, wanted), (after, filled)
    return True


def _called(
    connection: sqlite3.Connection, table: Table, written: plain.State | None
) -> Callable[[str], str]:
    """How an actor is called, or was in the last findings; ``written``: where these are held."""
    now = {a.id: a for a in table.actors}
    sql = "SELECT id, name FROM plain_actors"
    rows = dict(connection.execute(sql)) if written is None else {}
    before = written.actors if written is not None else {}

    def name(actor: str) -> str:
        held = now.get(actor) or before.get(actor)
        return held.name if held is not None else rows.get(actor, actor)

    return name


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def mark_of(database: Database) -> str:
    """What changes whenever the stored findings do; empty where there are none."""
    return _marks(database)[0]


def _marks(database: Database) -> tuple[str, bool]:
    meta = dict(database.rows("SELECT key, value FROM meta"))
    return meta.get("findings", ""), meta.get("stale") != "0"


def _filled(database: Database) -> bool:
    """Whether the plain rows are those of this version."""
    return database.rows("SELECT value FROM meta WHERE key = 'plain'") == [(plain.VERSION,)]


def _held_rows(database: Database, mark: str, held: Held) -> Rows:
    """The rows as they stand in the file."""
    if held.rows is None or held.rows[0] != mark or not mark:
        found: Rows = {}
        for name, (keys, others) in _TABLES.items():
            rows = database.rows(f"SELECT {', '.join((*keys, *others))} FROM {name}")  # noqa: S608
            found[name] = {row[: len(keys)]: row for row in rows}
        held.rows = (mark, found)
    return held.rows[1]


def _change(before: Mapping[Row, Row], after: Mapping[Row, Row]) -> tuple[list[Row], list[Row]]:
    """The keys of the rows that are gone, and the rows that are new or changed, in order."""
    gone = sorted(k for k in before if k not in after)
    return gone, sorted(row for k, row in after.items() if before.get(k) != row)


def _digest(mark: str, changes: Mapping[str, tuple[list[Row], list[Row]]]) -> str:
    h = hashlib.blake2b(repr((mark, changes)).encode("utf-8", "surrogatepass"), digest_size=16)
    return h.hexdigest()


def _rows(database: Database, table: Table, held: Held) -> Rows:
    """Return the rows of every table that the findings fill."""
    memo = held.memo
    known = {actor.id for actor in table.actors}
    given = names(database, held).given
    kept = current(database, held)
    ids = [k.reading.document.id for k in kept]
    locals_ = memo.part("local ids").each(zip(ids, kept, strict=True), _locals)
    found = memo.lookups("given").of(zip(ids, locals_, strict=True), given)
    of_it = {
        id_: own if known.issuperset(own) else tuple(i if i in known else None for i in own)
        for id_, own in zip(ids, found, strict=True)
    }
    both = [(id_, (k, of_it[id_])) for id_, k in zip(ids, kept, strict=True)]
    members = memo.part("members").each(both, lambda inputs: _member(*inputs))
    parts = memo.part("parts").each(both, lambda inputs: _parts(*inputs))
    of_actors = memo.blocks("parts").of(dict(zip(ids, parts, strict=True)))
    return {
        "actor_pages": _actors(table.actors, of_actors, memo),
        "members": {row[:1]: row for row in members},
        "events": _packed("events", ((e.id, e) for e in table.events), memo),
        "claims": _packed("claims", ((c.id, c) for c in table.claims), memo),
        "drifts": _packed("drifts", ((repr(d), d) for d in table.drifts), memo),
        "quote_variants": _packed("variants", ((repr(q), q) for q in table.quote_variants), memo),
        "reprints": {row[:1]: row for row in table.reprint_of.items()},
        "main_events": {row[:1]: row for row in table.main_event.items()},
        "overrides": _overrides(table, kept, of_it, memo),
    }


def _locals(k: KeyedReading) -> tuple[str, ...]:
    return tuple(a.id for a in k.reading.actors)


def _parts(k: KeyedReading, mine: Sequence[str | None]) -> Entries:
    """The actors of a document by the story's actor that they are part of."""
    pairs = zip(k.reading.actors, mine, strict=True)
    return tuple((id_ or actor.id, actor) for actor, id_ in pairs)


def _member(k: KeyedReading, mine: Sequence[str | None]) -> Row:
    pairs = zip(k.reading.actors, mine, strict=True)
    return k.reading.document.id, k.version, k.key, pack({a.id: i for a, i in pairs if i})


def _packed(name: str, records: Iterable[tuple[str, Any]], memo: Memo) -> dict[Row, Row]:
    wanted = ((key, (key, record)) for key, record in records)
    rows = memo.part(name).each(wanted, lambda inputs: _row(*inputs))
    return {row[:1]: row for row in rows}


def _row(key: str, record: object) -> Row:
    return (key if len(key) < _LONG else digest(key)), pack(record)


_LONG = 64
"""Longer keys (a record in words) are stored as their digest."""


def _overrides(
    table: Table, kept: Sequence[KeyedReading], of_it: Mapping[str, tuple[str | None, ...]],
    memo: Memo,
) -> dict[Row, Row]:  # fmt: skip
    """The records of documents that are not what their readings and the names give."""
    given: dict[str, dict[str, tuple[Any, ...]]] = {
        kind: dict(by_document(getattr(table, kind))) for kind in KINDS
    }
    event_of = events_of_mentions(table.events)
    attributions, timexes, mentions, orders = (given[kind] for kind in KINDS)
    wanted = []
    for k in kept:
        id_ = k.reading.document.id
        records = (
            attributions.pop(id_, ()), timexes.pop(id_, ()), mentions.pop(id_, ()),
            orders.pop(id_, ()),
        )  # fmt: skip
        own = tuple([event_of.get(m.id) for m in k.reading.event_mentions])
        wanted.append((id_, (k.reading, of_it[id_], own, records)))
    found = memo.part("overrides").each(wanted, lambda inputs: _changed(*inputs))
    out = list(chain.from_iterable(found))
    for kind, rest in given.items():  # records of documents without a reading
        out += [(document, kind, pack(records)) for document, records in rest.items()]
    return {row[:2]: row for row in out}


def _changed(
    reading: Any, mine: Sequence[str | None], own: Sequence[str | None], records: Sequence[Any]
) -> list[Row]:
    named = {a.id: i for a, i in zip(reading.actors, mine, strict=True) if i}
    event_of = {m.id: e for m, e in zip(reading.event_mentions, own, strict=True) if e}
    made = make(reading, named, event_of)
    return [
        (reading.document.id, kind, pack(held))
        for kind, held in zip(KINDS, records, strict=True)
        if held != getattr(made, kind)
    ]


def _actors(
    actors: Sequence[Actor], parts: Mapping[Hashable, tuple[Actor, ...]], memo: Memo
) -> dict[Row, Row]:
    """The pages of actors. Mentions that are those of its parts are not stored again."""
    ids = [a.id for a in actors]
    of_it = map(parts.get, ids, repeat(()))
    wanted = zip(ids, zip(actors, of_it, strict=True), strict=True)
    stored = memo.part("actors").each(wanted, lambda inputs: _bare(*inputs))
    on_pages = (
        (name, (name, tuple(map(stored.__getitem__, numbers)))) for name, numbers in pages(ids)
    )
    rows = memo.part("pages").each(on_pages, lambda inputs: _page(*inputs))
    return {row[:1]: row for row in rows}


def _page(name: str, on_it: tuple[StoredActor, ...]) -> Row:
    return name, pack(on_it)


def _bare(actor: Actor, parts: Sequence[Actor]) -> StoredActor:
    derived = in_order(m for p in parts for m in p.mentions) == actor.mentions
    return StoredActor(replace(actor, mentions=()) if derived else actor, whole=not derived)
