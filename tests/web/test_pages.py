"""Each page of the example's story, of an empty one and of one article."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.web.conftest import client
from tests.web.reading_pages import faults, words
from twosource.export.timeline import SHOWN
from twosource.language.parse import SpacyParser
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.desk import Desk
from twosource.web.lookups import Lookups
from twosource.web.views import timeline

EVENT = re.compile(r'<th scope="rowgroup"[^>]*><a href="/event/([^"]*)"')
PAGES = ["/", "/claims", "/timeline", "/contacts", "/actors", "/articles", "/search",
         "/search?q=licence", "/review", "/corrections", "/since", "/?status=disputed&facet=count",
         "/?page=99", "/?since=2022-03-26&until=nonsense", "/actors?named=a", "/review?page=2",
         "/timeline?all=1", "/contacts?actor=tolvick"]  # fmt: skip


def every(lk: Lookups) -> list[str]:
    table = lk.table
    return [
        *PAGES,
        *(f"/event/{e.id}" for e in table.events),
        *(f"/actor/{a.id}" for a in table.actors),
        *(f"/document/{d.id}" for d in table.documents),
    ]


def test_every_page_is_there_and_says_that_it_is_proposed(web: TestClient, lk: Lookups) -> None:
    for path in every(lk):
        answer = web.get(path)
        assert answer.status_code == 200, path
        assert "proposed by the program" in words(answer.text), path
        assert faults(answer.text) == [], path
        assert not re.search(
            r"https?://", re.sub(r"<dd class=\"address\">.*?</dd>", "", answer.text)
        )


def test_every_link_leads_somewhere(web: TestClient, lk: Lookups) -> None:
    seen = set()
    for path in every(lk):
        seen |= {
            p.split("#")[0] for p in re.findall(r'(?:href|src)="(/[^"]*)"', web.get(path).text)
        }
    assert len(seen) > 80
    for path in seen:
        assert web.get(path.replace("&amp;", "&")).status_code == 200, path


def test_findings_put_what_differs_first_with_what_it_rests_on(web: TestClient) -> None:
    text = web.get("/").text
    assert re.findall(r'<h2 class="section is-(\w+)', text) == ["disputed", "agreed", "single"]
    said = words(text)
    assert "Call between Joren Haskard and Maren Tolvick" in said
    assert "at least 2 ●○○ 1 to 3 independent rests on 1 unnamed origin, in 1 article" in said
    assert "The Daily Lantern ← The Northern Ledger ← two people familiar" in said
    assert "denied: the licence for the deep-water berth" in said
    assert "lied" not in re.findall(r"\w+", said.lower())


def test_filters_leave_out_the_rest(web: TestClient) -> None:
    said = words(web.get("/?status=disputed&facet=count").text)
    assert "How often?" in said
    assert "Who began it? disputed" not in said
    said = words(web.get("/?outlet=The+Tidewater+Post&facet=count").text)
    assert "at least 2 ●○○" not in said
    assert "Nothing was found of that kind." in words(web.get("/?actor=nobody+of+that+name").text)


def test_a_denial_stands_beside_its_allegation(web: TestClient, lk: Lookups) -> None:
    (call,) = (e for e in lk.table.events if e.channel == "call" and len(e.findings) > 3)
    said = words(web.get(f"/event/{call.id}").text)
    assert "it did not happen" in said and "it happened" in said
    assert "Nordvane Lines" in said


def test_evidence_leads_to_its_words(web: TestClient, lk: Lookups) -> None:
    (path,) = set(re.findall(r'href="(/document/[^"]*\?at=[^"#]*)#at"', web.get("/").text)[:1])
    text = web.get(path).text
    assert text.count('id="at"') == 1
    id_, at = path.removeprefix("/document/").split("?at=")
    start, end = map(int, at.split("-"))
    marked = "".join(re.findall(r'class="seg [^"]*\bat\b[^"]*"[^>]*>([^<]*)<', text))
    wanted = lk.documents[id_].text[start:end]
    assert re.sub(r"\W", "", marked.replace("&#39;", "").replace("&#34;", "")) == re.sub(
        r"\W", "", wanted
    )


def test_search_marks_what_was_asked_for(web: TestClient) -> None:
    text = web.get("/search?q=LICENCE").text
    assert "<mark>licence</mark>" in text
    one = web.get("/search?q=licence&outlet=Meridian+Wire").text
    assert 0 < one.count('class="said"') < text.count('class="said"')
    assert "No article holds all these words." in words(web.get('/search?q="*+NEAR(').text)


def test_search_counts_by_outlet_and_month(web: TestClient, lk: Lookups) -> None:
    found = [d for d in lk.table.documents if "licence" in d.text.lower()]
    text = words(web.get("/search?q=licence").text)
    assert f"{len(found)} articles." in text
    counted = Counter(d.outlet or "not known" for d in found)
    for outlet, n in counted.items():
        assert f"{outlet} ({n})" in text
    month, n = Counter(f"{d.published:%Y-%m}" for d in found if d.published).most_common(1)[0]
    assert f"{month} ({n})" in text
    some = web.get(f"/search?q=licence&month={month}").text
    assert some.count('class="said"') == n
    both = web.get(f"/search?q=licence&month={month}&outlet=Meridian+Wire").text
    assert 0 < both.count('class="said"') <= n
    taken = web.get(f"/take/search?q=licence&month={month}&format=json").json()
    assert len(taken["documents"]) >= n
    assert "0 articles." in words(web.get("/search?q=licence&month=1999-01").text)


def test_the_timeline_comes_in_pages(
    web: TestClient, lk: Lookups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "A_PAGE", 3)
    events = [r.event for r in (*lk.timeline(SHOWN).dated, *lk.timeline(SHOWN).open)]
    pages = -(-len(events) // timeline.A_PAGE)
    told = [EVENT.findall(web.get(f"/timeline?page={n + 1}&few").text) for n in range(pages)]
    assert pages > 1 and [e for page in told for e in page] == events


def test_search_knows_phrases_and_beginnings(web: TestClient) -> None:
    def found(query: str) -> str:
        return web.get("/search", params={"q": query}).text

    assert "<mark>licence</mark>" in found("LICEN*")
    assert "No article holds" in found("licen")
    assert "<mark>chief</mark> of <mark>staff</mark>" in found('"chief of staff"').replace(
        "<mark>of</mark>", "of"
    )
    assert "No article holds" in found('"staff of chief"')
    assert "No article holds" not in found("staff of chief")


def test_a_minus_leaves_out(desk: Desk) -> None:
    def found(query: str) -> set[str]:
        return {h.document for h in desk.search(query, 500)}

    both = found("licence minister")
    assert both and found("licence -minister") == found("licence") - both
    assert found('licence -"the minister"') == found("licence") - found('licence "the minister"')
    assert found("licence -minist*") == found("licence") - found("licence minist*")
    assert found("-licence") == found("licence")
    assert found("licence-minister") <= both


@given(query=st.text(st.sampled_from('licen "*^:-+()\0\ud800\u00e9{}NEAROT,.;'), max_size=24))
def test_no_query_fails(desk: Desk, query: str) -> None:
    desk.search(query, 5)


def test_what_is_not_there_is_said(web: TestClient) -> None:
    for path in ("/event/nothing", "/actor/nothing", "/document/nothing", "/export/nothing"):
        answer = web.get(path)
        assert answer.status_code == 404 and "There is no such" in answer.text, path
    assert web.get("/nowhere").status_code == 404
    assert web.get("/static/../desk.py").status_code == 404
    for at in ("9-3", "x-y", "-1-5", "0-99999999", "٣-٤"):
        d = next(iter(re.findall(r"/document/[^\"]+", web.get("/articles").text)))
        assert 'id="at"' not in web.get(f"{d}?at={at}").text


def test_exports_are_those_of_the_command(web: TestClient) -> None:
    answer = web.get("/export/json")
    assert answer.json()["version"] == 1
    assert "attachment" in answer.headers["content-disposition"]
    assert web.get("/export/csv").text.startswith("event")


@pytest.mark.parametrize("articles", [0, 1])
def test_small_stories(tmp_path: Path, parser: SpacyParser, articles: int) -> None:
    path = tmp_path / "small.story"
    with Story.open(path, create=True) as story:
        if articles:
            one = tmp_path / "one.txt"
            one.write_text("Ilse Marrow called Tomas Brek twice, her office said.\n", "utf-8")
            build([str(one)], story, Hints(), LIMITS, parser=parser)
    web = client(path)
    for page in PAGES:
        answer = web.get(page)
        assert answer.status_code == 200, page
        assert faults(answer.text) == []
    assert ("no article in this story yet" in web.get("/").text) is (articles == 0)
