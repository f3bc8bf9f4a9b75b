"""The head of an article: headline and standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from twosource.language.dateline import find_dateline
from twosource.reading.furniture import matches
from twosource.reading.paragraphs import Paragraph
from twosource.reading.signs import (
    ends_stopped,
    is_bullet,
    is_shouted,
    overlap,
    same_words,
    starts_quoted,
    title_share,
    word_count,
)

_HEADLINE_WORDS = 50
_STOPPED_WORDS = 20
_STANDFIRST_WORDS = 50
_KICKER_WORDS = 4
_SHOUTED_LABEL = re.compile(r"[A-Z][A-Z.\u2019' -]{2,40}(?:, [\w. ]{2,30}){0,2}:\s?\S")
"""A place or a speaker before a colon."""


@dataclass(frozen=True, slots=True)
class Head:
    """Indices: ``headline`` (None where there is none), ``kicker`` lines, ``standfirst``."""

    headline: int | None
    kickers: frozenset[int]
    standfirst: frozenset[int]


def head(
    paragraphs: Sequence[Paragraph], aside: Set[int], lines: Set[int], title: str | None
) -> Head:
    """Find the head. ``aside``: furniture and captions; ``lines``: bylines and dates."""
    order = [k for k in range(len(paragraphs)) if k not in aside and k not in lines]
    headline, kickers = _headline(paragraphs, order[:4], len(order), title)
    if headline is not None:
        order = [k for k in order if k > headline]
    standfirst = _standfirst(paragraphs, order, lines, headline)
    return Head(headline, kickers, standfirst)


def is_dateline(text: str) -> bool:
    """Whether a paragraph begins as agencies begin, ``CITY, May 4 (Agency) - ``, or ``CITY: ``."""
    if find_dateline(text, 0, len(text)) is not None:
        return True
    return _SHOUTED_LABEL.match(text.lstrip()[:160]) is not None


def _headline(
    paragraphs: Sequence[Paragraph], first: list[int], total: int, title: str | None
) -> tuple[int | None, frozenset[int]]:
    none: frozenset[int] = frozenset()
    if total < 2:
        return None, none
    for k in first[:3]:
        if title and (same_words(paragraphs[k].text, title)):
            return k, frozenset(j for j in first if j < k and _is_kicker(paragraphs[j].text))
    if not first:
        return None, none
    k = first[0]
    if len(first) > 2 and _is_kicker(paragraphs[k].text):
        after = first[1]
        if _may_be_headline(paragraphs[after].text, title) and not is_shouted(
            paragraphs[after].text
        ):
            return after, frozenset((k,))
    above_list = len(first) > 1 and is_bullet(paragraphs[first[1]].text)
    found = _may_be_headline(paragraphs[k].text, title, above_list=above_list)
    return (k, none) if found else (None, none)


def _is_kicker(text: str) -> bool:
    return is_shouted(text) and word_count(text) <= _KICKER_WORDS and not ends_stopped(text)


def _may_be_headline(text: str, title: str | None, *, above_list: bool = False) -> bool:
    """Whether a first paragraph looks like a headline. ``above_list``: bullets follow it."""
    n = word_count(text)
    if n > _HEADLINE_WORDS or len(text) > 350 or is_bullet(text) or is_dateline(text):
        return False
    capitals = n >= 4 and title_share(text) >= 0.75
    if title:
        # The headline is known: another one above the text is rare, and must look like it.
        alike = overlap(text, title) >= 0.6 or (capitals and n <= _STOPPED_WORDS)
        return not ends_stopped(text) and (alike or above_list)
    bare = text.rstrip()
    if ends_stopped(text) and not bare.endswith(("?", "!")):
        return capitals and n <= _STOPPED_WORDS and bare.endswith(".") and n >= 5
    if starts_quoted(text) and bare.endswith(("?", "!")):
        return False
    return n >= 2


def _standfirst(
    paragraphs: Sequence[Paragraph], order: list[int], lines: Set[int], headline: int | None
) -> frozenset[int]:
    out: list[int] = []
    rest = order
    label = 1 if rest and matches("summary_labels", paragraphs[rest[0]].text) else 0
    bullets = 0
    while label + bullets < len(rest) and is_bullet(paragraphs[rest[label + bullets]].text):
        bullets += 1
    enough = bullets >= 1 if headline is not None else bullets >= 2
    if enough and label + bullets < len(rest):
        return frozenset(rest[: label + bullets])
    if headline is None:
        return frozenset()
    for k in rest[:3]:
        text = paragraphs[k].text
        if k + 1 >= len(paragraphs) or word_count(text) > _STANDFIRST_WORDS:
            break
        if is_dateline(text) or len(rest) < 3:
            break
        above_line = any(j in lines for j in (k + 1, k + 2)) and headline < k
        before_dateline = is_dateline(paragraphs[k + 1].text)
        if ends_stopped(text) and not (above_line or before_dateline):
            break
        if word_count(text) < 5:
            break
        out.append(k)
        if len(out) == 2 or above_line or before_dateline:
            break
    after = [k for k in rest if not out or k > out[-1]][:3]
    if any(ends_stopped(paragraphs[k].text) for k in after):
        return frozenset(out)
    return frozenset()  # nothing here has stops: a list, not a head and a text
