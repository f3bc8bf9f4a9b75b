"""The sentences of a record's articles, and the one in which a passage stands."""

from __future__ import annotations

from bisect import bisect_right

from twosource.accounts.quoted import sentences
from twosource.export.index import Index
from twosource.model.finding import Evidence
from twosource.model.span import Span


class Sentences:
    """Each document is parted once, when it is first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._held: dict[str, list[Span]] = {}

    def of(self, document: str) -> list[Span]:
        """The sentences of a document, in order."""
        if document not in self._held:
            d = self._index.documents[document]
            self._held[document] = [s for z in d.running() for s in sentences(d.text, z.span)]
        return self._held[document]

    def around(self, passage: Evidence) -> Evidence:
        """The sentence in which a passage begins; itself where it stands in none."""
        held = self.of(passage.document)
        k = bisect_right(held, passage.span.start, key=lambda s: s.start) - 1
        if k >= 0 and passage.span.start < held[k].end:
            return Evidence(passage.document, held[k])
        return passage

    def before(self, passage: Evidence) -> Evidence | None:
        """The sentence before one; None for the first of a document."""
        held = self.of(passage.document)
        k = bisect_right(held, passage.span.start - 1, key=lambda s: s.start) - 1
        return Evidence(passage.document, held[k]) if k >= 0 else None
