"""Each page by keyboard alone: all that can be used is reached by Tab, and the focus is seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

# What can be used, each numbered; then what each focus lands on, and whether it is drawn.
WATCH = """() => {
  const ours = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
    + ', [tabindex="0"]';
  const all = Array.from(document.querySelectorAll(ours)).filter(e => e.checkVisibility());
  window.usable = all; window.reached = new Set(); window.unseen = [];
  document.addEventListener('focusin', event => {
    const e = event.target, style = getComputedStyle(e), box = e.getBoundingClientRect();
    window.reached.add(e);
    const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!drawn || box.right <= 0 || box.width === 0) window.unseen.push(e.outerHTML.slice(0, 160));
  });
  return all.length;
}"""
MISSED = """() => [
  window.usable.filter(e => !window.reached.has(e)).map(e => e.outerHTML.slice(0, 160)),
  window.unseen, window.reached.size,
]"""
PARTS_OF_A_DATE = 4
"""Tab stops of a field for a day."""


def test_every_thing_is_reached_and_seen(page: Page, address: str, every_page: list[str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    for path in every_page:
        page.goto(address + path)
        stops: int = page.evaluate(WATCH)
        stops += PARTS_OF_A_DATE * page.locator("input[type=date]").count()
        for _ in range(stops + 2):
            page.keyboard.press("Tab")
        missed, unseen, reached = page.evaluate(MISSED)
        assert (missed, unseen) == ([], []), path
        assert reached > 12, path


def test_the_way_to_the_page_is_short(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("which", ["document", "review"])
def test_rows_are_walked_accepted_rejected_and_fixed(
    page: Page, written: str, article: str, which: str
) -> None:
    path = article if which == "document" else "/review"
    page.goto(written + path)
    rows = page.locator("[data-row]")
    held = [r.get_attribute("id") for r in rows.all()][:2]

    def at() -> Any:
        return page.evaluate("document.activeElement.id")

    page.keyboard.press("a")  # nothing is chosen yet: it is said, and nothing done
    expect(page.locator("#hear")).to_contain_text("Choose a row first")
    walked = []
    for key in "jjkj":
        page.keyboard.press(key)
        walked.append(at())
    assert walked == [held[0], held[1], held[0], held[1]]
    for number, key in ((1, "a"), (2, "r")):
        page.keyboard.press(key)
        expect(page.locator("#done")).to_contain_text(f"Correction {number}:")
        page.wait_for_load_state()
        expect(page.locator("[data-row]:focus")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile("/mend/"))
    page.goto(written + "/corrections")
    expect(page.locator("#c1")).to_contain_text("right")
    expect(page.locator("#c2")).to_contain_text("not to count")
