"""Quote variants: one utterance of one speaker, quoted in different words.

Wordings are blocked by two content words that follow each other, of one side or of anybody (where
a speaker is open), then scored (``alike.score``). Near-linear: blocks of everyday phrases are left
out. The same words are no variant, so a reprint adds none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from operator import attrgetter

from twosource.accounts.alike import score
from twosource.accounts.own_words import TELLERS
from twosource.accounts.quoted import Utterance
from twosource.accounts.words import Word, content
from twosource.memo import Memo, Part
from twosource.model.claim import QuoteVariant

BLOCK = 24
"""Wordings of a block at most: what more than these share is a figure of speech."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All places where one side is quoted in the same words, the first to print them first."""

    places: tuple[Utterance, ...]

    @property
    def first(self) -> Utterance:
        """Where it stands first."""
        return self.places[0]


def variants(
    found: Iterable[Utterance],
    reprint_of: Mapping[str, str],
    order: Mapping[str, int],
    memo: Memo | None = None,
) -> tuple[QuoteVariant, ...]:
    """Return utterances that are quoted in two wordings or more.

    ``order`` ranks documents by time of publication; a reprint's wording comes after its
    original's.
    """
    memo = memo or Memo()
    all_ = _wordings(found, reprint_of, order, memo.part("keys of wordings"))
    pairs = sorted(_candidates(all_, memo.part("told in wordings")))
    wanted = ((_key(all_[a], all_[b]), (all_[a].places, all_[b].places)) for a, b in pairs)
    points = memo.part("scores of wordings").each(wanted, lambda inputs: _points(*inputs))
    scores = {pair: x for pair, x in zip(pairs, points, strict=True) if x}
    groups = _groups(scores)
    return tuple(sorted((_variant(all_, g) for g in groups), key=QuoteVariant.order))


def _place(u: Utterance) -> tuple[str, int]:
    return u.document, u.words[0].span.start


def _key(a: Wording, b: Wording) -> tuple[str, int, str, int]:
    return *_place(a.first), *_place(b.first)


def _points(a: Sequence[Utterance], b: Sequence[Utterance]) -> float:
    """How sure it is that two wordings, told by their places, are one utterance; 0 where they are
    not."""
    if not _may_be_one(a, b):
        return 0.0
    one, other = a[0], b[0]
    return score(one.words, other.words, known=one.side is not None and one.side == other.side)


def _wordings(
    found: Iterable[Utterance], reprint_of: Mapping[str, str], order: Mapping[str, int], part: Part
) -> list[Wording]:
    every = list(found)
    keys = part.each(((_place(u), u) for u in every), attrgetter("key"))
    by_words: dict[tuple[str | None, tuple[str, ...]], list[Utterance]] = defaultdict(list)
    for u, key in zip(every, keys, strict=True):
        by_words[u.side, key].append(u)

    def rank(u: Utterance) -> tuple[bool, int, str, int]:
        return u.document in reprint_of, order.get(u.document, 0), *_place(u)

    out = [Wording(tuple(us if len(us) == 1 else sorted(us, key=rank))) for us in by_words.values()]
    return sorted(out, key=lambda w: (*_place(w.first), w.first.words[-1].span.end))


def _candidates(all_: list[Wording], part: Part) -> set[tuple[int, int]]:
    """Pairs that share two content words in a row and are of one side; or of which one has an open
    speaker."""
    sided: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    firsts = [w.first for w in all_]
    found = part.each(((_place(u), u.words) for u in firsts), _pairs)
    for n, (u, pairs) in enumerate(zip(firsts, found, strict=True)):
        for x, y in pairs:
            sided["", x, y].append(n)
            if u.side is not None:
                sided[u.side, x, y].append(n)
    out = set()
    for (side, _, _), members in sided.items():
        if len(members) > BLOCK:
            continue
        for a, b in combinations(members, 2):
            if side or None in (all_[a].first.side, all_[b].first.side):
                out.add((a, b))
    return out


def _pairs(ws: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """The content words that follow each other, each pair once."""
    return tuple(dict.fromkeys(pairwise(content(list(ws)))))


def _may_be_one(a: Sequence[Utterance], b: Sequence[Utterance]) -> bool:
    """Two sayings of one text in its body are two; so are those of two days."""
    bodies = {u.document for u in a if u.zone not in TELLERS}
    if any(u.document in bodies and u.zone not in TELLERS for u in b):
        return False
    days = [{u.said_on for u in places if u.said_on} for places in (a, b)]
    return not days[0] or not days[1] or bool(days[0] & days[1])


def _groups(scores: Mapping[tuple[int, int], float]) -> Iterator[list[int]]:
    """Put wordings together, the best pairs first, only where each fits each."""
    home: dict[int, list[int]] = {}
    for a, b in sorted(scores, key=lambda p: (-scores[p], p)):
        left, right = home.setdefault(a, [a]), home.setdefault(b, [b])
        if left is right:
            continue
        if all((min(x, y), max(x, y)) in scores for x in left for y in right):
            left += right
            for x in right:
                home[x] = left
    seen: set[int] = set()
    for group in home.values():
        if len(group) > 1 and group[0] not in seen:
            seen.add(group[0])
            yield sorted(group)


def _variant(all_: list[Wording], group: list[int]) -> QuoteVariant:
    """The speaker is the one most places name (a spokesman rather than his office)."""
    votes: dict[str, int] = defaultdict(int)
    for n in group:
        for u in all_[n].places:
            if u.speaker is not None:
                votes[u.speaker] += 1
    speaker = min(votes, key=lambda s: (-votes[s], s)) if votes else None
    return QuoteVariant(speaker, tuple(sorted(all_[n].first.evidence for n in group)))
