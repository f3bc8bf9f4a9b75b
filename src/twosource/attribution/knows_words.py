"""The phrases by which a source says how it knows, made into patterns once.

The data file ``lexicons/knows.toml`` explains its own notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from twosource.attribution.lexicon import table, words

_WORD = re.compile(r"\w+")
_BETWEEN = r"(?:[\w'\u2019-]+\s+){0,4}?"


@cache
def pattern(section: str) -> re.Pattern[str]:
    """The phrases of a section as one pattern, the longest first."""
    phrases = sorted(words("knows", section), key=lambda w: (-len(w), w))
    joined = "|".join(_phrase(p) for p in phrases)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def matches(section: str, text: str, held: Set[str]) -> Iterator[re.Match[str]]:
    """The phrases of a section in ``text``. ``held``: ``words_in(text)``, so that most texts are
    told at once from those that hold none."""
    if held.isdisjoint(_needed(section)):
        return iter(())
    return pattern(section).finditer(text)


def words_in(text: str) -> frozenset[str]:
    """The words of a text, small."""
    return frozenset(_WORD.findall(text.lower()))


@cache
def _needed(section: str) -> frozenset[str]:
    """Words of which each phrase of the section has one."""
    return frozenset(
        max(_WORD.findall(" ".join(w for w in p.split() if w[0] != "{").lower()), key=len)
        for p in words("knows", section)
    )


def _phrase(phrase: str) -> str:
    out = []
    for word in phrase.split():
        if word == "...":
            out.append(_BETWEEN)
        elif word.startswith("{"):
            out.append(rf"{_any(_slot(word.strip('{}')))}\s+")
        else:
            out.append(rf"{re.escape(word)}\s+")
    return "".join(out).removesuffix(r"\s+")


def _slot(name: str) -> frozenset[str]:
    return listed("slots", name)


def _any(choices: frozenset[str]) -> str:
    ordered = sorted(choices, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """Words of a list that commas part."""
    given = table("knows")[section][name]
    return frozenset(w for part in given.split(",") if (w := " ".join(part.split())))


@cache
def seen_by() -> re.Pattern[str]:
    """ "seen by", "obtained by" and the like, right after a noun."""
    of = r"(?:\s+of(?:\s+[\w'-]+){1,4}?)?"
    by = _any(listed("document", "by"))
    return re.compile(rf"{of},?\s+(?:\w+ly\s+)?{by}(?!\w)", re.IGNORECASE)
