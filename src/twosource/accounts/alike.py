"""Whether two quoted passages are one utterance in other words: aligned, and strictly scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from twosource.accounts.words import Word, content, is_number, listed

LEAST = 5
"""Words that both have, in one order."""
CONTENT = 2
"""Words that tell something and stand in both; names are none, for whoever speaks twice of the same
people says their names twice."""
WEIGHT = 3.0
"""What the shared words must weigh: one that tells something 1, any other ``SMALL``."""
SMALL = 0.34
FOR_ONE_SIDED = 2
FOR_REPLACED = 4
FOR_TELLING = 7
"""How much more is asked for each such word that stands in one alone; that is replaced by another;
that is a number, a name or a negation."""
OPEN_MORE = 3
"""How much more where it is not known who speaks."""
SHARE = 0.7
"""Least share of the words that stand in both."""
SPELLING = 80.0
"""Likeness (0 to 100) from which two words are two spellings or forms of one."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first passage that the second has not, and the other way round."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words in both, in order, what differs between the first and the last of them, and the
    words before and after: where one passage alone has some, it may be an excerpt's edge."""

    shared: tuple[str, ...]
    changes: tuple[Change, ...]
    before: Change
    after: Change

    @property
    def moved(self) -> bool:
        """Whether the passages differ by the order of words alone ("11 May", "May 11")."""
        gaps = (*self.changes, self.before, self.after)
        first = {w.norm for g in gaps for w in g.first}
        second = {w.norm for g in gaps for w in g.second}
        return all(
            {w.norm for w in c.first} <= second and {w.norm for w in c.second} <= first
            for c in self.changes
        )

    @property
    def crossed(self) -> tuple[Word, ...]:
        """The words at the edges where neither passage is an excerpt of the other: one goes on
        before, the other after."""
        left, right = self.before, self.after
        if (left.first and right.second) or (left.second and right.first):
            return (*left.first, *left.second, *right.first, *right.second)
        return ()


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """Return how two passages stand to each other, with the longest common sequence of words.

    Where both have words at an edge, these are a change too.
    """
    first, second = [w.norm for w in a], [w.norm for w in b]
    shared: list[str] = []
    gaps: list[Change] = []
    at = (0, 0)
    for op in LCSseq.opcodes(first, second):
        if op.tag == "equal":
            gaps.append(Change(tuple(a[at[0] : op.src_start]), tuple(b[at[1] : op.dest_start])))
            shared += first[op.src_start : op.src_end]
            at = (op.src_end, op.dest_end)
    gaps.append(Change(tuple(a[at[0] :]), tuple(b[at[1] :])))
    edges = [g for g in (gaps[0], gaps[-1]) if g.first and g.second]
    inner = [g for g in gaps[1:-1] if g.first or g.second]
    return Alignment(tuple(shared), (*inner, *edges), gaps[0], gaps[-1])


def score(a: Sequence[Word], b: Sequence[Word], *, known: bool) -> float:
    """Return how much of two passages is shared (0 to 1); 0 where they are not one utterance in
    other words. ``known``: both are known to be of one speaker."""
    found = align(a, b)
    shared, changes = found.shared, found.changes
    if len(shared) < LEAST or not changes or found.moved:
        return 0.0
    both = set(shared)
    telling = len(set(content([w for w in a if w.norm in both and not w.name])))
    weight = telling + SMALL * (len(shared) - telling)
    asked = WEIGHT + sum(_asked(c) for c in changes) + (0 if known else OPEN_MORE)
    asked += len(set(content(list(found.crossed))))
    if telling < CONTENT or weight < asked or not any(_matters(c) for c in changes):
        return 0.0
    changed = sum(max(len(c.first), len(c.second)) for c in changes)
    share = len(shared) / (len(shared) + changed)
    return share if share >= SHARE else 0.0


def _matters(c: Change) -> bool:
    """Whether a change is more than another spelling of a word."""
    return _spread(c.first) != _spread(c.second) and not _respelt(c.first, c.second)


def _spread(ws: Sequence[Word]) -> str:
    return "".join(w.norm for w in ws).replace("-", "").replace("'", "")


def _respelt(first: Sequence[Word], second: Sequence[Word]) -> bool:
    return (
        len(first) == len(second) == 1
        and not is_number(first[0].norm)
        and len(first[0].norm) > LEAST
        and ratio(first[0].norm, second[0].norm) >= SPELLING + 5
    )


def _asked(c: Change) -> int:
    """How many more shared words a change asks for."""
    if _telling(c.first) != _telling(c.second):
        return FOR_TELLING
    left, right = set(content(list(c.first))), set(content(list(c.second)))
    left, right = _unlike(left, right), _unlike(right, left)
    if left and right:
        return FOR_REPLACED * max(len(left), len(right))
    return FOR_ONE_SIDED * (len(left) + len(right))


def _telling(ws: Sequence[Word]) -> set[str]:
    """Numbers, names and negations: another one makes another statement."""
    turned = listed("negation")
    return {w.norm for w in ws if w.name or is_number(w.norm) or w.norm in turned}


def _unlike(some: set[str], others: set[str]) -> set[str]:
    return {w for w in some if not any(ratio(w, o) >= SPELLING for o in others)}
