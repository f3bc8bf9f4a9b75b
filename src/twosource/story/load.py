"""The table of accounts, put together again from the rows of the findings and the readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from twosource.errors import StoryError
from twosource.model.actor import Actor, Mention
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.document import Document
from twosource.model.finding import Event, events_of_mentions
from twosource.model.table import Table
from twosource.story.codec import unpack
from twosource.story.database import Database
from twosource.story.documents import document_at
from twosource.story.made import (
    KINDS,
    StoredActor,
    in_order,
    make,
)
from twosource.story.readings import keyed_readings


def load_table(database: Database) -> Table:
    """Return the table last stored. Raises ``StoryError`` where it cannot be understood.

    It is that of one moment, even where a build goes on beside it. A document read since is not in
    it yet; one whose text or reading has changed since stands there with the text that the findings
    speak of, without its records.
    """
    try:
        with database.snapshot():
            return _Loader(database).table()
    except ValueError as error:
        cure = "Run `twosource build` on the articles again"
        what = f"the findings are damaged or of another version ({error})"
        raise StoryError(what, where=database.where, cure=cure) from error


class _Loader:
    """Goes through the readings one by one."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.events = tuple(sorted(self._all("events", Event), key=lambda e: e.id))
        self.event_of = events_of_mentions(self.events)
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.documents: list[Document] = []
        self.records: dict[str, list[Any]] = {kind: [] for kind in KINDS}

    def _all(self, name: str, kind: type[Any]) -> tuple[Any, ...]:
        found = self.database.rows(f"SELECT payload FROM {name}")  # noqa: S608
        return tuple(unpack(row[0], kind) for row in found)

    def table(self) -> Table:
        """Return the whole."""
        self._documents()
        pairs = self.database.rows
        return Table(
            documents=tuple(self.documents),
            actors=tuple(sorted(self._actors(), key=lambda a: a.id)),
            attributions=tuple(self.records["attributions"]),
            timexes=tuple(self.records["timexes"]),
            event_mentions=tuple(self.records["event_mentions"]),
            orders=tuple(self.records["orders"]),
            events=self.events,
            claims=tuple(sorted(self._all("claims", Claim), key=Claim.order)),
            drifts=tuple(sorted(self._all("drifts", Drift), key=Drift.order)),
            quote_variants=tuple(
                sorted(self._all("quote_variants", QuoteVariant), key=QuoteVariant.order)
            ),
            reprint_of=dict(pairs("SELECT document, reprint_of FROM reprints")),
            main_event=dict(pairs("SELECT document, event FROM main_events")),
        )

    def _documents(self) -> None:
        sql = "SELECT document, version, key, payload FROM members"
        members = {document: rest for document, *rest in self.database.rows(sql)}
        sql = "SELECT document, kind, payload FROM overrides"
        overrides = {(d, kind): payload for d, kind, payload in self.database.rows(sql)}
        for reading, key in keyed_readings(self.database):
            document = reading.document
            if document.id not in members:
                continue
            version, key_then, names = members[document.id]
            if (version, key_then) != (document.version, key):
                self.documents.append(document_at(self.database, document.id, version))
                continue
            self.documents.append(document)
            known = unpack(names, dict[str, str])
            made = make(reading, known, self.event_of)
            for actor in reading.actors:
                self.mentions[known.get(actor.id, actor.id)].extend(actor.mentions)
            for kind, shape in KINDS.items():
                packed = overrides.pop((document.id, kind), None)
                self.records[kind] += (
                    getattr(made, kind) if packed is None else unpack(packed, shape)
                )
        for (document_id, kind), packed in sorted(overrides.items()):
            if document_id not in members:
                self.records[kind] += unpack(packed, KINDS[kind])

    def _actors(self) -> Iterator[Actor]:
        for page in self._all("actor_pages", tuple[StoredActor, ...]):
            for stored in page:
                found = stored.actor
                if stored.whole:
                    yield found
                else:
                    yield replace(found, mentions=in_order(self.mentions.get(found.id, ())))
