"""Blocks are those of the documents that are there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.memo import Blocks

DOCUMENTS = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=4)
)


@given(st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_blocks_are_those_of_the_documents_that_are_there(
    runs: list[dict[str, list[tuple[int, int]]]],
) -> None:
    blocks = Blocks()
    for run in runs:
        wanted: dict[object, list[int]] = {}
        for d in sorted(run):
            for key, item in run[d]:
                wanted.setdefault(key, []).append(item)
        found = blocks.of(run)
        assert found == {k: tuple(items) for k, items in wanted.items()}
        before = dict(found)
        assert all(blocks.of(run)[k] is v for k, v in before.items()), "nothing changed"
