"""What an episode is known by across documents: its words, names, place, days and toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import compress

from twosource.accounts.block import mentioned, named
from twosource.accounts.episodes import Episode
from twosource.accounts.harm_texts import Texts, words_of
from twosource.accounts.tolls import TollFacet, toll_pieces
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.finding import DateRange
from twosource.model.number import NumberRange


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


def traits(
    e: Episode,
    texts: Texts,
    documents: Mapping[str, Document],
    people_of: Mapping[Hashable, frozenset[str]],
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
        killed=toll_of("killed", e, own),
        injured=toll_of("injured", e, own),
    )


def _near(e: Episode, document: Document) -> frozenset[str]:
    """The words of the paragraphs that an episode is told in."""
    spans = [document.zones[k].span for k in sorted({t.zone_index for t in e.told})]
    return frozenset(word for s in spans for word, _ in words_of(s.of(document.text)))


def toll_of(facet: TollFacet, e: Episode, texts: Mapping[str, str]) -> NumberRange | None:
    """The largest number of a facet that a document gives."""
    found = toll_pieces(facet, e.told, texts)
    return max((p.value for p in found if isinstance(p.value, NumberRange)), default=None)


def place_of(e: Episode) -> str | None:
    """The place that most reports of an episode have, those that name it themselves first."""
    votes: Counter[str] = Counter()
    for t in e.told:
        if t.mention.place:
            votes[t.mention.place] += 3 if t.mention.place_told else 1
    return min(votes, key=lambda p: (-votes[p], p), default=None)


def people_of(
    actors: Mapping[str, Actor],
    memo: Memo | None = None,
    in_documents: Mapping[Hashable, tuple[str, ...]] | None = None,
) -> dict[Hashable, frozenset[str]]:
    """The persons that each document names: document id -> actor ids. ``in_documents``: what
    ``mentioned`` gives, of the documents that are asked for."""
    memo = memo or Memo()
    found = memo.mapped("persons").of(actors, lambda a: a.kind == "person" and named(a))
    persons = frozenset(compress(found, found.values()))
    every = in_documents if in_documents is not None else mentioned(actors, memo)
    return {d: persons.intersection(ids) for d, ids in every.items()}
