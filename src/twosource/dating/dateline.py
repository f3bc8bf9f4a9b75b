"""The day of writing: the publication date, else the full date of a dateline."""

from __future__ import annotations

import re

from twosource.dating.arithmetic import MAX_YEAR, MIN_YEAR, make_date
from twosource.dating.context import Anchor
from twosource.dating.lexicon import words
from twosource.dating.matching import plain
from twosource.language.dateline import find_datelines
from twosource.model.document import Document

_FIRST = 6
"""How many paragraphs from the top are looked at: later datelines are those of other items."""
_DATE = re.compile(
    r"(?:([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
    r"|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4}))\b"
)


def find_anchor(document: Document) -> Anchor | None:
    """Return the day of writing and its basis; None where neither source gives one.

    A day of no newspaper ("0001-01-01", as some systems write what they do not know) is none.
    """
    if document.published is not None and MIN_YEAR <= document.published.year <= MAX_YEAR:
        return Anchor(document.published, "publication")
    for found in find_datelines(document.text, document.running()[:_FIRST]):
        if found.date is None:
            continue
        m = _DATE.search(plain(found.date.of(document.text)))
        month = words().month.get(m[1] or m[5]) if m else None
        day = make_date(int(m[3] or m[6]), month, int(m[2] or m[4])) if m and month else None
        if day is not None:
            return Anchor(day, "dateline")
    return None
