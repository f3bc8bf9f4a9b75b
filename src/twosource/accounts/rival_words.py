"""Words that tell whether two values are rivals, read once from ``lexicons/rivals.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from twosource.accounts.words import SENTENCE_END
from twosource.model.span import Span

_REACH = 600
"""Code points on either side of a passage within which its sentence is looked for."""


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    text = files("twosource.accounts").joinpath("lexicons/rivals.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(part: str, key: str) -> re.Pattern[str]:
    """The words under ``[part] key``, any of them, as a pattern."""
    listed = _lexicon()[part][key].split()
    each = [re.escape(w).replace(r"\*", r"\w*").replace(r"\|", r"\s+") for w in listed]
    return re.compile(r"(?<![\w-])(?:" + "|".join(each) + r")(?![\w-])", re.IGNORECASE)


@cache
def another_harm() -> re.Pattern[str]:
    """ "a second shooting", "a similar fatal crash": words for another harm than the text's own."""
    which, what = words("chief", "another").pattern, words("chief", "harm").pattern
    return re.compile(rf"{which}\s+(?:\w+\s+)?{what}", re.IGNORECASE)


def sentence(text: str, span: Span) -> Span:
    """The sentence or line that a passage stands in, or those that it runs over, by punctuation."""
    low = max(0, span.start - _REACH)
    ends = (m.end() for m in SENTENCE_END.finditer(text, low, span.start + 1))
    start = max((e for e in ends if e <= span.start), default=low)
    after = SENTENCE_END.search(text, max(span.start, span.end - 1), span.end + _REACH)
    return Span(start, after.start() if after else min(len(text), span.end + _REACH))


@cache
def kinds_of_people() -> Mapping[str, re.Pattern[str]]:
    """Kinds of people by name, each as a pattern of the words for them."""
    found = _lexicon()["kinds"]
    return {
        name: re.compile("|".join(w.replace("*", r"\w*") for w in listed.split()))
        for name, listed in found.items()
    }
