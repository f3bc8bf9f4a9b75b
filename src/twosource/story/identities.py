"""Ids given once and kept: which story id a local id or a mention stands for, and redirects."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence

from twosource.memo import differ
from twosource.story.database import Database
from twosource.story.held import Held, Names


def identities(database: Database) -> dict[str, str]:
    """Return key -> story id, in order of the keys."""
    return dict(database.rows("SELECT key, id FROM identities ORDER BY key"))


def machine_identities(database: Database) -> dict[str, str]:
    """Return key -> the story id it would have had nobody corrected anything."""
    return dict(database.rows("SELECT key, coalesce(machine, id) FROM identities ORDER BY key"))


def names(database: Database, held: Held) -> Names:
    """Return both, read again only where the file's names changed since they were held."""
    mark = _mark(database)
    if held.names is None or held.names.mark != mark or not mark:
        given, machine = identities(database), machine_identities(database)
        held.names = Names(mark, given, given if machine == given else machine)
    return held.names


def _mark(database: Database) -> str:
    found = database.rows("SELECT value FROM meta WHERE key = 'names'")
    return str(found[0][0]) if found else ""


def altered(connection: sqlite3.Connection, rows: Sequence[object]) -> str:
    """Set another mark for the names, inside the transaction that changes them; return it."""
    held = connection.execute("SELECT value FROM meta WHERE key = 'names'").fetchone()
    h = hashlib.blake2b(repr((held, rows)).encode("utf-8", "surrogatepass"), digest_size=16)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('names', ?)", (h.hexdigest(),))
    return h.hexdigest()


def keep_identities(
    database: Database,
    mapping: Mapping[str, str],
    machine: Mapping[str, str] | None = None,
    held: Held | None = None,
) -> None:
    """Add the pairs; ``machine``: as ``machine_identities``, where corrections changed them.

    Where a key moved and its old id is left without any, that id redirects.
    """
    held = held or Held()
    _, given, own = names(database, held)
    want = mapping if machine is None or machine is mapping else {**mapping, **machine}
    changed = differ(mapping, given)
    if want is not mapping or own is not given:
        changed |= differ(want, own) & mapping.keys()
    news = {k: mapping[k] for k in changed}
    if not news:
        return
    whole = {**given, **news}
    left = set(whole.values())
    moved = {
        given[key]: id_
        for key, id_ in sorted(news.items())
        if key in given and given[key] not in left
    }
    rows = [(k, id_, None if want[k] == id_ else want[k]) for k, id_ in sorted(news.items())]
    with database.write() as connection:
        connection.executemany(
            "INSERT INTO identities (key, id, machine) VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET id = excluded.id, machine = excluded.machine",
            rows,
        )
        redirected = connection.execute("SELECT old FROM redirects ORDER BY old").fetchall()
        back = [row for row in redirected if row[0] in left]
        connection.executemany("DELETE FROM redirects WHERE old = ?", back)
        connection.executemany("INSERT OR REPLACE INTO redirects VALUES (?, ?)", moved.items())
        mark = altered(connection, rows)
    alone = want is mapping and own is given
    held.names = Names(mark, whole, whole if alone else {**own, **{k: want[k] for k in news}})


def resolve(database: Database, id_: str) -> str:
    """Return the id that stands for ``id_`` today: itself, or what its redirects lead to."""
    seen = {id_}
    while found := database.rows("SELECT new FROM redirects WHERE old = ?", (id_,)):
        id_ = found[0][0]
        if id_ in seen:
            break
        seen.add(id_)
    return id_
