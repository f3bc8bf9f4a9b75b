from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.export.word_diff import word_diff

WORDS = ["we", "never", "sold", "the", "Port,", "to", "'them'", "\u2019tis", "-", "port"]
TEXT = st.lists(st.sampled_from(WORDS)).map(" ".join)


def test_what_is_shared_and_what_is_not() -> None:
    assert word_diff("We never sold the port", "We have never leased the port") == [
        ("same", "We"),
        ("second", "have"),
        ("same", "never"),
        ("first", "sold"),
        ("second", "leased"),
        ("same", "the port"),
    ]


def test_marks_and_case_are_no_difference() -> None:
    assert word_diff("\u2018I didn\u2019t,\u2019 it was", "I didn't \u2013 it was") == [
        ("same", "\u2018I didn\u2019t,\u2019"),
        ("second", "\u2013"),
        ("same", "it was"),
    ]


def test_nothing_against_something() -> None:
    assert word_diff("", "a port") == [("second", "a port")]
    assert word_diff("", "") == []


@given(TEXT, TEXT)
def test_both_texts_come_back(first: str, second: str) -> None:
    found = word_diff(first, second)
    assert " ".join(w for op, w in found if op != "second") == first
    shared = sum(len(w.split()) for op, w in found if op == "same")
    added = sum(len(w.split()) for op, w in found if op == "second")
    assert shared + added == len(second.split())
    assert all(a[0] != b[0] for a, b in pairwise(found))


@given(TEXT)
def test_a_text_has_no_difference_from_itself(text: str) -> None:
    assert all(op == "same" for op, _ in word_diff(text, text))
