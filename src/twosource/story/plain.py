"""Plain rows of the findings, for those who read a story with Datasette or sqlite3.

What they hold follows from the packed records; nothing in twosource reads them. Days are ISO 8601,
an actor's id in a value is its name; lists are parted by semicolons.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from twosource.model.finding import Account, DateRange, Event, FacetValue, Finding
from twosource.model.number import NumberRange
from twosource.model.table import Table

Row = tuple[Any, ...]
VERSION = "2"
"""Raise it where the rows of one table come out otherwise: the next build fills them anew."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_rows(table: Table, places: Mapping[str, int]) -> dict[str, list[Row]]:
    """Return the rows of each table. ``places``: the row of each document's text."""
    made = _Maker(table, places)
    return {
        "plain_actors": list(made.actors()),
        "plain_findings": list(made.findings()),
        "plain_accounts": list(made.accounts()),
        "plain_statements": list(made.statements()),
        "plain_chains": list(made.chains()),
    }


def put(connection: sqlite3.Connection, table: Table) -> None:
    """Fill the tables anew, inside the caller's transaction, after ``members``."""
    sql = "SELECT d.id, d.row FROM members m JOIN documents d ON d.id = m.document"
    places = dict(connection.execute(f"{sql} AND d.version = m.version"))
    for name, rows in plain_rows(table, places).items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            sql = f"INSERT INTO {name} VALUES ({marks})"  # noqa: S608
            try:
                _fill(connection, name, sql, rows)
            except UnicodeEncodeError:  # a lone surrogate, which is rare: rows as they can be held
                _fill(connection, name, sql, (tuple(map(_bound, row)) for row in rows))
        else:
            _fill(connection, name, "", ())


def _fill(connection: sqlite3.Connection, name: str, sql: str, rows: Iterable[Row]) -> None:
    connection.execute(f"DELETE FROM {name}")  # noqa: S608
    if sql:
        connection.executemany(sql, rows)


def _bound(cell: Any) -> Any:
    """A text as SQLite can hold it: without a lone surrogate (a "?" stands for it)."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode() if _SURROGATE.search(cell) else cell
    return cell


class _Maker:
    def __init__(self, table: Table, places: Mapping[str, int]) -> None:
        self.table = table
        self.places = places
        self.names = {a.id: a.name for a in table.actors}
        self.keys = {a.id: n for n, a in enumerate(table.actors, start=1)}
        self._chains: dict[tuple[str, ...], int] = {}

    def actors(self) -> Iterator[Row]:
        for a in self.table.actors:
            count = a.count
            yield (
                self.keys[a.id], a.id, a.kind, a.name, _listed(a.aliases), _listed(a.roles),
                _listed(map(self._name, a.speaks_for)), count.min if count else None,
                count.max if count else None, len(a.mentions),
                len({m.document for m in a.mentions}),
            )  # fmt: skip

    def _name(self, actor: str) -> str:
        return self.names.get(actor, actor)

    def findings(self) -> Iterator[Row]:
        for key, (e, f) in enumerate(self._all(), start=1):
            who = _listed(f"{p.role}: {self._name(p.actor)}" for p in e.participants)
            yield (key, f.id, e.id, e.type, e.channel, e.modality, who, f.facet, f.status,
                   f.standing)  # fmt: skip

    def _all(self) -> Iterator[tuple[Event, Finding]]:
        return ((e, f) for e in self.table.events for f in e.findings)

    def accounts(self) -> Iterator[Row]:
        for key, (_, f) in enumerate(self._all(), start=1):
            for denied, values in ((0, f.values), (1, f.denied)):
                for v in values:
                    held = (key, self._value(v.value), *_ends(v.value), denied,
                            v.independent.at_least, v.independent.at_most)  # fmt: skip
                    for a in v.accounts:
                        yield (*held, *self._account(a))

    def _account(self, a: Account) -> Row:
        first = a.evidence[0] if a.evidence else None
        chain = self._chains.setdefault(a.chain, len(self._chains) + 1)
        return (
            chain, a.said_on.isoformat() if a.said_on else None,
            self.places.get(first.document if first else a.document),
            first.span.start if first else None, first.span.end if first else None, a.standing,
        )  # fmt: skip

    def chains(self) -> Iterator[Row]:
        """The chains of the accounts that were made before."""
        for chain, key in self._chains.items():
            origin = self.keys.get(chain[-1]) if chain else None
            yield key, origin, " <- ".join(map(self._name, chain))

    def statements(self) -> Iterator[Row]:
        for a in self.table.attributions:
            first = a.content[0] if a.content else None
            yield (
                a.id, self.places.get(a.document), self.keys.get(a.speaker or ""), a.stance,
                a.kind, int(a.hedged), a.said_on.isoformat() if a.said_on else None, a.knows_by,
                round(a.score, 4), first.start if first else None, first.end if first else None,
                a.standing,
            )  # fmt: skip

    def _value(self, value: FacetValue) -> str:
        match value:
            case NumberRange():
                if value.max is None:
                    return f"at least {value.min}"
                return str(value.min) if value.exact is not None else f"{value.min} to {value.max}"
            case DateRange():
                first, last = _day(value, first=True), _day(value, first=False)
                return (first or "..") if first == last else f"{first or '..'}/{last or '..'}"
            case str():
                return self._name(value)
            case _:
                return _listed(map(self._name, value)) or ""


def _ends(value: FacetValue) -> Row:
    """The ends of a number and of a stretch of days; None where it is no such thing, or open."""
    if isinstance(value, NumberRange):
        return value.min, value.max, None, None
    if isinstance(value, DateRange):
        return None, None, _day(value, first=True), _day(value, first=False)
    return None, None, None, None


def _day(value: DateRange, *, first: bool) -> str | None:
    day = value.earliest if first else value.latest
    return day.isoformat() if day else None


def _listed(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None
