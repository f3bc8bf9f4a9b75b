"""What marks the name of a town at one place in a text: its police, a harm, a hospital, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.events.regions import Regions
from twosource.model.document import Document
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

PLACED = frozenset({"in", "at", "near", "outside"})
_EARLY = 3
"""Paragraphs at the top in which a report says where it was."""
_STEPS = 6
"""Steps up the grammar from a name to the word for a harm."""
_AFTER = 24
"""Code points after a name within which "police" or such stands."""
_RESIDES = re.compile(r"\b(?:of|from)\s$")
_BEHIND = re.compile(r"(?:-area)?[ -]+([A-Za-z]+)")
_SCENE = re.compile(
    r"\b\d+00[ -]block\b|\b(?:happened|occurred|took place|unfolded|was reported|responded"
    r"|dispatched|(?:were|was) called to|erupted|broke out|opened fire|gunfire|scene)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:hospital|medical cent(?:er|re)|transported|airlifted|flown|taken to|rushed)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:jail|court|arrested|arraigned|booked|custody|extradited|captured|fled|warrant|bail|bond"
    r"|sentenced|prison)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Code points before a name within which a hospital is in it ("a hospital in Port Lena")."""


@dataclass(frozen=True)
class View:
    """A document with what its signs are looked up in. ``harms``: tokens that tell of a harm;
    ``harmed``: their sentences; ``persons``: names that the parser took for people's; ``places``:
    those that it took for places; ``home``: the region that the document names most."""

    document: Document
    parse: Parse
    known: Regions
    harms: frozenset[int]
    harmed: frozenset[int]
    persons: frozenset[str]
    places: frozenset[str]
    home: str | None

    def is_person(self, name: str) -> bool:
        """Whether a name is the last part of the longer name of a person."""
        return any(p.endswith(f" {name}") for p in self.persons)


def marks_at(v: View, span: Span, *, region: bool) -> frozenset[str]:
    """The marks of a name at a span; ``region``: whether one stands behind it."""
    text = v.document.text
    marks = {"mention", *_behind(v, span), *_in_sentence(v, span), *_in_document(v, span)}
    if region:
        marks.add("with_region")
    if _RESIDES.search(text, max(0, span.start - 5), span.start):
        marks.add("residence")
    return frozenset(marks)


def _behind(v: View, span: Span) -> Iterator[str]:
    """What stands behind the name: a body, a part of a town, a spot, people, a deed."""
    after = v.document.text[span.end : span.end + _AFTER]
    if any(re.match(rf"\s*{re.escape(b)}\b", after.lower()) for b in v.known.bodies):
        yield "body"
    m = _BEHIND.match(after)
    if m is None:
        return
    for kind, words in v.known.after_name.items():
        if m[1].lower() in words:
            yield kind


def _in_sentence(v: View, span: Span) -> Iterator[str]:
    tokens = v.parse.within(span)
    if not tokens:
        return
    before = v.parse.tokens[tokens[0].i - 1].text.lower() if tokens[0].i else ""
    placed = before in PLACED
    if placed:
        yield "placed"
    if tokens[0].sent in v.harmed:
        yield "harm_sentence"
        if placed and _leads_to(v.parse, tokens[-1], v.harms):
            yield "harm_clause"
    sentence = v.parse.sentences[tokens[0].sent]
    first, last = v.parse.tokens[sentence.first], v.parse.tokens[sentence.last - 1]
    text = v.document.text
    if placed and _SCENE.search(text, first.start, last.end):
        yield "scene"
    if _CARE.search(text, max(first.start, span.start - _NEAR), span.start):
        yield "care"
    if _HELD.search(text, first.start, last.end):
        yield "held"


def _in_document(v: View, span: Span) -> Iterator[str]:
    zone = v.document.zone_at(span.start)
    if zone is not None and v.document.zones[zone].kind == "headline":
        yield "headline"
    if zone is not None and zone < _EARLY:
        yield "early"
    title = (v.document.title or "").lower()
    if span.of(v.document.text).lower() in title:
        yield "title"


def _leads_to(parse: Parse, t: Token, harms: frozenset[int]) -> bool:
    """Whether a name hangs, over a few steps, on a word that names a harm."""
    for _ in range(_STEPS):
        if t.i in harms:
            return True
        if t.head == t.i:
            return False
        t = parse.tokens[t.head]
    return False
