"""Datelines: ``PORT LENA, May 4 (Agency) - `` before an article or one of its parts.

A dateline says where and when a text was written and who sent it. It is no part of any sentence, so
the grammar must not see it, and it dates nothing but the writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from twosource.language.entries import entries
from twosource.model.document import Zone
from twosource.model.span import Span

LOOK = 200
"""Code points from the start of a paragraph within which its dateline ends."""
_PARTS = 6
_WEAK_WORDS = 3
_BIG = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_WORD = rf"(?:Mc|Mac)?[{_BIG}][{_BIG}.'\u2019]*(?![a-z])"
_LEAD = re.compile(r"[\s\u200b\ufeff]*")
_SHOUTED = re.compile(rf"{_WORD}(?:(?:[ \u00a0/-]| and | de | & ){_WORD}){{0,5}}")
_NAME = rf"[{_BIG}][\w'\u2019-]*(?:\.[{_BIG}][\w'\u2019-]*)*\.?"
_WRITTEN = re.compile(rf"{_NAME}(?:[ \u00a0](?:{_NAME}|de|of|upon|la)){{0,3}}")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s)?(?:{_MONTH}\s{_NUMBER}(?:,?\s\d{{4}})?|{_NUMBER}\s{_MONTH}(?:,?\s\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?!\w)|{_WEEKDAY}(?=\s?[(\u2013\u2014-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\(\s?([^()\n]{2,60}?)\s?\)|/([^/\n]{2,40})/")
_JOINT = re.compile(r"[\s\u00a0]{0,2},?[\s\u00a0]{0,2}")
_DASH = re.compile(r"\s?(?:-{1,3}|[\u2013\u2014_])(?=\s|$)\s*|\s?(?:--|[\u2013\u2014])")
_COLON = re.compile(r"\s?:\s+")
_OPENS = re.compile(rf"[\"'\u2018\u201c\u201e\u00ab(\[]*[{_BIG}\d]|$")


class Dateline(NamedTuple):
    """A dateline at ``span``; its ``date`` and the name within its ``credit``, where it has them.

    ``sure``: a date or an agency shows that it is one; without, it may be a name before a dash.
    """

    span: Span
    date: Span | None
    credit: Span | None
    sure: bool


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline with which ``text[start:end]`` begins; None where there is none.

    Looks at ``LOOK`` code points at most. The span holds the dash and the space after it.
    """
    end = min(end, start + LOOK)
    begun = at = _end(_LEAD, text, start, end)
    place = _SHOUTED.match(text, at, end) or _WRITTEN.match(text, at, end)
    shouted = place is not None and _SHOUTED.fullmatch(place[0]) is not None
    at = place.end() if place else at
    date, credit, at = _parts(text, at, end, placed=place is not None)
    agency = credit is not None and is_agency(text[credit.start : credit.end])
    sure = date is not None or agency
    stop = _DASH.match(text, at, end)
    alone = shouted and place is not None and at == place.end()
    if stop is None and (sure or (alone and _tells(text, at, end))):
        stop = _COLON.match(text, at, end)
    if stop is None or (place is None and not agency):
        return None
    if not shouted and place is not None and not agency:
        return None  # "Ann Lee, 4 May 2021 - " is a byline
    if not sure and place is not None:
        few = len(place[0].split()) <= _WEAK_WORDS and sum(c.isalpha() for c in place[0]) > 2
        if not few or _OPENS.match(text, stop.end(), end) is None:
            return None
    return Dateline(Span(begun, stop.end()), date, credit, sure)


def _tells(text: str, at: int, end: int) -> bool:
    """Whether a town and a colon stand before a report ("AVERHAM: Six people were hurt ..."), as
    papers of South Asia have it, and not a speaker before his words."""
    line = text[at:end].partition("\n")[0]
    return len(line) > _REPORT and _SPEAKS.search(line) is None


_REPORT = 60
"""Code points of the beginning of a report; a label or an answer is shorter."""
_SPEAKS = re.compile(r"[\"\u201c]|\b(?:I|I'm|I\u2019m|we|you|my|our|your)\b|\?")


def _parts(text: str, at: int, end: int, *, placed: bool) -> tuple[Span | None, Span | None, int]:
    """Read regions, a date and a credit in any order; return date, credit and where they end."""
    date = credit = None
    for _ in range(_PARTS):
        joint = _end(_JOINT, text, at, end)
        if (m := _CREDIT.match(text, joint, end)) and credit is None:
            name = 1 if m[1] else 2
            credit, at = Span(*m.span(name)), m.end()
        elif "," not in text[at:joint] and credit is None:
            break
        elif (m := _DATE.match(text, joint, end)) and date is None:
            date, at = Span(*m.span()), m.end()
        elif (m := _WRITTEN.match(text, joint, end)) and placed and date is None:
            at = m.end()
        else:
            break
    return date, credit, at


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    m = pattern.match(text, start, end)
    return m.end() if m else start


def find_datelines(text: str, zones: Iterable[Zone]) -> tuple[Dateline, ...]:
    """Return the datelines of paragraphs, in order.

    Several that are not sure are speakers of a transcript ("ROE - I was there."): none counts then.
    A headline has none.
    """
    found = [
        d
        for z in zones
        if z.kind != "headline" and (d := find_dateline(text, z.span.start, z.span.end))
    ]
    unsure = sum(not d.sure for d in found)
    return tuple(d for d in found if d.sure or unsure == 1)


def is_agency(name: str) -> bool:
    """Whether a name in brackets is that of a news agency or paper."""
    low = " ".join(name.lower().split())
    names, ends = _agencies()
    return name[:1].isupper() and (low in names or low.rsplit(" ", 1)[-1] in ends | names)


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """Whole names, and last words of names, lower case."""
    lines = entries("twosource.language", "agencies.txt")
    ends = frozenset(w[2:] for w in lines if w.startswith("* "))
    return frozenset(w for w in lines if not w.startswith("* ")), ends
