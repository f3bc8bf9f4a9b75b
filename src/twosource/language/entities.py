"""Named entities: the moves of spaCy's recogniser, worked out for all tokens at once.

spaCy's own loop goes from token to token, asks of each of 74 moves whether it may be made, and
takes Python's lock some 340 times over it: that was 28 % of the time of parsing (``perf record``).
It need not: outside an entity the state of its transition system (BILUO; Lample 2016) is the token
alone, so the best move of every token is known at once; inside one only "in" and "last" of its
label are left. The arithmetic is spaCy's, in its order, so the entities are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from twosource.language.batches import batches

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

Found = tuple[int, int, str]
"""First token, token after the last, label."""
Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


class Recogniser:
    """A trained recogniser of spaCy's greedy kind, for pieces that have no entities yet."""

    def __init__(self, ner: EntityRecognizer) -> None:
        from thinc.api import NumpyOps

        model: Any = ner.model
        moves: Any = ner.moves
        self._vectors, self._lower, upper = model.layers
        assert model.attrs["has_upper"] and not model.attrs["unseen_classes"]
        self._weights, self._bias = upper.get_param("W"), upper.get_param("b")
        self._gemm = NumpyOps(use_blis=True).gemm  # as spaCy's loop: the same last digits
        names = [moves.get_class_name(i).partition("-") for i in range(moves.n_moves)]
        self._kind = np.array([kind for kind, _, _ in names])
        self._label = [label for _, _, label in names]
        closed = [k == "O" or (k in "BU" and bool(label)) for k, _, label in names]
        self._shut = ~np.array(closed)  # what may never be done outside an entity
        by_name = {(kind, label): i for i, (kind, _, label) in enumerate(names)}
        follow = [(by_name.get(("I", n), 0), by_name.get(("L", n), 0)) for n in self._label]
        self._in, self._last = np.array(follow).T

    def __call__(self, docs: Sequence[Doc], spaces: Sequence[Sequence[bool]]) -> list[list[Found]]:
        """Return the entities of each piece. ``spaces``: of each token, whether it is a space."""
        found: list[list[Found]] = [[] for _ in docs]
        for some in batches([len(d) for d in docs]):
            batch = [docs[k] for k in some]
            blank = np.array([b for k in some for b in spaces[k]])
            for k, entities in zip(some, self._batch(batch, blank), strict=True):
                found[k] = entities
        return found

    def _batch(self, docs: Sequence[Doc], blank: NDArray[np.bool_]) -> list[list[Found]]:
        """Of a few pieces: the best move at each token, then where each begun entity ends."""
        rows: Floats = self._lower.predict(self._vectors.predict(list(docs)))
        rows = rows.reshape(*rows.shape[:2], -1)  # (1 + tokens, 3 places, hidden x pieces)
        ends = np.cumsum([len(d) for d in docs])
        last = np.zeros(len(rows) - 1, bool)
        last[ends - 1] = True
        scores = self._scores(rows[1:, 0] + rows[0, 1] + rows[0, 2])
        scores[:, self._shut] = -np.inf
        begin, unit = self._kind == "B", self._kind == "U"
        scores[np.ix_(last, begin)] = -np.inf
        scores[np.ix_(blank, begin | unit)] = -np.inf
        moves = scores.argmax(axis=1)
        starts = np.flatnonzero(begin[moves])
        stops = dict(zip(starts.tolist(), self._stops(rows, starts, moves[starts], last).tolist(),
                         strict=True))  # fmt: skip
        stops.update((i, i + 1) for i in np.flatnonzero(unit[moves]).tolist())
        out = []
        for end, doc in zip(ends.tolist(), docs, strict=True):
            out.append(self._walk(end - len(doc), end, stops, moves))
        return out

    def _walk(self, first: int, end: int, stops: dict[int, int], moves: Ints) -> list[Found]:
        found, i = [], first
        while i < end:
            stop = stops.get(i)
            if stop is not None:
                found.append((i - first, stop - first, self._label[moves[i]]))
            i = stop or i + 1
        return found

    def _stops(self, rows: Floats, starts: Ints, moves: Ints, last: NDArray[np.bool_]) -> Ints:
        """Where the entities end that would begin there, all taken one token further at a time."""
        stops = np.zeros(len(starts), np.intp)
        open_, at = np.arange(len(starts)), starts + 1
        while len(open_):
            begun, move = starts[open_], moves[open_]
            scores = self._scores(rows[at + 1, 0] + rows[begun + 1, 1] + rows[at, 2])
            each = np.arange(len(at))
            more = scores[each, self._in[move]]
            done = scores[each, self._last[move]]
            ends = last[at] | np.where(self._in[move] < self._last[move], done > more, done >= more)
            stops[open_[ends]] = at[ends] + 1
            open_, at = open_[~ends], at[~ends] + 1
        return stops

    def _scores(self, summed: Floats) -> Floats:
        """The score of each move. ``summed``: what the places of a state add up to."""
        bias = self._lower.get_param("b")
        hidden = (summed + bias.reshape(-1)).reshape(len(summed), *bias.shape).max(axis=2)
        scores: Floats = self._gemm(hidden, self._weights, trans2=True)
        scores += self._bias
        return scores
