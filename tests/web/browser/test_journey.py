"""The whole way of a reporter: finding, words, correction, changed finding, taken away, undone."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from twosource.web.lookups import Lookups


def disputed(page: Page) -> Locator:
    """The first finding of a disputed number."""
    return page.locator(".finding.is-disputed", has_text="How often?").first


def test_from_a_finding_to_its_words_to_a_correction_and_away(
    page: Page, written: str, tmp_path: Path
) -> None:
    page.goto(written)
    finding = disputed(page)
    identity = finding.get_attribute("id")
    expect(finding.locator(".value").first).to_contain_text("independent")
    evidence = finding.locator(".passage footer a").first
    words = finding.locator(".passage p").first.inner_text().strip("“”\"'‘’ ")

    evidence.click()  # to the words, marked in their article
    marked = page.locator(".seg.at")
    expect(marked.first).to_be_in_viewport()
    said = " ".join("".join(marked.all_inner_texts()).split())
    assert said and said.strip("“”\"'‘’ ")[:40] in words
    number = str(marked.first.get_attribute("data-in")).split()[-1]

    saying = page.locator(f"#s{number}")  # beside them, who says so
    saying.focus()
    expect(page.locator(f'.seg.lit[data-in~="{number}"]').first).to_be_visible()
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile("/mend/"))
    page.locator(".report").first.get_by_role("link", name="Fix this report").click()
    form = page.locator("form", has_text="How often, by this report")
    form.get_by_label("Number").fill("7")
    form.get_by_label("Reason").fill("counted again")
    form.get_by_role("button", name="Save").click()

    expect(page.locator("#done")).to_contain_text("Correction 1")
    page.goto(written)  # the finding has changed
    finding = page.locator(f'[id="{identity}"]')
    expect(finding).to_contain_text("7 by hand")
    with page.expect_download() as given:
        page.get_by_text("Take away these findings").click()
        form = page.locator("form[action='/take/findings']")
        form.locator("select[name=format]").select_option("json")
        form.get_by_role("button", name="Take away").click()
    taken = tmp_path / "taken.json"
    given.value.save_as(taken)
    found = [f for e in json.loads(taken.read_bytes())["events"] for f in e["findings"]]
    (mine,) = (f for f in found if f["id"] == identity)
    assert "7" in json.dumps([v["value"] for v in mine["values"]])

    page.get_by_role("link", name="Corrections", exact=True).click()
    expect(page.locator("#c1")).to_contain_text("counted again")
    page.get_by_role("button", name="Undo correction 1").click()
    page.goto(written)
    expect(page.locator(f'[id="{identity}"]')).not_to_contain_text("by hand")


def test_hover_and_focus_link_words_and_sayings(page: Page, address: str, article: str) -> None:
    page.goto(address + article)
    lit = page.locator(".saying.lit")
    page.locator(".reading .seg.cue").first.hover()
    expect(lit).to_have_count(1)
    number = str(lit.get_attribute("data-saying"))
    page.locator("h1").hover()
    expect(page.locator(".lit")).to_have_count(0)
    page.locator(f"#t{number}").focus()
    expect(page.locator(f'.seg.lit[data-in~="{number}"]').first).to_be_visible()
    expect(lit).to_have_attribute("id", f"s{number}")


def test_what_stands_in_a_saying_and_what_was_not_read_can_be_told(
    page: Page, address: str, lk: Lookups
) -> None:
    nested = next(a.document for a in lk.table.attributions if a.parent)
    page.goto(f"{address}/document/{nested}")

    def style(selector: str, what: str) -> str:
        found = "([s, w]) => getComputedStyle(document.querySelector(s))[w]"
        return str(page.evaluate(found, [selector, what]))

    inner, outer = (style(f".reading .seg.deep-{n}", "backgroundColor") for n in (2, 1))
    assert inner != outer != style("body", "backgroundColor")
    within = page.locator(".saying", has_text="within").first
    within.get_by_role("link", name=re.compile(r"^\d+$")).last.click()  # to the one around it
    expect(page.locator(".saying:target")).to_contain_text("holds")
    unread = next(
        d for d in lk.table.documents
        if {"furniture", "body"} <= {z.kind for z in d.zones}
    )  # fmt: skip
    page.goto(f"{address}/document/{unread.id}")
    assert style(".reading .zone.furniture", "color") != style(".reading .zone.body", "color")


def test_what_stands_beside_the_events_is_accepted_by_keyboard(page: Page, written: str) -> None:
    page.goto(f"{written}/review?of=wording")
    before = page.locator("[data-row]").count()
    for key in "ja":
        page.keyboard.press(key)
    expect(page.locator("#done")).to_contain_text("Correction 1:")
    expect(page.locator("[data-row]")).to_have_count(before - 1)
    page.goto(f"{written}/claims")
    expect(page.locator(".claim .badge.hand").first).to_contain_text("accepted")


def test_words_that_are_selected_are_offered_to_be_taken_out(
    page: Page, address: str, article: str
) -> None:
    page.goto(address + article)
    page.evaluate("""() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.reading .seg.content'));
      getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    said = page.locator(".reading .seg.content").first.inner_text()
    page.locator("details.careful summary").click()
    expect(page.get_by_label("Words, as in the text")).to_have_value(said.strip())


def test_reading_needs_no_script(browser_without_script: Page, address: str) -> None:
    page = browser_without_script
    page.goto(address)
    page.get_by_label("Status").select_option("disputed")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".finding.is-disputed").first).to_be_visible()
    expect(page.locator(".finding.is-single")).to_have_count(0)
    page.locator(".finding .passage footer a").first.click()
    expect(page.locator(".seg.at").first).to_be_in_viewport()
    page.goto(address + "/search")
    page.get_by_label("Words", exact=True).fill('licen* "chief of staff"')
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
