"""The table of accounts as rows: replaced as a whole, read back as it was given.

What a reading already holds is not stored again: attributions, time expressions and event mentions
are made from the readings by naming the story's actors and events. Where the across-document stage
changed more than that, the document's records are stored as an override.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from twosource.errors import StoryError
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.event import EventMention
from twosource.model.finding import Event
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.model.when import Timex
from twosource.story.codec import pack, unpack
from twosource.story.database import Database
from twosource.story.identities import identities
from twosource.story.readings import readings
from twosource.story.relabel import Names, relabel_attribution, relabel_mention

R = TypeVar("R", Attribution, Timex, EventMention)
Row = tuple[Any, ...]
_PAGE = 256
_TABLES = {
    "actors": 2, "members": 2, "events": 3, "claims": 3, "drifts": 2, "quote_variants": 2,
    "reprints": 2, "main_events": 2, "overrides": 3,
}  # fmt: skip


def replace_findings(database: Database, table: Table) -> bool:
    """Store the table in one transaction. Returns False where it was there already."""
    rows = _rows(database, table)
    digest = _digest(rows)
    held = dict(database.rows("SELECT key, value FROM meta"))
    if held.get("findings") == digest and held.get("stale") == "0":
        return False
    with database.write() as connection:
        for name, columns in _TABLES.items():
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
            marks = ", ".join("?" * columns)
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])  # noqa: S608
        set_meta(connection, "findings", digest)
        set_meta(connection, "stale", "0")
    return True


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def load_table(database: Database) -> Table:
    """Return the table last stored. Raises ``StoryError`` where it cannot be understood."""
    try:
        return _Loader(database).table()
    except ValueError as error:
        cure = "Run `twosource build` on the articles again"
        what = f"the findings are damaged or of another version ({error})"
        raise StoryError(what, where=database.where, cure=cure) from error


@dataclass(frozen=True, slots=True)
class _Stored:
    """An actor as stored; ``whole`` is False where its mentions are those of its members."""

    actor: Actor
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """One document's records as its reading and the names give them."""

    attributions: tuple[Attribution, ...]
    timexes: tuple[Timex, ...]
    event_mentions: tuple[EventMention, ...]


_KINDS: Mapping[str, Any] = {
    "attributions": tuple[Attribution, ...],
    "timexes": tuple[Timex, ...],
    "event_mentions": tuple[EventMention, ...],
}


def _made(reading: Reading, names: Names, event_of: Mapping[str, str]) -> _Made:
    return _Made(
        tuple(relabel_attribution(a, names) for a in reading.attributions),
        reading.timexes,
        tuple(relabel_mention(m, names, event_of.get(m.id)) for m in reading.event_mentions),
    )


def _event_of(events: Iterable[Event]) -> dict[str, str]:
    return {mention: event.id for event in events for mention in event.mentions}


def _by_document(records: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[record.document].append(record)
    return {document: tuple(of_it) for document, of_it in found.items()}


def _sorted(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(set(mentions), key=lambda m: (m.document, m.span, m.head, m.form)))


def _rows(database: Database, table: Table) -> dict[str, list[Row]]:
    """Return the rows of every table that the findings fill."""
    known = {actor.id for actor in table.actors}
    kept = identities(database)
    given: dict[str, dict[str, tuple[Any, ...]]] = {
        "attributions": _by_document(table.attributions),
        "timexes": _by_document(table.timexes),
        "event_mentions": _by_document(table.event_mentions),
    }
    event_of = _event_of(table.events)
    members: list[Row] = []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    overrides: list[Row] = []
    for reading in readings(database):
        mine = {a.id: kept[a.id] for a in reading.actors if kept.get(a.id) in known}
        members.append((reading.document.id, pack(mine)))
        for actor in reading.actors:
            mentions[mine.get(actor.id, actor.id)].extend(actor.mentions)
        made = _made(reading, mine, event_of)
        for kind, by_document in given.items():
            records = by_document.pop(reading.document.id, ())
            if records != getattr(made, kind):
                overrides.append((reading.document.id, kind, pack(records)))
    for kind, rest in given.items():  # records of documents without a reading
        overrides += [(document, kind, pack(records)) for document, records in rest.items()]
    return {
        "actors": list(_actor_rows(table.actors, mentions)),
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
            derived = _sorted(of_members.get(actor.id, ())) == actor.mentions
            bare = replace(actor, mentions=()) if derived else actor
            page.append(_Stored(bare, whole=not derived))
        yield n, pack(tuple(page))


def _digest(rows: Mapping[str, Iterable[Row]]) -> str:
    h = hashlib.blake2b(digest_size=16)
    for name, of_it in rows.items():
        for row in of_it:
            h.update(repr((name, row)).encode("utf-8", "surrogatepass"))
    return h.hexdigest()


class _Loader:
    """Puts the table together again, one reading at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.members = dict(database.rows("SELECT document, payload FROM members"))
        self.events = self._all("events", Event)
        self.event_of = _event_of(self.events)
        self.mentions: dict[str, list[Mention]] = defaultdict(list)

    def _all(self, name: str, kind: type[Any]) -> tuple[Any, ...]:
        found = self.database.rows(f"SELECT payload FROM {name} ORDER BY seq")  # noqa: S608
        return tuple(unpack(row[0], kind) for row in found)

    def _overrides(self) -> dict[tuple[str, str], bytes]:
        found = self.database.rows("SELECT document, kind, payload FROM overrides")
        return {(document, kind): payload for document, kind, payload in found}

    def table(self) -> Table:
        """Return the whole."""
        overrides = self._overrides()
        documents = []
        records: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
        for reading in readings(self.database):
            documents.append(reading.document)
            packed_names = self.members.get(reading.document.id)
            names = unpack(packed_names, dict[str, str]) if packed_names else {}
            made = _made(reading, names, self.event_of)
            for actor in reading.actors:
                self.mentions[names.get(actor.id, actor.id)].extend(actor.mentions)
            for kind, shape in _KINDS.items():
                packed = overrides.pop((reading.document.id, kind), None)
                records[kind] += getattr(made, kind) if packed is None else unpack(packed, shape)
        for (_, kind), packed in sorted(overrides.items()):
            records[kind] += unpack(packed, _KINDS[kind])
        pairs = self.database.rows
        return Table(
            documents=tuple(documents),
            actors=tuple(self._actors()),
            attributions=tuple(records["attributions"]),
            timexes=tuple(records["timexes"]),
            event_mentions=tuple(records["event_mentions"]),
            events=self.events,
            claims=self._all("claims", Claim),
            drifts=self._all("drifts", Drift),
            quote_variants=self._all("quote_variants", QuoteVariant),
            reprint_of=dict(pairs("SELECT document, reprint_of FROM reprints")),
            main_event=dict(pairs("SELECT document, event FROM main_events")),
        )

    def _actors(self) -> Iterator[Actor]:
        for (payload,) in self.database.rows("SELECT payload FROM actors ORDER BY seq"):
            for stored in unpack(payload, tuple[_Stored, ...]):
                found = stored.actor
                if stored.whole:
                    yield found
                else:
                    yield replace(found, mentions=_sorted(self.mentions.get(found.id, ())))
