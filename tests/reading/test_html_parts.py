"""Parts of pages that the extraction would lose or keep wrongly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bench.pages.builder import Page
from bench.pages.layouts import LAYOUTS, Layout
from bench.pages.words import article
from bench.reading import ours, score

from tests.reading.helpers import kinds, read_bytes
from tests.reading.made import STORY, html_story

SAID = "They should all go, and I said so many years ago, as you know."


def page(inside: str) -> bytes:
    return f"<html><body><div>{inside}</div></body></html>".encode()


def test_prose_in_a_div_between_paragraphs_stays(tmp_path: Path) -> None:
    long = "We ask you to stop the work until the ground has been looked at by somebody."
    body = f"<h1>Crane vote</h1>{html_story()}<div class='x'><div>{long}</div></div>{html_story()}"
    (document,), _ = read_bytes(tmp_path, "a.html", page(body))
    assert long in document.text


@pytest.mark.parametrize("heading", ["Comments", "3 comments", "Comments (3)"])
def test_what_a_heading_calls_comments_goes(tmp_path: Path, heading: str) -> None:
    body = f"<h1>Crane vote</h1>{html_story()}<div><h3>{heading}</h3><p>{SAID}</p></div>"
    (document,), _ = read_bytes(tmp_path, "a.html", page(body))
    assert SAID not in "".join(w for k, w in kinds(document) if k != "furniture")
    assert STORY[-1] in document.text


def test_a_heading_at_the_top_takes_nothing_away(tmp_path: Path) -> None:
    body = f"<h1>Crane vote</h1><h2>Comments</h2>{html_story()}{html_story()}<p>{SAID}</p>"
    (document,), _ = read_bytes(tmp_path, "a.html", page(body))
    assert STORY[0] in document.text
    assert SAID in document.text


def test_a_wall_is_furniture(tmp_path: Path) -> None:
    wall = "Subscribe to continue reading. Already have an account? Log in to unlock this story."
    (document,), _ = read_bytes(
        tmp_path, "a.html", page(f"<h1>Vote</h1>{html_story()}<p>{wall}</p>")
    )
    assert [k for k, w in kinds(document) if w == wall] in ([], ["furniture"])


def test_the_author_of_the_data_is_the_byline(tmp_path: Path) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
        '[{"name": "Jon Pell"}, {"name": "Ann Rook"}, 3, null]}</script>'
    )
    (document,), _ = read_bytes(tmp_path, "a.html", page(data + html_story()))
    assert document.byline == "Jon Pell, Ann Rook"


@pytest.mark.parametrize("tag", ["div", "ul", "ol"])
def test_nesting_costs_no_more_than_its_size(tmp_path: Path, tag: str) -> None:
    inner = f"<{tag}><a>x</a>" * 250 + "<b>word</b> " * 60_000
    start = time.process_time()
    read_bytes(tmp_path, "a.html", f"<p>{STORY[0]} {STORY[1]}</p>{inner}".encode())
    assert time.process_time() - start < 12


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda x: x.__name__)
def test_no_word_of_an_article_is_lost(layout: Layout) -> None:
    made = Page(article(77))
    assert score(made, ours(layout(made))).recall > 0.99
