"""Reprints: a document that repeats another's text adds no origin.

Sentences are compared as normalised words. A document is a reprint of an earlier one where at least
``SHARE`` of its long sentences stand there in the same words; single shared sentences are kept too,
so that an unnamed source inside them is known to be the same one.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.model.document import Document
from twosource.model.ids import digest
from twosource.model.reading import Reading
from twosource.model.span import Span

SHARE = 0.5
LONG = 8
"""Words from which a sentence is long enough that two writers would not hit on it alike."""
_WORD = re.compile(r"\w+")
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
            words = _WORD.findall(piece[a:b].lower())
            if len(words) >= LONG:
                sign = int(digest(" ".join(words))[:15], 16)
                yield Signed(sign, Span(start + a, start + b))


def signature(document: Document) -> tuple[int, ...]:
    """The fingerprints of a document's long sentences, in order: kept with its reading."""
    return tuple(s.sign for s in sentences(document.text, document))


def _age(document: Document) -> tuple[date, str]:
    return document.published or date.max, document.id


def find(readings: Sequence[Reading]) -> dict[str, str]:
    """Return for each reprint the id of the document it repeats.

    The earlier one (by publication date, then id) counts as the original, unless a fuller one
    exists at the same date. Chains are followed to the first. Near-linear: only documents that
    share a sentence are compared.
    """
    by_sign: dict[int, list[int]] = defaultdict(list)
    order = sorted(range(len(readings)), key=lambda i: (*_rank(readings[i]),))
    for i in order:
        for s in set(readings[i].reprint_signature):
            by_sign[s].append(i)
    out: dict[str, str] = {}
    place = {i: k for k, i in enumerate(order)}
    for i in order:
        own = set(readings[i].reprint_signature)
        if not own:
            continue
        shared: Counter[int] = Counter()
        for s in own:
            for j in by_sign[s]:
                if place[j] < place[i]:
                    shared[j] += 1
        best = max(shared.items(), key=lambda x: (x[1], -place[x[0]]), default=None)
        if best is not None and best[1] >= max(1, SHARE * len(own)):
            original = readings[best[0]].document.id
            out[readings[i].document.id] = out.get(original, original)
    return out


def _rank(reading: Reading) -> tuple[date, int, str]:
    age, id_ = _age(reading.document)
    return age, -len(reading.reprint_signature), id_


def same_places(readings: Sequence[Reading]) -> dict[int, list[tuple[str, Span]]]:
    """Sentences that stand in two documents or more: fingerprint -> (document, span)."""
    count: Counter[int] = Counter()
    for r in readings:
        count.update(set(r.reprint_signature))
    shared = {s for s, n in count.items() if n > 1}
    out: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for r in readings:
        if shared.isdisjoint(r.reprint_signature):
            continue
        for s in sentences(r.document.text, r.document):
            if s.sign in shared:
                out[s.sign].append((r.document.id, s.span))
    return out


def same_actors(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Pairs of local ids of unnamed actors that stand at the same word of the same sentence."""
    by_doc: Mapping[str, Reading] = {r.document.id: r for r in readings}
    pairs: set[tuple[str, str]] = set()
    for places in same_places(readings).values():
        first_doc, first = places[0]
        base = _unnamed_in(by_doc[first_doc], first)
        for doc, span in places[1:]:
            if doc == first_doc:
                continue
            for word, actor in _unnamed_in(by_doc[doc], span).items():
                if word in base and base[word] != actor:
                    pairs.add((base[word], actor))
    return sorted(pairs)


def _unnamed_in(reading: Reading, span: Span) -> dict[int, str]:
    """Unnamed actors mentioned in a sentence, by the number of the word they begin at."""
    text = reading.document.text
    out: dict[int, str] = {}
    for a in reading.actors:
        if a.kind != "unnamed":
            continue
        for m in a.mentions:
            if span.contains(m.span):
                out[len(_WORD.findall(text[span.start : m.span.start]))] = a.id
    return out
