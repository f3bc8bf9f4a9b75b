"""What is said stays in sight, and tables within the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

WIDEN = """() => {
  const link = document.querySelector('table.list tbody th a');
  link.textContent = 'A title of many words '.repeat(12) + 'andoneword'.repeat(30);
  const box = document.querySelector('.scroll');
  return [box.scrollWidth, box.clientWidth];
}"""


def test_the_notice_is_in_sight_where_the_row_is(page: Page, written: str, article: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1000, "height": 400})
    page.goto(written + article)
    page.locator(".saying button", has_text="Accept").last.click()
    page.wait_for_url("**done=*")
    expect(page.locator(".saying").last).to_be_focused()  # the page went to the row
    assert page.evaluate("window.scrollY") > 300
    expect(page.locator("#done")).to_be_in_viewport(ratio=1)
    expect(page.locator("#done a", has_text="Undo it there")).to_be_in_viewport()


def test_one_long_title_leaves_the_other_columns_in_the_box(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(address + "/articles")
    needed, there = page.evaluate(WIDEN)
    assert needed <= there
