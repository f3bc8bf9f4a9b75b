"""Attributions as the decoder finds them, in words; which of them are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.windows import MAX_CUE, MAX_WORDS_AWAY

Range = tuple[int, int]
"""Word numbers, both inclusive."""

_FAR = 2 * MAX_WORDS_AWAY + MAX_CUE  # words between cues whose contents can meet


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, with what its confidence rests on."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    mass: float  # probability that a cue stands here
    path: float  # log probability of the roles, given the cue
    extent: float  # log probability of the cue's end
    flat_cue: float  # mean probability of the role by the flat head, over the words chosen
    flat_source: float
    flat_content: float
    around: float = 0.0  # mass of the strongest other cue whose content holds this cue
    within: float = 0.0  # mass of the strongest other cue inside this content
    rival: float = 0.0  # mass of the strongest other that claims some of this content
    confidence: float = 0.0


def size(ranges: Sequence[Range]) -> int:
    """Words in the ranges."""
    return sum(b - a + 1 for a, b in ranges)


def related(found: Sequence[Found]) -> list[Found]:
    """Note how those of a document stand to one another. ``found`` is in order of the cues."""
    around, within, rival = ([0.0] * len(found) for _ in range(3))
    for i, f in enumerate(found):
        for j in range(i - 1, -1, -1):
            g = found[j]
            if f.cue[0] - g.cue[0] > _FAR:
                break
            for inner, outer in ((i, j), (j, i)):
                if _holds(found[outer].content, found[inner].cue[0]):
                    around[inner] = max(around[inner], found[outer].mass)
                    within[outer] = max(within[outer], found[inner].mass)
            if _meet(f.content, g.content):
                rival[i] = max(rival[i], g.mass)
                rival[j] = max(rival[j], f.mass)
    return [
        replace(f, around=around[k], within=within[k], rival=rival[k]) for k, f in enumerate(found)
    ]


def _holds(ranges: Sequence[Range], word: int) -> bool:
    return any(a <= word <= b for a, b in ranges)


def _meet(one: Sequence[Range], other: Sequence[Range]) -> bool:
    return any(a <= d and c <= b for a, b in one for c, d in other)


def inputs(f: Found) -> NDArray[np.float64]:
    """What the confidence is computed from, (12,)."""
    mass = min(max(f.mass, 1e-4), 1 - 1e-4)
    return np.array(
        [
            np.log(mass / (1 - mass)), max(f.path, -20.0), f.extent, float(not f.source),
            np.log(max(size(f.content), 1)), f.flat_cue, f.flat_source, f.flat_content, f.around,
            f.within, f.rival, 1.0,
        ]
    )  # fmt: skip


def confident(f: Found, weights: NDArray[np.float64]) -> Found:
    """With the probability that it is right, by logistic regression on ``inputs``."""
    return replace(f, confidence=float(1 / (1 + np.exp(-(inputs(f) @ weights)))))


def settle(found: Sequence[Found], threshold: float) -> list[Found]:
    """Keep the confident ones; words that two claim as content stay with the more confident.

    One that loses half of its content or more is left out. Returned in order of the cues.
    """
    out: list[Found] = []
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: -f.confidence):
        if f.confidence < threshold:
            break
        content = _without(f.content, taken)
        if size(content) * 2 <= size(f.content):
            continue
        out.append(replace(f, content=content))
        taken.update(w for a, b in content for w in range(a, b + 1))
    return sorted(out, key=lambda f: f.cue)


def _without(ranges: Sequence[Range], taken: set[int]) -> tuple[Range, ...]:
    """The ranges with some words taken out."""
    out: list[Range] = []
    for a, b in ranges:
        begin: int | None = None
        for w in range(a, b + 2):
            free = w <= b and w not in taken
            if free and begin is None:
                begin = w
            elif not free and begin is not None:
                out.append((begin, w - 1))
                begin = None
    return tuple(out)
