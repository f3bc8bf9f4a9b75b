from __future__ import annotations

from datetime import date

from tests.conftest import make_document
from twosource.dating import recognise
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.document import Document
from twosource.model.event import EventMention, Participant
from twosource.model.ids import make_id
from twosource.model.parse import Parse
from twosource.model.span import Span
from twosource.model.when import Timex

SATURDAY = date(2021, 5, 15)
"""The publication date of the texts below, unless a test names another."""


def read(
    parser: SpacyParser, text: str, published: date | None = SATURDAY
) -> tuple[Document, Parse, tuple[Timex, ...]]:
    document = make_document(text, published=published)
    parse = parser.parse(document)
    return document, parse, recognise(document, parse)


def words(text: str, part: str, nth: int = 0) -> Span:
    """The span of the nth ``part`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def saying(
    document: Document,
    source: str,
    cue: str,
    content: str,
    *,
    speaker: str | None = "someone",
    nth: int = 0,
    parent: str | None = None,
) -> Attribution:
    spans = (
        (words(document.text, source, nth),),
        (words(document.text, cue, nth),),
        (words(document.text, content),),
    )
    return Attribution(
        id=attribution_id(document.id, *spans),
        document=document.id,
        source=spans[0],
        cue=spans[1],
        content=spans[2],
        kind="indirect",
        stance="asserts",
        hedged=False,
        speaker=speaker,
        parent=parent,
    )


def mention(
    document: Document,
    predicate: Span,
    clause: Span,
    *,
    kind: str = "contact",
    actors: tuple[str, ...] = ("a", "b"),
    modality: str = "happened",
    attribution: str | None = None,
) -> EventMention:
    return EventMention(
        id=make_id("mention", document.id, predicate.start, predicate.end, kind),
        document=document.id,
        span=predicate,
        clause=clause,
        type=kind,
        channel=None,
        participants=tuple(Participant("participant", a) for a in actors),
        when=None,
        count=None,
        count_span=None,
        modality=modality,  # type: ignore[arg-type]
        about=None,
        about_denied=None,
        place=None,
        attribution=attribution,
    )
