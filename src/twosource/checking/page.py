"""Briefs and lists as plain text, Markdown and JSON. What stands there was checked by nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from twosource.checking.brief import Brief
from twosource.checking.calls import Section
from twosource.export.index import Index
from twosource.export.line import Line
from twosource.export.safe import printable

STAMP = "Generated, unchecked: read each line against its words."
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_LABELS = 4


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are: no links, no HTML, no emphasis."""
    return _MARKS.sub(r"\\\1", printable(words))


class Writer:
    """Lines in one form: plain text or Markdown."""

    def __init__(self, index: Index, *, markdown: bool) -> None:
        self.index = index
        self.markdown = markdown

    def brief(self, made: Brief) -> Iterator[str]:
        """The lines of a brief."""
        yield self._head(1, self._words(made.headline))
        yield ""
        yield from self._list(made.points)
        yield ""
        yield " ".join(self._words(x) for x in made.paragraph)
        yield ""
        yield f"*{STAMP}*" if self.markdown else STAMP

    def sections(self, made: Sequence[Section]) -> Iterator[str]:
        """The lines of what is still to call."""
        for s in made:
            yield self._head(2, s.title)
            yield ""
            yield from self._list(s.lines)
            yield ""
        if not made:
            yield "Nothing was found that is still to call."
        yield f"*{STAMP}*" if self.markdown else STAMP

    def _head(self, level: int, words: str) -> str:
        return f"{'#' * level} {words}" if self.markdown else words

    def _list(self, lines: Iterable[Line]) -> Iterator[str]:
        for x in lines:
            yield f"- {self._words(x)}{self._where(x)}"

    def _words(self, x: Line) -> str:
        return escaped(x.text) if self.markdown else printable(x.text)

    def _where(self, x: Line) -> str:
        labels = list(dict.fromkeys(self.index.label(e.document) for e in x.evidence))
        if not labels:
            return ""
        more = f"; {len(labels) - _LABELS} more" if len(labels) > _LABELS else ""
        said = "; ".join(labels[:_LABELS]) + more
        return f" ({escaped(said) if self.markdown else printable(said)})"


def brief_json(index: Index, made: Brief) -> bytes:
    """A brief with the spans of each line."""
    return _bytes(
        {
            "version": 1,
            "stamp": STAMP,
            "headline": _line(index, made.headline),
            "points": [_line(index, x) for x in made.points],
            "paragraph": [_line(index, x) for x in made.paragraph],
        }
    )


def sections_json(index: Index, made: Sequence[Section]) -> bytes:
    """What is still to call with the spans of each line."""
    return _bytes(
        {
            "version": 1,
            "stamp": STAMP,
            "sections": [
                {"title": s.title, "lines": [_line(index, x) for x in s.lines]} for s in made
            ],
        }
    )


def _line(index: Index, x: Line) -> dict[str, Any]:
    evidence = [
        {"document": e.document, "start": e.span.start, "end": e.span.end, "words": index.words(e)}
        for e in x.evidence
    ]
    return {"text": x.text, "event": x.event, "evidence": evidence}


def _bytes(made: dict[str, Any]) -> bytes:
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
