"""From the projections of a window's words to attributions: first cues, then the roles of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.encode import N_STATES, Encoded
from twosource.attribution.tagger.found import Found, Range, size
from twosource.attribution.tagger.heads import Floats, Heads, Parts, softmax
from twosource.attribution.tagger.paths import IMPOSSIBLE, Path, best_paths
from twosource.attribution.tagger.windows import MAX_CUE, reach, relations
from twosource.attribution.tagger.words import OUTSIDE

FLOOR = 0.08
"""A word begins a cue with at least this probability, or is not looked at."""

_SOURCE, _CONTENT = 1, 3  # the roles that begin a piece; one more continues it
_FLAT_CUE, _FLAT_SOURCE, _FLAT_CONTENT = slice(1, 3), slice(3, 5), slice(5, 7)


TOGETHER = 64
"""Cues whose paths are sought at a time: many share the cost of a step, memory stays small."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A cue of a window before its roles are decided."""

    cue: Range  # words of the document
    mass: float
    extent: float
    start: int  # the first word of ``scores``
    scores: Floats  # (words, roles)
    flat: Floats  # (words of the window, tags): probabilities
    low: int  # the first word of ``flat``


def cues_of_window(
    parts: Parts, heads: Heads, encoded: Encoded, bounds: tuple[int, int, int]
) -> list[Pending]:
    """Return the likely cues in [core, high), with the scores of the words around them.

    ``bounds`` are the word numbers (low, core, high) of the window, whose projections are given.
    """
    low, core, high = bounds
    flat = softmax(parts["flat"])
    out = []
    for (a, b), mass, extent in _cues(parts, heads, flat[:, 1], (core - low, high - low)):
        cue = (a + low, b + low)
        start, scores = _role_scores(parts, heads, encoded, (low, high), cue)
        out.append(Pending(cue, mass, extent, start, scores, flat, low))
    return out


def roles_of(encoded: Encoded, pending: Sequence[Pending], heads: Heads) -> list[Found]:
    """Decide the roles around each cue. Returned in the order given."""
    order = sorted(range(len(pending)), key=lambda k: len(pending[k].scores))
    out: dict[int, Found] = {}
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        paths = best_paths([pending[k].scores for k in some], heads.transition)
        out |= {k: _found(encoded, pending[k], path) for k, path in zip(some, paths, strict=True)}
    return [out[k] for k in range(len(pending))]


def _found(encoded: Encoded, p: Pending, path: Path) -> Found:
    source = _pieces(path.roles, p.start, _SOURCE)
    whole = _pieces(path.roles, p.start, _CONTENT)
    content = tuple(_in_one_paragraph(encoded, piece, p.cue) for piece in whole)
    mean = (
        _mean(p.flat[:, role].sum(-1), ranges, p.low)
        for role, ranges in (
            (_FLAT_CUE, (p.cue,)), (_FLAT_SOURCE, source), (_FLAT_CONTENT, content),
        )
    )  # fmt: skip
    return Found(p.cue, source, content, p.mass, path.value, p.extent, *mean)


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


def _in_one_paragraph(encoded: Encoded, piece: Range, cue: Range) -> Range:
    """Words run on into another paragraph in a quotation alone: else the part nearer to the cue."""
    a, b = piece
    paragraph = encoded.paragraph
    if paragraph[a] == paragraph[b]:
        return piece
    state = encoded.features[encoded.first[a : b + 1]] % N_STATES
    ends = np.flatnonzero(np.diff(paragraph[a : b + 1])) + 1  # where other paragraphs begin
    cuts = [int(k) + a for k in ends if OUTSIDE in (state[k - 1], state[k])]
    if not cuts:
        return piece
    return (cuts[-1], b) if a < cue[0] else (a, cuts[0] - 1)


def _mean(values: Floats, ranges: tuple[Range, ...], low: int) -> float:
    """Mean over some words; 0 for none."""
    n = size(ranges)
    return float(sum(values[a - low : b + 1 - low].sum() for a, b in ranges) / n) if n else 0.0
