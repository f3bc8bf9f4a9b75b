from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.corrections import anchor, find
from twosource.model.span import Span

TEXT = "The harbour board met. Ada Roe spoke first, and then Ada Roe left the room again."
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@given(texts, st.data())
def test_an_anchor_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    a = anchor(make_document(text), span)
    assert find(text, a) == span
    assert a.prefix + a.exact + a.suffix in text


@given(texts, texts, st.data())
def test_what_is_found_are_the_same_words_in_the_same_company(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    a = anchor(make_document(text), Span(start, start + 1))
    found = find(other, a)
    if found is not None:
        assert found.of(other) == a.exact
        assert other[: found.start].endswith(a.prefix)
        assert other[found.end :].startswith(a.suffix)


@given(st.text(max_size=60))
def test_what_is_added_before_moves_it(more: str) -> None:
    a = anchor(make_document(TEXT), at(TEXT, "Ada Roe", 1))
    found = find(more + TEXT, a)
    assert found is not None
    assert found.shift(-len(more)) == a.span


def test_a_change_beside_it_makes_it_an_orphan() -> None:
    a = anchor(make_document(TEXT), at(TEXT, "Ada Roe"))
    assert find(TEXT.replace("spoke first", "spoke last"), a) is None
    assert find(TEXT.replace("Ada Roe spoke", "Bea Roe spoke"), a) is None
    assert find("", a) is None


def test_of_two_alike_places_none_is_taken_but_the_old_one() -> None:
    a = anchor(make_document(TEXT), at(TEXT, "Ada Roe"))
    assert find(TEXT + TEXT, a) == a.span
    assert find("x" + TEXT + TEXT, a) is None
    assert find(TEXT, replace(a, span=Span(0, 7))) == a.span
