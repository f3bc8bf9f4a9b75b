"""What stands in quotation marks: passages of a text, and utterances of a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.accounts.saying import Saying
from twosource.accounts.words import Word, words
from twosource.language.marks import DOUBLES, SINGLES
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone, ZoneKind
from twosource.model.finding import Evidence
from twosource.model.span import Span, trim

_BREAK = re.compile(rf"(?<=[.!?\u2026;])[{DOUBLES}{SINGLES})]*\s+|\n+|\s*(?:\.\s?){{3,}}\s*|\u2026")
_MARKS = f" \t\r\n\u00a0{DOUBLES}{SINGLES}"
MIN_WORDS = 5
"""Words from which a passage is long enough to be known again."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence, or a part of one, as one document quotes it. ``side`` and ``speaker`` are None
    where it is not known who speaks."""

    speaker: str | None
    side: str | None
    document: str
    words: tuple[Word, ...]
    zone: ZoneKind
    said_on: date | None

    @property
    def evidence(self) -> Evidence:
        """Its words in the text, without the marks."""
        span = Span(self.words[0].span.start, self.words[-1].span.end)
        return Evidence(self.document, span)

    @property
    def key(self) -> tuple[str, ...]:
        """What it is compared by."""
        return tuple(w.norm for w in self.words)


def quoted(text: str, span: Span) -> Iterator[Span]:
    """Yield what stands in quotation marks (the outermost) in ``text[span]``, without the marks."""
    for q in find_quotes(text, [Zone("body", span)]):
        inner = trim(text, q.inner_start, q.inner_end, _MARKS) if q.closed else None
        if inner is not None and q.depth == 0:
            yield inner


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of ``text[span]``; an ellipsis ends one too, for words are left out."""
    start = span.start
    for m in [*_BREAK.finditer(text, span.start, span.end), None]:
        piece = trim(text, start, m.start() if m else span.end, _MARKS)
        if piece is not None:
            yield piece
        start = m.end() if m else span.end


def without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a span when the (sorted) holes are cut out."""
    start = span.start
    for hole in holes:
        if hole.start < span.end and hole.end > start:
            if hole.start > start:
                yield Span(start, hole.start)
            start = hole.end
    if start < span.end:
        yield Span(start, span.end)


def utterances(found: Iterable[Saying], side: Mapping[str, str]) -> Iterator[Utterance]:
    """Yield the quoted sentences of sayings. ``side`` maps actors to the side they are on."""
    for s in found:
        for piece in _pieces(s):
            ws = tuple(words(s.document.text, piece))
            if len(ws) >= MIN_WORDS:
                who = s.origin
                home = side.get(who) if who is not None else None
                yield Utterance(who, home, s.document.id, ws, s.zone, s.said_on)


def _pieces(s: Saying) -> Iterator[Span]:
    text = s.document.text
    for span in s.attribution.content:
        if s.attribution.kind == "indirect":
            continue
        parts = [span] if s.attribution.kind == "direct" else quoted(text, span)
        for part in parts:
            for rest in without(part, s.quotes):
                yield from sentences(text, rest)
