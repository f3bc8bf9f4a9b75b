"""Records of many documents in one tuple, and by their documents again."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.grouped import Grouped, by_document


@dataclass(frozen=True)
class Record:
    document: str
    number: int


PARTS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(0, 9), max_size=3))


@given(PARTS)
def test_grouped_records_are_those_of_a_plain_tuple(numbers: dict[str, list[int]]) -> None:
    parts = {d: tuple(Record(d, n) for n in of_it) for d, of_it in numbers.items()}
    found = Grouped.of(parts)
    plain = tuple(r for of_it in parts.values() for r in of_it)
    assert found == plain
    assert hash(found) == hash(plain)
    assert by_document(found) == by_document(plain) == {d: x for d, x in parts.items() if x}
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.by_document == found.by_document


def test_records_that_are_mixed_are_sorted_out() -> None:
    mixed = (Record("a", 1), Record("b", 2), Record("a", 3))
    assert by_document(mixed) == {"a": (mixed[0], mixed[2]), "b": (mixed[1],)}
