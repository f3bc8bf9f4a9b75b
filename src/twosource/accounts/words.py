"""Words of a passage as they are compared: lower case, contractions opened, numbers in figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.model.span import Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019\u2010\u2011-][^\W\d_]+)*|\w+|%")
_MIN_STEM = 3
SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*\s+(?=[A-Z\u201c\"])|\n")
"""Where a sentence or a line ends, by its signs alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is compared, with its place in the text; ``name`` where it is written as one
    (a capital letter that is not the first of the passage)."""

    norm: str
    span: Span
    name: bool = False


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    text = files("twosource.accounts").joinpath("lexicons/wording.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def listed(part: str, key: str = "words") -> frozenset[str]:
    """The words under ``[part] key`` of ``lexicons/wording.toml``."""
    return frozenset(_lexicon()[part][key].split())


@cache
def pairs(part: str, key: str) -> Mapping[str, str]:
    """The ``left=right`` entries under ``[part] key``."""
    return dict(x.split("=") for x in _lexicon()[part][key].split())


@cache
def classes() -> Mapping[str, str]:
    """Stem -> the class of words that count as one (``[classes]``)."""
    return {stem(w): f"~{name}" for name, ws in _lexicon()["classes"].items() for w in ws.split()}


def words(text: str, span: Span) -> list[Word]:
    """Return the words of ``text[span]`` in order; a contraction yields two with one place."""
    out: list[Word] = []
    for m in _TOKEN.finditer(text, span.start, span.end):
        raw = m.group()
        place = Span(m.start(), m.end())
        name = (
            raw[0].isupper() and bool(out) and raw != "I" and not raw.startswith(("I'", "I\u2019"))
        )
        out += [Word(n, place, name) for n in _open(raw)]
    return out


@cache
def _open(raw: str) -> tuple[str, ...]:
    """What a token stands for: "didn't" is "did not", "five" is 5, "Anna's" is "anna"."""
    low = raw.lower().replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    whole = _lexicon()["contractions"].get(low)
    if whole is not None:
        return tuple(whole.split())
    if low.endswith("n't") and len(low) > len("n't"):
        return low[:-3], "not"
    for ending, word in _lexicon()["endings"].items():
        if low.endswith(ending) and len(low) > len(ending):
            return low[: -len(ending)], word
    low = low.removesuffix("'s").removesuffix("'")
    return (_figure(low),)


def _figure(low: str) -> str:
    """A number in figures where it is written in words ("five", "twenty-four")."""
    if low[0].isdigit():
        return low.replace(",", "")
    known = pairs("numbers", "words")
    tens, _, ones = low.partition("-")
    if ones and tens in known and ones in known:
        return str(int(known[tens]) + int(known[ones]))
    return known.get(low, low)


@cache
def stem(word: str) -> str:
    """A word cut to what its forms share ("approved", "approves", "approving": "approv")."""
    if word[-1:].isdigit():
        return word
    low = pairs("irregular", "forms").get(word, word)
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if low.endswith(ending) and len(low) - len(ending) >= _MIN_STEM and not low.endswith("ss"):
            low = low[: -len(ending)] + instead
            break
    if len(low) > _MIN_STEM and low[-1] == low[-2] and low[-1] not in "ls":
        low = low[:-1]
    return low.removesuffix("e") if len(low) > _MIN_STEM else low


def content(found: list[Word]) -> list[str]:
    """The stems of the words that tell something, in order."""
    return [stem(w.norm) for w in found if w.norm not in listed("function")]


def is_number(word: str) -> bool:
    """Whether a compared word is a number."""
    return word[0].isdigit()
