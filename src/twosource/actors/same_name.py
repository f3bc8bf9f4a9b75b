"""Whether two names may be one: short forms, spellings, slips of the hand."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from twosource.actors import lexicon
from twosource.actors.fold import sound


def same_first(a: str, b: str) -> bool:
    """Whether two first names may be one: equal, an initial, a nickname, a spelling."""
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    nick = lexicon.nicknames()
    if a in nick and nick.get(b) == nick[a]:
        return True
    if sound(a) == sound(b):
        return True
    return len(a) == len(b) >= 5 and sorted(a) == sorted(b) and OSA.distance(a, b) == 1


def slip(a: str, b: str) -> bool:
    """Whether two surnames differ by one slip of the hand: a swap, a letter lost or doubled.

    Another letter in the place of one is a slip in long names alone ("Chang" and "Cheng" are two),
    or where it sounds the same.
    """
    if a == b or min(len(a), len(b)) < 4 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if OSA.distance(a, b, score_cutoff=1) != 1:
        return False
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return len(shorter) >= 5 and longer[:-1] != shorter
    return sorted(a) == sorted(b) or len(a) >= 8 or (len(a) >= 6 and _heard(a) == _heard(b))


def _heard(name: str) -> str:
    """A surname as it sounds where "z" and "s" stand for one letter ("Nazarin", "Nasarin")."""
    return sound(name).replace("z", "s")
