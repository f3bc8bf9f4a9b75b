"""Bylines and dates of publication that stand on lines of their own near the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.reading.dates import find_dates
from twosource.reading.lexicon import patterns
from twosource.reading.paragraphs import Paragraph
from twosource.reading.signs import ends_stopped, strip, word_count, words

_FILE = "topmatter.toml"
_LINES = 8
"""How many paragraphs from the top are looked at."""
_WORDS = 30
_PARTS = re.compile(r"\s*[|\u2022\u00b7]\s*|\s+[-\u2013\u2014]\s+")
_INNER_LABEL = re.compile(
    r"\b(?:Published|Updated|Posted|Created|Last (?:updated|modified))\b", re.IGNORECASE
)
_SMALL = frozenset(
    ("and", "in", "of", "for", "the", "at", "with", "to", "de", "la", "van", "von", "der", "den")
)
"""Small words that stand within names and offices."""


@dataclass(frozen=True, slots=True)
class TopMatter:
    """``lines``: indices of such paragraphs; ``byline`` without "By"; ``published``: see below.

    The day is one labelled as published, or one that stands alone; a day labelled as updated
    counts only where there is no other.
    """

    lines: frozenset[int]
    byline: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class _Day:
    rank: int
    day: date


def top_matter(paragraphs: Sequence[Paragraph], skip: frozenset[int] = frozenset()) -> TopMatter:
    """Return what the first lines say of author and day. ``skip``: indices known as furniture."""
    lines: set[int] = set()
    days: list[_Day] = []
    byline: str | None = None
    for k, p in enumerate(paragraphs[:_LINES]):
        if k in skip and not any(c.isdigit() for c in p.text[:400]):
            continue
        if word_count(p.text, _WORDS + 1) > _WORDS or len(p.text) > 300:
            continue
        found = _read_line(strip(p.text), bare=k <= 4)
        if found is None:
            continue
        name, line_days = found
        if name and byline and not line_days:
            continue
        byline = byline or name
        days += line_days
        lines.add(k)
    best = min(days, key=lambda d: d.rank, default=None)
    return TopMatter(frozenset(lines), byline, best.day if best else None)


def _read_line(line: str, *, bare: bool) -> tuple[str | None, list[_Day]] | None:
    """Return the byline and days of a line of top matter, None for any other line."""
    name: str | None = None
    days: list[_Day] = []
    labelled = False
    for part in filter(None, _parts(line)):
        dated = _dated(part, bare=bare)
        if dated is not None:
            labelled = labelled or _label(part) is not None
            days += dated
            continue
        named = _named(part)
        if named is None:
            return None
        name = name or named
    return (name, days) if name or days or labelled else None


def _parts(line: str) -> Iterator[str]:
    """Cut a line at its bars and dashes, and before a label that follows a byline."""
    for part in _PARTS.split(line):
        m = patterns(_FILE, "byline").match(part)
        label = _INNER_LABEL.search(part, m.end()) if m else None
        yield part[: label.start()] if label else part
        if label:
            yield part[label.start() :]


def _label(part: str) -> int | None:
    """Return the rank of the label that begins a part: 0 published, 2 updated, None without."""
    if patterns(_FILE, "published").match(part):
        return 0
    return 2 if patterns(_FILE, "updated").match(part) else None


def _dated(part: str, *, bare: bool) -> list[_Day] | None:
    """Return the days of a part that holds nothing but dates, times and labels."""
    dates = find_dates(part)
    if _rest(part):
        return None
    if not dates:
        return []
    label = _label(part)
    if label is None and not bare:
        return None
    second = patterns(_FILE, "updated").search(part, dates[0][1])
    first = 1 if label is None else label
    return [_Day(2 if second and start > second.start() else first, day) for start, _, day in dates]


def _rest(part: str) -> bool:
    """Whether words are left once dates, labels and times are taken away."""
    for start, end, _ in reversed(find_dates(part)):
        part = part[:start] + " " + part[end:]
    for section in ("published", "updated", "beside"):
        part = patterns(_FILE, section).sub(" ", part)
    return any(c.isalnum() for c in part)


def _named(part: str) -> str | None:
    """Return the names of a byline without "By"; None where the part is no byline."""
    m = patterns(_FILE, "byline").match(part)
    rest = part[m.end() :].strip() if m else part
    if not rest or (ends_stopped(rest) and not rest.endswith(".")) or word_count(rest) > 16:
        return None
    if not m and not patterns(_FILE, "office").search(rest):
        return None
    if not m and (word_count(rest) > 8 or ends_stopped(rest)):
        return None
    # "By noon the talks had failed": names have capitals, prose has not.
    plain = patterns(_FILE, "office").sub(" ", rest)
    small = [w for w in words(plain) if w[0].islower() and w.lower() not in _SMALL]
    named = [w for w in words(plain) if w[0].isupper()]
    return rest if named and len(small) <= (1 if m else 0) else None
