"""One browser for these tests, and the example's story served to it.

Without a browser they are skipped with the reason; under CI=true they fail then.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    sync_playwright,
)

from tests.web.browser.serving import served
from twosource.web.desk import Desk
from twosource.web.lookups import Lookups

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def chromium() -> str:
    """Where a browser is; none: skipped, or failed where CI=true."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium is installed, and CI=true")
        pytest.skip("needs a browser: chromium is not installed")
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=path, args=QUIET)
        yield made
        made.close()


@pytest.fixture(scope="package")
def address(built: Path) -> Iterator[str]:
    """The example, to be read alone."""
    with served(Desk(built)) as where:
        yield where


@pytest.fixture
def written(story: Path) -> Iterator[str]:
    """A copy of the example that may be written to."""
    with served(Desk(story)) as where:
        yield where


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1000, "height": 800})
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not complain: no error in its console, no dialog, nothing from elsewhere."""
    said: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{message.text} {message.location}")

    def dialog(asked: Dialog) -> None:
        said.append(f"dialog: {asked.message}")
        asked.dismiss()

    def request(made: Request) -> None:
        if not made.url.startswith("http://127.0.0.1:"):
            said.append(made.url)

    made = context.new_page()
    made.on("console", console)
    made.on("pageerror", lambda error: said.append(str(error)))
    made.on("dialog", dialog)
    made.on("request", request)
    yield made
    assert said == []


@pytest.fixture
def browser_without_script(browser: Browser) -> Iterator[Page]:
    made = browser.new_context(java_script_enabled=False)
    yield made.new_page()
    made.close()


@pytest.fixture(scope="session")
def article(lk: Lookups) -> str:
    """The article with the most sayings."""
    most = max(lk.table.documents, key=lambda d: len(lk.attributions_of.get(d.id, ())))
    return f"/document/{most.id}"


@pytest.fixture(scope="session")
def every_page(lk: Lookups, article: str) -> list[str]:
    """Each kind of page; of single things those with the most in them."""
    call = max(lk.table.events, key=lambda e: len(e.mentions))
    actor = max(lk.table.actors, key=lambda a: len(a.mentions))
    saying = next(a for a in lk.table.attributions if article.endswith(a.document))
    return [
        "/", "/claims", "/timeline", "/contacts", "/actors", "/articles", "/search",
        "/search?q=licence", "/review", "/corrections", "/since", "/add",
        "/verify", "/brief", "/review?of=own", "/review?of=changed", "/review?of=wording",
        f"/event/{call.id}/count", f"/event/{call.id}/origins", f"/event/{call.id}/reports",
        f"/event/{call.id}", f"/actor/{actor.id}", article,
        f"/mend/{saying.id}", f"/mend/{call.mentions[0]}",
    ]  # fmt: skip
