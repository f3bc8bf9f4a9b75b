"""Take the picture of the desk in the README: the event that the bundled example disputes first.

``python -m bench.screenshot [OUT.png]``. It needs chromium and playwright, a package of the tests.
Pixels are no thing to hold a test to. So ``docs/desk.txt`` keeps a digest of the page and the style
sheet that the picture shows, and a test holds it to those of today: where the desk's looks or the
example's findings change, take the picture again and commit both.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient
from tests.web.browser.conftest import NAMES, QUIET
from tests.web.browser.serving import served

from twosource import example
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.app import app_of
from twosource.web.desk import Desk

PICTURE = Path(__file__).parents[1] / "docs/desk.png"
OF = PICTURE.with_suffix(".txt")
WIDTH, HEIGHT = 1200, 900
_EVENT = re.compile(r'<section class="group"><h3><a href="(/event/[^"]+)"')
_TOKEN = re.compile(r'name="token" value="[^"]+"')


@contextmanager
def desk() -> Iterator[Desk]:
    """The example on a desk."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo.story"
        with Story.open(place, create=True) as story:
            build([str(example.documents())], story, Hints(), LIMITS)
        yield Desk(place)


def shown(of: Desk) -> str:
    """The digest of what the picture shows: the page down to the second row of the matrix, without
    what is new at each start or differs with the place of the example, and the style sheet."""
    web = TestClient(app_of(of), base_url="http://127.0.0.1")
    (path,) = _EVENT.findall(web.get("/").text)[:1]
    page = _TOKEN.sub("", web.get(path).text).replace(str(example.documents()), "")
    return digest("".join(page.split("</tr>")[:3]), web.get("/static/desk.css").text)


def digest(page: str, style: str) -> str:
    """Of both."""
    return hashlib.sha256(f"{page}\0{style}".encode()).hexdigest()


def take(out: Path) -> str:
    """Serve the example to this machine alone, and take the picture. Returns its digest."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    with desk() as of, sync_playwright() as play:
        with served(of) as address:
            made = play.chromium.launch(executable_path=browser, args=QUIET)
            page = made.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(address)
            page.click("section.group h3 a")
            page.screenshot(path=out)
            made.close()
        return shown(of)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    taken = take(target)
    if target == PICTURE:
        OF.write_text(f"{taken}  the page and style that desk.png shows\n", encoding="ascii")
    print(target)
