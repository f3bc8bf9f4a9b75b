"""`--format brat`: the sayings as brat standoff, a ZIP of a folder that brat serves.

For each document ``ID.txt`` and ``ID.ann``; ``annotation.conf`` names what may be marked. A saying
is an event (its trigger is the cue, or the content where it has none), with its stance as an
attribute, its speaker and its id in a note. What is edited there comes back with `twosource
corrections import`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from twosource.export.as_labelstudio import STANCES, text_of
from twosource.export.index import Index
from twosource.export.safe import printable
from twosource.export.take import Take
from twosource.export.zipped import write_zip
from twosource.model.attribution import Attribution
from twosource.model.span import Span

CONF = f"""[entities]
Source
Content
Cue

[relations]

[events]
Cue	Source*:Source, Content*:Content
Content	Source*:Source, Content*:Content

[attributes]
Stance	Arg:<EVENT>, Value:{"|".join(STANCES)}
"""
_BREAK = re.compile(r"\n+")


def write(take: Take, out: BinaryIO) -> None:
    """Write the ZIP."""
    write_zip(_files(take), out)


def _files(take: Take) -> Iterator[tuple[str, bytes]]:
    index = Index(take.table)
    by_document: dict[str, list[Attribution]] = {}
    for a in take.table.attributions:
        by_document.setdefault(a.document, []).append(a)
    yield "annotation.conf", CONF.encode()
    for d in take.table.documents:
        text = text_of(d)
        yield f"{d.id}.txt", text.encode("utf-8")
        lines = _Lines(index, text)
        for a in by_document.get(d.id, ()):
            lines.saying(a)
        yield f"{d.id}.ann", "".join(f"{x}\n" for x in lines.made).encode("utf-8")


class _Lines:
    """The lines of one ``.ann``: entities T, events E, attributes A, notes #, numbered from 1."""

    def __init__(self, index: Index, text: str) -> None:
        self.index = index
        self.text = text
        self.made: list[str] = []
        self._used: dict[str, int] = {}

    def saying(self, a: Attribution) -> None:
        """The lines of one saying; none where it has neither cue nor content."""
        if not (a.cue or a.content):
            return
        trigger = "Cue" if a.cue else "Content"
        head = self._entity(trigger, a.cue or a.content)
        args = []
        parts = (("Source", a.source), ("Content", a.content if a.cue else ()))
        for role, spans in parts:
            if spans:
                args.append(f"{role}:{self._entity(role, spans)}")
        event = self._next("E")
        self.made.append(f"{event}\t{' '.join([f'{trigger}:{head}', *args])}")
        self.made.append(f"{self._next('A')}\tStance {event} {a.stance}")
        speaker = printable(self.index.name(a.speaker)) if a.speaker else ""
        self.made.append(f"{self._next('#')}\tAnnotatorNotes {event}\t{a.id} speaker={speaker}")

    def _entity(self, role: str, spans: Sequence[Span]) -> str:
        """A passage of one or several stretches: none of them goes over a line's end."""
        id_ = self._next("T")
        pieces = [p for s in spans for p in _pieces(self.text, s)]
        where = ";".join(f"{p.start} {p.end}" for p in pieces)
        self.made.append(f"{id_}\t{role} {where}\t{' '.join(p.of(self.text) for p in pieces)}")
        return id_

    def _next(self, letter: str) -> str:
        self._used[letter] = self._used.get(letter, 0) + 1
        return f"{letter}{self._used[letter]}"


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a span between its line ends; the span where it is all ends."""
    start, found = span.start, False
    for b in [*_BREAK.finditer(text, span.start, span.end), None]:
        end = b.start() if b else span.end
        if end > start:
            found = True
            yield Span(start, end)
        start = b.end() if b else span.end
    if not found:
        yield span
