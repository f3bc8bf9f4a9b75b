"""Briefs and lists as plain text, Markdown, HTML for the clipboard, and JSON."""

from __future__ import annotations

import html
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
        for said in remarks(made):
            yield ""
            yield f"*{escaped(said)}*" if self.markdown else said

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
        said = where(self.index, x)
        return f" ({escaped(said) if self.markdown else printable(said)})" if said else ""


def where(index: Index, x: Line) -> str:
    """The articles that a line rests on, the first few by name; empty for none."""
    labels = list(dict.fromkeys(index.label(e.document) for e in x.evidence))
    more = f"; {len(labels) - _LABELS} more" if len(labels) > _LABELS else ""
    return "; ".join(labels[:_LABELS]) + more


def remarks(made: Brief) -> Iterator[str]:
    """What is to be said of the whole: that nobody checked it, and what was left out."""
    if made.stamp:
        yield made.stamp
    if made.held_back:
        yield f"Left out, for nobody has checked them: findings, {made.held_back}."


def brief_html(index: Index, made: Brief) -> bytes:
    """A fragment for the clipboard: what a mail or a text editor takes as rich text."""

    def safe(words: str) -> str:
        return html.escape(printable(words))

    def point(x: Line) -> str:
        said = where(index, x)
        return f"<li>{safe(x.text)}{f' <small>({safe(said)})</small>' if said else ''}</li>\n"

    parts = [f"<h1>{safe(made.headline.text)}</h1>\n<ul>\n", *map(point, made.points), "</ul>\n"]
    parts.append(f"<p>{' '.join(safe(x.text) for x in made.paragraph)}</p>\n")
    parts += [f"<p><em>{safe(said)}</em></p>\n" for said in remarks(made)]
    return "".join(parts).encode("utf-8", "replace")


def brief_json(index: Index, made: Brief) -> bytes:
    """A brief with the spans of each line."""
    return _bytes(
        {
            "version": 1,
            "stamp": made.stamp,
            "held_back": made.held_back,
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
