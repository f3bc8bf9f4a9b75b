"""What an episode is known by across documents: its words, names, place, days and toll."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from twosource.accounts.block import named
from twosource.accounts.compare import empty_words
from twosource.accounts.episodes import Episode
from twosource.accounts.tolls import TollFacet, toll_pieces
from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.finding import DateRange
from twosource.model.number import NumberRange

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_FEW = 60
"""Texts that are thought of beside a story's own: in a story of two articles, too, a word that both
have says more the rarer it would be in a larger pile."""
_HEAVY = 80
"""The weightiest words of a text, by which it is compared; the rest add little."""


@dataclass(frozen=True, slots=True)
class Traits:
    """``words`` by weight (tf-idf, of unit length); ``names``: capitalised words and numbers of the
    text; ``people``: ids of persons named in the document; ``victims``: those hurt."""

    words: Mapping[str, float]
    names: frozenset[str]
    people: frozenset[str]
    victims: frozenset[str]
    place: str | None
    days: DateRange | None
    published: date | None
    killed: NumberRange | None = None
    injured: NumberRange | None = None


class Texts:
    """The words of the texts, and how many texts have each."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        seen: Counter[str] = Counter()
        for d in documents:
            counts, names = _words(d)
            self._counts[d.id], self._names[d.id] = counts, names
            seen.update(counts.keys())
        self._seen, self._size = seen, len(self._counts)

    def rarity(self, word: str) -> float:
        """How much it says that two texts share a word: the rarer, the more."""
        return math.log((self._size + _FEW) / (self._seen[word] + 0.5))

    def seen(self, word: str) -> int:
        """How many texts have a word."""
        return self._seen[word]

    def vector(self, document: str) -> Mapping[str, float]:
        """The words of a text by weight, of unit length."""
        raw = {w: (1 + math.log(n)) * self.rarity(w) for w, n in self._counts[document].items()}
        size = math.sqrt(sum(x * x for x in raw.values())) or 1.0
        top = sorted(raw, key=lambda w: (-raw[w], w))[:_HEAVY]
        return {w: raw[w] / size for w in top}

    def names(self, document: str) -> frozenset[str]:
        """Capitalised words and numbers of a text, lower case."""
        return self._names[document]


def _words(d: Document) -> tuple[Counter[str], frozenset[str]]:
    counts: Counter[str] = Counter()
    names: set[str] = set()
    skip = empty_words()
    for text in (d.title or "", *(z.span.of(d.text) for z in d.running())):
        for m in _WORD.finditer(text):
            word = m[0].lower().removesuffix("'s").removesuffix("\u2019s")
            if len(word) > 1 and word not in skip:
                counts[word] += 1
                if m[0][0].isupper() or m[0][0].isdigit():
                    names.add(word)
    return counts, frozenset(names)


def traits(
    e: Episode,
    texts: Texts,
    documents: Mapping[str, Document],
    people_of: Mapping[str, frozenset[str]],
    actors: Mapping[str, Actor],
) -> Traits:
    """The traits of an episode. One that is not the chief harm of its document has only the names
    of those who take part in it."""
    part = frozenset(a for t in e.told for a in t.people if a in actors and named(actors[a]))
    hurt = frozenset(
        p.actor for t in e.told for p in t.mention.participants
        if p.role == "victim" and p.actor in part and actors[p.actor].kind == "person"
    )  # fmt: skip
    people = people_of.get(e.document, frozenset()) if e.main else part
    return Traits(
        words=texts.vector(e.document) if e.main else {},
        names=texts.names(e.document) if e.main else frozenset(),
        people=people,
        victims=hurt,
        place=place_of(e),
        days=e.days,
        published=documents[e.document].published,
        killed=toll_of("killed", e, actors),
        injured=toll_of("injured", e, actors),
    )


def toll_of(facet: TollFacet, e: Episode, actors: Mapping[str, Actor]) -> NumberRange | None:
    """The largest number of a facet that a document gives."""
    found = toll_pieces(facet, e.told, lambda a: a in actors and named(actors[a]))
    return max((p.value for p in found if isinstance(p.value, NumberRange)), default=None)


def place_of(e: Episode) -> str | None:
    """The place that most reports of an episode have, those that name it themselves first."""
    votes: Counter[str] = Counter()
    for t in e.told:
        if t.mention.place:
            votes[t.mention.place] += 3 if t.mention.place_told else 1
    return min(votes, key=lambda p: (-votes[p], p), default=None)


def people_of(actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    """The persons that each document names: document id -> actor ids."""
    out: dict[str, set[str]] = {}
    for a in actors.values():
        if a.kind == "person" and named(a):
            for m in a.mentions:
                out.setdefault(m.document, set()).add(a.id)
    return {d: frozenset(s) for d, s in out.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two sets of weighted words are, 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)


def shared_rarity(a: Traits, b: Traits, texts: Texts) -> float:
    """How much the names that two texts share say."""
    return sum(texts.rarity(w) for w in a.names & b.names)
