"""Words that show what they are shown for: a denial with its "no", a place with its name.

The clause that reports an event may leave out what makes it a denial ("denied that there was a
meeting"), or the town, which stands elsewhere. Quoted alone it would read as something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from twosource.accounts.piece import Piece
from twosource.accounts.rival_words import sentence, words
from twosource.model.document import Document
from twosource.model.span import Span


def denial(text: str, clause: Span) -> Span:
    """The clause of a denied report, stretched within its sentence to the nearest word that
    denies; as it is where it has one, or the sentence has none."""
    deny = words("denials", "deny")
    text = text.replace("\u2019", "'")
    if not clause.of(text).strip() or deny.search(clause.of(text)):
        return clause
    around = sentence(text, clause)
    before = list(deny.finditer(text, around.start, clause.start))
    if before:
        return Span(before[-1].start(), clause.end)
    after = deny.search(text, clause.end, around.end)
    return Span(clause.start, after.end()) if after else clause


def with_place(p: Piece, documents: Mapping[str, Document]) -> Iterator[Piece]:
    """The piece, and where its words do not name the place, also the sentence that does: before
    the report and nearest to it, else the first after."""
    yield p
    text = documents[p.told.document].text
    name = re.compile(rf"(?<!\w){re.escape(str(p.value).partition(',')[0])}(?!\w)", re.IGNORECASE)
    if name.search(p.span.of(text)):
        return
    found = list(name.finditer(text, 0, p.span.start))[-1:] or list(name.finditer(text, p.span.end))
    if found:
        yield replace(p, span=_sentence(text, Span(*found[0].span())))


def _sentence(text: str, place: Span) -> Span:
    around = sentence(text, place)
    whole = around.of(text)
    return Span(
        around.start + len(whole) - len(whole.lstrip()),
        around.end - len(whole) + len(whole.rstrip()),
    )
