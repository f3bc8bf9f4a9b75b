"""What is kept is given where the inputs are equal, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.memo import Memo

ASKED = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=1), min_size=1, max_size=5
)


@given(ASKED, st.booleans())
def test_what_is_given_is_what_would_be_made(runs: list[dict[str, int]], batch: bool) -> None:
    """In any run, one by one or by the batch, also with another chain behind."""
    behind = Memo()
    memo = Memo(behind)
    for n, run in enumerate(runs):
        for one in (behind, memo) if n % 2 else (memo,):
            part = one.part("doubled")
            found = (
                part.each(run.items(), lambda i: 2 * i)
                if batch
                else [part.get(k, i, lambda i=i: 2 * i) for k, i in run.items()]  # type: ignore[misc]
            )
            assert found == [2 * i for i in run.values()]
        behind.turn()
        memo.turn()


def test_it_is_made_once_and_forgotten_when_it_is_not_asked_for() -> None:
    memo, made = Memo(), list[str]()

    def make(inputs: str) -> str:
        made.append(inputs)
        return inputs.upper()

    for asked in (["a", "b"], ["a", "b"], ["a"], ["a", "b"]):
        assert memo.part("p").each(((i, i) for i in asked), make) == [i.upper() for i in asked]
        memo.turn()
    assert made == ["a", "b", "b"]


def test_a_step_that_is_not_taken_keeps_what_it_had() -> None:
    memo = Memo()
    first = memo.part("p").get(1, "x", object)
    memo.turn()
    memo.part("other").get(1, "z", object)
    memo.turn()
    assert memo.part("p").get(1, "x", object) is first


def test_the_chain_behind_gives_its_own_where_inputs_are_equal() -> None:
    behind = Memo()
    memo = Memo(behind)
    held = behind.part("p").get("k", (1, 2), object)
    assert memo.part("p").get("k", (1, 2), object) is held
    behind.turn()
    memo.turn()
    assert memo.part("p").each([("k", (1, 2))], lambda _: object()) == [held]
    assert memo.part("p").get("k", (1, 3), object) is not held
    assert behind.part("p").get("k", (1, 2), object) is held, "and nothing goes the other way"


def test_a_block_that_is_made_anew_is_told_what_it_was() -> None:
    part = Memo().part("p")
    for inputs, before in (([1], None), ([1, 2], [1]), ([1, 2], None), ([2], [1, 2])):
        seen: list[object] = []

        def make(
            inputs: list[int], before: list[int] | None, seen: list[object] = seen
        ) -> list[int]:
            seen.append(before)
            return inputs

        assert part.renew([("k", inputs)], make) == [inputs]
        assert seen == ([] if inputs == [1, 2] and before is None else [before])
        part.turn()


@given(ASKED)
def test_how_many_were_made_is_told(runs: list[dict[str, int]]) -> None:
    memo, held = Memo(), dict[str, int]()
    for run in runs:
        memo.part("p").each(run.items(), str)
        memo.turn()
        assert memo.made() == {"p": sum(held.get(k) != i for k, i in run.items())}
        held = run


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=8), max_size=6),
    st.booleans(),
)
def test_keys_that_come_in_any_order_are_given_their_own(
    runs: list[list[tuple[int, int]]], ordered: bool
) -> None:
    """Also where most keys are those of the time before, with some more among them."""
    part = Memo().part("p")
    for run in runs:
        asked = sorted(dict(run).items()) if ordered else list(dict(run).items())
        assert part.each(asked, lambda i: i + 1) == [i + 1 for _, i in asked]
        part.turn()
