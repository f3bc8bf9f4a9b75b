"""Which event a reader means: by its id, the beginning of one, or words of its name."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from twosource.export import phrases
from twosource.export.index import Index
from twosource.model.finding import Event

CANDIDATES = 10
"""Events that are named where it is not clear which is meant."""
_ID = "event-"


def candidates(index: Index, asked: str) -> list[Event]:
    """Return the events that ``asked`` may mean, in the order of the table: one where it is clear.

    An id is clear, and so is a beginning that no other id has; else every word has to begin a word
    of the event's name (kind, who took part, the day).
    """
    events = index.table.events
    asked = asked.strip()
    exact = [e for e in events if e.id == asked]
    if exact or not asked:
        return exact
    begun = [e for e in events if e.id.startswith((asked, _ID + asked))]
    if begun and asked != _ID[: len(asked)]:
        return begun
    wanted = _words(asked)
    return [e for e in events if wanted and _all_begin(wanted, _words(name(index, e)))]


def near(index: Index, asked: str) -> list[Event]:
    """Return some events whose names are like what was asked for, the most alike first."""
    names = {e.id: name(index, e).casefold() for e in index.table.events}
    best = process.extract(asked.casefold(), names, scorer=fuzz.WRatio, limit=CANDIDATES)
    order = {id_: n for n, (_, _, id_) in enumerate(best)}
    return sorted((e for e in index.table.events if e.id in order), key=lambda e: order[e.id])


def name(index: Index, event: Event) -> str:
    """What an event is called on screens."""
    said = phrases.event_title(index, event)
    return said[:1].upper() + said[1:]


def _words(text: str) -> list[str]:
    kept = "".join(c if c.isalnum() else " " for c in text.casefold())
    return kept.split()


def _all_begin(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(w.startswith(x) for w in words) for x in wanted)
