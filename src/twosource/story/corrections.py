"""Corrections as rows: added and undone, never deleted or altered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from twosource.errors import StoryError
from twosource.model.correction import Correction, Target
from twosource.story.codec import from_json, to_json
from twosource.story.database import Database
from twosource.story.identities import altered

_COLUMNS = "id, kind, targets, payload, made, made_by, reason, undone, state"


def corrections(database: Database) -> list[Correction]:
    """Return all corrections, those undone too, in the order they were made."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM corrections ORDER BY made, id")  # noqa: S608
    return [_correction(row, database.where) for row in rows]


def _correction(row: Any, where: str) -> Correction:
    id_, kind, targets, payload, made, by, reason, undone, state = row
    try:
        return Correction(
            id=id_, kind=kind, targets=from_json(targets, tuple[Target, ...]),
            made=datetime.fromisoformat(made), by=by, reason=reason,
            payload=tuple(map(str, json.loads(payload))),
            undone=datetime.fromisoformat(undone) if undone else None, state=state,
        )  # fmt: skip
    except ValueError as error:
        cure = "Restore a copy of the story file: corrections cannot be made again from articles"
        raise StoryError(f"correction {id_} is damaged", where=where, cure=cure) from error


def add(connection: sqlite3.Connection, made: Correction) -> int:
    """Store a correction inside the caller's transaction; return its number (its own is left)."""
    row = connection.execute(
        "INSERT INTO corrections (kind, targets, payload, made, made_by, reason)"
        " VALUES (?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))",
        (
            made.kind, to_json(made.targets), json.dumps(made.payload), made.made.isoformat(),
            _bytes(made.by), _bytes(made.reason),
        ),
    )  # fmt: skip
    assert row.lastrowid is not None
    return row.lastrowid


def rewrite(connection: sqlite3.Connection, made: Correction) -> None:
    """Store a correction's targets, payload and reason anew, inside the caller's transaction."""
    connection.execute(
        "UPDATE corrections SET targets = ?, payload = ?, reason = CAST(? AS TEXT) WHERE id = ?",
        (to_json(made.targets), json.dumps(made.payload), _bytes(made.reason), made.id),
    )


def _bytes(text: str | None) -> bytes | None:
    """A lone surrogate cannot be bound as text, its bytes can."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def undo(connection: sqlite3.Connection, one: Correction, when: datetime) -> None:
    """Mark a correction as undone, inside the caller's transaction. Events are called again what
    they were called before it; the id that a split gave leads to the one it came from."""
    (packed,) = connection.execute(
        "SELECT before FROM corrections WHERE id = ?", (one.id,)
    ).fetchone()
    connection.executemany(
        "UPDATE identities SET machine = coalesce(machine, id), id = ? WHERE key = ?",
        [(id_, key) for key, id_ in json.loads(packed).items()],
    )
    connection.execute(
        "UPDATE corrections SET undone = ?, state = '' WHERE id = ?", (when.isoformat(), one.id)
    )
    if one.kind == "split":
        stays, new = (t.id for t in one.targets)
        connection.execute("DELETE FROM identities WHERE id = ? AND machine IS NULL", (new,))
        connection.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?)", (new, stays))
    altered(connection, (one.id, when.isoformat()))


def keep_before(database: Database, number: int, names: Mapping[str, str]) -> None:
    """Store the names that a correction took from event mentions: what undoing it gives back."""
    with database.write() as connection:
        connection.execute(
            "UPDATE corrections SET before = ? WHERE id = ?",
            (json.dumps(dict(sorted(names.items()))), number),
        )


def keep_states(database: Database, states: Mapping[int, str]) -> None:
    """Remember what became of each correction; nothing is written where nothing changed."""
    held = dict(database.rows("SELECT id, state FROM corrections"))
    news = [(state, n) for n, state in sorted(states.items()) if held.get(n) not in (None, state)]
    if news:
        with database.write() as connection:
            connection.executemany("UPDATE corrections SET state = ? WHERE id = ?", news)


def forgotten(database: Database) -> frozenset[str]:
    """Return the ids of documents that are forgotten, and the digests of their texts."""
    rows = database.rows("SELECT targets, payload FROM corrections"
                         " WHERE kind = 'forget' AND undone IS NULL")  # fmt: skip
    out: set[str] = set()
    for targets, payload in rows:
        (one,) = from_json(targets, tuple[Target, ...])
        if one.about == "document":
            out |= {one.id, *map(str, json.loads(payload))}
    return frozenset(out)


def erase(connection: sqlite3.Connection, document: str) -> None:
    """Take what corrections quote of a document out of them, in the caller's transaction. One that
    speaks of nothing else goes whole."""
    rows = connection.execute("SELECT id, kind, targets FROM corrections").fetchall()
    for number, kind, packed in rows:
        targets = from_json(packed, tuple[Target, ...])
        if kind == "forget" or not any(document in (t.id, *_of(t)) for t in targets):
            continue
        kept = tuple(
            replace(t, anchors=tuple(a for a in t.anchors if a.document != document))
            for t in targets
        )
        if any(t.anchors for t in kept) and all(t.about == "actor" for t in kept):
            connection.execute(
                "UPDATE corrections SET targets = ? WHERE id = ?", (to_json(kept), number)
            )
        else:
            connection.execute("DELETE FROM corrections WHERE id = ?", (number,))


def _of(target: Target) -> set[str]:
    return {a.document for a in target.anchors}
