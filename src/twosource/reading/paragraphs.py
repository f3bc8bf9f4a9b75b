"""Lines -> paragraphs: one line each, or several joined where the text is wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.span import Span
from twosource.reading.signs import BLANK, is_blank, is_bullet

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WIDEST = 120
"""A line longer than this was not wrapped by hand."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the stored text: whole lines, without the last line break.

    ``text`` is its slice; ``block`` numbers the runs of lines that blank lines set apart.
    """

    span: Span
    text: str
    block: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    block: int


def split(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs in order. Blank lines belong to none."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    out: list[Paragraph] = []
    start = 0
    for k in range(len(lines)):
        if k + 1 < len(lines) and width and _continues(text, lines, start, k, width):
            continue
        first, last = lines[start], lines[k]
        out.append(
            Paragraph(Span(first.start, last.end), text[first.start : last.end], first.block)
        )
        start = k + 1
    return tuple(out)


def _lines(text: str) -> Iterator[_Line]:
    block, gap, start = 0, False, 0
    for end, following in _breaks(text):
        if is_blank(text[start:end]):
            gap = True
        else:
            block += gap
            gap = False
            yield _Line(start, end, block)
        start = following


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for m in _BREAK.finditer(text):
        yield m.start(), m.end()
    yield len(text), len(text)


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the width at which the text was wrapped, 0 where it was not.

    Wrapped text shows two things at its inner line breaks: the next word would not have fitted,
    and sentences run on over the break.
    """
    sizes = sorted(ln.end - ln.start for ln in lines)
    inner = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    if len(inner) < 2 or sizes[len(sizes) // 2] > _WIDEST:
        return 0
    width = sizes[int(0.98 * (len(sizes) - 1))]
    if width > _WIDEST:
        return 0
    full = sum(_full(text, a, b, width) for a, b in inner)
    runs_on = sum(_runs_on(text, b) for _, b in inner)
    return width if full >= 0.6 * len(inner) and runs_on >= 0.4 * len(inner) else 0


def _full(text: str, a: _Line, b: _Line, width: int) -> bool:
    """Whether the first word of ``b`` would not have fitted on ``a``."""
    first = text[b.start : b.end].split(maxsplit=1)[:1]
    return a.end - a.start + 1 + sum(map(len, first)) > width - 1


def _runs_on(text: str, line: _Line) -> bool:
    """Whether a sentence runs on into the line: it begins with a small letter."""
    return text[line.start : line.end].lstrip(BLANK)[:1].islower()


def _continues(text: str, lines: list[_Line], first: int, k: int, width: int) -> bool:
    """Whether line ``k + 1`` goes on with the paragraph that line ``first`` began."""
    a, b = lines[k], lines[k + 1]
    if a.block != b.block:
        return False
    head = text[b.start : b.end]
    if is_bullet(head):
        return False
    bullet = is_bullet(text[lines[first].start : lines[first].end])
    indented = _indent(head) > _indent(text[a.start : a.end]) and not bullet
    if indented:
        return False
    return _full(text, a, b, width) or head.lstrip(BLANK)[:1].islower()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\u00a0"))
