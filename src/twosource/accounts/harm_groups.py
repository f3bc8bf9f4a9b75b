"""Group what documents tell of harms: candidates by what is rare in both, then likeness, then join.

Near-linear: an episode is compared with those that share a rare word, a person, or a day and place
with it, and of long lists with its neighbours alone. Two clusters are joined, the likest first,
where their members are on average likely to be one. Two episodes of one document never are: a text
that tells two harms apart tells of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from twosource.accounts.block import mentioned
from twosource.accounts.block import named as is_named
from twosource.accounts.divide import Group
from twosource.accounts.episodes import Episode
from twosource.accounts.harm_alike import Likeness, Pair, likenesses, pair, reason
from twosource.accounts.harm_texts import Texts
from twosource.accounts.harm_traits import Traits, people_of, traits
from twosource.accounts.told import Told
from twosource.memo import Memo, Part
from twosource.model.actor import Actor
from twosource.model.document import Document

JOIN = -0.5
"""The average score from which two clusters are one event (chosen on the develop half)."""
_RARE = 12
"""Texts of a story that may have a word by which episodes find each other."""
_LONG, _NEXT = 30, 4
"""In longer lists of episodes each is compared with the next few alone."""
_SAMPLE = 6
"""Members of a cluster that stand for it."""


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
    clusters = _Clusters(found, of, texts, memo.part("pairs"))
    pairs = sorted(candidates(found, of, texts))
    scored = ((-x.score, *p) for p, x in zip(pairs, clusters.likenesses(pairs), strict=True))
    for _, i, j in sorted(x for x in scored if -x[0] >= JOIN):
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


class _Clusters:
    """Clusters of episodes that grow by joining; each known by its smallest member."""

    def __init__(
        self, found: Sequence[Episode], of: Sequence[Traits], texts: Texts, part: Part
    ) -> None:
        self._found, self._of, self._texts, self._part = found, of, texts, part
        self._home = list(range(len(found)))
        self._members = {k: [k] for k in range(len(found))}
        self._reason = dict.fromkeys(range(len(found)), "told in one document")
        self._known: dict[tuple[int, int], tuple[Pair, Likeness]] = {}
        self._keys = [(e.document, e.told[0].mention.id) for e in found]

    def likenesses(self, pairs: Iterable[tuple[int, int]]) -> list[Likeness]:
        """How likely the two episodes of each pair, the smaller number first, are one event."""
        pairs = list(pairs)
        new = [p for p in pairs if p not in self._known]
        if new:
            self._compare(new)
        return [self._known[p][1] for p in pairs]

    def _compare(self, new: Sequence[tuple[int, int]]) -> None:
        both = [(self._of[i], self._of[j]) for i, j in new]
        keys = ((self._keys[i], self._keys[j]) for i, j in new)
        held = self._part.each(zip(keys, both, strict=True), lambda ab: pair(*ab))
        made = zip(held, likenesses(both, held, self._texts), strict=True)
        self._known.update(zip(new, made, strict=True))

    def join(self, i: int, j: int) -> None:
        """Join the clusters of two episodes where they are likely to be one event."""
        a, b = sorted((self._home[i], self._home[j]))
        if a == b or self._apart(a, b):
            return
        found = self.likenesses(
            (min(x, y), max(x, y))
            for x in self._members[a][:_SAMPLE] for y in self._members[b][:_SAMPLE]
        )  # fmt: skip
        if sum(x.score for x in found) < JOIN * len(found):
            return
        self._reason[a] = reason(*self._known[i, j])
        for k in self._members[b]:
            self._home[k] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def _apart(self, a: int, b: int) -> bool:
        """Whether one document tells both."""
        mine = {self._found[k].document for k in self._members[a]}
        return any(self._found[k].document in mine for k in self._members[b])

    def out(self) -> Iterator[tuple[list[int], str]]:
        """The members of each cluster, and why they are together."""
        for k in sorted(self._members):
            yield self._members[k], self._reason[k]
