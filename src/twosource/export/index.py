"""Look-ups in a table, made once: actors by id, documents by id, names to show."""

from __future__ import annotations

from functools import cached_property

from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.finding import Account, Evidence
from twosource.model.table import Table


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

    def name(self, actor: str) -> str:
        """The name of an actor."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def label(self, document: str) -> str:
        """What a reader knows the document by: its file, address, line or title."""
        d = self.documents.get(document)
        return (d.file or d.url or d.doc or d.title or d.id) if d else document

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
