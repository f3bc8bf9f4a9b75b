"""Time grows with the size of the input and no faster, and files made to take long do not."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from tests.reading.helpers import read_bytes
from tests.reading.pdfs import column, pdf
from twosource import dating
from twosource.language.parse import WORDS, SpacyParser, _groups
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.span import Span
from twosource.pipeline import Models, read_document
from twosource.reading.dates import find_dates
from twosource.reading.paragraphs import split
from twosource.reading.zones import lay_out
from twosource.settings import LIMITS

UNITS = ['"', "'", "\u201c", '" a', "'a' ",
         "\u201ca \u2018b ", "b\u2019 a\u201d ", "players' \"", " ",
         "\n", "a\n", "By Ida Malk\n", "4 May 2031 ", "A: b\n", "- ", "(", "1", "\u2022 a\n",
         "Read more: a\n", "Ida Malk, head of the board\n"]  # fmt: skip


def _quotes(text: str) -> object:
    return find_quotes(text, (Zone("body", Span(0, len(text))),))


def seconds(work: Callable[[str], object], text: str) -> float:
    """The least CPU time of three runs."""
    best = 9e9
    for _ in range(3):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def grows(work: Callable[[str], object], unit: str, size: int) -> bool:
    """Whether four times the input takes more than seven times as long (and is no small matter)."""
    text = unit * (4 * size // len(unit))
    small, whole = seconds(work, text[:size]), seconds(work, text)
    return whole > 0.05 and whole > 7 * small


@pytest.mark.parametrize("work", [_quotes, lay_out, split, find_dates])
def test_text_rules_are_linear(work: Callable[[str], object]) -> None:
    assert [u for u in UNITS if grows(work, u, 12_000)] == []


@pytest.mark.parametrize("unit", ["4 May 2031 ", "two days ago ", "Monday, ", "10:30 ", "1-"])
def test_dating_is_linear(parser: SpacyParser, unit: str) -> None:
    def parsed(size: int) -> Callable[[str], object]:
        document = replace(make_document((unit * size)[:size]), analysed=True)
        parse = parser.parse(document)
        return lambda _: dating.recognise(document, parse)

    small, whole = seconds(parsed(3000), ""), seconds(parsed(12_000), "")
    assert whole < 0.05 or whole < 7 * small


@pytest.mark.parametrize("unit", ['"', "\u201c", "'", "1-", "\u2022"])
def test_a_paragraph_of_a_million_marks(parser: SpacyParser, unit: str) -> None:
    document = replace(make_document((unit * 1_000_000)[:1_000_000]), analysed=True)
    start = time.process_time()
    read_document(document, Models(parser))
    assert time.process_time() - start < 15
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 3 * 1024**2


@given(st.lists(st.integers(0, 2 * WORDS), max_size=30))
def test_the_model_is_given_some_words_at_a_time(sizes: list[int]) -> None:
    """Each mark is a token; a hundred thousand of them in one batch were gigabytes once."""
    runs = list(_groups(sizes))
    assert [k for a, b in runs for k in range(a, b)] == list(range(len(sizes)))
    assert all(sum(sizes[a:b]) <= WORDS or sum(n > 0 for n in sizes[a:b]) == 1 for a, b in runs)


HARD = {
    "five.txt": ("The board met on Tuesday. " * 200_000).encode(),
    "five.html": b"<article><p>" + b"The board met on Tuesday. " * 200_000,
    "tags.html": b"<article>" + b"<div>" * 100_000 + b"The board met on Tuesday of that week.",
    "tags.xml": b"<rss version='2.0'><channel>" + b"<item>" * 20_000 + b"<title>The board met",
    "inline.html": b"<p>" + b"<b>a " * 100_000,
    "tags.eml": b"From: a\nTo: b\nDate: c\nContent-Type: text/html\n\n" + b"<blockquote>" * 90_000,
    "quoted.eml": b"From: a\nTo: b\nSubject: c\n\n" + b"On Monday he wrote:\n> a\n" * 40_000,
    "lines.eml": b"From: a\nTo: b\nSubject: c\n\n" + b"From: x\n" * 100_000,
    "cues.srt": b"1\n00:00:01,000 --> 00:00:02,000\na\n\n" * 20_000,
    "arrows.srt": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"--> " * 200_000,
    "labels.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v a>" * 100_000,
    "many.pdf": pdf([column(["a"])] * 10_000),
    "items.json": b"[" + b'{"headline": "a", "body_text": "b"},' * 20_000 + b"1]",
    "open.json": b'{"a":' * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_files_made_to_take_long_do_not(tmp_path: Path, name: str) -> None:
    start = time.process_time()
    documents, errors = read_bytes(tmp_path, name, HARD[name], limits=LIMITS)
    assert documents or errors
    assert not any("fault of twosource" in str(e) for e in errors)
    assert time.process_time() - start < 12
