"""Ids given once and kept: which story id a local id or a mention stands for, and redirects."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.story.database import Database


def identities(database: Database) -> dict[str, str]:
    """Return key -> story id, in order of the keys."""
    return dict(database.rows("SELECT key, id FROM identities ORDER BY key"))


def keep_identities(database: Database, mapping: Mapping[str, str]) -> None:
    """Add the pairs. Where a key moved and its old id is left without any, that id redirects."""
    held = identities(database)
    news = {key: id_ for key, id_ in mapping.items() if held.get(key) != id_}
    if not news:
        return
    left = set((held | news).values())
    moved = {held[key]: id_ for key, id_ in news.items() if key in held and held[key] not in left}
    with database.write() as connection:
        connection.executemany(
            "INSERT INTO identities VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET id = excluded.id",
            sorted(news.items()),
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
