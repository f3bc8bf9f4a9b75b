"""Lines of PDF pages -> paragraphs: page furniture, line wraps, hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from twosource.model.document import ZoneKind
from twosource.reading.signs import ends_stopped, is_bullet
from twosource.reading.topmatter import read_line

HYPHENS = "-\u00ad\u2010\x02\ufffe"
_EDGE = 2
_TOP = 6
"""How many lines of the first page may be a head."""
_NUMBER = re.compile(r"(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: ``left`` and ``right`` where it starts and ends, ``base`` its baseline
    (in points, from the bottom), ``size`` the height of its font."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class _Block:
    lines: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)


def mend(pages: Sequence[Sequence[Line]]) -> tuple[str, dict[int, ZoneKind]]:
    """Return the text, a blank line between paragraphs, and the kinds that the layout tells.

    Lines that come back at the edges of pages are furniture; where a paragraph runs over the
    edge, they are put behind it.
    """
    repeated = _page_furniture(pages)
    body = [ln for page in pages for ln in page if ln not in repeated]
    blocks = _blocks(pages, repeated, _pitch(body))
    size = median(ln.size for ln in body for _ in range(len(ln.text) // 20 + 1)) if body else 0
    spelled = Counter(w.lower() for ln in body for w in _LETTERS.findall(ln.text[:-1]))
    parts: list[tuple[str, ZoneKind | None]] = []
    headline = False
    for block in blocks:
        if block.lines:
            large = not headline and block.lines[0].page == 0 and block.lines[0].size > 1.2 * size
            headline = headline or large
            parts.append((_join(block.lines, spelled), "headline" if large else None))
        parts += [(ln.text.strip(HYPHENS[1:]), "furniture") for ln in block.furniture]
    known: dict[int, ZoneKind] = {}
    at = 0
    for text, kind in parts:
        if kind:
            known[at] = kind
        at += len(text) + 2
    return "\n\n".join(text for text, _ in parts), known


def _page_furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Lines at the top or foot that come back, at one height, on half the pages; page numbers."""
    edges = [ln for page in pages for ln in (*page[:_EDGE], *page[-_EDGE:])]
    edges = list(dict.fromkeys(edges))
    seen = Counter(_key(ln) for ln in edges)
    least = max(2, (len(pages) + 1) // 2)
    lowest = [min((ln.base for ln in page), default=0.0) for page in pages]
    highest = [max((ln.base for ln in page), default=0.0) for page in pages]
    return {
        ln
        for ln in edges
        if seen[_key(ln)] >= least
        or (_NUMBER.fullmatch(ln.text) and ln.base in (lowest[ln.page], highest[ln.page]))
    }


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.base / 4)


def _pitch(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance between baselines, by font size."""
    gaps: dict[int, list[float]] = {}
    for a, b in pairwise(lines):
        if a.page == b.page and 0 < a.base - b.base < 4 * a.size:
            gaps.setdefault(round(a.size), []).append(a.base - b.base)
    return {size: median(g) for size, g in gaps.items()}


def _blocks(
    pages: Sequence[Sequence[Line]], repeated: set[Line], pitch: dict[int, float]
) -> list[_Block]:
    blocks: list[_Block] = [_Block()]
    for page in pages:
        width = max((ln.right - ln.left for ln in page if ln not in repeated), default=0.0)
        for n, line in enumerate(page):
            if line in repeated:
                blocks[-1].furniture.append(line)
                continue
            last = blocks[-1].lines[-1] if blocks[-1].lines else None
            top = line.page == 0 and n <= _TOP and last is not None
            if last is not None and (
                (top and (_alone(last) or _alone(line))) or _breaks(last, line, pitch, width)
            ):
                blocks.append(_Block())
            blocks[-1].lines.append(line)
    return blocks


def _alone(line: Line) -> bool:
    """Whether a line at the top is a byline or a date, and so a paragraph whatever its distance."""
    return not line.text.rstrip().endswith(".") and bool(read_line(line.text, bare=True))


def _breaks(a: Line, b: Line, pitch: dict[int, float], width: float) -> bool:
    """Whether a new paragraph begins with ``b``."""
    if abs(a.size - b.size) > 0.15 * max(a.size, b.size) or is_bullet(b.text):
        return True
    if a.text[-1] in HYPHENS and b.text[:1].islower():
        return False
    stopped = ends_stopped(a.text)
    if a.page != b.page or b.base >= a.base:  # a new page, a new column
        return stopped and not b.text[:1].islower()
    usual = pitch.get(round(a.size), 1.2 * a.size)
    if a.base - b.base > 1.35 * usual:
        return True
    if b.left - a.left > 0.8 * a.size and not is_bullet(a.text):
        return True
    return stopped and a.right - a.left < 0.75 * width and not b.text[:1].islower()


def _join(lines: Sequence[Line], spelled: Counter[str]) -> str:
    out = lines[0].text
    for line in lines[1:]:
        if out[-1] in HYPHENS and len(out) > 1 and out[-2].isalpha() and line.text[0].isalpha():
            out = _rejoin(out, line.text, spelled)
        else:
            out = f"{out} {line.text}"
    return out.replace("\x02", "-").replace("\ufffe", "-").rstrip("\u00ad")


def _rejoin(head: str, tail: str, spelled: Counter[str]) -> str:
    """Join a word cut at a hyphen: without it, unless the text spells the word with it."""
    first = re.search(r"[^\W\d_]+$", head[:-1])
    second = re.match(r"[^\W\d_]+", tail)
    if first is None or second is None:
        return head[:-1] + tail
    a, b = first.group().lower(), second.group()
    keeps = not b.islower() or spelled[f"{a}-{b.lower()}"] > spelled[a + b.lower()]
    return head[:-1] + ("-" if keeps else "") + tail
