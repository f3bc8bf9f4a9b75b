"""Plain rows of the findings, for those who read a story with Datasette or sqlite3.

What they hold follows from the packed records; nothing in twosource reads them. They are written by
the block: an actor, an event, a chain, what is said in a document. Each block has row numbers of
its own, so it takes the place of what it was without touching the others. ``State`` is what the
rows in the file were made from; a block is written again where its record changed, or where the
name of an actor in it did, or the place of a text.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from twosource.memo import differ
from twosource.memo import moved as differing
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.finding import Event
from twosource.model.grouped import by_document
from twosource.model.table import Table
from twosource.story.database import fetched
from twosource.story.plain_rows import Row, Rows, document_of, number, of_findings, of_sayings

Chain = tuple[str, ...]
VERSION = "3"
"""Raise it where the rows of one table come out otherwise: the next build fills them anew."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEYS = {
    "plain_actors": "key", "plain_chains": "key", "plain_findings": "key",
    "plain_accounts": "finding", "plain_statements": "rowid",
}  # fmt: skip
"""The tables, and the column by which the rows of a block are found."""
_COLUMNS = {
    "plain_statements": "(rowid, id, document, speaker, stance, kind, hedged, said_on, knows_by,"
    " score, start, end, standing)"
}


class Told(NamedTuple):
    """An event whose rows are written: the actors and documents in them, and their chains."""

    event: Event
    about: frozenset[str]
    chains: frozenset[Chain]


@dataclass(frozen=True, slots=True)
class State:
    """What the rows were made from: the rows of the texts, and the records."""

    places: Mapping[str, int] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    events: Mapping[str, Told] = field(default_factory=dict)
    chains: Set[Chain] = frozenset()
    said: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)


def put(connection: sqlite3.Connection, table: Table, before: State | None = None) -> State:
    """Write the rows that changed, inside the caller's transaction, after ``members``; all of them
    where it is not known what the file holds. Returns what they were made from."""
    if before is None:
        for name in _KEYS:
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
        before = State()
    sql = "SELECT d.id, d.row FROM members m JOIN documents d ON d.id = m.document"
    places = dict(fetched(connection, f"{sql} AND d.version = m.version"))
    return _Writer(connection, before, {a.id: a for a in table.actors}, places).put(table)


class _Writer:
    """Writes the blocks that are not those of ``before``."""

    def __init__(
        self, connection: sqlite3.Connection, before: State, actors: Mapping[str, Actor],
        places: Mapping[str, int],
    ) -> None:  # fmt: skip
        self._connection, self._before = connection, before
        self._actors_now, self._new = actors, differ(actors, before.actors)
        self._gone = [i for i in before.actors if i not in actors]
        self._places, self._rows = places, Rows(actors, places)
        renamed = (i for i in self._new if i not in before.actors or
                   before.actors[i].name != actors[i].name)  # fmt: skip
        self._moved = {*differing(places, before.places), *renamed, *self._gone}

    def put(self, table: Table) -> State:
        """Write what changed."""
        events = self._events(table.events)
        chains = frozenset[Chain]().union(*(t.chains for t in events.values()))
        self._chains(chains)
        return State(
            self._places, self._actors(table.actors), events, chains,
            self._sayings(by_document(table.attributions)),
        )  # fmt: skip

    def _actors(self, actors: Sequence[Actor]) -> Mapping[str, Actor]:
        held, moved, new = self._before.actors, self._moved, self._new
        if moved:
            new |= {a.id for a in actors if a.speaks_for and not moved.isdisjoint(a.speaks_for)}
        news = [a for a in actors if a.id in new]
        changed = [*self._gone, *(a.id for a in news if a.id in held)]
        numbers = [number(i) for i in changed]
        self._replace("plain_actors", numbers, map(self._rows.actor, news))
        return self._actors_now

    def _events(self, events: Iterable[Event]) -> dict[str, Told]:
        held, moved = self._before.events, self._moved
        out: dict[str, Told] = {}
        news: list[Event] = []
        for e in events:
            told = held.get(e.id)
            if (
                told is None
                or (told.event is not e and told.event != e)
                or not moved.isdisjoint(told.about)
            ):
                told = _told(e)
                news.append(e)
            out[e.id] = told
        changed = [*(i for i in held if i not in out), *(e.id for e in news if e.id in held)]
        numbers = [n for id_ in changed for n in of_findings(id_)]
        self._replace("plain_findings", numbers, (r for e in news for r in self._rows.findings(e)))
        self._replace("plain_accounts", numbers, (r for e in news for r in self._rows.accounts(e)))
        return out

    def _chains(self, chains: Set[Chain]) -> None:
        held, moved = self._before.chains, self._moved
        news = [c for c in chains if c not in held or not moved.isdisjoint(c)]
        numbers = [number(*c) for c in (*(held - chains), *(c for c in news if c in held))]
        self._replace("plain_chains", numbers, map(self._rows.chain, news))

    def _sayings(
        self, said: Mapping[str, tuple[Attribution, ...]]
    ) -> Mapping[str, tuple[Attribution, ...]]:
        held, was, now = self._before.said, self._before.places, self._places
        changed = [
            d for d in (*said, *(d for d in held if d not in said))
            if held.get(d) != said.get(d) or was.get(d) != now.get(d)
        ]  # fmt: skip
        numbers = [n for d in changed for n in of_sayings(d, was.get(d), len(held.get(d, ())))]
        rows = (r for d in changed for r in self._rows.sayings(d, said.get(d, ())))
        self._replace("plain_statements", numbers, rows)
        return said

    def _replace(self, name: str, numbers: Iterable[int], rows: Iterable[Row]) -> None:
        """Put rows in the place of those with these numbers."""
        sql = f"DELETE FROM {name} WHERE {_KEYS[name]} = ?"  # noqa: S608
        self._connection.executemany(sql, ((n,) for n in numbers))
        made = list(rows)
        if not made:
            return
        marks = ", ".join("?" * len(made[0]))
        sql = f"INSERT INTO {name} {_COLUMNS.get(name, '')} VALUES ({marks})"  # noqa: S608
        self._connection.execute("SAVEPOINT rows")
        try:
            self._connection.executemany(sql, made)
        except UnicodeEncodeError:  # a lone surrogate, which is rare: rows as they can be held
            self._connection.execute("ROLLBACK TO rows")
            self._connection.executemany(sql, (tuple(map(_bound, row)) for row in made))
        self._connection.execute("RELEASE rows")


def _bound(cell: Any) -> Any:
    """A text as SQLite can hold it: without a lone surrogate (a "?" stands for it)."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode() if _SURROGATE.search(cell) else cell
    return cell


def _told(e: Event) -> Told:
    every = [v for f in e.findings for v in (*f.values, *f.denied)]
    accounts = [a for v in every for a in v.accounts]
    ids = {p.actor for p in e.participants} | {document_of(a) for a in accounts}
    for v in every:
        if isinstance(v.value, str):
            ids.add(v.value)
        elif isinstance(v.value, tuple):
            ids.update(i for i in v.value if isinstance(i, str))
    return Told(e, frozenset(ids), frozenset(a.chain for a in accounts))
