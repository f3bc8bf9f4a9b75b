"""Of whom a toll is: of all who were hit ("14 people"), or of some kind of them ("six soldiers").

Two numbers of two kinds are no rivals: both may be so. Nor is a number of one kind a rival of a
larger one of all: it may be a part of it. What is of one kind and larger than a number of all is.
"""

from __future__ import annotations

import re
from functools import cache

from twosource.accounts.piece import Piece
from twosource.accounts.rival_words import kinds_of_people
from twosource.accounts.words import is_number
from twosource.accounts.words import words as compared
from twosource.model.number import NumberRange
from twosource.model.span import Span

_AFTER = 4
"""Words after a number within which it is said of whom it is ("six Frontier Guard soldiers")."""


def apart(a: Piece, b: Piece, one: str, other: str) -> bool:
    """Whether two numbers, in the texts ``one`` and ``other``, are of others, or of a part."""
    assert isinstance(a.value, NumberRange) and isinstance(b.value, NumberRange)
    x, y = kinds(a, one), kinds(b, other)
    if x and y:
        return x.isdisjoint(y)
    if not x and not y:
        return False
    part, whole = (a.value, b.value) if x else (b.value, a.value)
    return part.max is None or part.max < whole.min


def kinds(p: Piece, text: str) -> frozenset[str]:
    """The kinds of people of whom a number is told; none where it is of people as such."""
    assert isinstance(p.value, NumberRange)
    found: set[str] = set()
    for span in (p.told.mention.clause, *victims(p)):
        heard = [w.norm for w in compared(text, span)]
        for k, w in enumerate(heard):
            if is_number(w) and w.isdecimal() and int(w) == p.value.min:
                found |= _kinds(heard[k + 1 : k + 1 + _AFTER])
    return frozenset(found)


def victims(p: Piece) -> list[Span]:
    """The words for those hit, which may stand before the clause ("30 people who were hurt")."""
    m = p.told.mention
    return [v.span for v in m.participants if v.role == "victim" and v.span is not None]


def _kinds(near: list[str]) -> set[str]:
    out: set[str] = set()
    for w in near:
        if _end().fullmatch(w):
            break
        out |= {name for name, pattern in kinds_of_people().items() if pattern.fullmatch(w)}
    return out


@cache
def _end() -> re.Pattern[str]:
    """Words behind which something else begins."""
    return re.compile(r"and|or|were|was|had|have|has|been|are|is|who|in|on|at|by|when|after|from")
