"""The day of writing: the publication date, else the full date of a dateline."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import make_date
from twosource.dating.context import Anchor
from twosource.dating.lexicon import words
from twosource.dating.matching import plain
from twosource.model.document import Document

_PLACE = re.compile(r"[A-Z][A-Z.'’\- ]{1,40}[,:]? ")
_REGION = re.compile(r"[A-Z][A-Za-z.'’ ]{1,30}, ")
_AGENCY = re.compile(r"\([A-Za-z ]{2,20}\) ")
_DATE = re.compile(
    r"(?:[a-z]{3,9},? )?(?:([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
    r"|(\d{1,2}) ([a-z]{3,9})\.? (\d{4}))\b"
)


def find_anchor(document: Document) -> Anchor | None:
    """Return the day of writing and its basis; None where neither source gives one."""
    if document.published is not None:
        return Anchor(document.published, "publication")
    for zone in document.running()[:6]:
        text = document.text[zone.span.start : min(zone.span.end, zone.span.start + 140)]
        m = _date_after_place(text, len(text) - len(text.lstrip()))
        if m is None:
            continue
        month = words().month.get(m[1] or m[5])
        day = make_date(int(m[3] or m[6]), month, int(m[2] or m[4])) if month else None
        if day is not None:
            return Anchor(day, "dateline")
    return None


def _date_after_place(text: str, start: int) -> re.Match[str] | None:
    """``PORT LENA, Tarvia, (Agency) May 4, 2021``: the full date after the place."""
    place = _PLACE.match(text, start)
    if place is None:
        return None
    low, at = plain(text), place.end()
    for more in (None, _REGION, _AGENCY):
        step = more.match(text, at) if more else None
        if step is not None and _DATE.match(low, at) is None:
            at = step.end()
    return _DATE.match(low, at)
