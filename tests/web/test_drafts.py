"""A draft on the desk: checked from a file or pasted words, bounded, and kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import BASE
from tests.web.reading_pages import faults, words
from tests.web.test_hostile import HOSTILE
from twosource.web import drafts
from twosource.web.app import app_of
from twosource.web.desk import Desk

FALSE = "“Nobody on this coast will forgive such a shabby bargain,” Petra Sollen said."
SOUND = "Petra Sollen said that there was one call on 9 March 2022."


def send(web: TestClient, desk: Desk, **given: str) -> str:
    answer = web.post("/verify", data={"token": desk.token, **given}, files={"file": ("", b"")})
    assert answer.status_code == 200, answer.text
    assert not faults(answer.text)
    return answer.text


def test_the_page_asks_for_a_draft(web: TestClient) -> None:
    page = web.get("/verify")
    assert page.status_code == 200
    assert not faults(page.text)
    assert "Check a draft" in words(page.text)


def test_pasted_words_are_held_against_the_record(web: TestClient, desk: Desk) -> None:
    page = words(send(web, desk, words=f"{FALSE}\r\n\r\n{SOUND}"))
    assert "1 unsupported" in page
    assert "found nowhere in the record" in page
    assert "as accounted for" in page
    assert "shabby bargain" in page.rpartition("or its words")[2], "the words stay in the form"


def test_an_altered_quotation_shows_the_difference_and_leads_to_the_words(
    web: TestClient, desk: Desk
) -> None:
    told = "“There was no phone call between Mr Haskard and Ms Tolvick,” Corin Abbery said."
    page = send(web, desk, words=told)
    assert "<ins>phone</ins>" in page
    assert "/document/doc-" in page


@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "C:\\Users\\x\\draft.md"])
def test_a_file_is_checked(web: TestClient, desk: Desk, name: str) -> None:
    sent = {"file": (name, FALSE.encode())}
    answer = web.post("/verify", data={"token": desk.token}, files=sent)
    assert answer.status_code == 200
    assert "draft." in words(answer.text)
    assert "1 unsupported" in words(answer.text)


@pytest.mark.parametrize(
    ("given", "file", "said"),
    [
        ({}, ("", b""), "nothing to check"),
        ({"words": "x", "written": "soon"}, ("", b""), "is no date"),
        ({}, ("a.pdf", b"%PDF-1.4 x"), "cannot be checked"),
        ({}, ("a.docx", b"PK\x03\x04 broken"), "a.docx"),
        ({}, ("a.txt", b"\x00\x01\x02"), "a.txt"),
        ({"words": "word " * 40_000}, ("", b""), "150,000"),
    ],
)
def test_what_cannot_be_checked_is_said(
    web: TestClient, desk: Desk, given: dict[str, str], file: tuple[str, bytes], said: str
) -> None:
    answer = web.post("/verify", data={"token": desk.token, **given}, files={"file": file})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert not faults(answer.text)


def test_a_form_of_another_page_and_one_too_large_are_refused(
    web: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert web.post("/verify", data={"token": "x", "words": "x"}).status_code == 403
    monkeypatch.setattr(drafts, "MOST", 1000)
    large = {"token": desk.token, "words": "word " * 1000}
    assert web.post("/verify", data=large).status_code == 413


def test_hostile_words_stay_words(web: TestClient, desk: Desk) -> None:
    for one in HOSTILE:
        plain = one.encode("utf-8", "replace").decode().replace("\x00", "")
        send(web, desk, words=f"“{plain} they said of it,” Petra Sollen said. {plain}")


def test_nothing_of_a_draft_is_kept(story: Path) -> None:
    before = story.read_bytes()
    desk = Desk(story)
    send(TestClient(app_of(desk), base_url=BASE), desk, words=FALSE)
    assert story.read_bytes() == before
    assert b"shabby" not in b"".join(p.read_bytes() for p in story.parent.iterdir())


def test_the_verdicts_on_a_long_draft_are_light_and_what_is_wrong_comes_first(
    web: TestClient, desk: Desk
) -> None:
    page = send(web, desk, words="\n\n".join([*[SOUND] * 60, *[FALSE] * 130]))
    said = words(page)
    shown, told = page.count('class="said"'), page.count("found nowhere in the record")
    assert 100 <= shown <= 140 and told > 20
    assert "more verdicts not shown" in said and "130 unsupported" in said
    assert len(page) < 180_000


def test_line_ends_of_a_draft_come_back_as_they_were(web: TestClient, desk: Desk) -> None:
    page = send(web, desk, words="First line.\r\n\r\nSecond line.\r\n")
    assert "\ufffd" not in page
    assert "First line.\n\nSecond line.</textarea>" in page
