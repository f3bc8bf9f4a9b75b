"""Ids given once and kept: which story id a local id or a mention stands for, and redirects."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.story.database import Database


def identities(database: Database) -> dict[str, str]:
    """Return key -> story id, in order of the keys."""
    return dict(database.rows("SELECT key, id FROM identities ORDER BY key"))


def machine_identities(database: Database) -> dict[str, str]:
    """Return key -> the story id it would have had nobody corrected anything."""
    return dict(database.rows("SELECT key, coalesce(machine, id) FROM identities ORDER BY key"))


def keep_identities(
    database: Database, mapping: Mapping[str, str], machine: Mapping[str, str] | None = None
) -> None:
    """Add the pairs; ``machine``: as ``machine_identities``, where corrections changed them.

    Where a key moved and its old id is left without any, that id redirects.
    """
    held = identities(database)
    own = machine_identities(database)
    want = {k: (machine or {}).get(k, id_) for k, id_ in mapping.items()}
    news = {k: id_ for k, id_ in mapping.items() if (held.get(k), own.get(k)) != (id_, want[k])}
    if not news:
        return
    left = set((held | news).values())
    moved = {
        held[key]: id_ for key, id_ in sorted(news.items()) if key in held and held[key] not in left
    }
    rows = [(k, id_, None if want[k] == id_ else want[k]) for k, id_ in sorted(news.items())]
    with database.write() as connection:
        connection.executemany(
            "INSERT INTO identities (key, id, machine) VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET id = excluded.id, machine = excluded.machine",
            rows,
        )
        connection.executemany("DELETE FROM redirects WHERE old = ?", [(i,) for i in sorted(left)])
        connection.executemany("INSERT OR REPLACE INTO redirects VALUES (?, ?)", moved.items())


def resolve(database: Database, id_: str) -> str:
    """Return the id that stands for ``id_`` today: itself, or what its redirects lead to."""
    seen = {id_}
    while found := database.rows("SELECT new FROM redirects WHERE old = ?", (id_,)):
        id_ = found[0][0]
        if id_ in seen:
            break
        seen.add(id_)
    return id_
