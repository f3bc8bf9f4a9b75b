"""Actors by the page: packed together they take a quarter of the room.

An actor's page is told by its id alone, so one more actor changes one page. Pages are the leaves of
a tree over the digests of the ids; a leaf of more than ``MOST`` actors is cut in two.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

MOST = 256
_BITS = 32


def pages(ids: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the name of each page and the numbers of its ids, in the order they are given.

    The same set of ids gives the same pages.
    """
    placed = sorted((zlib.crc32(i.encode("utf-8", "surrogatepass")), n) for n, i in enumerate(ids))
    todo = [(0, 0, 0, len(placed))]
    while todo:
        prefix, depth, low, high = todo.pop()
        if high - low <= MOST or depth == _BITS:
            if high > low:
                yield (
                    f"p{prefix:0{depth}b}" if depth else "p",
                    sorted(n for _, n in placed[low:high]),
                )
            continue
        middle = (2 * prefix + 1) << (_BITS - depth - 1)
        cut = bisect_left(placed, (middle, -1), low, high)
        todo += [(2 * prefix + 1, depth + 1, cut, high), (2 * prefix, depth + 1, low, cut)]
