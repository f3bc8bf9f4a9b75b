"""Attributions and event mentions as targets of corrections: how they are named and found again.

A record is found where all its words stand as they stood and the program reads the same parts
there. Where it reads some parts otherwise now, the record is found by the parts that stay, and that
is said: never silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twosource.corrections.anchors import anchor, find
from twosource.model.attribution import Attribution
from twosource.model.correction import Anchor, AnchorRole, Target
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.reading import Reading
from twosource.model.span import Span

ROLES: tuple[AnchorRole, ...] = ("source", "cue", "content")
NAME = 80
"""Code points of the words by which a record is called."""
GONE = "orphan: the words that it was made at are gone or changed"
UNREAD = "orphan: the words are there, but the program reads nothing of that kind in them now"
ALTERED = "partly: the program reads other words there now"


def short(text: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= NAME else line[: NAME - 2].rsplit(" ", 1)[0] + " \u2026"


def attribution_target(document: Document, a: Attribution) -> Target:
    """The target of an attribution: an anchor for each of its spans."""
    anchors = [
        replace(anchor(document, s, whole=False), role=role)
        for role in ROLES
        for s in getattr(a, role)
    ]
    first = (a.content or a.cue or a.source)[0]
    return Target(a.id, short(first.of(document.text)), tuple(anchors), "attribution")


def mention_target(document: Document, m: EventMention) -> Target:
    """The target of an event mention: its predicate, as the text has it; called by its clause."""
    at = replace(anchor(document, m.span, whole=False), role="predicate")
    return Target(m.id, short(m.clause.of(document.text)), (at,), "mention")


def find_attribution(reading: Reading, target: Target) -> tuple[Attribution | None, str]:
    """Return the attribution that a target stands for today, and what is to be said of it."""
    parts = _places(reading.document.text, target.anchors)
    if not parts:
        return None, GONE
    best = max(
        reading.attributions,
        key=lambda a: (_agreeing(a, parts), a.id == target.id),
        default=None,
    )
    if best is None:
        return None, UNREAD
    agreeing = _agreeing(best, parts)
    whole = len(parts) == len({a.role for a in target.anchors})
    if agreeing == len(ROLES) and whole:
        return best, ""
    if (agreeing == len(ROLES) - 1 and "cue" in parts) or _same_content(best, parts):
        return best, ALTERED
    return None, UNREAD if whole else GONE


def find_mention(reading: Reading, target: Target) -> tuple[EventMention | None, str]:
    """Return the event mention that a target stands for today, and what is to be said of it."""
    places = _places(reading.document.text, target.anchors).get("predicate", ())
    if not places:
        return None, GONE
    held = [m for m in reading.event_mentions if m.span == places[0]]
    return (held[0], "") if held else (None, UNREAD)


def _places(text: str, anchors: Iterable[Anchor]) -> dict[AnchorRole, tuple[Span, ...]]:
    """Where the anchors' words stand, by role; a role of which some words are gone is left out."""
    out: dict[AnchorRole, tuple[Span, ...]] = {}
    gone: set[AnchorRole] = set()
    for a in anchors:
        at = find(text, a)
        if at is None:
            gone.add(a.role)
        else:
            out[a.role] = (*out.get(a.role, ()), at)
    return {role: spans for role, spans in out.items() if role not in gone}


def _agreeing(a: Attribution, parts: dict[AnchorRole, tuple[Span, ...]]) -> int:
    """How many of the three parts are the same words; one that neither has counts."""
    return sum(getattr(a, role) == parts.get(role, ()) for role in ROLES)


def _same_content(a: Attribution, parts: dict[AnchorRole, tuple[Span, ...]]) -> bool:
    return bool(a.content) and a.content == parts.get("content")


def with_attribution(reading: Reading, old: Attribution, new: Attribution) -> Reading:
    """The reading with one attribution in place of another."""
    held = tuple(new if a is old else a for a in reading.attributions)
    return replace(reading, attributions=held)


def with_mention(reading: Reading, old: EventMention, new: EventMention) -> Reading:
    """The reading with one event mention in place of another."""
    held = tuple(new if m is old else m for m in reading.event_mentions)
    return replace(reading, event_mentions=held)
