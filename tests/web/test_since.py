"""Builds, and articles that were edited between two of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import client
from tests.web.reading_pages import words
from twosource.export.word_diff import word_diff
from twosource.language.parse import SpacyParser
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.views.since import AROUND, _near

LINE = '{"doc": "a", "url": "https://post.example/a", "outlet": "The Post", "text": "%s"}\n'
FIRST = "Ilse Marrow called Tomas Brek twice, her office said."
THEN = "Ilse Marrow called Tomas Brek three times, her office said."


def test_a_silent_edit_is_shown_word_by_word(tmp_path: Path, parser: SpacyParser) -> None:
    path = tmp_path / "matter.story"
    for text in (FIRST, THEN):
        (tmp_path / "in.jsonl").write_text(LINE % text, encoding="utf-8")
        with Story.open(path, create=True) as story:
            build([str(tmp_path / "in.jsonl")], story, Hints(), LIMITS, parser=parser)
            left = [d.text for d in story.other_texts()]
    assert left == [FIRST], "an edited page is read again, and its first text is kept"
    page = client(path).get("/since").text
    assert "<del>twice,</del> <ins>three times,</ins>" in page
    assert words(page).count("1 article read") == 2


def test_an_untouched_story_has_no_edits(built: Path) -> None:
    page = words(client(built).get("/since").text)
    assert "No article was read in more than one text." in page
    assert "articles read" in page


@given(
    st.lists(st.sampled_from("abcdef"), max_size=60), st.lists(st.sampled_from("abx"), max_size=60)
)
def test_what_differs_is_never_left_out(first: list[str], then: list[str]) -> None:
    ops = word_diff(" ".join(first), " ".join(then))
    near = list(_near(ops))
    assert [o for o in near if o[0] != "same"] == [o for o in ops if o[0] != "same"]
    assert all(len(w.split()) <= 2 * AROUND + 1 for op, w in near if op == "same")
