"""The best constrained path of roles for each cue, and its probability among all paths.

Roles are O, B/I-source and B/I-content, a linear chain (Lafferty, McCallum and Pereira 2001). A
path has at most one source and one to three pieces of content. All cues of a window go through the
recursion together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.tagger.heads import Floats

N_ROLE = 5
MAX_CONTENT = 3
IMPOSSIBLE = np.float32(-1e4)
SOURCE_BONUS = np.float32(2.0)
"""Where several sources share the probability, the best single path lacks one too often: paths
with a source get this much more (tuned on the held-out training articles)."""

_BEGINS_SOURCE, _IN_SOURCE, _BEGINS_CONTENT, _IN_CONTENT = 1, 2, 3, 4


class Path(NamedTuple):
    """A role for each word, and the log probability of the whole."""

    roles: NDArray[np.int64]
    value: float


class _State(NamedTuple):
    role: int
    sourced: int
    contents: int


def _states() -> list[_State]:
    """Role, whether a source was seen, pieces of content so far."""
    return [
        _State(role, sourced, contents)
        for role in range(N_ROLE)
        for sourced in (0, 1)
        for contents in range(MAX_CONTENT + 1)
        if (sourced or role not in (_BEGINS_SOURCE, _IN_SOURCE))
        and (contents or role not in (_BEGINS_CONTENT, _IN_CONTENT))
    ]


def _may_follow(one: _State, other: _State) -> bool:
    before, after = (one.sourced, one.contents), (other.sourced, other.contents)
    if other.role == _BEGINS_SOURCE:
        return not one.sourced and after == (1, one.contents)
    if other.role == _BEGINS_CONTENT:
        return after == (one.sourced, one.contents + 1)
    if other.role == _IN_SOURCE:
        return one.role in (_BEGINS_SOURCE, _IN_SOURCE) and before == after
    if other.role == _IN_CONTENT:
        return one.role in (_BEGINS_CONTENT, _IN_CONTENT) and before == after
    return before == after


_STATES = _states()
_FIRST = np.array([s in (_State(0, 0, 0), _State(1, 1, 0), _State(3, 0, 1)) for s in _STATES])
_LAST = np.array([s.contents >= 1 for s in _STATES])
_SOURCED = np.array([s.sourced == 1 for s in _STATES])
_ROLE = np.array([s.role for s in _STATES])
_MOVES = [[k for k, one in enumerate(_STATES) if _may_follow(one, other)] for other in _STATES]
_MOST = max(len(m) for m in _MOVES)
_FROM = np.array([[*m, *[0] * (_MOST - len(m))] for m in _MOVES])  # (to, few): states before
_REAL = np.array([[True] * len(m) + [False] * (_MOST - len(m)) for m in _MOVES])


def best_paths(scores: Sequence[Floats], transition: Floats) -> list[Path]:
    """Return a path for each cue. ``scores``: (words of the cue's reach, 5) for each."""
    if not scores:
        return []
    lengths = np.array([len(s) for s in scores])
    padded = np.zeros((int(lengths.max()), len(scores), N_ROLE), np.float32)
    for i, s in enumerate(scores):
        padded[: len(s), i] = s
    best, back = _viterbi(padded, lengths, transition)
    total = _partition(padded, lengths, transition)
    best = np.where(_LAST, best + SOURCE_BONUS * _SOURCED, -np.inf)
    return [_trace(best[i], back[:, i], int(n), float(total[i])) for i, n in enumerate(lengths)]


def _viterbi(
    padded: Floats, lengths: NDArray[np.int64], transition: Floats
) -> tuple[Floats, NDArray[np.int8]]:
    """Scores of the best paths by last state, and the state before each."""
    far, n, _ = padded.shape
    moves = np.where(_REAL, transition[_ROLE[_FROM], _ROLE[:, None]], -np.inf).astype(np.float32)
    by_state = padded[:, :, _ROLE]
    best = np.where(_FIRST, by_state[0], -np.inf).astype(np.float32)
    back = np.zeros((far, n, len(_STATES)), np.int8)
    shortest = int(lengths.min())
    rows = np.arange(len(_STATES))
    for k in range(1, far):
        through = best[:, _FROM] + moves
        choice = through.argmax(-1)
        back[k] = _FROM[rows, choice]
        new = through.max(-1) + by_state[k]
        best = new if k < shortest else np.where((lengths > k)[:, None], new, best)
    return best, back


def _partition(padded: Floats, lengths: NDArray[np.int64], transition: Floats) -> Floats:
    """Log of the summed weight of all paths: the forward algorithm, rescaled at each word."""
    start = np.array([0, 0, IMPOSSIBLE, 0, IMPOSSIBLE], np.float32)
    soft = np.exp(transition.astype(np.float32))
    tops = padded.max(-1, keepdims=True)
    weights = np.exp(padded - tops)
    first = padded[0] + start
    alpha = np.exp(first - tops[0])
    total = tops[0, :, 0].astype(np.float64)
    for k in range(1, len(padded)):
        new = (alpha @ soft) * weights[k]
        scale = new.sum(-1, keepdims=True) + np.float32(1e-30)
        live = lengths > k
        total += np.where(live, np.log(scale[:, 0]) + tops[k, :, 0], 0.0)
        alpha = np.where(live[:, None], new / scale, alpha)
    out: Floats = total + np.log(alpha.sum(-1) + 1e-30)
    return out


def _trace(best: Floats, back: NDArray[np.int8], length: int, total: float) -> Path:
    """Walk back from the best last state."""
    state = int(best.argmax())
    value = float(best[state] - SOURCE_BONUS * _SOURCED[state] - total)
    states = np.zeros(length, np.int64)
    for k in range(length - 1, -1, -1):
        states[k] = state
        state = int(back[k, state])
    return Path(_ROLE[states], value)
