"""Hostile articles in a browser: nothing runs, nothing leaves its place, nothing stalls."""

from __future__ import annotations

import time
from dataclasses import replace

from playwright.sync_api import Page, ViewportSize

from tests.sample_table import TABLE
from tests.web.browser.serving import served
from tests.web.test_hostile import HOSTILE, Given, pages, poisoned
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.document import Document, Zone
from twosource.model.span import Span
from twosource.model.table import Table

LONG = "x" * 3000
EVERY = " ".join(["\u202e".join(HOSTILE), LONG, "\u05d0" * 400, "W\u0336\u0308\u0302" * 200])
NARROW: ViewportSize = {"width": 360, "height": 800}
MOST_SECONDS = 10.0
SHOWN = "document.querySelector('.reading').textContent.length"
TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"


def article() -> Table:
    """An article whose text is all of it, cut into a source, a cue and contents."""
    text = f"{EVERY}\n{EVERY}"
    third = len(text) // 3
    spans = (Span(0, 40),), (Span(40, 60),), (Span(60, third), Span(third + 9, 2 * third))
    id_ = attribution_id("d", *spans)
    said = Attribution(id_, "d", *spans, "direct", "asserts", False)
    d = Document("d", EVERY, EVERY, None, EVERY, EVERY, EVERY, None, "en", text,
                 (Zone("headline", Span(0, 60)), Zone("body", Span(60, len(text)))))  # fmt: skip
    return Table(documents=(d,), attributions=(said,))


def test_nothing_runs_or_leaves_its_place(page: Page) -> None:
    page.set_viewport_size(NARROW)
    with served(Given(poisoned(EVERY), EVERY)) as where:
        for path in pages():
            page.goto(where + path)
            assert page.evaluate(TOO_WIDE) <= 0, path
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert page.evaluate(TOO_WIDE) <= 0, path
    with served(Given(article(), "story")) as where:
        for path in ("/", "/document/d", "/articles", "/review", "/search?q=x"):
            page.goto(where + path)
            assert page.evaluate(TOO_WIDE) <= 0, path
        page.goto(where + "/document/d")
        page.locator(".ref").first.focus()
        assert page.locator(".saying.lit").count() == 1


def test_a_paragraph_of_five_million_letters(page: Page) -> None:
    text = ("All of it was said to have been told, they said, by nobody. " * 84_000)[:5_000_000]
    d = replace(article().documents[0], text=text, zones=(Zone("body", Span(0, len(text))),))
    page.set_viewport_size(NARROW)
    with served(Given(replace(TABLE, documents=(d,), attributions=()), "story")) as where:
        start = time.perf_counter()
        page.goto(where + "/document/d")
        assert page.evaluate(TOO_WIDE) <= 0
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate(SHOWN) > 50_000
        page.get_by_role("link", name="further").click()
        assert "page 2 of" in page.locator(".turn").inner_text()
        assert time.perf_counter() - start < MOST_SECONDS
