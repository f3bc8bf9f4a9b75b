"""A brief, and whom still to call, as a page shows them: each line with the articles behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.checking.brief import brief
from twosource.checking.calls import still_to_call
from twosource.checking.page import remarks
from twosource.export.gate import EMPTY
from twosource.export.line import Line
from twosource.export.take import Take, accepted
from twosource.web.lookups import Lookups
from twosource.web.views import parts

CALLS, FEW = 40, 4
"""Lines of a list of whom to call, and articles of a line, that are shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line's words and the first articles behind it."""

    words: str
    articles: tuple[parts.Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Briefed:
    """A brief. ``nothing``: why there is none. ``calls``: a heading, its lines, how many more."""

    event: parts.Link | None
    nothing: str
    headline: Told | None
    points: tuple[Told, ...]
    paragraph: tuple[Told, ...]
    remarks: tuple[str, ...]
    calls: tuple[tuple[str, tuple[Told, ...], int], ...]


def briefed(lk: Lookups, event: str | None, *, proposed: bool) -> Briefed:
    """The brief of the story or of one event, through the gate."""
    take = Take(lk.table, lk.story, proposed=proposed, checked=accepted(lk.table))
    made = brief(take, event)
    lists = still_to_call(lk.table, event) if proposed else ()
    calls = tuple(
        (s.title, _told(lk, s.lines[:CALLS]), max(0, len(s.lines) - CALLS)) for s in lists
    )
    name = parts.event(lk, event) if event else None
    if made is None:
        nothing = "No account of an event was found in these articles." if proposed else EMPTY
        return Briefed(name, nothing, None, (), (), (), calls)
    return Briefed(
        name, "", _one(lk, made.headline), _told(lk, made.points), _told(lk, made.paragraph),
        tuple(remarks(made)), calls,
    )  # fmt: skip


def _told(lk: Lookups, lines: Iterable[Line]) -> tuple[Told, ...]:
    return tuple(_one(lk, x) for x in lines)


def _one(lk: Lookups, line: Line) -> Told:
    first = {e.document: e for e in reversed(line.evidence)}
    places = sorted(first.values(), key=line.evidence.index)
    links = tuple(parts.article(lk, e.document, e) for e in places[:FEW])
    return Told(line.text, links, max(0, len(places) - FEW))
