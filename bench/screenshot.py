"""Take the picture of the desk in the README: the event that the bundled example disputes first.

``python -m bench.screenshot [OUT.png]``. It needs chromium and playwright, a package of the tests.
Take it again where the desk's looks change: pixels are no thing to hold a test to.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.web.browser.conftest import NAMES, QUIET
from tests.web.browser.serving import served

from twosource import example
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.desk import Desk

PICTURE = Path(__file__).parents[1] / "docs/desk.png"
WIDTH, HEIGHT = 1200, 900


def take(out: Path) -> None:
    """Build the example, serve it to this machine alone, and take the picture."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        place = Path(folder) / "demo.story"
        with Story.open(place, create=True) as story:
            build([str(example.documents())], story, Hints(), LIMITS)
        with served(Desk(place)) as address:
            made = play.chromium.launch(executable_path=browser, args=QUIET)
            page = made.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(address)
            page.click("section.group h3 a")
            page.screenshot(path=out)
            made.close()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    take(target)
    print(target)
