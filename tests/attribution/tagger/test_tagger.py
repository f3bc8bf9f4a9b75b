"""The trained tagger: valid spans whatever the text, its files known by hash, its speed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.attribution.tagger.infer import OnnxTagger
from twosource.attribution.tagger.weights_files import FOLDER
from twosource.attribution.tagging import Tagged, load_tagger
from twosource.errors import ModelError
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.span import Span

TAGGER = OnnxTagger()
WORDS = [
    "Quint", "said", "Holt", "told", "that", '"', "'", "\u201c", "\u201d", "''", ",", ".", "?",
    ":", "according to", "he", "it is over", "\n\n", "\n", "\u00a0", "\u200b", "\u4e2d\u6587",
    "e\u0301", "\u0130", "\U0001f600", "\u00df", "\x00", "(", "1,000", "x" * 300,
]  # fmt: skip


def tag(text: str) -> tuple[Tagged, ...]:
    zones = [Zone("body", Span(0, len(text)))] if text else []
    found = TAGGER.tag(text, [z.span for z in zones], find_quotes(text, zones))
    for t in found:
        assert t.cue
        assert t.content
        assert 0 < t.score <= 1
        for s in (*t.source, *t.cue, *t.content):
            assert 0 <= s.start < s.end <= len(text)
    return found


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(s.of(text) for s in spans)


@pytest.mark.parametrize("marks", ['""', "''", "\u201c\u201d", "\u2018\u2019"])
def test_a_quotation_in_any_marks(marks: str) -> None:
    text = f"{marks[0]}We closed the lock on Monday,{marks[1]} harbour master Ilse Quint said."
    [found] = tag(text)
    assert words(text, found.source) == "harbour master Ilse Quint"
    assert words(text, found.cue) == "said"
    assert words(text, found.content) == text[: text.index(marks[1], 1) + 1]


def test_furniture_is_not_tagged() -> None:
    text = "Mr Holt said the lock was shut.\n\nMs Quint said the lock was open."
    [found] = TAGGER.tag(text, [Span(33, len(text))], [])
    assert words(text, found.source) == "Ms Quint"


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
@settings(max_examples=40, deadline=None)
def test_any_words(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert tag(text) == tag(text)


@given(st.text(max_size=150))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    tag(text)


@pytest.mark.parametrize("unit", ['"', "x", "' "])
def test_long_hostile_text(unit: str) -> None:
    start = time.process_time()
    tag(unit * (300_000 // len(unit)))
    assert time.process_time() - start < 10


def test_speed() -> None:
    text = "\n\n".join(
        ["The mayor said on Friday that the bridge would stay shut, she hoped."] * 60
    )
    start = time.process_time()
    tag(text)
    assert len(text.split()) / (time.process_time() - start) > 1_000


def test_missing_weights_leave_the_rules(tmp_path: Path) -> None:
    assert load_tagger(tmp_path) is None
    assert load_tagger() is not None


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "tokenizer.json"])
def test_altered_weights_are_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    tagger = load_tagger(folder)
    assert tagger is not None
    with pytest.raises(ModelError, match=r"not the ones that were measured.*Reinstall"):
        tagger.tag("He said no.", [Span(0, 11)], [])
    (folder / name).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        OnnxTagger(folder)


def test_broken_settings(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="settings"):
        OnnxTagger(tmp_path)
