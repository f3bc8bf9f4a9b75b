"""What an episode is known by across documents: its words, names, place, days and toll."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from twosource.accounts.block import named, places_of
from twosource.accounts.compare import empty_words
from twosource.accounts.episodes import Episode
from twosource.accounts.tolls import TollFacet, toll_pieces
from twosource.memo import Memo
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
    """``text``: the document whose words are its own; ``names``: capitalised words and numbers of
    it; ``people``: ids of persons named in the document; ``victims``: those hurt."""

    text: str | None
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

    def __init__(self, documents: Iterable[Document], memo: Memo | None = None) -> None:
        part = (memo or Memo()).part("words")
        self._counts: dict[str, Counter[str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        seen: Counter[str] = Counter()
        for d in documents:
            counts, names = part.get(d.id, d, partial(_words, d))
            self._counts[d.id], self._names[d.id] = counts, names
            seen.update(counts.keys())
        self._vectors: dict[str | None, Mapping[str, float]] = {None: {}}
        size = len(self._counts)
        self._seen = seen
        self._rarity = {w: math.log((size + _FEW) / (n + 0.5)) for w, n in seen.items()}

    def rarity(self, word: str) -> float:
        """How much it says that two texts share a word of these: the rarer, the more."""
        return self._rarity[word]

    def seen(self, word: str) -> int:
        """How many texts have a word."""
        return self._seen[word]

    def vector(self, document: str | None) -> Mapping[str, float]:
        """The words of a text by weight (tf-idf), of unit length; none of no text."""
        found = self._vectors.get(document)
        if found is None:
            rarity = self._rarity
            raw = {
                w: (1 + math.log(n)) * rarity[w] for w, n in self._counts[document or ""].items()
            }
            size = math.sqrt(sum(x * x for x in raw.values())) or 1.0
            top = sorted(raw, key=lambda w: (-raw[w], w))[:_HEAVY]
            found = self._vectors[document] = {w: raw[w] / size for w in top}
        return found

    def names(self, document: str) -> frozenset[str]:
        """Capitalised words and numbers of a text, lower case."""
        return self._names[document]

    def shared(self, names: Iterable[str]) -> float:
        """How much some names say that two texts share."""
        rarity = self._rarity
        return sum(rarity[w] for w in names)


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
    of those who take part in it; one in a text about something else, those of its paragraphs."""
    part = frozenset(a for t in e.told for a in t.people if a in actors and named(actors[a]))
    hurt = frozenset(
        p.actor for t in e.told for p in t.mention.participants
        if p.role == "victim" and p.actor in part and actors[p.actor].kind == "person"
    )  # fmt: skip
    own = {e.document: documents[e.document].text}
    people = people_of.get(e.document, frozenset()) if e.main else part
    names = texts.names(e.document) if e.main else frozenset()
    if e.aside:
        names = texts.names(e.document) & _near(e, documents[e.document])
    return Traits(
        text=e.document if e.main else None,
        names=names,
        people=people,
        victims=hurt,
        place=place_of(e),
        days=e.days,
        published=documents[e.document].published,
        killed=toll_of("killed", e, actors, own),
        injured=toll_of("injured", e, actors, own),
    )


def _near(e: Episode, document: Document) -> frozenset[str]:
    """The words of the paragraphs that an episode is told in."""
    spans = [document.zones[k].span for k in sorted({t.zone_index for t in e.told})]
    words = (m[0].lower() for s in spans for m in _WORD.finditer(s.of(document.text)))
    return frozenset(w.removesuffix("'s").removesuffix("\u2019s") for w in words)


def toll_of(
    facet: TollFacet, e: Episode, actors: Mapping[str, Actor], texts: Mapping[str, str]
) -> NumberRange | None:
    """The largest number of a facet that a document gives."""
    found = toll_pieces(facet, e.told, lambda a: a in actors and named(actors[a]), texts)
    return max((p.value for p in found if isinstance(p.value, NumberRange)), default=None)


def place_of(e: Episode) -> str | None:
    """The place that most reports of an episode have, those that name it themselves first."""
    votes: Counter[str] = Counter()
    for t in e.told:
        if t.mention.place:
            votes[t.mention.place] += 3 if t.mention.place_told else 1
    return min(votes, key=lambda p: (-votes[p], p), default=None)


def people_of(actors: Mapping[str, Actor], memo: Memo | None = None) -> dict[str, frozenset[str]]:
    """The persons that each document names: document id -> actor ids."""
    places = places_of({a.id: a for a in actors.values() if a.kind == "person" and named(a)}, memo)
    out: dict[str, set[str]] = defaultdict(set)
    for actor, documents in places.items():
        for d in documents:
            out[d].add(actor)
    return {d: frozenset(s) for d, s in out.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two sets of weighted words are, 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum([x * b[w] for w, x in a.items() if w in b])  # a list: quicker than a generator
