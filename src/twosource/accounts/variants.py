"""Quote variants: one utterance of one speaker, quoted in different words.

Wordings are blocked by two content words that follow each other, of one side or of anybody (where
a speaker is open), then scored (``alike.score``). Near-linear: blocks of everyday phrases are left
out. The same words are no variant, so a reprint adds none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise

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
    all_ = _wordings(found, reprint_of, order)
    part = memo.part("scores of wordings")
    scores = {}
    for a, b in sorted(_candidates(all_, memo.part("told in wordings"))):
        one, other = all_[a].first, all_[b].first
        if _may_be_one(all_[a], all_[b]):
            known = one.side is not None and one.side == other.side
            key = (one.document, one.words[0].span.start, other.document, other.words[0].span.start)
            inputs = (one.words, other.words, known)
            points = part.get(key, inputs, partial(score, one.words, other.words, known=known))
            if points:
                scores[a, b] = points
    groups = _groups(scores)
    return tuple(sorted((_variant(all_, g) for g in groups), key=QuoteVariant.order))


def _wordings(
    found: Iterable[Utterance], reprint_of: Mapping[str, str], order: Mapping[str, int]
) -> list[Wording]:
    by_words: dict[tuple[str | None, tuple[str, ...]], list[Utterance]] = defaultdict(list)
    for u in found:
        by_words[u.side, u.key].append(u)

    def rank(u: Utterance) -> tuple[bool, int, str, int]:
        e = u.evidence
        return u.document in reprint_of, order.get(u.document, 0), u.document, e.span.start

    out = [Wording(tuple(sorted(us, key=rank))) for us in by_words.values()]
    return sorted(out, key=lambda w: w.first.evidence)


def _candidates(all_: list[Wording], part: Part) -> set[tuple[int, int]]:
    """Pairs that share two content words in a row and are of one side; or of which one has an open
    speaker."""
    sided: dict[tuple[str | None, str, str], set[int]] = defaultdict(set)
    for n, w in enumerate(all_):
        key = (w.first.document, w.first.words[0].span.start)
        for x, y in part.get(key, w.first.words, partial(_pairs, w.first.words)):
            sided["", x, y].add(n)
            if w.first.side is not None:
                sided[w.first.side, x, y].add(n)
    out = set()
    for (side, _, _), members in sided.items():
        if len(members) > BLOCK:
            continue
        for a, b in combinations(sorted(members), 2):
            if side or None in (all_[a].first.side, all_[b].first.side):
                out.add((a, b))
    return out


def _pairs(ws: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """The content words that follow each other."""
    return tuple(pairwise(content(list(ws))))


def _may_be_one(a: Wording, b: Wording) -> bool:
    """Two sayings of one text in its body are two; so are those of two days."""
    bodies = {u.document for u in a.places if u.zone not in TELLERS}
    if any(u.document in bodies and u.zone not in TELLERS for u in b.places):
        return False
    days = [{u.said_on for u in w.places if u.said_on} for w in (a, b)]
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
