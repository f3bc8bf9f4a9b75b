"""Heads and relations: spaCy's parser, a step of a whole batch at a time from Python.

spaCy's own loop lets go of Python's lock, and then takes it some 120 times for each step of each
piece (Cython's bookkeeping), which is half of its time. With the lock held the same steps cost half
as much. The moves, their rules and the arithmetic are spaCy's: the result is the same to the bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from twosource.language.batches import batches

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Arcs:
    """A trained parser of spaCy's greedy kind."""

    def __init__(self, parser: Any) -> None:
        from thinc.api import NumpyOps

        self._parser, self._model = parser, parser.model
        assert self._model.attrs["has_upper"] and not self._model.attrs["unseen_classes"]
        upper = self._model.layers[-1]
        self._weights, self._bias = upper.get_param("W"), upper.get_param("b")
        self._gemm = NumpyOps(use_blis=True).gemm  # as spaCy's loop: the same last digits

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set heads, relations and sentences of pieces that have been through tok2vec."""
        for some in batches([len(d) for d in docs]):
            self._batch([docs[k] for k in some])

    def _batch(self, docs: Sequence[Doc]) -> None:
        states = self._parser.moves.init_batch(docs)
        step = self._model.predict(docs)
        going = [s for s in states if not s.is_final()]
        while going:
            hidden = step.state2vec.predict(step.get_token_ids(going))
            scores = self._gemm(hidden, self._weights, trans2=True)
            scores += self._bias
            going = self._parser.transition_states(going, scores)
        self._parser.set_annotations(docs, states)
