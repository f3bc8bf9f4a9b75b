"""Rows accepted, rejected and mended through forms; the pages say what came of it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import client
from tests.web.reading_pages import faults, words
from twosource.export.check import problems
from twosource.model.table import Table
from twosource.story import Story
from twosource.web.forms import back, ours

FIRST = r'name="target" value="(attr-[0-9a-f]+)"'


def token(web: TestClient) -> str:
    (found,) = set(re.findall(r'name="token" value="([^"]+)"', web.get("/corrections").text))
    return str(found)


def table(path: Path) -> Table:
    with Story.open(path, create=False) as story:
        return story.table()


def post(web: TestClient, kind: str, **form: str) -> tuple[int, str]:
    answer = web.post(f"/correct/{kind}", data={"token": token(web), **form})
    assert not faults(answer.text)
    return answer.status_code, words(answer.text)


def test_a_row_that_was_looked_at_leaves_review_and_says_so_everywhere(story: Path) -> None:
    web = client(story)
    first, second = re.findall(FIRST, web.get("/review").text)[:2]
    code, page = post(web, "accept", target=first, back="/review?page=1", at="row1")
    assert code == 200 and "Correction 1: the saying is right" in page
    listed = web.get("/review").text
    assert first not in listed and re.findall(FIRST, listed)[0] == second
    assert "(1 done)" in words(listed)
    a = next(a for a in table(story).attributions if a.id == first)
    assert a.standing == "accepted"
    document = words(web.get(f"/document/{a.document}").text)
    assert "accepted" in document.split("true.")[1]
    export = web.get("/export/json").json()
    assert [x["standing"] for x in export["attributions"] if x["id"] == first] == ["accepted"]
    assert not problems(export)


def test_a_number_is_mended_and_the_finding_says_so_at_once(story: Path) -> None:
    web = client(story)
    t = table(story)
    f = next(f for e in t.events for f in e.findings if f.facet == "count" and len(f.values) > 1)
    event = next(e.id for e in t.events if f in e.findings)
    account = f.values[-1].accounts[0]
    form = web.get(f"/mend/{account.mentions[0]}?back=/event/{event}&at={f.id}").text
    assert 'name="facet" value="count"' in form and not faults(form)
    code, page = post(web, "count", target=account.mentions[0], to="17", facet="count",
                      back=f"/event/{event}", at=f.id)  # fmt: skip
    assert code == 200 and "the count is 17" in page
    assert re.search(r"\b17\b.*by hand", page.split("Question by question")[1])
    changed = words(web.get("/since").text)
    assert "altered" in changed and "17 (1" in changed and "by correction 1" in changed


def test_an_account_is_rejected_on_the_page_of_its_event(story: Path) -> None:
    web = client(story)
    t = table(story)
    e = next(e for e in t.events if any(f.facet == "count" for f in e.findings))
    (f,) = (f for f in e.findings if f.facet == "count")
    account = f.values[0].accounts[0].id_in(f.id)
    assert account in web.get(f"/event/{e.id}").text
    code, _ = post(web, "reject", target=account, back=f"/event/{e.id}", at=f.id)
    assert code == 200
    assert account not in web.get(f"/event/{e.id}").text
    kept = web.get("/export/csv").text
    assert account not in kept and ",proposed," in kept


def test_events_and_origins_by_form(story: Path) -> None:
    web = client(story)
    e = max(table(story).events, key=lambda e: len(e.mentions))
    page = web.get(f"/event/{e.id}").text
    assert 'action="/correct/merge-events"' in page and 'action="/correct/dependent"' in page
    code, page = post(web, "split-event", event=e.id, mention=e.mentions[0], back=f"/event/{e.id}")
    assert code == 200 and "of another event" in page
    one, other = sorted({a.chain[-1] for f in e.findings for v in f.values for a in v.accounts})[:2]
    code, page = post(web, "dependent", actor=one, other=other)
    assert code == 422 and "Reason is not given" in page
    code, page = post(web, "dependent", actor=one, other=other, reason="<b>kin</b>")
    assert code == 200 and "are one source" in page


def test_a_statement_is_added_and_marked(story: Path) -> None:
    web = client(story)
    code, page = post(
        web, "statement", form="interview", who="Edda Kestrin", said="2022-04-02",
        words="Maren Tolvick called Joren Haskard <script>six</script> times on 12 March.",
    )  # fmt: skip
    assert code == 200 and "own interview: Edda Kestrin" in page
    (own,) = (d for d in table(story).documents if d.kind == "interview")
    shown = web.get(f"/document/{own.id}").text
    assert "by hand: interview" in words(shown) and not faults(shown)
    assert own.id in {d["id"] for d in web.get("/export/json").json()["documents"]}


def test_corrections_are_handed_on_by_file(story: Path, tmp_path: Path, built: Path) -> None:
    web = client(story)
    first = re.findall(FIRST, web.get("/review").text)[0]
    post(web, "stance", target=first, to="warns")
    lines = web.get("/corrections.jsonl").content
    other = tmp_path / "other.story"
    other.write_bytes(built.read_bytes())
    theirs = client(other)
    post(theirs, "stance", target=first, to="asks")
    sent = {"file": ("c.jsonl", lines + b"{<b>}\n")}
    page = theirs.post("/corrections/import", data={"token": token(theirs)}, files=sent).text
    assert "0 corrections taken" in words(page) and "this saying asks" in words(page)
    assert "c.jsonl:2" in words(page) and not faults(page)
    refused = theirs.post("/corrections/import", data={"token": "no"}, files=sent)
    assert refused.status_code == 403
    post(theirs, "undo", number="1")
    page = theirs.post("/corrections/import", data={"token": token(theirs)}, files=sent).text
    assert "1 correction taken" in words(page) and "<h1>Corrections taken in</h1>" in page
    rubbish = {"file": ("c.jsonl", b"nothing of the kind\n")}
    page = theirs.post("/corrections/import", data={"token": token(theirs)}, files=rubbish).text
    assert "<h1>No correction was taken in</h1>" in page


def test_an_orphan_is_shown_apart(story: Path) -> None:
    web = client(story)
    first = re.findall(FIRST, web.get("/review").text)[0]
    post(web, "accept", target=first)
    assert 'id="orphans"' not in web.get("/corrections").text
    with Story.open(story, create=True) as file:
        file.keep_states({1: "orphan: the words that it was made at are gone or changed"})
    page = web.get("/corrections").text
    assert 'id="orphans"' in page and "are gone or changed" in words(page)
    assert "1 correction lost the words" in words(web.get("/review").text)


@pytest.mark.parametrize(
    "kind", ["accept", "reject", "speaker", "stance", "span", "date", "count", "merge-events",
             "split-event", "dependent", "independent", "statement"],
)  # fmt: skip
def test_hostile_forms_change_nothing(story: Path, kind: str) -> None:
    web = client(story)
    evil = '"><script>alert(1)</script>\u202e\x00{{ 7 * 7 }}'
    names = ("target", "to", "until", "facet", "event", "other", "mention", "actor", "reason",
             "form", "who", "words", "said")  # fmt: skip
    code, page = post(web, kind, back=evil, at=evil, **dict.fromkeys(names, evil))
    assert code == 422 and "49" not in page
    assert web.post(f"/correct/{kind}", data={"target": "x"}).status_code == 403
    elsewhere = {"Origin": "http://evil.example"}
    form = {"token": token(web), "target": "x"}
    assert web.post(f"/correct/{kind}", data=form, headers=elsewhere).status_code == 403
    with Story.open(story, create=False) as held:
        assert held.corrections() == []


@pytest.mark.parametrize(
    ("given", "leads"),
    [("/review?page=2", "/review?page=2&done=7#row1"),
     ("/event/event-1", "/event/event-1?done=7#row1"),
     ("/review?page=2&done=3", "/review?page=2&done=7#row1"),
     ("//evil.example", "/corrections#c7"), ("https://evil.example/", "/corrections#c7"),
     ("/\\evil.example", "/corrections#c7"), ("/a\nSet-Cookie: x", "/corrections#c7"),
     ("/review?x=<b>", "/corrections#c7"), ("", "/corrections#c7"),
     ("/" + "a" * 900, "/corrections#c7"),
     ("javascript:alert(1)", "/corrections#c7"), ("/a//b", "/corrections#c7")],
)  # fmt: skip
def test_a_form_leads_to_a_page_of_the_desk_alone(given: str, leads: str) -> None:
    assert back({"back": [given], "at": ["row1"]}, 7) == leads
    assert ours(given, "x y")[1] == ""


def test_the_page_of_a_row_leads_back_to_the_desk_alone(story: Path) -> None:
    web = client(story)
    first = re.findall(FIRST, web.get("/review").text)[0]
    page = web.get(f"/mend/{first}?back={quote('https://evil.example')}").text
    assert "evil.example" not in page and not faults(page)
    assert web.get("/mend/attr-0").status_code == 404


def test_rows_work_without_a_script_and_say_what_they_are(web: TestClient) -> None:
    page = web.get("/review").text
    assert page.count("data-row") == 50 and 'aria-live="polite"' in page
    assert all(k in page for k in ('data-key="a"', 'data-key="r"', 'data-key="e"'))
    assert 'aria-label="Accept this saying"' in page
    assert "<script>" not in page and "onclick" not in page
