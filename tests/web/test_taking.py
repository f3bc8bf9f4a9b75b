"""Every page takes away what it shows."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.web.test_hostile import HOSTILE, Given, poisoned
from twosource.export.check import problems
from twosource.export.formats import FORMATS
from twosource.protect.share import GAP, WORDS
from twosource.web.app import app_of
from twosource.web.lookups import Lookups


def taken(web: TestClient, path: str, **asked: str) -> Any:
    answer = web.get(f"/take/{path}", params={"format": "json", **asked})
    assert answer.status_code == 200, answer.text
    export = answer.json()
    assert problems(export) == []
    return export


def findings(export: Any) -> set[str]:
    return {f["id"] for e in export["events"] for f in e["findings"]}


def links(web: TestClient, path: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page that take something away: address, and what they hold."""
    out = []
    root: Any = html.fromstring(web.get(path).text)
    for form in root.xpath("//details/form[@method='get']"):
        held = {x.get("name"): x.get("value") for x in form.xpath(".//input[@type='hidden']")}
        out.append((form.get("action"), held))
    return out


def test_every_page_has_a_way_to_take_it_away(web: TestClient, lk: Lookups) -> None:
    pages = ["/", "/claims", "/timeline", "/contacts", "/search?q=call",
             f"/event/{lk.table.events[0].id}", f"/actor/{lk.by_weight[0].id}",
             f"/document/{lk.table.documents[0].id}"]  # fmt: skip
    for page in pages:
        found = links(web, page)
        assert len(found) == 2, page
        for address, held in found:
            answer = web.get(address, params={**held, "format": "csv"})
            assert answer.status_code == 200
            assert answer.headers["content-disposition"].startswith("attachment;")


def test_short_passages_alone_are_taken_where_that_is_ticked(web: TestClient, lk: Lookups) -> None:
    page: Any = html.fromstring(web.get("/").text)
    ticks = page.xpath("//details/form[@method='get']//input[@name='share']")
    assert len(ticks) == 2, "in each form that takes something away"
    whole = {d["id"]: d["text"] for d in taken(web, "all")["documents"]}
    cut = taken(web, "all", share="1")
    assert len(cut["documents"]) == len(lk.table.documents)
    for d in cut["documents"]:
        assert all(len(run.split()) <= WORDS for run in d["text"].split(GAP.strip()))
        assert len(d["text"]) < len(whole[d["id"]])
    assert findings(cut) == findings(taken(web, "all"))


@pytest.mark.parametrize(
    "asked",
    [{"status": "disputed"}, {"facet": "when"}, {"actor": "haskard"}, {"outlet": "Meridian Wire"}],
)
def test_the_filters_of_the_findings_are_kept(web: TestClient, asked: dict[str, str]) -> None:
    found = links(web, f"/?{urlencode(asked)}")
    address, held = next(x for x in found if x[0] == "/take/findings")
    assert held == asked and address == "/take/findings"
    shown: set[str] = set()
    for page in range(1, 20):
        text = web.get("/", params={**asked, "page": str(page)}).text
        shown |= set(re.findall(r'<section class="finding[^>]* id="([^"]+)"', text))
    got = findings(taken(web, "findings", **held))
    assert got == shown
    assert got < findings(taken(web, "findings"))


def test_one_event_one_actor_one_article(web: TestClient, lk: Lookups) -> None:
    event = lk.table.events[0]
    export = taken(web, f"event/{event.id}")
    assert [e["id"] for e in export["events"]] == [event.id]
    assert findings(export) == {f.id for f in event.findings}
    who = lk.by_weight[0]
    export = taken(web, f"actor/{who.id}")
    assert {e["id"] for e in export["events"]} == {e.id for e in lk.events_with[who.id]}
    assert {a.id for a in lk.said_by.get(who.id, ())} <= {a["id"] for a in export["attributions"]}
    document = lk.table.documents[0]
    export = taken(web, f"document/{document.id}")
    own = {a["id"] for a in export["attributions"] if a["document"] == document.id}
    assert own == {a.id for a in lk.attributions_of[document.id]}


def test_contacts_timeline_claims_and_search(web: TestClient, lk: Lookups) -> None:
    export = taken(web, "contacts", actor="dorrel")
    names = {a["id"]: a["name"] for a in export["actors"]}
    for e in export["events"]:
        assert any("Dorrel" in names[p["actor"]] for p in e["participants"])
    assert {f["facet"] for e in taken(web, "timeline")["events"] for f in e["findings"]} <= {
        "when", "occurred"}  # fmt: skip
    assert len(taken(web, "claims")["drifts"]) == len(lk.table.drifts)
    found = {d["id"] for d in taken(web, "search", q="gala")["documents"]}
    assert {d.id for d in lk.table.documents if "gala" in d.text} <= found


def test_the_whole_is_the_table(web: TestClient) -> None:
    assert json.dumps(taken(web, "all")) == json.dumps(web.get("/export/json").json())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_taken(web: TestClient, name: str) -> None:
    answer = web.get("/take/findings", params={"format": name, "status": "disputed"})
    assert answer.status_code == 200
    disposition = answer.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9-]+\.[a-z.]+"', disposition)


def test_what_nobody_checked_is_asked_for(web: TestClient) -> None:
    asked = {"format": "html", "status": "disputed"}
    plain = web.get("/take/findings", params=asked).text
    whole = web.get("/take/findings", params={**asked, "proposed": "1"}).text
    assert "nothing to publish" in plain and "How often?" not in plain
    assert "Generated, unchecked" in whole and "Shown here: status disputed." in whole


def test_what_is_not_there_is_not_found(web: TestClient) -> None:
    for path in ("event/nothing", "actor/nothing", "document/nothing"):
        assert web.get(f"/take/{path}?format=json").status_code == 404
    assert web.get("/take/findings?format=nothing").status_code == 404
    assert web.get("/take/findings").status_code == 404


@pytest.mark.parametrize("words", HOSTILE)
def test_names_that_try_to_act_stay_names(words: str) -> None:
    web = TestClient(app_of(Given(poisoned(words), words)), base_url="http://127.0.0.1")
    for path in ("findings", "contacts", "search"):
        asked = {"actor": words, "q": words, "format": "html", "proposed": "1"}
        sent = {k: v.encode("utf-8", "replace").decode() for k, v in asked.items()}
        answer = web.get(f"/take/{path}", params=sent)
        assert answer.status_code == 200
        disposition = answer.headers["content-disposition"]
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9-]+\.html"', disposition)
        root: Any = html.fromstring(answer.text)
        assert not root.xpath("//script | //img | //iframe | //svg | //@onerror | //@onload")


def test_one_question_about_an_event_is_taken_alone(web: TestClient, lk: Lookups) -> None:
    event = next(e for e in lk.table.events if len(e.findings) > 2)
    facet = event.findings[0].facet
    page = web.get(f"/event/{event.id}/{facet}").text
    assert f'action="/take/event/{event.id}/{facet}"' in page
    taken = web.get(f"/take/event/{event.id}/{facet}?format=json").json()
    (one,) = taken["events"]
    assert [f["facet"] for f in one["findings"]] == [facet]
    for path in (f"event/{event.id}/nothing", f"event/event-0/{facet}"):
        assert web.get(f"/take/{path}?format=json").status_code == 404
