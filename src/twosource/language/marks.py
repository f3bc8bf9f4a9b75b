"""Find the marks of a paragraph that may open or close a quotation.

A mark is judged by its neighbours alone: an opening mark follows a space (or a bracket, a dash) and
stands before a word; a closing one follows a word or a stop. What is left of the single marks after
that are apostrophes, feet and minutes, told apart by form ("don't", "'90s", "6'2") and, where the
form does not tell ("the players' union"), by what is open, in ``quotes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from twosource.language.entries import entries

Family = Literal["double", "single"]

DOUBLES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u301d\u301e'
SINGLES = "'\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4"
OPENING = "\u201c\u201e\u00ab\u2018\u201a\u2039`\u301d"
CLOSING = "\u201d\u00bb\u2019\u203a\u301e"

_CLUSTER = re.compile(f"[{DOUBLES}{SINGLES}]+")
_RUN = re.compile(f"[{DOUBLES}]+|[{SINGLES}]+")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_BRACKETS = "([{<"
_JOINTS = "-\u2010\u2011\u2012\u2013\u2014\u2015/*\u2022|>=+"
_STOPS = ".,;:!?)]}\u2026%"
_DIGITS = re.compile(r"\d\ds?\b")
_CLITIC = re.compile(r"(?:s|re|ll|ve|d|m|t|S|RE|LL|VE|D|M|T)\b")
_WORD = re.compile(r"[^\W\d_]+")
_INCHES = re.compile(r"\d['\u2019\u2032]\s?\d{1,2}(?:[.\u00bd\u00bc]\d?)?$")
_AMBIGUOUS_END = re.compile(r"(?:[sSzZxX]|[iI][nN])$")


class Mark(NamedTuple):
    """A mark (or a run of single ones, ``width`` long) at ``[start, end)``.

    ``opens`` and ``closes`` say what its neighbours allow (both or neither: undecided); ``lean`` is
    1 for a mark made to open, -1 to close, 0 for a straight one; ``doubtful`` tells a closing mark
    that may be an apostrophe or an inch.
    """

    start: int
    end: int
    family: Family
    width: int
    opens: bool
    closes: bool
    lean: int
    doubtful: bool


@cache
def elided_words() -> frozenset[str]:
    """Words written with an apostrophe in front ("'em"), lower case."""
    return frozenset(entries("twosource.language", "elided.txt"))


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of ``text[start:end]`` in order; apostrophes are left out."""
    for cluster in _CLUSTER.finditer(text, start, end):
        a, b = cluster.span()
        before, after = _before(text, a, start), _after(text, b, end)
        for run in _RUN.finditer(text, a, b):
            mark = _mark(text, run.start(), run.end(), before, after, (start, end, b - a))
            if mark is not None:
                yield mark


def _before(text: str, k: int, start: int) -> str:
    for i in range(k - 1, max(start, k - 4) - 1, -1):
        if text[i] not in _UNSEEN:
            return text[i]
    return " "


def _after(text: str, k: int, end: int) -> str:
    for i in range(k, min(end, k + 3)):
        if text[i] not in _UNSEEN:
            return text[i]
    return " "


def _mark(
    text: str, a: int, b: int, before: str, after: str, around: tuple[int, int, int]
) -> Mark | None:
    """Judge one run; None where it is no quotation mark."""
    start, end, width = around
    family: Family = "double" if text[a] in DOUBLES else "single"
    lean = 1 if text[a] in OPENING else -1 if text[a] in CLOSING else 0
    tail = text[b : b + 4]
    leads = before.isspace() or before in _BRACKETS or before in _JOINTS
    elided = tail.startswith(("...", "\u2026", ". . "))
    opens = leads and not after.isspace() and (after not in _STOPS or elided)
    closes = not before.isspace() and before not in _BRACKETS
    closes = closes and (after.isspace() or after in _STOPS or after in _JOINTS)
    doubtful = False
    if family == "single" and b - a == 1 and width == 1:
        if _apostrophe(text, a, b, before, after, end):
            return None
        doubtful = closes and _may_be_possessive(text, a, b, end)
    elif family == "double":
        if _INCHES.search(text, max(start, a - 8), a):
            return None
        doubtful = closes and before.isdigit() and _word_follows(text, b, end)
    size = b - a if family == "single" else 1
    return Mark(a, b, family, size, opens, closes, lean, doubtful)


def _apostrophe(text: str, a: int, b: int, before: str, after: str, end: int) -> bool:
    """Whether a lone single mark is surely an apostrophe, a foot or a minute."""
    if before.isalnum() and after.isalnum():
        return True
    if before.isdigit() and text[a] in "\u2032":
        return True
    if before in "nN" and text[a - 2 : a - 1] in tuple(SINGLES) and text[a - 3 : a - 2].isspace():
        return True  # rock 'n' roll
    if not after.isalnum() or before.isalnum():
        return False
    if _CLITIC.match(text, b, end) and before.isspace():  # "Smith 's", spaced out
        return True
    word = _WORD.match(text, b, min(end, b + 12))
    if word is not None:
        if word[0] in ("n", "N") and text[word.end() : word.end() + 1] in tuple(SINGLES):
            return True
        return word[0] in elided_words()
    decade = _DIGITS.match(text, b, end)
    return decade is not None and (
        decade[0][-1] == "s" or not (before.isspace() and _fresh(text, a))
    )


def _fresh(text: str, a: int) -> bool:
    """Whether what stands before invites a quotation: a start, a comma, a colon, a stop."""
    k = a
    while k > max(0, a - 4) and text[k - 1].isspace():
        k -= 1
    return k == 0 or text[k - 1] in ",:.\n" or "\n" in text[k:a]


def _may_be_possessive(text: str, a: int, b: int, end: int) -> bool:
    head = _AMBIGUOUS_END.search(text, max(0, a - 2), a)
    digits = text[a - 1 : a].isdigit()
    return (head is not None or digits) and _word_follows(text, b, end)


def _word_follows(text: str, b: int, end: int) -> bool:
    k = b
    while k < min(end, b + 3) and text[k].isspace():
        k += 1
    return b < k < end and text[k].isalnum()
