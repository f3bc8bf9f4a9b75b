"""Reprints: a document that repeats another's text adds no origin.

Sentences are compared as normalised words. A document is a reprint of an earlier one where at least
``SHARE`` of its long sentences stand there in the same words; single shared sentences are kept too,
so that an unnamed source inside them is known to be the same one.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from twosource.memo import Memo
from twosource.model.document import Document
from twosource.model.ids import digest
from twosource.model.reading import Reading
from twosource.model.span import Span

SHARE = 0.5
LONG = 8
"""Words from which a sentence is long enough that two writers would not hit on it alike."""
WORD = re.compile(r"\w+")
_BREAK = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Signed:
    """A sentence of a document: its fingerprint and its span."""

    sign: int
    span: Span


def sentences(text: str, document: Document) -> Iterator[Signed]:
    """Yield the long sentences of the running zones with their fingerprints (64 bits)."""
    for zone in document.running():
        start = zone.span.start
        piece = zone.span.of(text)
        cuts = [0, *[m.end() for m in _BREAK.finditer(piece)], len(piece)]
        for a, b in itertools.pairwise(cuts):
            words = WORD.findall(piece[a:b].lower())
            if len(words) >= LONG:
                sign = int(digest(" ".join(words))[:15], 16)
                yield Signed(sign, Span(start + a, start + b))


def signature(document: Document) -> tuple[int, ...]:
    """The fingerprints of a document's long sentences, in order: kept with its reading."""
    return tuple(s.sign for s in sentences(document.text, document))


def find(readings: Sequence[Reading], memo: Memo | None = None) -> dict[str, str]:
    """Return for each reprint the id of the document it repeats.

    The original is the one the other credits (its outlet in the byline or dateline), else the one
    published first, of one day the one with an agency in its dateline, else the fuller one.
    Near-linear: only documents that share a sentence are compared.
    """
    memo = memo or Memo()
    ids = [r.document.id for r in readings]
    signed = memo.part("signed").each(zip(ids, readings, strict=True), _signed)
    blocks = memo.blocks("signs")
    by_sign = blocks.of(dict(zip(ids, signed, strict=True)))
    repeats = memo.part("repeats")
    out: dict[str, str] = {}
    for d, r, entries in zip(ids, readings, signed, strict=True):
        if blocks.shared.isdisjoint(r.reprint_signature):
            continue
        same = tuple([by_sign[s] for s, _ in entries])
        best = repeats.get(d, (r, same), partial(_repeats, r, same))
        if best is not None:
            out[d] = best
    return {doc: _first(doc, out) for doc in out}


def _signed(r: Reading) -> tuple[tuple[int, Reading], ...]:
    """A reading by the fingerprint of each of its long sentences."""
    return tuple((s, r) for s in sorted(frozenset(r.reprint_signature)))


def _repeats(r: Reading, same: Sequence[Sequence[Reading]]) -> str | None:
    """The document that a reading repeats; ``same``: who has each of its long sentences."""
    least = SHARE * len(same)
    if sum(len(of_it) > 1 for of_it in same) < least:
        return None
    by_id = {o.document.id: o for of_it in same for o in of_it}
    many = Counter(o.document.id for of_it in same for o in of_it)
    others = [(by_id[d], n) for d, n in sorted(many.items()) if n >= least and d != r.document.id]
    return _repeated(r, others) if others else None


def _repeated(r: Reading, others: Sequence[tuple[Reading, int]]) -> str | None:
    """The document that a reading repeats, of those with so many of its sentences."""
    ranked = [(-n, _rank(o)) for o, n in others if _original(o, r)]
    return min(ranked)[1][-1] if ranked else None


def _first(doc: str, of: Mapping[str, str]) -> str:
    """The end of a chain of reprints."""
    seen = {doc}
    while of.get(doc) and of[doc] not in seen:
        doc = of[doc]
        seen.add(doc)
    return doc


def _original(a: Reading, b: Reading) -> bool:
    """Whether ``a`` rather than ``b`` is the original of a text they share."""
    forward, backward = _credits(b.document, a.document), _credits(a.document, b.document)
    return forward if forward != backward else _rank(a) < _rank(b)


HEAD = 400
"""Code points at the head of a text within which a dateline or credit stands."""


def _credits(teller: Document, source: Document) -> bool:
    """Whether a document names another outlet in its byline or at its head, as an agency is."""
    name = outlet_key(source.outlet)
    if name is None or name == outlet_key(teller.outlet):
        return False
    head = f"{teller.byline or ''} {teller.text[:HEAD]}"
    return _plain(name) in _plain(head)


_JOINED = re.compile(r"[\s\u2010-\u2015-]+")


def _plain(words: str) -> str:
    """Words in lower case, hyphens as spaces: one agency is written with and without."""
    return _JOINED.sub(" ", words.lower())


_DATELINE_CREDIT = re.compile(r"\(\s*[^()\n]{2,60}\)\s*[-\u2010-\u2015:]")
"""An agency in the dateline: "GRAVEL BAY, 3 May (Northern Wire) -"."""


def _agency(document: Document) -> bool:
    """Whether the dateline credits an agency: the text is the agency's, here or there."""
    return _DATELINE_CREDIT.search(document.text, 0, HEAD) is not None


def outlet_key(name: str | None) -> str | None:
    """An outlet's name for comparison: lower case, without "the"; None where there is none."""
    if not name or not name.strip():
        return None
    return name.strip().lower().removeprefix("the ")


def _rank(reading: Reading) -> tuple[date, bool, int, str]:
    published = reading.document.published or date.max
    return (
        published,
        not _agency(reading.document),
        -len(reading.reprint_signature),
        reading.document.id,
    )
