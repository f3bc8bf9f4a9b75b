"""Pieces in the batches in which spaCy's own loop takes them: the last digits depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_BATCH = 16


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of some pieces of like size. ``sizes``: tokens of each."""
    for at in range(0, len(sizes), 4 * _BATCH):
        order = sorted(range(at, min(at + 4 * _BATCH, len(sizes))), key=sizes.__getitem__)
        yield from (order[k : k + _BATCH] for k in range(0, len(order), _BATCH))
