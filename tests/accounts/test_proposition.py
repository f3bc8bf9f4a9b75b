"""What a sentence says: words with their places, roles, negation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.accounts.proposition import Proposition, proposition
from twosource.accounts.words import stem, words
from twosource.model.span import Span


def said(text: str, **actors: str) -> Proposition | None:
    at = {Span(text.index(w), text.index(w) + len(w)): a for a, w in actors.items()}
    return proposition(words(text, Span(0, len(text))), at, "speaker")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("the mayor told the council", {("m", "agent"), ("c", "patient")}),
        ("the council was told by the mayor", {("m", "agent"), ("c", "patient")}),
        ("the mayor was not told of the council", {("m", "patient"), ("c", "other")}),
        ("the mayor had agreed it with the council", {("m", "agent"), ("c", "with")}),
    ],
)
def test_who_does_it_and_to_whom(text: str, roles: set[tuple[str, str]]) -> None:
    found = said(text, m="the mayor", c="the council")
    assert found is not None
    assert found.parts == roles


@pytest.mark.parametrize(
    ("text", "negated", "inner"),
    [
        ("the mayor was told", False, 0),
        ("the mayor wasn\u2019t told", True, 0),
        ("nobody had told the mayor", True, 0),
        ("the mayor failed to sign it", True, 0),
        ("the mayor was unaware of it", True, 0),
        ("the mayor was told that it was not finished", False, 1),
        ("the mayor was not told that it was not finished", True, 1),
        ("the mayor left with no word", False, 1),
    ],
)
def test_what_is_negated(text: str, negated: bool, inner: int) -> None:
    found = said(text, m="the mayor")
    assert found is not None
    assert (found.negated, found.inner) == (negated, inner)


@pytest.mark.parametrize(
    "text", ["", "the mayor", "it was told", "was the mayor told", "the mayor did not never sign"]
)
def test_what_is_not_plain_is_none(text: str) -> None:
    assert (said(text) if text else proposition([], {}, None)) is None


def test_the_speaker_is_i_and_we() -> None:
    found = said("we did not sign it")
    assert found is not None
    assert found.parts == {("speaker", "agent")}


@pytest.mark.parametrize(
    ("one", "other"),
    [("told", "tell"), ("cleared", "clearing"), ("planned", "plans"), ("carried", "carry"),
     ("approve", "approved"), ("called", "calls"), ("men", "man")],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


TEXT = st.text(alphabet="abn'\u2019 -.,5%tNo", max_size=60)


@given(TEXT)
def test_words_stand_where_they_say(text: str) -> None:
    found = words(text, Span(0, len(text))) if text else []
    assert all(w.span.end <= len(text) and w.norm for w in found)
    assert [w.span for w in found] == sorted(w.span for w in found)


VOCABULARY = ["the mayor", "was", "not", "told", "no", "only", "nobody", "to", "of", "by", "and",
              "cleared", "survey", "5", "until", "it", "I", "unaware", "never", "that"]  # fmt: skip


@given(st.lists(st.sampled_from(VOCABULARY), max_size=12))
def test_any_row_of_words_is_read_or_left_alone(row: list[str]) -> None:
    text = " ".join(row)
    ws = words(text, Span(0, len(text))) if text else []
    found = proposition(ws, {}, "speaker")
    if found is not None:
        assert found.verbs
        assert not found.verbs & found.marks
        assert found.plainly <= found.negated


def test_the_digits_of_a_number_are_kept() -> None:
    assert len({stem(n) for n in ("110", "1100", "11", "2760", "27600")}) == 5
    assert stem("stopped") == stem("stops") == "stop"
