"""Whether two quoted passages are one utterance in other words: aligned, and strictly scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from twosource.accounts.words import Word, content, is_number, listed

LEAST = 5
"""Words that both have, in one order."""
CONTENT = 3
"""Words that tell something and stand in both; names do not count, for whoever speaks twice of the
same people says their names twice."""
FOR_ONE_SIDED = 2
FOR_REPLACED = 4
FOR_TELLING = 7
"""How many more of them are asked for each such word that stands in one alone; that is replaced by
another; that is a number, a name or a negation."""
OPEN_MORE = 3
"""How many more where it is not known who speaks."""
SHARE = 0.7
"""Least share of the words that stand in both."""
SPELLING = 80.0
"""Likeness (0 to 100) from which two words are two spellings or forms of one."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first passage that the second has not, and the other way round."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]


def align(a: Sequence[Word], b: Sequence[Word]) -> tuple[list[str], list[Change]]:
    """Return the words in both, in order, and the changes between the first and the last of them.

    What one passage alone has before the first or after the last shared word is an excerpt's edge,
    and no change; where both have words there, it is one.
    """
    first, second = [w.norm for w in a], [w.norm for w in b]
    shared: list[str] = []
    changes: list[Change] = []
    at = (0, 0)
    for op in LCSseq.opcodes(first, second):
        if op.tag != "equal":
            continue
        _gap(a, b, at, (op.src_start, op.dest_start), changes, inner=at != (0, 0))
        shared += first[op.src_start : op.src_end]
        at = (op.src_end, op.dest_end)
    _gap(a, b, at, (len(a), len(b)), changes, inner=False)
    return shared, changes


def _gap(
    a: Sequence[Word], b: Sequence[Word], start: tuple[int, int], end: tuple[int, int],
    changes: list[Change], *, inner: bool,
) -> None:  # fmt: skip
    left, right = tuple(a[start[0] : end[0]]), tuple(b[start[1] : end[1]])
    if (left and right) or (inner and (left or right)):
        changes.append(Change(left, right))


def score(a: Sequence[Word], b: Sequence[Word], *, known: bool) -> float:
    """Return how much of two passages is shared (0 to 1); 0 where they are not one utterance in
    other words. ``known``: both are known to be of one speaker."""
    shared, changes = align(a, b)
    if len(shared) < LEAST or not changes:
        return 0.0
    both = set(shared)
    telling = len(set(content([w for w in a if w.norm in both and not w.name])))
    asked = CONTENT + sum(_asked(c) for c in changes) + (0 if known else OPEN_MORE)
    if telling < asked or not any(_matters(c) for c in changes):
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
