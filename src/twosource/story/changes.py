"""What changed in the findings each time they were replaced: new, dropped and altered ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.model.finding import Event, Finding
from twosource.story.codec import pack, unpack
from twosource.story.database import Database

LISTED = 200
"""Changed findings that are kept of one replacement; the rest is only counted."""
KEPT = 60
"""Replacements that are kept."""
What = Literal["new", "dropped", "altered"]
ORDER: tuple[What, ...] = ("altered", "new", "dropped")


@dataclass(frozen=True, slots=True)
class Cause:
    """What replaces the findings: a build, or a correction (made, or undone), and when."""

    made: datetime
    correction: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One finding that is new, gone, or says something else. ``names``: of its event's actors and
    of those in its values, as they were called then."""

    what: What
    event: str
    kind: str
    participants: tuple[str, ...]
    before: Finding | None
    after: Finding | None
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Replacement:
    """All that changed at once. The counts are of all, ``changes`` the first of them."""

    cause: Cause
    added: int
    dropped: int
    altered: int
    changes: tuple[FindingChange, ...]


def compare(
    before: Sequence[Event], after: Sequence[Event], name: Callable[[str], str]
) -> list[FindingChange]:
    """Return what changed between two states of some events."""
    old = {f.id: (e, f) for e in before for f in e.findings}
    new = {f.id: (e, f) for e in after for f in e.findings}
    found = []
    for id_ in sorted(old.keys() | new.keys()):
        b, a = old.get(id_), new.get(id_)
        if b is not None and a is not None and _gist(b[1]) == _gist(a[1]):
            continue
        what: What = "new" if b is None else "dropped" if a is None else "altered"
        event, finding = (a or b or (None, None))[:2]
        assert event is not None and finding is not None
        ids = dict.fromkeys(p.actor for p in event.participants)
        told = {i: name(i) for i in (*ids, *_actors(b), *_actors(a))}
        found.append(FindingChange(
            what, event.id, event.channel or event.type, tuple(ids), b[1] if b else None,
            a[1] if a else None, told,
        ))  # fmt: skip
    return sorted(found, key=lambda c: (ORDER.index(c.what), c.event))


def _actors(of_it: tuple[Event, Finding] | None) -> Iterator[str]:
    if of_it is not None and of_it[1].facet in ("initiator", "participants"):
        for v in (*of_it[1].values, *of_it[1].denied):
            yield from (v.value,) if isinstance(v.value, str) else ()


def _gist(f: Finding) -> tuple[object, ...]:
    """What a finding says: not by which words."""
    given = [[(v.value, v.independent, v.standing) for v in vs] for vs in (f.values, f.denied)]
    return f.status, given, f.changes, f.splits


def log(
    connection: sqlite3.Connection, cause: Cause, old: Iterable[tuple[str, bytes]],
    new: Mapping[str, bytes], name: Callable[[str], str],
) -> None:  # fmt: skip
    """Keep what changed, inside the caller's transaction. ``old``, ``new``: packed events by id;
    ``name``: how an actor is called, or was.
    """
    held = dict(old)
    changed = {i for i in held.keys() | new.keys() if held.get(i) != new.get(i)}
    before = [unpack(held[i], Event) for i in sorted(changed & held.keys())]
    after = [unpack(new[i], Event) for i in sorted(changed & new.keys())]
    found = compare(before, after, name)
    if not found:
        return
    count = {what: sum(c.what == what for c in found) for what in ORDER}
    connection.execute(
        "INSERT INTO changes (made, correction, undone, added, dropped, altered, payload)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            cause.made.isoformat(), cause.correction, cause.undone, count["new"],
            count["dropped"], count["altered"], pack(tuple(found[:LISTED])),
        ),
    )  # fmt: skip
    connection.execute("DELETE FROM changes WHERE id <= (SELECT max(id) FROM changes) - ?", (KEPT,))


def replacements(database: Database) -> list[Replacement]:
    """Return what changed, the last first."""
    rows = database.rows(
        "SELECT made, correction, undone, added, dropped, altered, payload FROM changes"
        " ORDER BY id DESC"
    )
    return [
        Replacement(
            Cause(datetime.fromisoformat(made), correction, bool(undone)), added, dropped, altered,
            unpack(payload, tuple[FindingChange, ...]),
        )
        for made, correction, undone, added, dropped, altered, payload in rows
    ]  # fmt: skip


def rewrite(
    connection: sqlite3.Connection,
    change: Callable[[tuple[FindingChange, ...]], tuple[FindingChange, ...]],
) -> None:
    """Put other changed findings in place of those that are kept, inside the caller's transaction.
    The counts stay as they are."""
    rows = connection.execute("SELECT id, payload FROM changes").fetchall()
    for id_, payload in rows:
        held = unpack(payload, tuple[FindingChange, ...])
        connection.execute("UPDATE changes SET payload = ? WHERE id = ?", (pack(change(held)), id_))
