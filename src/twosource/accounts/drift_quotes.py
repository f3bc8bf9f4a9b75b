"""Quotation marks gained: a headline, bullet or caption quotes what stands nowhere in these words.

Words in marks of an article's head are looked for in all of its text: said in these words, or in
nearly these (then it is a quote variant, or a shortened quotation), they are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from twosource.accounts.own_words import TELLERS
from twosource.accounts.quoted import quoted, sentences
from twosource.accounts.words import Word, content, words
from twosource.model.claim import Drift
from twosource.model.document import Document, Zone
from twosource.model.finding import Evidence
from twosource.model.span import Span

MIN_WORDS = 6
"""Shorter ones are titles, names and single words in marks."""
MIN_CONTENT = 3
BODY_WORDS = 80
"""Words of the body under which the article may be cut off."""
NEAR = 0.6
"""Share of the words, in order and close together, from which they are nearly the same."""
ROOM = 2
"""How many times the length of the quotation the words may be spread over."""


def quote_drifts(document: Document, attributed: Sequence[Span] = ()) -> Iterator[Drift]:
    """Yield the quotations in a document's head and captions that its text does not bear out.

    ``attributed`` are the contents of sayings with a source: one that stands in a bullet or caption
    alone is an account like any other.
    """
    tellers = [z for z in document.running() if z.kind in TELLERS]
    found = [(z, q) for z in tellers for q in quoted(document.text, z.span)]
    if not found:
        return
    body = [w for z in document.running() if z.kind == "body" for w in words(document.text, z.span)]
    if len(body) < BODY_WORDS:
        return
    for zone, span in found:
        if zone.kind != "headline" and any(span.overlaps(s) for s in attributed):
            continue
        if _stands_nowhere(document, zone, span):
            yield Drift("quotation", None, Evidence(document.id, _with_marks(document.text, span)))


def _stands_nowhere(document: Document, zone: Zone, span: Span) -> bool:
    text = document.text
    parts = [words(text, s) for s in sentences(text, span)]
    long = [p for p in parts if len(p) >= MIN_WORDS and len(content(p)) >= MIN_CONTENT]
    if not long or _title(long[0], text):
        return False
    others = [w.norm for z in document.running() if z != zone for w in words(text, z.span)]
    outside = [w.norm for w in words(text, zone.span) if not span.contains(w.span)]
    return all(_share(p, others) < NEAR and _share(p, outside) < NEAR for p in long)


def _title(found: Sequence[Word], text: str) -> bool:
    """Whether every word that tells something is written as a name, as titles of works are."""
    telling = [w for w in found if content([w])]
    return all(w.span.of(text)[0].isupper() for w in telling)


def _share(passage: Sequence[Word], text: Sequence[str]) -> float:
    """The largest share of the passage's words that stands in one stretch of the text, in order."""
    wanted = [w.norm for w in passage]
    width = ROOM * len(wanted)
    known = set(wanted)
    best = 0
    for start in range(0, max(len(text) - width // 2, 1), max(width // 4, 1)):
        window = text[start : start + width]
        if sum(w in known for w in window) > best:
            best = max(best, LCSseq.similarity(wanted, window))
    return best / len(wanted)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the marks that stand around it."""
    start = span.start - (span.start > 0 and not text[span.start - 1].isalnum())
    end = span.end + (span.end < len(text) and not text[span.end].isalnum())
    return Span(start, end)
