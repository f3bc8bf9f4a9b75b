"""Corrections through forms: as the commands make them, and at once in the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import client
from tests.web.reading_pages import words
from twosource.story import Story
from twosource.web.app import app_of
from twosource.web.desk import Desk
from twosource.web.forms import MOST


def id_of(path: Path, name: str) -> str:
    with Story.open(path, create=False) as story:
        (found,) = (a.id for a in story.table().actors if a.name == name)
    return found


def token(web: TestClient, actor: str) -> str:
    (found,) = set(re.findall(r'name="token" value="([^"]+)"', web.get(f"/actor/{actor}").text))
    return str(found)


def test_two_are_one_and_undone(story: Path) -> None:
    web = client(story)
    keep, other = id_of(story, "Edda Kestrin"), id_of(story, "Corin Abbery")
    form = {"token": token(web, keep), "actor": keep, "other": "corin abbery", "reason": "<b>"}
    answer = web.post("/correct/merge", data=form)
    assert answer.status_code == 200 and answer.url.path == "/corrections"
    assert f"Corin Abbery ({other}) is Edda Kestrin ({keep})" in words(answer.text)
    assert "<b>" not in answer.text.split("</header>")[1].split("</p>", 1)[1]
    assert "by hand (1)" in words(web.get(f"/actor/{keep}").text)
    assert web.get(f"/actor/{other}").text == web.get(f"/actor/{keep}").text
    with Story.open(story, create=False) as held:
        assert other not in {a.id for a in held.table().actors}
    web.post("/correct/undo", data={"token": form["token"], "number": "1"})
    assert "by hand" not in words(web.get(f"/actor/{keep}").text).split("true.")[1]
    assert "Corin Abbery" in words(web.get(f"/actor/{other}").text)


def test_words_are_anothers(story: Path) -> None:
    web = client(story)
    actor = id_of(story, "Joren Haskard")
    page = web.get(f"/actor/{actor}?all=1").text
    places = re.findall(r'name="place" value="([^"]+)"', page)
    assert len(places) > 3
    form = {"token": token(web, actor), "actor": actor, "place": places[:1]}
    answer = web.post("/correct/split", data=form)
    assert answer.status_code == 200
    assert "some mentions of Joren Haskard" in words(answer.text)


def test_two_are_never_one(story: Path) -> None:
    web = client(story)
    one, other = id_of(story, "Edda Kestrin"), id_of(story, "Corin Abbery")
    form = {"token": token(web, one), "actor": one, "other": other}
    assert "is not Corin Abbery" in words(web.post("/correct/apart", data=form).text)
    refused = web.post("/correct/merge", data=form)
    assert refused.status_code == 422 and "cannot be one" in refused.text


@pytest.mark.parametrize(
    ("kind", "form", "said"),
    [("merge", {"other": "Nobody At All"}, "no actor called"),
     ("merge", {}, "No actor is given"),
     ("split", {}, "No words were ticked"),
     ("split", {"place": "doc:9-x"}, "is no place"),
     ("undo", {"number": "77"}, "no correction 77"),
     ("undo", {"number": "x"}, "no correction 0"),
     ("annul", {}, "no correction called annul")],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    story: Path, kind: str, form: dict[str, str], said: str
) -> None:
    web, actor = client(story), id_of(story, "Edda Kestrin")
    answer = web.post(f"/correct/{kind}", data={"token": token(web, actor), "actor": actor, **form})
    assert answer.status_code == 422
    assert said.casefold() in words(answer.text).casefold()
    with Story.open(story, create=False) as held:
        assert held.corrections() == []


def test_without_the_token_nothing_is_stored(story: Path) -> None:
    desk = Desk(story)
    web = TestClient(app_of(desk), base_url="http://127.0.0.1:8734")
    keep, other = id_of(story, "Edda Kestrin"), id_of(story, "Corin Abbery")
    for given in ("", "wrong", "\u00e9", desk.token[:-1]):
        answer = web.post("/correct/merge", data={"token": given, "actor": keep, "other": other})
        assert answer.status_code == 403
    long = web.post("/correct/merge", content=b"x" * (MOST + 1))
    assert long.status_code == 413
    with Story.open(story, create=False) as held:
        assert held.corrections() == []


def test_a_story_that_is_written_elsewhere_is_read_again(story: Path) -> None:
    desk = Desk(story)
    first = desk.look()
    assert desk.look() is first
    web = client(story)  # another desk on the same file
    keep = id_of(story, "Edda Kestrin")
    form = {"token": token(web, keep), "actor": keep, "other": "Corin Abbery"}
    web.post("/correct/merge", data=form)
    assert len(desk.look().held) == 1
