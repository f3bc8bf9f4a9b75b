"""The brief as a page: through the gate, with links, and a script of our own to copy it."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.reading_pages import faults, words
from twosource.web.lookups import Lookups


def test_what_nobody_has_checked_stays_out_unless_asked_for(web: TestClient) -> None:
    held = web.get("/brief")
    assert held.status_code == 200
    assert 'id="brief"' not in held.text
    assert "accounts differ" not in words(held.text)
    shown = web.get("/brief?proposed=1")
    assert not faults(shown.text)
    assert "accounts differ" in words(shown.text)
    assert "Generated, unchecked" in words(shown.text)
    assert "Still to call" in words(shown.text)


def test_a_brief_of_one_event(web: TestClient, lk: Lookups) -> None:
    event = next(e for e in lk.table.events if e.channel == "letter")
    page = web.get(f"/brief?event={event.id}&proposed=1").text
    assert 'id="brief"' in page
    assert "Letter" in words(page)
    assert web.get("/brief?event=event-0&proposed=1").status_code == 404


def test_the_copy_button_needs_the_script_and_the_words_do_not(web: TestClient) -> None:
    page = web.get("/brief?proposed=1").text
    assert '<button type="button" data-copy="brief" hidden>' in page
    script = web.get("/static/copy.js")
    assert script.status_code == 200
    assert "text/html" in script.text
