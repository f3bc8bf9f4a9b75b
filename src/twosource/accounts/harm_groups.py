"""Group what documents tell of harms: candidates by what is rare in both, then likeness, then join.

Near-linear: an episode is compared with those that share a rare word, a person, or a day and place
with it, and of long lists with its neighbours alone. Two clusters are joined, the likest first,
where their members are on average likely to be one. Two episodes of one document never are: a text
that tells two harms apart tells of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from twosource.accounts.block import named as is_named
from twosource.accounts.divide import Group
from twosource.accounts.episodes import Episode
from twosource.accounts.harm_alike import pair, reason, score
from twosource.accounts.harm_traits import Texts, Traits, people_of, traits
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
) -> list[Group]:
    """Return the events of episodes; their order changes nothing."""
    if not found:
        return []
    memo = memo or Memo()
    named = people_of(actors, memo)
    part = memo.part("traits")
    texts = Texts((documents[d] for d in sorted({e.document for e in found})), memo)
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
    for _, i, j in sorted(_scored(clusters, candidates(found, of, texts))):
        clusters.join(i, j)
    return [Group(_told(found, m), reason) for m, reason in clusters.out()]


def _who(actor: str, actors: Mapping[str, Actor]) -> tuple[str, bool] | None:
    """What the traits ask of an actor: its kind, and whether it has a name."""
    held = actors.get(actor)
    return (held.kind, is_named(held)) if held is not None else None


def _told(found: Sequence[Episode], members: Iterable[int]) -> tuple[Told, ...]:
    return tuple(sorted((t for k in members for t in found[k].told), key=Told.place))


def _scored(
    clusters: _Clusters, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[float, int, int]]:
    """The pairs that may be one, by falling score."""
    for i, j in pairs:
        score_ = clusters.score(i, j)
        if score_ >= JOIN:
            yield -score_, i, j


def candidates(
    found: Sequence[Episode], of: Sequence[Traits], texts: Texts
) -> set[tuple[int, int]]:
    """The pairs of episodes that may be one event: those that share something rare."""
    lists: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, (e, t) in enumerate(zip(found, of, strict=True)):
        type_ = e.told[0].mention.type
        for w in texts.vector(t.text):
            if 1 < texts.seen(w) <= _RARE:
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
        self._known: dict[tuple[int, int], float] = {}
        self._keys = [(e.document, e.told[0].mention.id) for e in found]

    def join(self, i: int, j: int) -> None:
        """Join the clusters of two episodes where they are likely to be one event."""
        a, b = sorted((self._home[i], self._home[j]))
        if a == b or self._apart(a, b):
            return
        pairs = [
            self.score(x, y) for x in self._members[a][:_SAMPLE] for y in self._members[b][:_SAMPLE]
        ]
        if sum(pairs) < JOIN * len(pairs):
            return
        self._reason[a] = reason(self._of[i], self._of[j], self._texts)
        for k in self._members[b]:
            self._home[k] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def _apart(self, a: int, b: int) -> bool:
        """Whether one document tells both."""
        mine = {self._found[k].document for k in self._members[a]}
        return any(self._found[k].document in mine for k in self._members[b])

    def score(self, i: int, j: int) -> float:
        """How likely two episodes are one event."""
        i, j = min(i, j), max(i, j)
        if (i, j) not in self._known:
            a, b = self._of[i], self._of[j]
            held = self._part.get((self._keys[i], self._keys[j]), (a, b), partial(pair, a, b))
            self._known[i, j] = score(a, b, held, self._texts)
        return self._known[i, j]

    def out(self) -> Iterator[tuple[list[int], str]]:
        """The members of each cluster, and why they are together."""
        for k in sorted(self._members):
            yield self._members[k], self._reason[k]
