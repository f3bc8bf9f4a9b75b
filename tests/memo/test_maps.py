"""Mappings that are mostly what they were are what they would be from nothing."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from twosource.memo import Lookups, Mapped, Memo, Moves, Spread, differ, moved
from twosource.memo.maps import Pairs

MAPPING = st.dictionaries(st.integers(0, 5), st.integers(0, 3))
RUNS = st.lists(MAPPING, min_size=1, max_size=6)


@given(st.dictionaries(st.integers(0, 5), st.integers(0, 3)), st.dictionaries(
    st.integers(0, 5), st.integers(0, 3)))  # fmt: skip
def test_what_differs(new: dict[int, int], old: dict[int, int]) -> None:
    assert differ(new, old) == {k for k in new if k not in old or old[k] != new[k]}


@given(MAPPING, MAPPING)
def test_what_moved(new: dict[int, int], old: dict[int, int]) -> None:
    assert moved(new, old) == {k for k in {*new, *old} if new.get(k) != old.get(k)}


@given(RUNS, st.lists(st.lists(st.integers(0, 5), max_size=4).map(tuple), max_size=4))
def test_lookups_are_those_of_the_mapping(
    runs: list[dict[int, int]], lists: list[tuple[int, ...]]
) -> None:
    lookups: Lookups[int, int] = Lookups(moves := Moves())
    before: list[tuple[int | None, ...]] = []
    for run in runs:
        found = lookups.of(enumerate(lists), run)
        assert found == [tuple(run.get(k) for k in keys) for keys in lists]
        for was, now in zip(before, found, strict=False):
            assert was is now or was != now, "the very tuple where it is equal"
        before = found
        moves.clear()


@given(RUNS)
def test_a_function_of_the_values_is_asked_where_they_changed(runs: list[dict[int, int]]) -> None:
    mapped: Mapped[int, int, str] = Mapped(moves := Moves())
    before: dict[int, int] = {}
    for run in runs:
        asked: list[int] = []
        found = mapped.of(run, lambda i, asked=asked: asked.append(i) or str(i))  # type: ignore[misc]
        assert found == {k: str(i) for k, i in run.items()}
        assert sorted(asked) == sorted(i for k, i in run.items() if before.get(k) != i)
        before = run
        moves.clear()


@given(RUNS)
def test_lookups_follow_what_is_mapped(runs: list[dict[int, int]]) -> None:
    """The keys that moved are handed on from one to the other."""
    memo, keys = Memo(), tuple(range(6))
    for run in runs:
        found = memo.mapped("m").of(run, str)
        assert memo.lookups("l").of([("all", keys)], found) == [
            tuple(str(run[k]) if k in run else None for k in keys)
        ]
        memo.turn()


BLOCKS = st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 3), max_size=4))


@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_a_mapping_that_blocks_make_is_all_that_they_give(runs: list[dict[str, list[int]]]) -> None:
    spread: Spread[str, int] = Spread(moves := Moves())
    for run in runs:
        blocks: dict[Hashable, Pairs] = {
            b: (tuple(f"{b}{n}" for n, _ in enumerate(values)), tuple(values))
            for b, values in run.items()
        }
        found = spread.of(blocks)
        assert found == {f"{b}{n}": v for b, values in run.items() for n, v in enumerate(values)}
        moves.clear()
