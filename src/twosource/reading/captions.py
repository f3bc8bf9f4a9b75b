"""Captions in plain text: several weak signs, weighed; a few strong ones are enough alone."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from twosource.reading.lexicon import patterns
from twosource.reading.paragraphs import Paragraph
from twosource.reading.repeats import Repeats
from twosource.reading.signs import (
    BLANK,
    QUOTES,
    ends_stopped,
    is_bullet,
    starts_quoted,
    strip,
    title_share,
    word_count,
)

_FILE = "captions.toml"
_MOST_WORDS = 80
_SHORT = 9
_PROSE_WORDS = 8
_LIST_RUN = 4
_THRESHOLD = 3.0
_RELATED = 0.4
_UNRELATED = 0.25
_LINK_WORDS = 16
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}: ?[A-Z]")
_NEVER = re.compile(r"\(@\w+\)|^\s*[-\u2013\u2014]|\b(?:and|or|then)\s*$")
"""A post of a social network, the name below a quotation set apart, an item of a list."""
_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing\b")


def strong_captions(paragraphs: Sequence[Paragraph], aside: Set[int]) -> frozenset[int]:
    """Return the paragraphs that say themselves that they stand beside a picture."""
    return frozenset(k for k, p in enumerate(paragraphs) if k not in aside and _is_strong(p.text))


def weak_captions(paragraphs: Sequence[Paragraph], aside: Set[int]) -> frozenset[int]:
    """Return captions by weighed signs among the paragraphs that are not ``aside``.

    Signs: no stop at the end, where the text has stops; words of the picture desk; words that
    the text has elsewhere; people named in full once more; a label or participle at the start.
    A run of unstopped lines is a list, and the last line may have been cut off.
    """
    order = [k for k in range(len(paragraphs)) if k not in aside]
    candidates = [k for k in order if _is_candidate(paragraphs[k].text)]
    if not candidates:
        return frozenset()
    stops = _weight_of_stops([paragraphs[k].text for k in order])
    lists = _lists(paragraphs, order)
    repeats = Repeats(paragraphs)
    out = set()
    for k in candidates:
        text = paragraphs[k].text
        score = _looks(text, 0.0 if k in lists else stops)
        if not score:
            continue
        score += _form(text) + _echo(repeats, k, text)
        if k in (order[0], order[-1]) or (k and paragraphs[k - 1].text.rstrip(BLANK)[-1:] == ":"):
            score -= 1
        if score >= _THRESHOLD:
            out.add(k)
    return frozenset(out)


def unrelated_links(paragraphs: Sequence[Paragraph], aside: Set[int]) -> frozenset[int]:
    """Return short unstopped lines with hardly a word of the prose: links to other pieces."""
    order = [k for k in range(len(paragraphs)) if k not in aside]
    texts = [paragraphs[k].text for k in order]
    if _weight_of_stops(texts) < 2:
        return frozenset()
    repeats = Repeats(paragraphs)
    return frozenset(
        k
        for k, text in zip(order, texts, strict=True)
        if not ends_stopped(text)
        and not is_bullet(text)
        and not starts_quoted(text)
        and _SHORT - 3 <= word_count(text) <= _LINK_WORDS
        and repeats.size(k) >= 4
        and repeats.of_all(k) < _UNRELATED
    )


def _is_strong(text: str) -> bool:
    if word_count(text, _MOST_WORDS + 1) > _MOST_WORDS:
        return False
    line = strip(text)[:800]
    if patterns(_FILE, "strong_start").match(line):
        return True
    return patterns(_FILE, "strong_end").search(line[-140:]) is not None


def _is_candidate(text: str) -> bool:
    """Whether a paragraph has any of the signs without which none is a caption."""
    if (
        is_bullet(text)
        or _NEVER.search(text[:800])
        or word_count(text, _MOST_WORDS + 1) > _MOST_WORDS
        or len(text) > 800
    ):
        return False
    return not ends_stopped(text) or patterns(_FILE, "weak").search(text) is not None


def _looks(text: str, stops: float) -> float:
    n = word_count(text)
    unstopped = 0.0
    if not ends_stopped(text):
        unstopped = stops if n >= _SHORT else min(stops, 1.0)
    desk = len(patterns(_FILE, "weak").findall(text))
    return unstopped + min(desk * (1.5 if n <= 35 else 1.0), 3.0)


def _form(text: str) -> float:
    line = strip(text)
    score = 0.0
    if _LABEL.match(line):
        score += 0.5
    if _PARTICIPLE.match(line):
        score += 0.5
    if title_share(line) >= 0.8 and word_count(line) >= 6:
        score -= 1.5  # the headline of another piece
    if starts_quoted(text):
        score -= 1.5
    if text.rstrip(BLANK)[-1:] in QUOTES:
        score -= 0.5
    return score


def _echo(repeats: Repeats, k: int, text: str) -> float:
    score = 1.0 if repeats.renames(k) else 0.0
    if repeats.only_names(text):
        score += 2
    if word_count(text) >= _SHORT:
        if repeats.of_all(k) < _RELATED:
            score -= 1.5
        elif repeats.of_one(k) >= 0.65:
            score += 1.5
        elif repeats.of_all(k) >= 0.85:
            score += 1
    return score


def _weight_of_stops(texts: Sequence[str]) -> float:
    """Return what a missing stop says, 0 to 2: the more the more of the text has stops."""
    prose = [t for t in texts if word_count(t, _PROSE_WORDS) >= _PROSE_WORDS and not is_bullet(t)]
    stopped = sum(ends_stopped(t) for t in prose)
    if stopped < 3 or stopped < 0.65 * len(prose):
        return 0.0
    return 2.0 if stopped >= 0.8 * len(prose) else 1.5


def _lists(paragraphs: Sequence[Paragraph], order: Sequence[int]) -> set[int]:
    """Return the paragraphs that stand in a run of unstopped ones."""
    out: set[int] = set()
    run: list[int] = []
    for k in [*order, -1]:
        if k >= 0 and not ends_stopped(paragraphs[k].text) and (not run or k == run[-1] + 1):
            run.append(k)
            continue
        if len(run) >= _LIST_RUN:
            out.update(run)
        run = [k] if k >= 0 and not ends_stopped(paragraphs[k].text) else []
    return out
