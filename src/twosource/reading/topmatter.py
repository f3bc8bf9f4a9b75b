"""Bylines, outlets and dates of publication on lines of their own near the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from twosource.reading.dates import find_dates
from twosource.reading.lexicon import patterns
from twosource.reading.outlets import outlet_name
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
_FOR = re.compile(r"\b(?:for|of) (?:the )?((?:The )?[A-Z].*)$")
_IN = re.compile(r"^(?:(?:in|by|from)\s+)?(?:the\s+)?")
_HEADED = 4
"""Words of a name before a day, on a line of its own."""
_ON = re.compile(r"[\s,(]+(?:on|of)?\s*$")
_SMALL = frozenset(
    ("and", "in", "of", "for", "the", "at", "with", "to", "de", "la", "van", "von", "der", "den")
)
"""Small words that stand within names and offices."""


@dataclass(frozen=True, slots=True)
class TopMatter:
    """``lines``: indices of such paragraphs; ``byline`` without "By"; the ``outlet`` they name.

    The day ``published`` is one labelled as published, or one that stands alone; a day labelled as
    updated counts only where there is no other.
    """

    lines: frozenset[int]
    byline: str | None
    published: date | None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Day:
    rank: int
    day: date


@dataclass(slots=True)
class _Read:
    """What a line of top matter says. ``labelled``: "Published:", its date on the next line; or
    an outlet that a label or a day without a year tells."""

    name: str | None = None
    outlet: str | None = None
    days: list[_Day] = field(default_factory=list)
    labelled: bool = False

    def __bool__(self) -> bool:
        return bool(self.name or self.days or self.labelled)


def top_matter(paragraphs: Sequence[Paragraph], skip: frozenset[int] = frozenset()) -> TopMatter:
    """Return what the first lines say of author, outlet and day. ``skip``: known as furniture."""
    lines: set[int] = set()
    days: list[_Day] = []
    byline: str | None = None
    outlet: str | None = None
    names: dict[int, str] = {}
    for k, p in enumerate(paragraphs[:_LINES]):
        if k in skip and not any(c.isdigit() for c in p.text[:400]):
            continue
        if word_count(p.text, _WORDS + 1) > _WORDS or len(p.text) > 300:
            continue
        if name := outlet_name(strip(p.text)):
            names[k] = name
        found = read_line(strip(p.text), bare=k <= 4)
        if not found or (found.name and byline and not found.days):
            continue
        byline = byline or found.name
        outlet = outlet or found.outlet
        days += found.days
        lines.add(k)
    for k, name in names.items():
        if k not in lines and (_above(paragraphs, k, lines | skip) or _beside(k, lines)):
            lines.add(k)
            outlet = outlet or name
            break
    best = min(days, key=lambda d: d.rank, default=None)
    return TopMatter(frozenset(lines), byline, best.day if best else None, outlet)


def _above(paragraphs: Sequence[Paragraph], k: int, lines: set[int]) -> bool:
    """Whether a name on the first line stands above a headline, and so is none itself."""
    after = [j for j in range(1, min(len(paragraphs), _LINES)) if j not in lines]
    if k != 0 or len(after) < 2:
        return False
    text = paragraphs[after[0]].text
    return 2 <= word_count(text) <= _WORDS and not ends_stopped(text.rstrip("?!"))


def _beside(k: int, lines: set[int]) -> bool:
    """Whether a name below the first line stands beside a byline or a date."""
    return k > 0 and (k - 1 in lines or k + 1 in lines)


def read_line(line: str, *, bare: bool) -> _Read:
    """Return what a line of top matter says; nothing (false) for any other line.

    ``bare``: whether a day that no label names counts.
    """
    read = _Read()
    for part in filter(None, _parts(line)):
        if name := outlet_name(part):
            read.outlet = read.outlet or name
        elif name := _labelled_outlet(part):
            read.outlet, read.labelled = read.outlet or name, True
        elif (dated := _dated(part, bare=bare)) is not None:
            read.labelled = read.labelled or _label(part) is not None
            read.days += dated
        elif issue := _issue(part, bare=bare):
            read.outlet = read.outlet or issue[0]
            read.days += issue[1]
            read.labelled = read.labelled or not issue[1]
        elif headed := _headed_day(line, part, bare=bare):
            read.days += headed
        elif named := _named(part):
            name, outlet, days = _credited(named)
            read.name, read.outlet = read.name or name, read.outlet or outlet
            read.days += days
        else:
            return _Read()
    return read


def title_label(line: str) -> int:
    """How long the label is that makes a line the headline ("Title: ..."); 0 where none does."""
    m = patterns(_FILE, "title").match(line)
    return m.end() if m else 0


def _labelled_outlet(part: str) -> str | None:
    """Read ``Outlet: Some Name``. A "source" may be anybody: there the name must be an outlet's."""
    if m := patterns(_FILE, "source").match(part):
        return outlet_name(part[m.end() :])
    m = patterns(_FILE, "outlet").match(part)
    named = words(part[m.end() :]) if m else []
    capital = all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in named)
    short = 1 <= len(named) <= _HEADED + 2
    return part[m.end() :].strip(" .") if m and short and capital else None


def _issue(part: str, *, bare: bool) -> tuple[str, list[_Day]] | None:
    """Read ``Daily Post, 21 May 2021``: an outlet and its day, with or without a label."""
    label = patterns(_FILE, "published").match(part)
    bare_part = _IN.sub("", part[label.end() :] if label else part)
    dates = find_dates(bare_part)
    if not dates and (name := _undated_issue(bare_part)):
        return name, []
    if len(dates) != 1 or not (bare or label):
        return None
    start, end, day = dates[0]
    name = outlet_name(_ON.sub("", bare_part[:start])) if not bare_part[end:].strip(" ,.") else None
    name = name or (outlet_name(bare_part[end:]) if not bare_part[:start].strip() else None)
    return (name, [_Day(0 if label else 1, day)]) if name else None


def _undated_issue(part: str) -> str | None:
    """Read ``Daily Post, 21 May``: the outlet; a day without its year is none of publication."""
    for at in (m.start() for m in re.finditer(r",", part)):
        found = find_dates(f"{part[at + 1 :].strip(' .,')} 2024")  # a leap year
        if len(found) == 1 and found[0][0] == 0:
            return outlet_name(part[:at])
    return None


def _headed_day(line: str, part: str, *, bare: bool) -> list[_Day]:
    """Read ``Port Lena, 21 May 2031``, a line of its own: a place, or a paper whose name does not
    tell that it is one, and a day; of these two the day alone is sure."""
    dates = find_dates(part)
    if not bare or part != line or len(dates) != 1:
        return []
    start, end, day = dates[0]
    name = part[:start]
    if part[end:].strip(" .") or not name.rstrip().endswith((",", ":", "|")):
        return []
    found = words(name)
    capital = all(w[0].isupper() or w in _SMALL for w in found)
    return [_Day(1, day)] if 1 <= len(found) <= _HEADED and capital else []


def _credited(named: str) -> tuple[str, str | None, list[_Day]]:
    """Cut a byline into who wrote, for which outlet, on which day."""
    days = []
    for start, end, day in reversed(find_dates(named)):
        if not named[end:].strip(" ,"):
            days.append(_Day(1, day))
            named = named[:start].rstrip(" ,")
    who, _, last = named.rpartition(",")
    outlet = outlet_name(last, agencies=False) if who else None
    if outlet:
        return who.rstrip(" ,"), outlet, days
    told = _FOR.search(named)
    return named, outlet_name(told[1], agencies=False) if told else None, days


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
