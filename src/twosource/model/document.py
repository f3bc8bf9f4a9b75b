"""Documents and their zones."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from twosource.model.ids import digest, make_id
from twosource.model.span import Span

ZoneKind = Literal["headline", "standfirst", "body", "caption", "furniture"]
DocumentKind = Literal["article", "interview", "document"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text (usually one paragraph) and what it is. Zones never overlap."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article as stored.

    ``id`` stays through silent edits (from the URL, else from the content); ``version`` names this
    text. ``doc`` is the id a JSONL line gave, ``file`` the input as the user named it.
    ``published`` is None where it is not known: nothing may then claim a year. ``language``
    is ISO 639-1; ``analysed`` is False where it is not English and the text is only stored.
    ``doc_is_number``: the line gave its id as a JSON number, so `analyse` gives a number back (a
    story keeps it as text). ``kind``: an article, or evidence that a person added by hand: an own
    interview, or a document that is no article (a letter, a call record).
    """

    id: str
    doc: str | None
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: date | None
    language: str | None
    text: str
    zones: tuple[Zone, ...]
    analysed: bool = True
    doc_is_number: bool = field(default=False, compare=False)
    kind: DocumentKind = "article"

    @property
    def version(self) -> str:
        """The digest of text and metadata: what the cache of analyses is keyed by."""
        when = self.published.isoformat() if self.published else None
        zones = ";".join(f"{z.kind},{z.span.start},{z.span.end}" for z in self.zones)
        return digest(self.text, self.outlet, self.title, self.byline, when, self.language, zones)

    def zone_at(self, offset: int) -> int | None:
        """The number of the zone that holds the character at ``offset``. Zones are in order."""
        k = bisect_right(self.zones, offset, key=lambda z: z.span.start) - 1
        return k if k >= 0 and offset < self.zones[k].span.end else None

    def running(self) -> tuple[Zone, ...]:
        """The zones that are analysed: all but furniture; none in another language."""
        return tuple(z for z in self.zones if z.kind != "furniture") if self.analysed else ()


def document_id(url: str | None, doc: str | None, text: str, outlet: str | None = None) -> str:
    """Return the id of a document: of its URL, else of the id its line gave, the text and the
    outlet. (Two papers that print one agency's text word for word are two documents.)"""
    if url:
        return make_id("doc", "url", url)
    return make_id("doc", "text", doc, text, outlet)
