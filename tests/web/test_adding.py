"""Files dropped on the page: read into the story, and what was not is said."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.reading.made import STORY, docx_bytes, mail, zip_bytes
from tests.web.conftest import BASE
from tests.web.reading_pages import faults, words
from twosource.pipeline import models_of
from twosource.story import Story
from twosource.web import adding
from twosource.web.app import app_of
from twosource.web.desk import Desk
from twosource.web.intake import Intake

PAGE = ("<html><head><title>Vote put off</title></head><body><article><h1>Vote put off</h1>"
        + "".join(f"<p>{p}</p>" for p in STORY)).encode()  # fmt: skip
Files = list[tuple[str, tuple[str, bytes]]]


def opened(story: Path) -> tuple[TestClient, Desk]:
    desk = Desk(story)
    return TestClient(app_of(desk), base_url=BASE), desk


def files(*given: tuple[str, bytes]) -> Files:
    return [("files", one) for one in given]


def done(web: TestClient) -> str:
    """The page once all is read."""
    for _ in range(600):
        page = web.get("/add").text
        if "Not done yet" not in page:
            assert 'http-equiv="refresh"' not in page
            return page
        assert 'http-equiv="refresh"' in page
        time.sleep(0.1)
    raise AssertionError("it never ended")


def test_files_are_added_and_what_was_not_read_is_said(story: Path) -> None:
    web, desk = opened(story)
    before = len(desk.look().table.documents)
    message = mail("See the file.\n\nThe board met on Monday, Malk said.")
    message.add_attachment(
        docx_bytes(), maintype="application", subtype="octet-stream", filename="n.docx"
    )
    sent = files(
        ("page.html", PAGE), ("<b>mail.eml", message.as_bytes()), ("cut.pdf", b"%PDF-1.4"),
        ("../../x.zip", zip_bytes({"a.txt": STORY[0] * 3, "../up.txt": "x"})), ("no.bin", b"\0\1"),
    )  # fmt: skip
    form = {"token": desk.token, "published": "2031-03-04", "outlet": "Courier"}
    answer = web.post("/add", data=form, files=sent)
    assert answer.status_code == 200
    assert answer.url.path == "/add"
    page = done(web)
    said = words(page)
    assert "4 articles added, 0 already there" in said
    assert "3 inputs not read" in said
    assert "cut.pdf: the PDF is truncated" in said
    assert "x.zip, file ../up.txt: its name leads out of the folder" in said
    assert "<b>mail" not in page
    assert not faults(page)
    documents = {d.file: d for d in desk.look().table.documents}
    assert len(desk.look().table.documents) == before + 4
    assert documents["page.html"].outlet == "Courier"
    assert documents["page.html"].published is not None
    assert "<b>mail.eml, attachment n.docx" in documents
    assert "Ida Malk" in web.get("/actors?all=1").text  # the findings follow


def test_again_is_no_change_and_the_models_are_those_of_the_story(story: Path) -> None:
    web, desk = opened(story)
    with Story.open(story, create=False) as held:
        keys = held.reading_keys()
        assert models_of(held).tagger is None
    for _ in range(2):
        web.post("/add", data={"token": desk.token}, files=files(("page.html", PAGE)))
        page = done(web)
    assert words(page).count("1 article added, 0 already there") == 1
    assert words(page).count("0 articles added, 1 already there") == 1
    with Story.open(story, create=False) as held:
        assert held.reading_keys() == keys


@pytest.mark.parametrize(
    ("form", "sent", "status", "said"),
    [
        ({"token": "wrong"}, files(("a.txt", b"words")), 403, "not of this desk"),
        ({}, files(("a.txt", b"words")), 403, "not of this desk"),
        ({"published": "soon"}, files(("a.txt", b"words")), 422, "is no date"),
        ({}, files(("", b"")), 422, "no file was chosen"),
    ],
)
def test_what_is_refused(
    story: Path, form: dict[str, str], sent: Files, status: int, said: str
) -> None:
    web, desk = opened(story)
    token = {} if status == 403 else {"token": desk.token}
    answer = web.post("/add", data=token | form, files=sent)
    assert answer.status_code == status
    assert re.search(said, answer.text, re.I)
    assert "Added since" not in web.get("/add").text


def test_too_much_is_refused_as_it_comes(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST", 10_000)
    web, desk = opened(story)
    data = {"token": desk.token}
    assert web.post("/add", data=data, files=files(("a.txt", b"x" * 20_000))).status_code == 413
    request = web.build_request("POST", "/add", data=data, files=files(("a.txt", b"x" * 20_000)))
    parts = iter([request.read()])  # sent in pieces, its length is not announced
    answer = web.post(
        "/add", content=parts, headers={"Content-Type": request.headers["Content-Type"]}
    )
    assert answer.status_code == 413
    assert "more than" in answer.text


@pytest.mark.parametrize("body", [b"", b"--b\r\nrubbish", b"--b\r\nContent-Disposition: x\r\n\r\n"])
def test_a_broken_form_is_refused(story: Path, body: bytes) -> None:
    web, _ = opened(story)
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    assert web.post("/add", content=body, headers=kind).status_code in (400, 403)


def test_a_page_of_another_site_cannot_add(story: Path) -> None:
    web, desk = opened(story)
    sent = {"data": {"token": desk.token}, "files": files(("a.txt", b"words"))}
    answer = web.post("/add", headers={"Origin": "http://elsewhere.example"}, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 403


def test_a_fault_of_ours_is_shown_and_the_next_batch_read(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(story)
    add, calls = desk.add, []

    def once(*given: object) -> object:
        calls.append(given)
        if len(calls) == 1:
            raise KeyError("a fault")
        return add(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "add", once)
    web = TestClient(app_of(desk), base_url=BASE)
    for name in ("a.html", "b.html"):
        web.post("/add", data={"token": desk.token}, files=files((name, PAGE)))
        page = done(web)
    assert "a fault of twosource" in words(page)
    assert "1 article added" in words(page)


def test_pages_are_answered_while_a_batch_is_read(story: Path) -> None:
    web, desk = opened(story)
    web.get("/")
    many = zip_bytes({f"{k}.txt": f"Item {k}. " + " ".join(STORY) * 4 for k in range(25)})
    web.post("/add", data={"token": desk.token}, files=files(("many.zip", many)))
    slowest = 0.0
    while "Not done yet" in web.get("/add").text:
        start = time.monotonic()
        assert web.get("/").status_code == 200
        slowest = max(slowest, time.monotonic() - start)
    assert "25 articles added" in words(web.get("/add").text)
    assert 0 < slowest < 5  # on a busy machine; the batch itself takes longer


def test_the_files_are_gone_once_they_are_read(story: Path, tmp_path: Path) -> None:
    from tempfile import TemporaryDirectory

    from twosource.reading import Hints

    intake = Intake(Desk(story))
    folder = TemporaryDirectory(dir=tmp_path)
    place = Path(folder.name) / "0"
    place.write_bytes(PAGE)
    intake.take([("page.html", place)], folder, Hints())
    intake.wait(60)
    assert not place.exists()
    assert [b.added for b in intake.batches()] == [1]
