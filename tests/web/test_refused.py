"""Forms that are refused, stale or sent from two windows: on the page they came from, in words."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from tests.web.conftest import client
from tests.web.reading_pages import faults, words
from tests.web.test_mending import table
from twosource.web.refused import for_desk


def token(web: TestClient, page: str) -> str:
    (found,) = set(re.findall(r'name="token" value="([^"]+)"', web.get(page).text))
    return str(found)


def sent(web: TestClient, page: str, kind: str, **given: str) -> tuple[int, str]:
    """A form as a browser sends it from a page."""
    form = {"token": token(web, page), **given}
    headers = {"referer": str(web.base_url) + page}
    answer = web.post(f"/correct/{kind}", data=form, headers=headers)
    return answer.status_code, answer.text


def test_what_was_typed_stays_on_the_page_it_came_from(story: Path) -> None:
    web = client(story)
    who = next(a for a in table(story).actors if a.name == "Edda Kestrin")
    code, page = sent(
        web, f"/actor/{who.id}", "merge", actor=who.id, other="No <Such> One", reason="a & b"
    )
    assert code == 422 and not faults(page)
    tree = html.document_fromstring(page)
    assert tree.xpath("string(//h1)") == "Edda Kestrin"
    (form,) = (f for f in tree.iter("form") if f.get("action") == "/correct/merge")
    alert = " ".join(a.text or "" for a in form.iter("p") if a.get("role") == "alert")
    assert "No actor called No <Such> One" in alert and "twosource" not in alert
    assert "the page \u201cActors\u201d" in alert
    typed = {i.get("name"): i.get("value") for i in form.iter("input")}
    assert typed["other"] == "No <Such> One" and typed["reason"] == "a & b"
    assert all(not a.get("href", "").startswith("?") for a in tree.iter("a"))


def test_a_day_that_is_none_stays_in_its_field(story: Path) -> None:
    web = client(story)
    m = table(story).event_mentions[0]
    place = f"/mend/{m.id}?back=/review"
    code, page = sent(web, place, "date", target=m.id, to="the 32nd", until="", back="/review")
    assert code == 422 and 'value="the 32nd"' in page and "A report of an event" in words(page)
    code, page = sent(
        web, "/corrections", "statement", form="document", who="", said="", title="Our talk",
        words="First line\nsecond <line>",
    )  # fmt: skip
    assert code == 422
    tree = html.document_fromstring(page)
    assert (
        str(tree.xpath("string(//textarea[@name='words'])")).strip() == "First line\nsecond <line>"
    )
    assert tree.xpath("//select[@name='form']/option[@selected]/@value") == ["document"]


def test_a_page_that_is_not_the_desks_is_not_shown(story: Path) -> None:
    web = client(story)
    form = {"token": token(web, "/"), "target": "none"}
    for referer in ("http://elsewhere.example/", "http://127.0.0.1:8734/no/such/page"):
        answer = web.post("/correct/accept", data=form, headers={"referer": referer})
        assert answer.status_code == 422 and "there is no row" in answer.text.lower()


def test_a_correction_over_one_that_was_not_seen_says_so(story: Path) -> None:
    web = client(story)
    m = table(story).event_mentions[0]
    stale = token(web, "/review")
    for day in ("2031-05-07", "2031-05-08"):
        form = {"token": stale, "target": m.id, "to": day, "back": "/review"}
        page = words(web.post("/correct/date", data=form).text)
        assert ("Since the page that you sent this from was loaded" in page) is (day[-1] == "8")
    form["token"], form["to"] = token(web, "/review"), "2031-05-09"
    assert "Since the page" not in words(web.post("/correct/date", data=form).text)


def test_a_stale_accept_says_what_happened(story: Path) -> None:
    web = client(story)
    m = table(story).event_mentions[0]
    stale = token(web, "/review")
    sent(web, "/review", "reject", target=m.id, back="/review")
    form = {"token": stale, "target": m.id, "back": "/review"}
    answer = web.post("/correct/accept", data=form)
    said = words(answer.text)
    assert answer.status_code == 422 and "Since this page was loaded, correction 1 was made" in said
    assert "is not to count" in said and "twosource review" not in said


def test_what_was_accepted_is_told_with_its_value_its_speaker_and_its_article(story: Path) -> None:
    web = client(story)
    e, f, a = next(
        (e, f, a) for e in table(story).events for f in e.findings if f.facet == "occurred"
        for v in f.values if v.value == "no" for a in v.accounts
    )  # fmt: skip
    back = f"/event/{e.id}/occurred"
    code, page = sent(web, back, "accept", target=a.id_in(f.id), back=back)
    done = str(html.document_fromstring(page).xpath("string(//*[@id='done'])"))
    assert code == 200 and "accepted, whether it happened: it did not happen" in done
    assert "according to" in done and "occurred" not in done


def test_what_is_forgotten_offers_no_undo_that_brings_nothing_back(story: Path) -> None:
    web = client(story)
    who = next(a for a in table(story).actors if a.name == "Edda Kestrin")
    page = f"/actor/{who.id}"
    _, shown = sent(web, page, "forget", target=who.id, sure="yes", back=page)
    assert "Undo it" not in shown and "does not come back" in shown
    listed = web.get("/corrections").text
    assert "brings nothing back" in listed and "End the protection" in listed
    code, shown = sent(web, "/corrections", "undo", number="1")
    assert code == 422 and "brings nothing back" in shown and "--sure" not in shown
    code, shown = sent(web, "/corrections", "undo", number="1", sure="yes")
    assert code == 200


def test_cures_name_pages_and_no_commands() -> None:
    assert for_desk("See the ids with: twosource actors --story m.story") == (
        "See the ids on the page \u201cActors\u201d"
    )
    assert for_desk("Undo that one first; see twosource corrections --story m.story") == (
        "Undo that one first; see the page \u201cCorrections\u201d"
    )
    assert for_desk("Write it as 2031-03-04") == "Write it as 2031-03-04"


def test_a_private_article_is_marked_wherever_it_is_named(story: Path) -> None:
    web, held = client(story), table(story)
    f = next(f for e in held.events for f in e.findings if f.status == "disputed")
    d = f.values[0].accounts[0].document

    def remarks() -> list[str]:
        rows = html.document_fromstring(web.get("/articles").text).iter("tr")
        return [" ".join("".join(map(str, r.itertext())).split()) for r in rows]

    assert not any(r.endswith("private") for r in remarks())
    sent(web, f"/document/{d}", "private", document=d, back=f"/document/{d}")
    assert sum("private" in r for r in remarks()) == 1
    assert "(private)" in words(web.get("/").text)
