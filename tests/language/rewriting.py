"""Rewrite the outer quotation marks of a text in another style, keeping track of offsets."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.parse import Quote
from twosource.model.span import Span

STYLES = {
    "straight": ('"', '"'),
    "single": ("'", "'"),
    "curly": ("\u201c", "\u201d"),
    "curly single": ("\u2018", "\u2019"),
    "two single": ("''", "''"),
    "latex": ("``", "''"),
    "guillemets": ("\u00ab", "\u00bb"),
    "low": ("\u201e", "\u201c"),
}


def lines(text: str) -> tuple[Zone, ...]:
    """Each line is a body paragraph."""
    out, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Zone("body", Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(out)


def outer(text: str) -> list[Quote]:
    return [q for q in find_quotes(text, lines(text)) if q.depth == 0]


def rewrite(text: str, quotes: Sequence[Quote], style: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in the style, and where the insides of the quotations should be found in it."""
    opening, closing = STYLES[style]
    out: list[str] = []
    wanted = []
    position = length = 0

    def copy(to: int) -> None:
        nonlocal position, length
        out.append(text[position:to])
        length += to - position
        position = to

    for q in quotes:
        copy(q.start)
        out.append(opening)
        length, position = length + len(opening), q.inner_start
        first = length
        copy(q.inner_end)
        wanted.append((first, length))
        if q.closed:
            out.append(closing)
            length, position = length + len(closing), q.end
    copy(len(text))
    return "".join(out), wanted


def agreement(texts: Sequence[str], style: str) -> tuple[int, int]:
    """How many quotations are found alike after rewriting, and how many there are in either."""
    same = every = 0
    for text in texts:
        quotes = outer(text)
        new, wanted = rewrite(text, quotes, style)
        found = {(q.inner_start, q.inner_end) for q in outer(new)}
        same += len(found & set(wanted))
        every += len(found | set(wanted))
    return same, every
