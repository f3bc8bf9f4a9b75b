"""Which of two sayings of one side came first, as the text says without a date.

"She had earlier said that ...", "Lee now says ...", "he was mistaken: there were three".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.accounts.words import SENTENCE_END
from twosource.model.attribution import Attribution
from twosource.model.span import hull

Turn = Literal["earlier", "later", "corrected", "past", "recent"]
"""Told as what was said before; as what was said afterwards; as what takes its place; as said in a
time that is over ("last week"); as said in these days ("on Thursday")."""

_REACH = 300
"""Code points around a saying within which its sentence is looked for."""
_CONTRARY = re.compile(r"\bcontrary to [^,.;]*", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(
        files("twosource.accounts").joinpath("lexicons/turns.toml").read_text(encoding="utf-8")
    )
    own = r"(?:i|we|he|she|they|it)\s+"
    return {
        k: re.compile(rf"\b{own if k == 'taken_back' else ''}{_any(v)}\b", re.IGNORECASE)
        for k, v in raw.items()
    }


def _any(phrases: list[str]) -> str:
    made = (re.escape(p).replace(r"\*\ ", r"(?:\S+\s+)?").replace(r"\ ", r"\s+") for p in phrases)
    return f"(?:{'|'.join(made)})"


def turn(text: str, said: Attribution) -> Turn | None:
    """Return whether the words around a saying put it before or after another of the same source;
    None where they do not, or where they do both."""
    whole = hull((*said.cue, *said.source, *said.content))
    if whole is None or not said.cue:
        return None
    words = _patterns()
    around = _without(text, *_sentence(text, whole.start, whole.end), said)
    parts = [s.of(text) for s in said.content]
    content = " ".join(parts)
    back = words["taken_back"]
    if _AFTER.search(text[max(0, min(said.cue).start - _NEAR) : min(said.cue).start]):
        return "earlier"  # "says that it was four, after saying that it was one"
    told = words["in_place"].search(content)
    heads = any(words["corrected"].match(p) for p in parts)  # "said, correcting an earlier figure"
    if (
        told
        or heads
        or words["corrected"].search(around)
        or back.search(around)
        or back.search(content)
    ):
        return "corrected"
    before, after = (
        words["earlier"].search(_CONTRARY.sub(" ", around)),
        words["later"].search(around),
    )
    if bool(before) == bool(after):
        return _when(text, said, around)
    return "earlier" if before else "later"


def _when(text: str, said: Attribution, around: str) -> Turn | None:
    """ "Said last week", "on Thursday, Lee said": words that date the saying to no day of its own,
    right at its verb or at the head of its sentence."""
    cue = max(said.cue)
    stop = min([cue.end + _NEAR, *(s.start for s in said.content if s.start >= cue.end)])
    near = _LEAD.sub("", text[cue.end : stop].partition("\n")[0])
    places = (cue.of(text).partition(" ")[2], near, _LEAD.sub("", around.lstrip()))
    words = _patterns()
    past, recent = (any(_heads(words[k], p) for p in places) for k in ("past", "recent"))
    return None if past == recent else "past" if past else "recent"


def _heads(words: re.Pattern[str], place: str) -> bool:
    """Whether a place begins with one of the words: "last week", not "last week's winner"."""
    found = words.match(place)
    return found is not None and place[found.end() : found.end() + 1] not in ("'", "\u2019", "-")


_NEAR = 40
"""Code points behind a verb of saying in which the words that date it begin."""
_AFTER = re.compile(
    r"\b(?:after|having)(?:\s+(?:having|first|initially|originally|earlier|previously))*\s+$",
    re.IGNORECASE,
)
"""Right before a verb of saying: what it brings was said before what the sentence tells."""
_LEAD = re.compile(r"^[\s,]*(?:(?:late|early|again|only|back|two|three|four|several|some) )?")


def follows(first: Turn | None, then: Turn | None) -> bool:
    """Whether the words put one saying before another of the same side."""
    if first == "earlier":
        return then not in ("earlier", "past")
    return first in (None, "past", "recent") and then in ("later", "corrected")


def precedes(first: Turn | None, then: Turn | None) -> bool:
    """Whether one saying is of a time that is over, and another of these days."""
    return first == "past" and then == "recent"


def replaces(a: Turn | None, b: Turn | None) -> bool:
    """Whether one of two sayings of one side takes the place of the other."""
    return a != b and "corrected" in (a, b)


def _without(text: str, start: int, end: int, said: Attribution) -> str:
    """The sentence around a saying without what is said."""
    out, at = [], start
    for s in sorted(said.content):
        if s.start >= end:
            break
        out.append(text[at : max(at, s.start)])
        at = max(at, s.end)
    return " ".join([*out, text[at : max(at, end)]])


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """The bounds of the sentences that hold a stretch."""
    low = max(0, first - _REACH)
    starts = [m.end() for m in SENTENCE_END.finditer(text, low, first)]
    breaks = text.rfind("\n", low, first)
    end = SENTENCE_END.search(text, max(first, last - 1), last + _REACH)
    stop = text.find("\n", last)
    ends = [e for e in (end.start() if end else -1, stop) if e >= 0]
    return max([low, breaks + 1, *starts]), min([*ends, last + _REACH, len(text)])
