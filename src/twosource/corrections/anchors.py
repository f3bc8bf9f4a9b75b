"""Anchors: words by which a place is found again in a text that has changed.

As in the W3C Web Annotation model (text quote and text position selectors together), but strict: a
place is found where its words and those on both sides stand as they stood, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping

from twosource.model.actor import Actor
from twosource.model.correction import Anchor
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.model.span import Span

AROUND = 32
"""Code points kept on each side."""


def anchor(document: Document, span: Span, *, whole: bool = True) -> Anchor:
    """Return the anchor of a place. Raises ``ValueError`` where the text is too short."""
    text = document.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end :][:AROUND]
    return Anchor(document.id, span, span.of(text), before, after, whole)


def find(text: str, a: Anchor) -> Span | None:
    """Return where the anchor's words stand in ``text``; None where they do not, or where several
    places are alike and none is the old one. An anchor at the end of the old text fits there, and
    where more was added, too."""
    words = a.prefix + a.exact + a.suffix
    places: list[int] = []
    at = text.find(words)
    while at >= 0:
        places.append(at + len(a.prefix))
        at = text.find(words, at + 1)
    if a.span.start in places:
        return a.span
    return Span(places[0], places[0] + len(a.exact)) if len(places) == 1 else None


def owner(reading: Reading, a: Anchor) -> tuple[Actor, Span] | None:
    """Return the actor that an anchor stands for in its document, and where; None where it is
    gone: the words changed, or nobody is found in them any more."""
    at = find(reading.document.text, a)
    if at is None:
        return None
    best: tuple[int, int, str] | None = None
    found: Actor | None = None
    for actor in reading.actors:
        for m in actor.mentions:
            if m.head.overlaps(at):
                fit = 0 if m.head == at else 1 if m.span == at else 2
                rank = (fit, m.head.end - m.head.start, actor.id)
                if best is None or rank < best:
                    best, found = rank, actor
    return None if found is None else (found, at)


def owners(readings: Mapping[str, Reading], anchors: tuple[Anchor, ...]) -> frozenset[str]:
    """Return the local ids of the actors that the anchors stand for today."""
    out = set()
    for a in anchors:
        reading = readings.get(a.document)
        held = owner(reading, a) if reading is not None else None
        if held is not None:
            out.add(held[0].id)
    return frozenset(out)
