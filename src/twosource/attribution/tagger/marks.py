"""Find quotation marks and tell them from apostrophes: the scanner of the tagger's features.

Not ``language.quotes``: the weights were trained on this one's reading of the marks.
It knows double straight, double curly, single straight, single curly and two single marks ('') used
as one double mark. A single mark inside a word, an elision ('90s, 'em) or a plural possessive
(voters') is an apostrophe. A quotation runs on over paragraphs only where the next paragraph opens
with a mark of its own. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Family = Literal["double", "single"]

_MARK = re.compile(
    "''|[\"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]|``|['\u2018\u2019\u201a\u201b`\u2032]"
)
_ELISION = re.compile(r"(?:\d0s|em|til|till|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_OPENING_BEFORE = frozenset("([{-\u2013\u2014/:;,\u00a0\u2009\u200a.\"'\u201c\u2018`")
_OPENING_ONLY = frozenset("\u201c\u201e\u201f\u2018\u201a\u201b\u00ab")
_CLOSING_ONLY = frozenset("\u201d\u2019\u00bb")
_SINGLES = frozenset("'\u2018\u2019\u201a\u201b`\u2032")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: text[start:end]."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks of a text in order, and the stretches that stand between them."""

    marks: tuple[Mark, ...]
    inside: tuple[tuple[int, int], ...]
    apostrophes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    family: Family
    can_open: bool
    can_close: bool
    possessive: bool  # after an s: a close or the end of "voters'"


def scan(text: str, paragraphs: Sequence[tuple[int, int]]) -> Quotes:
    """Return all quotation marks of the paragraphs, which stand in order of the text."""
    marks: list[Mark] = []
    inside: list[tuple[int, int]] = []
    apostrophes: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        candidates, plain = _candidates(text, start, end)
        apostrophes += plain
        if not candidates:
            continue
        pairing = _Pairing(text)
        verdicts = _verdicts(candidates)
        for k, c in enumerate(candidates):
            pairing.take(c, verdicts[k])
        follows = number + 1 < len(paragraphs) and (
            _MARK.match(text, paragraphs[number + 1][0]) is not None
        )
        pairing.finish(start, end, follows)
        marks += [m for m in pairing.marks if m.start not in pairing.lost]
        inside += pairing.inside
        apostrophes += pairing.apostrophes
    marks.sort(key=lambda m: m.start)
    return Quotes(tuple(marks), tuple(inside), tuple(sorted(apostrophes)))


def _candidates(text: str, start: int, end: int) -> tuple[list[_Candidate], list[int]]:
    """What may be a mark in text[start:end], and what is surely an apostrophe."""
    found: list[_Candidate] = []
    apostrophes: list[int] = []
    for match in _MARK.finditer(text, start, end):
        s, e, shape = match.start(), match.end(), match.group()
        before = text[s - 1] if s > start else " "
        after = text[e] if e < end else " "
        family: Family = "single" if shape in _SINGLES else "double"
        if family == "single" and before.isalnum() and after.isalnum():
            apostrophes.append(s)
            continue
        if before.isdigit() and shape in ("\u2032", "\u2033"):
            continue
        free_left = before.isspace() or before in _OPENING_BEFORE
        if family == "single" and shape != "\u2018" and free_left and _ELISION.match(text, e):
            apostrophes.append(s)
            continue
        can_open, can_close = _sides(shape, family, before, after, free_left)
        if not can_open and not can_close:
            apostrophes.append(s)
            continue
        possessive = family == "single" and before in "sSxz" and after.isspace()
        found.append(_Candidate(s, e, family, can_open, can_close, possessive))
    return found, apostrophes


def _sides(
    shape: str, family: Family, before: str, after: str, free_left: bool
) -> tuple[bool, bool]:
    """Whether a mark may open and whether it may close, by its shape and its neighbours."""
    can_open = free_left and not after.isspace() and shape not in _CLOSING_ONLY
    can_close = not before.isspace() and shape not in _OPENING_ONLY
    if shape == "\u2018" and not free_left:
        can_open = not before.isalnum()
    if family == "double":
        if shape in _OPENING_ONLY:
            return True, False
        if shape in _CLOSING_ONLY:
            can_close = True
        if not can_open and not can_close:
            return True, True
    return can_open, can_close


def _verdicts(candidates: Sequence[_Candidate]) -> list[bool]:
    """For each candidate: whether, after an s, it closes rather than marks a possessive.

    It closes unless a later single mark can only close, with no opening one between.
    """
    out, later = [True] * len(candidates), True
    for k in range(len(candidates) - 1, -1, -1):
        out[k] = later
        c = candidates[k]
        if c.family == "single":
            if c.can_open:
                later = True
            elif not c.possessive:
                later = False
    return out


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph while they are paired."""

    text: str
    stack: list[_Candidate] = field(default_factory=list)
    levels: dict[Family, list[int]] = field(default_factory=lambda: {"double": [], "single": []})
    marks: list[Mark] = field(default_factory=list)
    inside: list[tuple[int, int]] = field(default_factory=list)
    apostrophes: list[int] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)

    def take(self, c: _Candidate, closes_after_s: bool) -> None:
        """Read the next mark."""
        singles = self.levels["single"]
        if self.text[c.start : c.end] == "''" and c.can_close and len(singles) >= 2:
            first = singles[0]  # '' at the end of two single quotations closes both
            self.marks.append(Mark(c.start, c.end, False))
            if first == 0:
                self.inside.append((self.stack[0].end, c.start))
            self._cut(first)
            return
        matching = self.levels[c.family]
        if c.can_close and matching:
            if c.possessive and not closes_after_s:
                self.apostrophes.append(c.start)
            else:
                self._close(c, matching[-1])
        elif c.can_open:
            self.marks.append(Mark(c.start, c.end, True))
            self.levels[c.family].append(len(self.stack))
            self.stack.append(c)
        elif c.family == "single":
            self.apostrophes.append(c.start)
        else:  # a double mark that closes what nothing opened
            self.marks.append(Mark(c.start, c.end, False))

    def _close(self, c: _Candidate, level: int) -> None:
        for o in self.stack[level + 1 :]:
            self.lost.add(o.start)
            self.apostrophes.append(o.start)
        opener = self.stack[level]
        self.marks.append(Mark(c.start, c.end, False))
        self._cut(level)
        if level == 0:
            self.inside.append((opener.end, c.start))

    def _cut(self, level: int) -> None:
        del self.stack[level:]
        for levels in self.levels.values():
            while levels and levels[-1] >= level:
                levels.pop()

    def finish(self, start: int, end: int, mark_follows: bool) -> None:
        """The paragraph is over: what is still open runs to its end, or was no mark."""
        if not self.stack:
            return
        opener = self.stack[0]
        double = opener.family == "double"
        runs_on = mark_follows or (double and opener.start == start)
        dropped = {o.start for o in self.stack[1 if runs_on else 0 :] if o.family == "single"}
        if runs_on or double:
            self.inside.append((opener.end, end))
        self.apostrophes += dropped
        self.lost |= dropped
