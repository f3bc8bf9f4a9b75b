"""Compare two values of a facet: one function a facet, each with a reason a reader understands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from twosource.language.entries import entries
from twosource.model.finding import DateRange, Facet, FacetValue
from twosource.model.number import NumberRange

Verdict = Literal["same", "compatible", "different", "not comparable"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict on two values, and why."""

    verdict: Verdict
    reason: str


def numbers(a: FacetValue, b: FacetValue) -> Comparison:
    """Numbers are compatible where the ranges meet: 5 and "several" are, 1 and 5 are not."""
    assert isinstance(a, NumberRange) and isinstance(b, NumberRange)
    if a == b:
        return Comparison("same", "the same number")
    if a.meets(b):
        return Comparison("compatible", "one number fits both")
    return Comparison("different", "no number fits both")


def sums(a: FacetValue, b: FacetValue) -> Comparison:
    """Sums of one currency are numbers; of two they cannot be set against each other."""
    assert isinstance(a, NumberRange) and isinstance(b, NumberRange)
    if not a.one_unit(b):
        return Comparison("not comparable", f"one is in {a.unit}, the other in {b.unit}")
    return numbers(a, b)


def days(a: FacetValue, b: FacetValue) -> Comparison:
    """Dates are compatible where the ranges meet: the 29th and "late December" are."""
    assert isinstance(a, DateRange) and isinstance(b, DateRange)
    if a == b:
        return Comparison("same", "the same day or days")
    if a.meets(b):
        return Comparison("compatible", "one day fits both")
    return Comparison("different", "no day fits both")


def actors(a: FacetValue, b: FacetValue) -> Comparison:
    """One contact was begun by one side."""
    return Comparison("same", "the same actor") if a == b else Comparison("different", "two actors")


def topics(a: FacetValue, b: FacetValue) -> Comparison:
    """A talk may touch on two topics, so two topics are not in conflict; see ``judge`` for a topic
    that one account denies and another gives."""
    assert isinstance(a, str) and isinstance(b, str)
    x, y = content_words(a), content_words(b)
    if x & y:
        return Comparison("same", "they share the words " + ", ".join(sorted(x & y)))
    return Comparison("not comparable", "a contact can have two topics")


def occurred(a: FacetValue, b: FacetValue) -> Comparison:
    """It happened or it did not; a plan goes with either, what is left open with all."""
    if a == b:
        return Comparison("same", "the same")
    if {a, b} == {"yes", "no"}:
        return Comparison("different", "one says that it happened, one that it did not")
    return Comparison("compatible", "a plan, or what is left open, excludes neither")


def places(a: FacetValue, b: FacetValue) -> Comparison:
    """A town is the same with and without its region; a part lies within a whole; two towns, or
    one name in two regions, differ. Of a street and a town it cannot be told."""
    assert isinstance(a, str) and isinstance(b, str)
    x, y = _parts(a), _parts(b)
    if x == y:
        return Comparison("same", "the same place")
    if x[0] == y[0]:
        if len(x) > 1 and len(y) > 1 and x[1] != y[1]:
            return Comparison("different", f"one name in two regions: {a}; {b}")
        return Comparison("same", "the same place, once with its region")
    if x[0] in y or y[0] in x:
        return Comparison("compatible", "one lies within the other")
    if _SPOT.search(x[0]) or _SPOT.search(y[0]):
        return Comparison("not comparable", "one names a spot, the other a town")
    return Comparison("different", "two places")


def participants(a: FacetValue, b: FacetValue) -> Comparison:
    """Two lists of those who took part go together: neither says that these were all. Who is said
    to have taken no part is denied (``judge``), and that is a dispute."""
    assert isinstance(a, tuple) and isinstance(b, tuple)
    x, y = set(a), set(b)
    if x == y:
        return Comparison("same", "the same people")
    if x <= y or y <= x:
        return Comparison("compatible", "one names more of them than the other")
    if x & y:
        return Comparison("compatible", "some are the same, and neither says that these were all")
    return Comparison("not comparable", "nobody is in both, and neither says that these were all")


def tolls(a: FacetValue, b: FacetValue) -> Comparison:
    """Numbers of people. A toll grows: whether a later number replaces an earlier one is for
    ``judge``, which knows when each was given."""
    return numbers(a, b)


def _parts(place: str) -> list[str]:
    return [p.strip() for p in place.lower().removeprefix("the ").split(",") if p.strip()]


_SPOT = re.compile(
    r"\d|\b(?:street|st|avenue|ave|road|rd|block|drive|lane|boulevard|square|highway|hospital|hotel|inn|"
    r"pub|bar|restaurant|office|flat|room|lobby|villa|club|tower|building|market|palace|embassy|farm|"
    r"school|house|home|apartments?|station|bridge|harbour|airport|park)\b"
)

COMPARE: dict[Facet, Callable[[FacetValue, FacetValue], Comparison]] = {
    "count": numbers,
    "killed": tolls,
    "injured": tolls,
    "amount": sums,
    "when": days,
    "place": places,
    "participants": participants,
    "initiator": actors,
    "about": topics,
    "occurred": occurred,
}

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ["ations", "ation", "ically", "ical", "ics", "ies", "ing", "ed", "es", "s", "al", "ic"]


@cache
def empty_words() -> frozenset[str]:
    """Words of ``lexicons/empty_words.txt``."""
    return frozenset(w for x in entries("twosource.accounts", "empty_words.txt") for w in x.split())


def content_words(text: str) -> frozenset[str]:
    """The words of a topic by which it is known, cut to their stems ("logistical", "logistics")."""
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in empty_words())


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
