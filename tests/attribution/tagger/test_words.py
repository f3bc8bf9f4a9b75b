"""The words that the tagger is shown: every character once, names and marks alike."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from twosource.attribution.tagger.encode import paragraphs_of
from twosource.attribution.tagger.words import CLOSES, INSIDE, OPENS, OUTSIDE, Word, words_in
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.span import Span


def words(text: str) -> list[Word]:
    zones = [Zone("body", Span(0, len(text)))] if text else []
    paragraphs = paragraphs_of(text, [z.span for z in zones])
    return [w for p in words_in(text, paragraphs, find_quotes(text, zones)) for w in p]


def shown(text: str) -> str:
    return " ".join(w.shown for w in words(text))


def test_names_countries_months_and_numbers_are_alike() -> None:
    one = "On 3 March Ilse Quint met four Danish envoys, and Quint said so."
    other = "On 24 March Omar Brill met two Greek envoys, and Brill said so."
    assert shown(one) == shown(other)
    assert "John Smith met three Russian envoys" in shown(one)


def test_an_abbreviation_ends_no_sentence() -> None:
    assert [w.shown for w in words("It was Mr. Holt of the U.S. Navy.")] == [
        "It", "was", "Mr.", "Smith", "of", "the", "U.S.", "Navy", ".",
    ]  # fmt: skip


def test_marks_are_alike() -> None:
    forms = ['"No," he said.', "''No,'' he said.", "\u201cNo,\u201d he said.", "'No,' he said."]
    assert {shown(f) for f in forms} == {'" No , " he said .'}
    for form in forms:
        assert [w.state for w in words(form)] == [
            OPENS, INSIDE, INSIDE, CLOSES, OUTSIDE, OUTSIDE, OUTSIDE,
        ]  # fmt: skip


def test_an_apostrophe_is_no_mark() -> None:
    assert {w.state for w in words("The council\u2019s plan, the voters' plan.")} == {OUTSIDE}
    assert shown("The council\u2019s plan") == "The council ' s plan"


@given(st.text(alphabet="aB '\"\u201c\u201d.\n1\u00e9\u4e2d", max_size=60))
def test_every_character_stands_in_one_word_or_is_a_space(text: str) -> None:
    found = words(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for w in found for i in range(w.start, w.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
