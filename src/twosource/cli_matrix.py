"""``twosource show EVENT``: one event as a matrix of accounts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from twosource import cli_streams as streams
from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.export.index import Index
    from twosource.model.finding import Event

FORMATS = ("text", "json")


def show(story: str, asked: str, name: str, *, everything: bool, protect: bool | None) -> None:
    """Print the event that is asked for. Raises ``UsageError`` where it is not clear which."""
    from twosource import leaving
    from twosource.corrections.checked import checked
    from twosource.export.index import Index
    from twosource.export.matrix import matrix
    from twosource.export.terminal_matrix import show_matrix
    from twosource.story import Story

    if name not in FORMATS:
        cure = f"Give one of: {', '.join(FORMATS)}"
        raise UsageError(f"there is no format {name} of one event", where="--format", cure=cure)
    with Story.open(story, create=False) as file:
        desk = not protect and name == "text"
        safe = leaving.of_story(file, protect, desk=desk)
        checks = checked(file.corrections())
        private = len(leaving.private(file.corrections())) if desk else 0
        index = Index(safe.table)
        left = file.not_compared() if file.findings_stale() else None
        today = file.resolve(asked)
    event = _one(index, today, story)
    found = matrix(index, event)
    if name == "json":
        from twosource.export.jsons import dumps
        from twosource.export.matrix_json import matrix_shape

        sys.stdout.buffer.write(dumps(matrix_shape(index, found)) + b"\n")
        sys.stdout.buffer.flush()
    else:
        show_matrix(index, found, streams.screen(), everything=everything, checks=checks)
    streams.say_protected(safe.people)
    streams.say_private(private)
    streams.say_not_compared(left)


def _one(index: Index, asked: str, story: str) -> Event:
    from twosource.export.find_event import CANDIDATES, candidates, near

    found = candidates(index, asked)
    if len(found) == 1:
        return found[0]
    if found:
        _name(index, found[:CANDIDATES])
        more = len(found) - CANDIDATES
        rest = f", {more} of them not named here" if more > 0 else ""
        cure = "Give an id, or more words"
        raise UsageError(f"{asked!r} may mean {len(found)} events{rest}", where=story, cure=cure)
    nearest = near(index, asked)
    _name(index, nearest)
    cure = "Give an id or words of one above" if nearest else "The story has no events"
    raise UsageError(f"there is no event {asked!r}", where=story, cure=cure)


def _name(index: Index, events: list[Event]) -> None:
    from twosource.export.find_event import name

    for e in events:
        streams.say(f"  {e.id}  {name(index, e)}")
