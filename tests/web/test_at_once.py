"""Readers and a writer at once: each sees a change whole or not at all, and nothing is lost."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from tests.sample_table import TABLE
from tests.web.conftest import BASE
from tests.web.test_hostile import Given
from twosource import correcting
from twosource.model.table import Table
from twosource.web.app import app_of, warm
from twosource.web.desk import Desk
from twosource.web.held import Held
from twosource.web.lookups import Lookups
from twosource.web.render import Pages


def fits(lk: Lookups) -> bool:
    """Whether findings and corrections are of one state: every correction that holds is seen."""
    held = {t.id for c in lk.held if c.undone is None for t in c.targets}
    return held == {a.id for a in lk.table.attributions if a.standing == "accepted"}


def test_two_readers_and_a_writer(story: Path) -> None:
    desk = Desk(story)
    rows = [a.id for a in desk.look().table.attributions[:6]]
    wrong: list[str] = []
    seen: set[int] = set()
    over = threading.Event()

    def read(web: TestClient) -> None:
        last = 0
        while not over.is_set():
            lk = desk.look()
            if not fits(lk) or len(lk.held) < last:
                wrong.append(f"{len(lk.held)} corrections after {last}")
            last = len(lk.held)
            seen.add(last)
            page = web.get("/review")
            if page.status_code != 200 or len(set(re.findall("attr-[0-9a-f]+", page.text))) < 40:
                wrong.append(page.text[:200])

    readers = [
        threading.Thread(target=read, args=(TestClient(app_of(desk), base_url=BASE),))
        for _ in range(2)
    ]
    for r in readers:
        r.start()
    for number, id_ in enumerate(rows, 1):
        desk.correct(correcting.ask("accept", {"target": [id_]}), None)
        assert len(desk.look().held) == number  # who wrote sees it at once
        assert fits(desk.look())
    desk.undo(1)
    assert fits(desk.look())
    over.set()
    for r in readers:
        r.join(30)
    assert wrong == []
    assert len(seen) > 1  # they did read meanwhile


def test_two_writers_lose_nothing(story: Path) -> None:
    one, other = Desk(story), Desk(story)
    rows = [a.id for a in one.look().table.attributions[:8]]

    def write(desk: Desk, ids: list[str]) -> None:
        for id_ in ids:
            desk.correct(correcting.ask("accept", {"target": [id_]}), None)

    threads = [threading.Thread(target=write, args=(one, rows[::2])),
               threading.Thread(target=write, args=(one, rows[1::4])),
               threading.Thread(target=write, args=(other, rows[3::4]))]  # fmt: skip
    for t in threads:
        t.start()
    for t in threads:
        t.join(60)
    for desk in (one, other):
        assert {t.id for c in desk.look().held for t in c.targets} == set(rows)
        assert fits(desk.look())
        assert [c.id for c in desk.look().held] == list(range(1, 9))


def asked(path: str) -> Request:
    return Request({"type": "http", "method": "GET", "path": path, "query_string": b"",
                    "headers": [(b"host", b"127.0.0.1")], "server": ("127.0.0.1", 80),
                    "scheme": "http"})  # fmt: skip


class Turning(Given):
    """A desk whose story changes when it is told to."""

    def look(self) -> Lookups:
        return self._given

    def turn(self) -> None:
        self._given = Lookups(Table(), "later")


def test_one_page_is_made_once_for_many_and_another_does_not_wait() -> None:
    desk = Turning(TABLE, "now")
    made: list[str] = []
    slow = threading.Event()

    def make(lk: Lookups, request: Request) -> Response:
        made.append(request.url.path)
        if request.url.path == "/slow":
            slow.wait(10)
        return PlainTextResponse(f"{lk.story} {request.url.path}")

    answer: Callable[[Request], Response] = Held(desk)(make)
    waiting = [threading.Thread(target=answer, args=(asked("/slow"),)) for _ in range(5)]
    for t in waiting:
        t.start()
    while "/slow" not in made:
        time.sleep(0.01)
    assert answer(asked("/quick")).body == b"now /quick"  # while the other is being made
    slow.set()
    for t in waiting:
        t.join(10)
    assert made.count("/slow") == 1
    desk.turn()
    assert answer(asked("/quick")).body == b"later /quick"


def test_what_was_made_of_an_older_look_is_not_kept() -> None:
    desk = Turning(TABLE, "now")

    def make(lk: Lookups, _: Request) -> Response:
        desk.turn()  # the story changes while a page of it is made
        return PlainTextResponse(lk.story)

    answer = Held(desk)(make)
    assert answer(asked("/")).body == b"now"
    assert answer(asked("/")).body == b"later"


def test_the_first_page_is_made_at_the_start(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(Desk(built))
    warm(app)
    monkeypatch.setattr(Pages, "page", None)  # whatever is made from now on fails
    web = TestClient(app, base_url=BASE)
    assert "What is said" in web.get("/").text
    with pytest.raises(TypeError):
        web.get("/claims")
