"""Quotations of a draft against the record: in these words, in others, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from twosource.accounts.quoted import sentences
from twosource.accounts.words import listed
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import Token, key, tokens
from twosource.checking.verdict import Check
from twosource.export.word_diff import word_diff
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.finding import Evidence
from twosource.model.span import Span, trim

FEW = 3
"""Quotations of fewer words may be terms, titles or irony: never called invented where nobody is
said to have said them."""
SHARED = 0.6
"""Share of a quotation's words, in their order, that make a passage its original."""
LEAST = 3
_NEAR = 0.5
_OPPOSITE = 0.4
"""What a passage of the opposite sense loses beside one of the same: as if it had twice as many
other words."""
_NO = frozenset(("no", "not", "never", "none", "nobody", "nothing", "neither", "without", "cannot"))
_GAP = re.compile(r"\[[^\]\n]{0,200}\]")
_EDGES = " \t\r\n\u00a0,.;:!?\u2026"


@dataclass(frozen=True, slots=True)
class Found:
    """A check of a quotation and the places of its words in the record."""

    check: Check
    places: tuple[Evidence, ...]


def quotations(draft: Drafted, record: Record) -> Iterator[Found]:
    """Yield the verdict on each quotation, or on each of its sentences where they differ."""
    zones = [Zone("body", z.span) for z in draft.document.zones]
    for q in find_quotes(draft.text, zones):
        inner = trim(draft.text, q.inner_start, q.inner_end, _EDGES) if q.closed else None
        if inner is None or q.depth:
            continue
        whole = tokens(draft.text, inner)
        if not whole:
            continue
        places = record.find(key(whole))
        if places:
            yield _exact(record, inner, places, len(whole))
        else:
            yield from _in_pieces(draft, record, inner)


def _in_pieces(draft: Drafted, record: Record, inner: Span) -> Iterator[Found]:
    for piece in _pieces(draft.text, inner):
        found = tokens(draft.text, piece)
        if piece.start and draft.text[piece.start - 1] == "]" and draft.text[piece.start].isalpha():
            found = found[1:]  # "[T]hey": the rest of a word
        if not found:
            continue
        places = record.find(key(found))
        span = Span(found[0].span.start, found[-1].span.end)
        if places:
            yield _exact(record, span, places, len(found))
        else:
            yield _altered(draft, record, span, found) or _nowhere(draft, span, found)


def _pieces(text: str, inner: Span) -> Iterator[Span]:
    """The sentences of a quotation, parted where the writer left out or put in something."""
    for sentence in sentences(text, inner):
        start = sentence.start
        for gap in [*_GAP.finditer(text, sentence.start, sentence.end), None]:
            end = gap.start() if gap else sentence.end
            piece = trim(text, start, end, _EDGES)
            if piece is not None:
                yield piece
            start = gap.end() if gap else end


def _exact(record: Record, span: Span, places: list[Evidence], size: int) -> Found:
    quoted = [p for p in places if record.quoted(p)]
    if quoted:
        check = Check("quotation", "supported", span, "in these words", tuple(quoted))
        return Found(check, tuple(quoted))
    if size <= FEW:
        note = "these words stand in the record, not as a quotation"
        return Found(Check("quotation", "supported", span, note, tuple(places)), ())
    note = "these words stand in the record, but not between quotation marks"
    return Found(Check("quotation", "open", span, note, tuple(places)), tuple(places))


def _altered(draft: Drafted, record: Record, span: Span, found: list[Token]) -> Found | None:
    if len(found) <= FEW:
        return None
    best: tuple[float, Evidence] | None = None
    no = _negated(found)
    for near in record.near(draft.text, span, _NEAR / 2):
        window = _window(record, near.passage, found)
        if window is None:
            continue
        share, passage = window
        score = share + (0.2 if record.quoted(passage) else 0.0)
        if _negated(tokens(record.index.documents[passage.document].text, passage.span)) != no:
            score -= _OPPOSITE
        if best is None or score > best[0]:
            best = score, passage
    if best is None:
        return None
    place = best[1]
    diff = tuple(word_diff(record.index.words(place), span.of(draft.text)))
    check = Check("quotation", "altered", span, "the record has other words", (place,), diff)
    return Found(check, (place,))


def _negated(words: list[Token]) -> bool:
    """Whether words deny what they would say without their "no" or "not"."""
    return any(t.word in _NO or t.word.endswith("n't") for t in words)


def _window(record: Record, passage: Evidence, found: list[Token]) -> tuple[float, Evidence] | None:
    """The part of a sentence that a quotation is made of, and the share of its words in it."""
    held = tokens(record.index.documents[passage.document].text, passage.span)
    ops = [
        op
        for op in LCSseq.opcodes([t.word for t in held], [t.word for t in found])
        if op.tag == "equal"
    ]
    same = [t.word for op in ops for t in held[op.src_start : op.src_end]]
    telling = [w for w in same if w not in listed("function")]
    if len(same) < LEAST or not telling or len(same) < SHARED * len(found):
        return None
    first = max(0, ops[0].src_start - ops[0].dest_start)
    last = min(len(held), ops[-1].src_end + len(found) - ops[-1].dest_end)
    span = Span(held[first].span.start, held[last - 1].span.end)
    around = next(
        (q for q in record.quotes(passage.document) if q.contains(held[first].span)), span
    )
    while last > first + 1 and held[last - 1].span.start >= around.end:
        last -= 1  # what stands behind the quotation is none of its words
    span = Span(span.start, held[last - 1].span.end)
    share = len(same) / max(len(found), last - first)
    return (share, Evidence(passage.document, span)) if share >= _NEAR else None


def _nowhere(draft: Drafted, span: Span, found: list[Token]) -> Found:
    said = draft.speaker_of(span)
    if len(found) <= FEW and (said is None or not said.source):
        note = "these few words do not stand in the record, and nobody is said to have said them"
        return Found(Check("quotation", "open", span, note), ())
    return Found(Check("quotation", "unsupported", span, "found nowhere in the record"), ())
