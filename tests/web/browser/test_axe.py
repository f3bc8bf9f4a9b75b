"""axe-core finds nothing serious or critical on any page: light and dark, narrow and wide."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async () => (await axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
})).violations.filter(v => ['serious', 'critical'].includes(v.impact))
  .map(v => [v.id, v.help, ...v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])"""


def serious(page: Page) -> list[Any]:
    """What axe finds on a page, what is folded opened. (It runs apart from the page's policy.)"""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious(
    page: Page, address: str, every_page: list[str], width: int, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in every_page:
        page.goto(address + path)
        if held := serious(page):
            found[path] = held
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert found == {}


def test_axe_sees_what_is_wrong(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('main').innerHTML = '<input><p id=faint>some words'")
    page.evaluate("document.querySelector('#faint').style.color = '#ddd'")
    assert {v[0] for v in serious(page)} >= {"label", "color-contrast"}
