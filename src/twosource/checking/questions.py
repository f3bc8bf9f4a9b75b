"""Questions of a story's articles that were asked and not answered, and those left open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from twosource.checking.sentences import Sentences
from twosource.export.index import Index
from twosource.language.entries import entries
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.finding import Evidence
from twosource.model.span import Span, hull

AFTER = 2
"""Sentences after a question in which an answer is looked for."""
_LEAST = 3
_ENDS = re.compile(r"\?[\"'\u201d\u2019)]*\s*$")


@cache
def _unanswered() -> re.Pattern[str]:
    lines = entries("twosource.checking", "unanswered.txt")
    return re.compile("|".join(f"(?:{x})" for x in lines), re.IGNORECASE)


class Questions:
    """Sentences that say that nobody answered, and questions that nobody answers."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sentences = Sentences(index)

    def unanswered(self) -> Iterator[tuple[str | None, Evidence]]:
        """Who was asked and gave no answer (None: it is not known who), with the sentence."""
        for d in self.index.table.documents:
            for s in self.sentences.of(d.id):
                found = _unanswered().search(d.text, s.start, s.end)
                if found:
                    yield self._asked(d, Span(s.start, found.start() or 1)), Evidence(d.id, s)

    def open(self) -> Iterator[tuple[str | None, Evidence]]:
        """Questions after which nobody else than who asks is said to say anything; who asks (None:
        the article itself)."""
        for d in self.index.table.documents:
            held = self.sentences.of(d.id)
            for k, s in enumerate(held):
                words = s.of(d.text)
                if not _ENDS.search(words) or len(words.split()) < _LEAST:
                    continue
                asker = self._speaker(d.id, s)
                end = held[min(k + AFTER, len(held) - 1)].end
                if not self._answered(d.id, s, end, asker):
                    yield asker, Evidence(d.id, s)

    def _asked(self, d: Document, before: Span) -> str | None:
        """The person or body named last before the words."""
        named = [(h.start, a) for h, a in self._names.get(d.id, ()) if before.contains(h)]
        return max(named)[1] if named else None

    @cached_property
    def _names(self) -> dict[str, list[tuple[Span, str]]]:
        out: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for a in self.index.table.actors:
            if a.kind in ("person", "organisation"):
                for m in a.mentions:
                    if m.form != "pronoun":
                        out[m.document].append((m.head, a.id))
        return out

    @cached_property
    def _sayings(self) -> dict[str, list[tuple[Span, Attribution]]]:
        out: dict[str, list[tuple[Span, Attribution]]] = defaultdict(list)
        for a in self.index.table.attributions:
            whole = hull(a.content)
            if whole is not None:
                out[a.document].append((whole, a))
        for held in out.values():
            held.sort(key=lambda h: h[0])
        return out

    def _speaker(self, document: str, s: Span) -> str | None:
        held = (a for whole, a in self._sayings.get(document, ()) if whole.overlaps(s))
        return next((a.speaker for a in held if a.speaker), None)

    def _answered(self, document: str, s: Span, end: int, asker: str | None) -> bool:
        held = self._sayings.get(document, [])
        first = bisect_left(held, s.end, key=lambda h: h[0].start)
        after = (a for whole, a in held[first:] if whole.start < end)
        return any(a.speaker != asker and a.stance != "declines" for a in after)
