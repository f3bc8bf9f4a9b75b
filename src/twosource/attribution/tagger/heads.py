"""The small heads that run in NumPy on the model's projections."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Parts = Mapping[str, Floats]
"""The projections of some words, by the head that uses them: each (words, size of the head)."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Weights of the heads; sizes: 160 of a pair of word and cue, 64 of the others, 5 roles."""

    distance: Floats  # (61, 160)
    paragraph: Floats  # (3, 160)
    sentence: Floats  # (9, 160)
    role_weight: Floats  # (5, 160)
    role_bias: Floats  # (5,)
    match: Floats  # (5, 64)
    transition: Floats  # (5, 5), with the forbidden moves
    length: Floats  # (10, 64)
    extent_weight: Floats  # (64,)
    extent_bias: Floats  # (1,)


def load_heads(data: bytes) -> Heads:
    """Read ``heads.npz``. Raises ``KeyError`` or ``ValueError`` where it is another file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return Heads(**{name: stored[name] for name in Heads.__dataclass_fields__})


def softmax(x: Floats) -> Floats:
    """Probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = e / e.sum(-1, keepdims=True)
    return out
