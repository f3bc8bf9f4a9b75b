"""The ledger of builds: one row for each build that changed the story."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from twosource.story.database import Database

_COUNTS = ("added", "unchanged", "failed", "not_analysed")


class Build(NamedTuple):
    """One build. ``finished`` and the counts are None where it was cut off."""

    started: datetime
    finished: datetime | None
    added: int | None
    unchanged: int | None
    failed: int | None
    not_analysed: int | None
    versions: dict[str, str]


def begin(database: Database, started: datetime, versions: Mapping[str, str]) -> int:
    """Open a row; return its number."""
    with database.write() as connection:
        made = connection.execute(
            "INSERT INTO builds (started, versions) VALUES (?, ?)",
            (started.isoformat(), json.dumps(dict(versions), sort_keys=True)),
        )
        assert made.lastrowid is not None
        return made.lastrowid


def finish(database: Database, build: int, finished: datetime, counts: Mapping[str, int]) -> None:
    """Close the row with ``added``, ``unchanged``, ``failed``, ``not_analysed`` of ``counts``."""
    with database.write() as connection:
        connection.execute(
            "UPDATE builds SET finished = ?, added = ?, unchanged = ?, failed = ?,"
            " not_analysed = ? WHERE id = ?",
            (finished.isoformat(), *(counts.get(name) for name in _COUNTS), build),
        )


def builds(database: Database) -> list[Build]:
    """Return the builds, oldest first."""
    rows = database.rows(
        "SELECT started, finished, added, unchanged, failed, not_analysed, versions"
        " FROM builds ORDER BY id"
    )
    return [_build(*row) for row in rows]


def _build(
    started: str,
    finished: str | None,
    added: int | None,
    unchanged: int | None,
    failed: int | None,
    not_analysed: int | None,
    versions: str,
) -> Build:
    begun = datetime.fromisoformat(started)
    ended = datetime.fromisoformat(finished) if finished else None
    return Build(begun, ended, added, unchanged, failed, not_analysed, json.loads(versions))
