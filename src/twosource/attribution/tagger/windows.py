"""Cut the pieces of a text into windows, and tell how its words stand to a cue."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from twosource.attribution.tagger.encode import Encoded, Ints

MAX_CUE = 10
"""Words of the longest cue."""

MAX_WORDS_AWAY = 120
"""How far from its cue source and content are sought."""

N_DISTANCE, N_PARAGRAPH, N_SENTENCE = 61, 3, 9

_EDGES = np.array(
    [*range(1, 13), 14, 16, 18, 21, 24, 28, 32, 38, 45, 53, 62, 72, 84, 96, 110, 10**6]
)


class Window(NamedTuple):
    """Pieces [left, right) of a document; those before core are context only."""

    left: int
    core: int
    right: int


def windows(encoded: Encoded, limit: int, context: int) -> list[Window]:
    """Whole paragraphs packed into windows of at most ``limit`` pieces.

    Up to ``context`` pieces before them are read too. A paragraph longer than the limit is cut at a
    word.
    """
    cuts = _cuts(encoded, limit)
    out: list[Window] = []
    k = 0
    while k < len(cuts) - 1:
        j = k + 1
        while j + 1 < len(cuts) and cuts[j + 1] - cuts[k] <= limit:
            j += 1
        at = int(np.searchsorted(encoded.first, max(0, cuts[k] - context), "left"))
        left = int(encoded.first[at]) if at < encoded.n_words else cuts[k]
        out.append(Window(min(left, cuts[k]), cuts[k], cuts[j]))
        k = j
    return out


def _cuts(encoded: Encoded, limit: int) -> list[int]:
    """Where windows may begin: at paragraphs, and within those that are too long."""
    first = encoded.first
    cuts: list[int] = []
    bounds = encoded.breaks.tolist()
    for a, b in pairwise(bounds):
        cuts.append(a)
        while b - cuts[-1] > limit:
            k = int(np.searchsorted(first, cuts[-1] + limit, "right")) - 1
            word = int(first[k])
            cuts.append(word if word > cuts[-1] else cuts[-1] + limit)
    cuts.append(bounds[-1])
    return cuts


def window_words(encoded: Encoded, window: Window) -> tuple[int, int, int]:
    """Word numbers: first of the window, first of its core, end."""
    a, b, c = np.searchsorted(encoded.first, window)
    return int(a), int(b), int(c)


def reach(encoded: Encoded, low: int, high: int, a: int, b: int) -> tuple[int, int]:
    """The words [from, to) in which the roles of the cue [a, b] are sought, inside [low, high)."""
    p = encoded.paragraph
    lo = int(np.searchsorted(p, p[a] - 1, "left")) if p[a] else 0
    hi = int(np.searchsorted(p, p[b] + 1, "right"))
    return max(low, lo, a - MAX_WORDS_AWAY), min(high, hi, b + 1 + MAX_WORDS_AWAY)


def relations(encoded: Encoded, lo: int, hi: int, a: int, b: int) -> tuple[Ints, Ints, Ints]:
    """Distance, paragraph and sentence of the words [lo, hi) seen from the cue [a, b], as small
    numbers: the rows of the heads' tables."""
    words = np.arange(lo, hi)
    before = np.maximum(a - words, 0)
    after = np.maximum(words - b, 0)
    bucket = np.searchsorted(_EDGES, np.maximum(before, after), "left") + 1
    distance = np.where(before > 0, 30 - bucket, np.where(after > 0, 30 + bucket, 30))
    paragraph = np.sign(encoded.paragraph[lo:hi] - encoded.paragraph[a]) + 1
    sentence = np.clip(encoded.sentence[lo:hi] - encoded.sentence[a], -4, 4) + 4
    return distance, paragraph, sentence
