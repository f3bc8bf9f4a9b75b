"""From the projections of a window's words to attributions: first cues, then the roles of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.encode import Encoded
from twosource.attribution.tagger.found import Found, Range, size
from twosource.attribution.tagger.heads import Floats, Heads, Parts, softmax
from twosource.attribution.tagger.paths import IMPOSSIBLE, best_paths
from twosource.attribution.tagger.windows import MAX_CUE, reach, relations

FLOOR = 0.08
"""A word begins a cue with at least this probability, or is not looked at."""

_SOURCE, _CONTENT = 1, 3  # the roles that begin a piece; one more continues it
_FLAT_CUE, _FLAT_SOURCE, _FLAT_CONTENT = slice(1, 3), slice(3, 5), slice(5, 7)


def decode_window(
    parts: Parts, heads: Heads, encoded: Encoded, bounds: tuple[int, int, int]
) -> list[Found]:
    """Return the attributions whose cues stand in [core, high).

    ``bounds`` are the word numbers (low, core, high) of the window, whose projections are given.
    """
    low, core, high = bounds
    flat = softmax(parts["flat"])
    cues = [
        ((a + low, b + low), mass, extent)
        for (a, b), mass, extent in _cues(parts, heads, flat[:, 1], (core - low, high - low))
    ]
    scored = [_role_scores(parts, heads, encoded, (low, high), cue) for cue, _, _ in cues]
    paths = best_paths([s for _, s in scored], heads.transition)
    out = []
    for (cue, mass, extent), (lo, _), path in zip(cues, scored, paths, strict=True):
        source, content = _pieces(path.roles, lo, _SOURCE), _pieces(path.roles, lo, _CONTENT)
        mean = (
            _mean(flat[:, role].sum(-1), ranges, low)
            for role, ranges in (
                (_FLAT_CUE, (cue,)), (_FLAT_SOURCE, source), (_FLAT_CONTENT, content),
            )
        )  # fmt: skip
        out.append(Found(cue, source, content, mass, path.value, extent, *mean))
    return out


def _cues(
    parts: Parts, heads: Heads, begin: Floats, core: tuple[int, int]
) -> list[tuple[Range, float, float]]:
    """Cues (words in the window, mass, log probability of the extent), none over another.

    Where two overlap the likelier stays, and gets the mass of the other.
    """
    low, high = core
    candidates: list[tuple[Range, float, float]] = []
    for s in (np.flatnonzero(begin[low:high] > FLOOR) + low).tolist():
        n = min(MAX_CUE, high - s)
        ends = parts["extent_start"][s] + parts["extent_end"][s : s + n] + heads.length[:n]
        p = softmax(np.maximum(ends, 0) @ heads.extent_weight + heads.extent_bias)
        k = int(p.argmax())
        candidates.append(((s, s + k), float(begin[s]), float(np.log(p[k] + 1e-9))))
    candidates.sort(key=lambda c: -c[1])
    kept: list[tuple[Range, float, float]] = []
    for (a, b), mass, extent in candidates:
        rival = next((k for k, ((c, d), _, _) in enumerate(kept) if a <= d and c <= b), None)
        if rival is None:
            kept.append(((a, b), mass, extent))
        else:
            span, more, its = kept[rival]
            kept[rival] = (span, min(1.0, more + mass), its)
    return sorted(kept)


def _role_scores(
    parts: Parts, heads: Heads, encoded: Encoded, bounds: tuple[int, int], cue: Range
) -> tuple[int, Floats]:
    """The first word around one cue, and the scores (words, roles) from there on."""
    (low, high), (a, b) = bounds, cue
    lo, hi = reach(encoded, low, high, a, b)
    distance, paragraph, sentence = relations(encoded, lo, hi, a, b)
    i, j = lo - low, hi - low
    near = heads.distance[distance] + heads.paragraph[paragraph] + heads.sentence[sentence]
    both = parts["pair_first"][a - low] + parts["pair_last"][b - low]
    hidden = np.maximum(parts["pair_word"][i:j] + both + near, 0)
    scores = hidden @ heads.role_weight.T + heads.role_bias
    scores += parts["match_word"][i:j] @ (parts["match_cue"][a - low] * heads.match).T
    scores[a - lo : b + 1 - lo, 1:] += IMPOSSIBLE
    return lo, scores.astype(np.float32)


def _pieces(roles: NDArray[np.int64], lo: int, begin: int) -> tuple[Range, ...]:
    """Ranges of a role in a path that starts at word ``lo``."""
    out: list[Range] = []
    for k in np.flatnonzero((roles == begin) | (roles == begin + 1)).tolist():
        if roles[k] == begin or not out:
            out.append((lo + k, lo + k))
        else:
            out[-1] = (out[-1][0], lo + k)
    return tuple(out)


def _mean(values: Floats, ranges: tuple[Range, ...], low: int) -> float:
    """Mean over some words; 0 for none."""
    n = size(ranges)
    return float(sum(values[a - low : b + 1 - low].sum() for a, b in ranges) / n) if n else 0.0
