"""Read the founding article and its variants as a user would, and look at what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from twosource.comparing import compare
from twosource.errors import ReadError
from twosource.language.parse import Parser
from twosource.model.event import EventMention
from twosource.model.finding import Event, Finding, Value
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.pipeline import Models, read_document
from twosource.reading.hints import Hints
from twosource.reading.inputs import read
from twosource.settings import LIMITS


@dataclass(frozen=True)
class SeedTable:
    """The table of accounts of one article, with its reference reading."""

    gold: dict[str, Any]
    reading: Reading
    table: Table

    @property
    def text(self) -> str:
        return self.reading.document.text

    def key_of(self, actor: str | None) -> str | None:
        """The gold key of an actor: the one whose name or alias it bears."""
        if actor is None:
            return None
        found = next(a for a in self.table.actors if a.id == actor)
        names = {plain(n) for n in (found.name, *found.aliases)}
        best = None
        for key, gold in self.gold["actors"].items():
            bears = names & {plain(n) for n in (gold["name"], *gold["aliases"])}
            if plain(found.name) == plain(gold["name"]):
                return str(key)
            if bears and best is None:
                best = str(key)
        return best or found.name

    def events_of(self, type_: str, channel: str | None, people: set[str]) -> Iterator[Event]:
        """Events of a kind in which these people take part (gold keys)."""
        for e in self.table.events:
            keys = {self.key_of(p.actor) for p in e.participants}
            if e.type == type_ and e.channel == channel and people <= keys:
                yield e

    def mentions_of(self, event: Event) -> list[EventMention]:
        return [m for m in self.table.event_mentions if m.event == event.id]

    def origins(self, value: Value) -> set[str | None]:
        return {self.key_of(a.chain[-1]) for a in value.accounts}

    def chains(self, value: Value) -> set[tuple[str | None, ...]]:
        return {tuple(self.key_of(c) for c in a.chain) for a in value.accounts}


def plain(name: str) -> str:
    return re.sub(
        r"^(the|a|an) ", "", re.sub(r"\s+", " ", name.replace("\u2019", "'")).lower().strip()
    )


def finding(event: Event, facet: str) -> Finding:
    return next(f for f in event.findings if f.facet == facet)


def read_seed(
    folder: Path, gold: dict[str, Any], models: Models | Parser, *, dated: bool = True
) -> SeedTable:
    meta = gold["document"]
    published = date.fromisoformat(meta["published"]) if dated else None
    hints = Hints(published=published, outlet=meta["outlet"])
    [document] = list(read(str(folder / "article.txt"), hints, LIMITS, None))
    assert not isinstance(document, ReadError)
    reading = read_document(document, models)
    table, _ = compare([reading], {})
    return SeedTable(gold, reading, table)
