"""Keys that belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.roots import Roots

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


def reached(pairs: list[tuple[int, int]], start: int) -> set[int]:
    """All keys that a key belongs together with, step by step."""
    found = {start}
    while True:
        more = {x for pair in pairs if not found.isdisjoint(pair) for x in pair}
        if more <= found:
            return found
        found |= more


@given(PAIRS, st.randoms())
def test_the_smallest_stands_for_all_in_any_order(
    pairs: list[tuple[int, int]], any_: object
) -> None:
    shuffled = sorted(pairs, key=lambda _: any_.random())  # type: ignore[attr-defined]
    roots = Roots[int]()
    for a, b in shuffled:
        roots.join(a, b)
    for key in range(13):
        assert roots.of(key) == min(reached(pairs, key))
