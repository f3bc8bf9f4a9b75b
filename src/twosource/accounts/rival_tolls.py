"""Tolls that are told as rivals: two numbers of all who were killed, or hurt, in one harm.

A number counts where it is told outright ("three people were killed", "nobody was hurt"), and
nothing beside it says that it may be of a part of them, or of several harms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from twosource.accounts.piece import Piece
from twosource.accounts.rival_words import sentence, words
from twosource.accounts.told import Told
from twosource.accounts.toll_kinds import apart, victims
from twosource.accounts.words import is_number
from twosource.accounts.words import words as compared
from twosource.model.finding import Facet
from twosource.model.number import NumberRange
from twosource.model.span import Span

_IN_A_YEAR = re.compile(r"\b(?:in|of) (?:19|20)\d\d\b", re.IGNORECASE)


def firm(facet: Facet, p: Piece, text: str) -> bool:
    """Whether a number is told outright as the toll of one harm."""
    m, value = p.told.mention, p.value
    own = m.killed if facet == "killed" else m.injured or m.hurt
    if own != value or not isinstance(value, NumberRange) or not _outright(value, p, text):
        return False
    around = sentence(text, m.span).of(text)
    if words("tolls", "several").search(around) or _IN_A_YEAR.search(around):
        return False
    if words("tolls", "guess").search(around):
        return False
    harmed = words("tolls", "harm").search(m.span.of(text))
    harmed = harmed or words("tolls", "counted").search(m.clause.of(text))
    return harmed is not None and not words("tolls", "part").search(m.clause.of(text))


def _outright(value: NumberRange, p: Piece, text: str) -> bool:
    """Whether the words give the number: in figures, as about so many, or that it was nobody."""
    m = p.told.mention
    if value.max == 0:
        said = words("tolls", "nobody").search(m.clause.of(text))
        return said is not None and not words("tolls", "others").search(m.clause.of(text))
    if m.modality != "happened":
        return False
    found = [x for span in (m.clause, *victims(p)) for x in _figures(text, span)]
    if value.exact is None:
        return any(words("tolls", "rough").search(lead) for _, lead in found)
    return any(n == value.min and not words("tolls", "known").search(lead) for n, lead in found)


_LEAD = 2
"""Words before a number in which stands what is made of it ("at least", "the other")."""


def _figures(text: str, clause: Span) -> Iterator[tuple[int, str]]:
    """The numbers in a clause, each with the words right before it; "a man" is one."""
    found = compared(text, clause)
    for k, w in enumerate(found):
        one = w.norm in ("a", "an")
        if one or (is_number(w.norm) and w.norm.isdecimal()):
            yield 1 if one else int(w.norm), " ".join(x.norm for x in found[max(0, k - _LEAD) : k])


def rivals(
    facet: Facet, a: Piece, b: Piece, told: Sequence[Told], texts: Mapping[str, str]
) -> bool:
    """Whether two firm numbers cannot both be so. Neither is a part: in its text there is no larger
    one (of another whom that text cites, where both stand in one). Nor are they one apart where one
    who did it died as well."""
    assert isinstance(a.value, NumberRange) and isinstance(b.value, NumberRange)
    one = a.told.document == b.told.document
    if one and (any(p.told.own for p in (a, b)) or _adds(a, b, texts)):
        return False
    if apart(a, b, texts[a.told.document], texts[b.told.document]) or _grew(a, b, texts):
        return False
    if any(_larger(facet, p, told, one) for p in (a, b)):
        return False
    if facet == "injured" and _with_the_dead(a, b, told):
        return False
    if abs(a.value.min - b.value.min) > 1:
        return True
    mine = {a.told.document, b.told.document}
    return not any(_doer_died(t, texts[t.document]) for t in told if t.document in mine)


def _grew(a: Piece, b: Piece, texts: Mapping[str, str]) -> bool:
    """Whether the lower number is the earlier one: a toll grows with the days, and within a day
    where the text of the higher one says that it rose or that somebody has died since."""
    assert isinstance(a.value, NumberRange) and isinstance(b.value, NumberRange)
    low, high = sorted((a, b), key=lambda p: p.value.min if isinstance(p.value, NumberRange) else 0)
    said = sentence(texts[low.told.document], low.told.mention.span)
    if words("tolls", "early").search(said.of(texts[low.told.document])):
        return True
    x, y = _day(low), _day(high)
    if low.told.document == high.told.document:
        return x is not None and y is not None and x < y
    if x is None or y is None or x > y:
        return False
    return x < y or words("tolls", "rose").search(texts[high.told.document]) is not None


def _day(p: Piece) -> date | None:
    """When a number was given; within a text by what it says of the days alone."""
    return p.told.said_on or p.told.published


def _with_the_dead(a: Piece, b: Piece, told: Sequence[Told]) -> bool:
    """Whether the higher number of those hurt may hold the dead of the other text: "four were
    shot", and later "one has died, and three were hurt"."""
    assert isinstance(a.value, NumberRange) and isinstance(b.value, NumberRange)
    low, high = (a, b) if a.value.min < b.value.min else (b, a)
    assert isinstance(low.value, NumberRange) and isinstance(high.value, NumberRange)
    dead = {n.min for t in told if t.document == low.told.document and (n := t.mention.killed)}
    return high.value.min - low.value.min in dead


def _adds(a: Piece, b: Piece, texts: Mapping[str, str]) -> bool:
    """Whether one of two numbers of a text counts others than those of the one before it."""
    return _of_others(max(a, b, key=lambda p: p.told.place()), texts)


def _of_others(p: Piece, texts: Mapping[str, str]) -> bool:
    """Whether a number counts others than those told before ("three other people")."""
    clause = p.told.mention.clause.of(texts[p.told.document])
    return words("tolls", "others").search(clause) is not None


def _larger(facet: Facet, p: Piece, told: Sequence[Told], within: bool) -> bool:
    """Whether the text has a larger number; ``within``: the same account has."""
    assert isinstance(p.value, NumberRange)
    for t in told:
        if t.document != p.told.document or (within and t.origin != p.told.origin):
            continue
        m = t.mention
        if m.modality == "denied":
            continue
        for n in (m.killed,) if facet == "killed" else (m.injured, m.hurt):
            if n is not None and p.value.max is not None and n.min > p.value.max:
                return True
    return False


def _doer_died(t: Told, text: str) -> bool:
    around = sentence(text, t.mention.span).of(text)
    return t.mention.killed is not None and words("tolls", "doer").search(around) is not None
