"""The record as it is searched: exact words, sentences that are near, and who says what where."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.accounts.words import words
from twosource.checking.people import People
from twosource.checking.sentences import Sentences
from twosource.checking.tokens import telling, tokens
from twosource.export import phrases
from twosource.export.index import Index
from twosource.language.quotes import find_quotes
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.finding import Change, Evidence, Facet, Value
from twosource.model.number import NumberRange
from twosource.model.span import Span, hull
from twosource.model.table import Table

MOST = 200
"""Places of one wording that are looked at."""
_RARE = 5
_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence of the record and the share (0 to 1) of the looked-for words that it has."""

    passage: Evidence
    share: float


class Record:
    """A table of accounts, made ready to be held against a draft."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.index = Index(table)
        self._sentences = Sentences(self.index)
        self._quotes: dict[str, list[Span]] = {}
        self._contents: dict[Evidence, frozenset[str]] = {}
        parts: list[str] = []
        self._counts: Counter[str] = Counter()
        self._at, self._start, self._end = array("Q"), array("L"), array("L")
        self._docs: list[Document] = []
        self._firsts: list[int] = []
        at = 0
        for d in table.documents:
            self._docs.append(d)
            self._firsts.append(len(self._at))
            for zone in d.running():
                found = tokens(d.text, zone.span)
                self._counts.update(t.word for t in found)
                parts.append(" ")
                at += 1
                for t in found:
                    self._at.append(at)
                    self._start.append(t.span.start)
                    self._end.append(t.span.end)
                    parts.append(t.word + " ")
                    at += len(t.word) + 1
                parts.append("\n")
                at += 1
        self._stream = "".join(parts)

    @cached_property
    def people(self) -> People:
        """The actors of the record by their names."""
        return People(self.index)

    def find(self, key: str, most: int = MOST) -> list[Evidence]:
        """The places where words (``tokens.key``) stand one after another, within a paragraph."""
        out: list[Evidence] = []
        n = key.count(" ") - 1
        at = self._stream.find(key)
        while at >= 0 and len(out) < most:
            first = bisect_right(self._at, at)
            out.append(self._place(first, first + n - 1))
            at = self._stream.find(key, at + 1)
        return out

    def _place(self, first: int, last: int) -> Evidence:
        d = self._docs[bisect_right(self._firsts, first) - 1]
        return Evidence(d.id, Span(self._start[first], self._end[last]))

    def has(self, key: str) -> bool:
        """Whether words stand one after another anywhere."""
        return key in self._stream

    def quoted(self, passage: Evidence) -> bool:
        """Whether a passage stands in quotation marks."""
        return any(q.contains(passage.span) for q in self.quotes(passage.document))

    def quotes(self, document: str) -> list[Span]:
        """What stands in quotation marks (the outermost) in a document."""
        if document not in self._quotes:
            d = self.index.documents[document]
            zones = [z for z in d.zones if z.kind != "furniture"]
            self._quotes[document] = [
                Span(q.inner_start, q.inner_end)
                for q in find_quotes(d.text, zones)
                if q.depth == 0 and q.inner_end > q.inner_start
            ]
        return self._quotes[document]

    def sentence(self, passage: Evidence) -> Evidence:
        """The sentence in which a passage begins; itself where it stands in none."""
        return self._sentences.around(passage)

    def since(self, passage: Evidence, number: str) -> str | None:
        """What became of a number that a passage gives, in words; None where its source did not
        change it."""
        for facet, change, value in self._changed:
            given = change.before
            same = isinstance(given, NumberRange) and str(given.exact) == number
            at = (e for a in value.accounts for e in a.evidence if e.document == passage.document)
            if same and any(e.span.overlaps(passage.span) for e in at):
                return self.changed(facet, change)
        return None

    def changed(self, facet: Facet, change: Change) -> str:
        """A changed account in words."""
        first, then = (phrases.value(self.index, facet, v) for v in (change.before, change.after))
        return f"changed: {self.index.name(change.actor)} first gave {first}, later {then}"

    @cached_property
    def _changed(self) -> list[tuple[Facet, Change, Value]]:
        """Each changed account with the value that was given first."""
        return [
            (f.facet, c, v)
            for e in self.table.events
            for f in e.findings
            for c in f.changes
            for v in f.values
            if v.value == c.before
        ]

    def content(self, passage: Evidence) -> frozenset[str]:
        """The stems of the words of a passage that tell something."""
        if passage not in self._contents:
            d = self.index.documents[passage.document]
            self._contents[passage] = telling(words(d.text, passage.span))
        return self._contents[passage]

    def before(self, passage: Evidence) -> Evidence | None:
        """The sentence before one; None for the first of a document."""
        return self._sentences.before(passage)

    def near(self, text: str, span: Span, least: float) -> list[Near]:
        """Sentences that have at least a share of the words that tell something in a passage.

        They are sought by its rarest words, as written. Best first.
        """
        wanted = telling(words(text, span))
        if not wanted:
            return []
        found: dict[Evidence, float] = {}
        for passage in self._holding({t.word for t in tokens(text, span)}):
            share = len(wanted & self.content(passage)) / len(wanted)
            if share >= least:
                found[passage] = share
        ranked = sorted(found, key=lambda p: (-found[p], p))
        return [Near(p, found[p]) for p in ranked]

    def _holding(self, wanted: Iterable[str]) -> Iterator[Evidence]:
        counted = sorted((self._counts[w], w) for w in wanted)
        seen: set[Evidence] = set()
        for n, word in [c for c in counted if c[0]][:_RARE]:
            if seen and n > 50 * _CANDIDATES:
                return
            for place in self.find(f" {word} ", _CANDIDATES):
                passage = self.sentence(place)
                if passage not in seen:
                    seen.add(passage)
                    yield passage

    def all_of(self, keys: Sequence[str]) -> Evidence | None:
        """A sentence that has each of some wordings (``tokens.key``); None where there is none."""
        if not keys:
            return None
        rarest = min(keys, key=lambda k: (min(self._counts[w] for w in k.split()), k))
        for place in self.find(rarest):
            passage = self.sentence(place)
            d = self.index.documents[passage.document]
            line = " " + " ".join(t.word for t in tokens(d.text, passage.span)) + " "
            if all(k in line for k in keys):
                return passage
        return None

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Its attributions by id."""
        return {a.id: a for a in self.table.attributions}

    @cached_property
    def _sayings(self) -> dict[str, list[tuple[Span, Attribution]]]:
        out: dict[str, list[tuple[Span, Attribution]]] = defaultdict(list)
        for a in self.table.attributions:
            whole = hull(a.content)
            if whole is not None:
                out[a.document].append((whole, a))
        return out

    def said(self, passage: Evidence) -> list[Attribution]:
        """The attributions in whose content a passage stands, the innermost first."""
        held = [
            (whole.end - whole.start, a.id, a)
            for whole, a in self._sayings.get(passage.document, ())
            if whole.overlaps(passage.span) and _most(whole, passage.span)
        ]
        return [a for _, _, a in sorted(held, key=lambda h: h[:2])]

    def sayings_of(self, speakers: frozenset[str]) -> Iterator[Evidence]:
        """What some actors are said to have said, anywhere."""
        for held in self._sayings.values():
            for whole, a in held:
                if a.speaker in speakers:
                    yield Evidence(a.document, whole)


def _most(whole: Span, part: Span) -> bool:
    shared = min(whole.end, part.end) - max(whole.start, part.start)
    return 2 * shared >= part.end - part.start
