"""Group what documents tell of harms: candidates by what is rare in both, then likeness, then join.

Near-linear: an episode is compared with those that share a rare word, a person, or a day and place
with it, and of long lists with its neighbours alone. Two clusters are joined, the likest first,
where their members are on average likely to be one. Two episodes of one document never are: a text
that tells two harms apart tells of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from twosource.accounts.block import mentioned
from twosource.accounts.block import named as is_named
from twosource.accounts.divide import Group
from twosource.accounts.episodes import Episode
from twosource.accounts.harm_clusters import Clusters
from twosource.accounts.harm_texts import Texts
from twosource.accounts.harm_traits import Traits, people_of, traits
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.document import Document

_RARE = 12
"""Texts of a story that may have a word by which episodes find each other."""
_LONG, _NEXT = 30, 4
"""In longer lists of episodes each is compared with the next few alone."""


def group_harms(
    found: Sequence[Episode],
    actors: Mapping[str, Actor],
    documents: Mapping[str, Document],
    memo: Memo | None = None,
    in_documents: Mapping[Hashable, tuple[str, ...]] | None = None,
) -> list[Group]:
    """Return the events of episodes; their order changes nothing. ``in_documents``: the actors that
    each document mentions, where that is known already."""
    if not found:
        return []
    memo = memo or Memo()
    of_documents = {e.document for e in found}
    every = in_documents if in_documents is not None else mentioned(actors, memo)
    named = people_of(actors, memo, {d: every.get(d, ()) for d in of_documents})
    part = memo.part("traits")
    texts = Texts((documents[d] for d in sorted(of_documents)), memo)
    of = []
    for e in found:
        document, people = documents[e.document], named.get(e.document, frozenset())
        key = (e.document, e.told[0].mention.id)
        facts = tuple(
            (a, _who(a, actors)) for a in sorted(set().union(*(t.people for t in e.told)))
        )
        make = partial(traits, e, texts, documents, named, actors)
        of.append(part.get(key, (e, document, people, facts), make))
    clusters = Clusters(found, of, texts, memo)
    for i, j in clusters.likely(sorted(candidates(found, of, texts))):
        clusters.join(i, j)
    return [Group(_told(found, m), reason) for m, reason in clusters.out()]


def _who(actor: str, actors: Mapping[str, Actor]) -> tuple[str, bool] | None:
    """What the traits ask of an actor: its kind, and whether it has a name."""
    held = actors.get(actor)
    return (held.kind, is_named(held)) if held is not None else None


def _told(found: Sequence[Episode], members: Iterable[int]) -> tuple[Told, ...]:
    return tuple(sorted((t for k in members for t in found[k].told), key=Told.place))


def candidates(
    found: Sequence[Episode], of: Sequence[Traits], texts: Texts
) -> set[tuple[int, int]]:
    """The pairs of episodes that may be one event: those that share something rare."""
    lists: dict[tuple[str | int, ...], list[int]] = defaultdict(list)
    rare = texts.rare(_RARE)
    for k, (e, t) in enumerate(zip(found, of, strict=True)):
        type_ = e.told[0].mention.type
        for w in rare[t.text]:
            lists[type_, "word", w].append(k)
        for p in t.people:
            lists[type_, "person", p].append(k)
        if t.place and t.days:
            town = t.place.partition(",")[0].lower()
            lists[type_, "there and then", town, str(t.days.earliest)].append(k)
    out: set[tuple[int, int]] = set()
    for members in lists.values():
        if len(members) <= _LONG:
            out.update(combinations(members, 2))
        else:
            out.update(
                (a, b) for n, a in enumerate(members) for b in members[n + 1 : n + 1 + _NEXT]
            )
    return out
