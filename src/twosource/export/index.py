"""Look-ups in a table, made once: actors by id, documents by id, names to show."""

from __future__ import annotations

import os.path
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from twosource.accounts.independence import Sides
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.finding import Account, Event, Evidence
from twosource.model.table import Table
from twosource.model.when import Timex


class Index:
    """Read-only look-ups. An id that is not there is shown as it stands, never an error."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.table.documents}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.table.actors}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for a in self.table.attributions}

    @cached_property
    def mentions(self) -> dict[str, EventMention]:
        """Event mentions by id."""
        return {m.id: m for m in self.table.event_mentions}

    @cached_property
    def timexes(self) -> dict[str, Timex]:
        """Time expressions by id."""
        return {t.id: t for t in self.table.timexes}

    @cached_property
    def attributions_of(self) -> dict[str, list[Attribution]]:
        """A document's attributions, in the order of the text."""
        out: dict[str, list[Attribution]] = defaultdict(list)
        for a in self.table.attributions:
            out[a.document].append(a)
        for of_it in out.values():
            of_it.sort(key=lambda a: (min((*a.content, *a.source, *a.cue)), a.id))
        return out

    @cached_property
    def mentions_of(self) -> dict[str, list[EventMention]]:
        """A document's event mentions."""
        out: dict[str, list[EventMention]] = defaultdict(list)
        for m in self.table.event_mentions:
            out[m.document].append(m)
        return out

    def mentions_of_event(self, event: Event) -> list[EventMention]:
        """The reports of an event, in its order."""
        return [self.mentions[m] for m in event.mentions if m in self.mentions]

    @cached_property
    def not_analysed(self) -> tuple[str, ...]:
        """The articles that are stored and were not read, for their language."""
        return tuple(d.id for d in self.table.documents if not d.analysed)

    @cached_property
    def sides(self) -> Sides:
        """Who is counted as one."""
        return Sides(self.actors)

    def name(self, actor: str) -> str:
        """The name of an actor."""
        found = self.actors.get(actor)
        return found.name if found else actor

    @cached_property
    def _folder(self) -> str:
        """The folder that all files share, with its separator; nothing where they share none."""
        parents = {os.path.dirname(d.file) for d in self.table.documents if d.file}  # noqa: PTH120
        try:
            shared = os.path.commonpath(parents)
        except ValueError:  # none at all, or some absolute and some not
            return ""
        return os.path.join(shared, "") if shared else ""  # noqa: PTH118

    def label(self, document: str) -> str:
        """What a reader knows the document by: its file and line, its address or title."""
        d = self.documents.get(document)
        if d is None:
            return document
        if d.file and d.file != "-":
            file = d.file.removeprefix(self._folder)
            return f"{file}: {d.doc}" if d.doc else file
        return d.doc or d.url or d.title or d.id

    def outlet(self, account: Account) -> str:
        """The outlet in which an account stands: the first of its chain, else its document's."""
        first = self.actors.get(account.chain[0]) if account.chain else None
        if first and first.kind == "outlet":
            return first.name
        d = self.documents.get(account.document)
        return (d.outlet or "") if d else ""

    def words(self, evidence: Evidence) -> str:
        """The exact words of a passage."""
        d = self.documents.get(evidence.document)
        return d.text[evidence.span.start : evidence.span.end] if d else ""

    def passages(self, evidence: Iterable[Evidence]) -> list[tuple[str, tuple[Evidence, ...]]]:
        """The distinct words of some evidence, each with all places that print them, however they
        are spaced and whatever marks stand in them."""
        first: dict[str, str] = {}
        where: dict[str, list[Evidence]] = {}
        for e in evidence:
            words = " ".join(self.words(e).split())
            same = "".join(c for c in words.casefold() if c.isalnum())
            first.setdefault(same, words)
            where.setdefault(same, []).append(e)
        return [(words, tuple(where[k])) for k, words in first.items()]
