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

Turn = Literal["earlier", "later", "corrected"]
"""Told as what was said before; as what was said afterwards; as what takes its place."""

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
    content = " ".join(s.of(text) for s in said.content)
    back = words["taken_back"]
    if words["corrected"].search(around) or back.search(around) or back.search(content):
        return "corrected"
    before, after = (
        words["earlier"].search(_CONTRARY.sub(" ", around)),
        words["later"].search(around),
    )
    return None if bool(before) == bool(after) else "earlier" if before else "later"


def follows(first: Turn | None, then: Turn | None) -> bool:
    """Whether the words put one saying before another of the same side."""
    if first == "earlier":
        return then != "earlier"
    return first is None and then in ("later", "corrected")


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
