"""A story of a thousand articles: each page is quick and light. ``bench.desk`` has figures."""

from __future__ import annotations

import re
import time
from dataclasses import fields, replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.test_hostile import Given
from twosource.model.claim import Claim
from twosource.model.document import Zone
from twosource.model.finding import Independent
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.story.codec import from_json, to_json
from twosource.web.app import app_of
from twosource.web.lookups import Lookups
from twosource.web.views.actor import LISTS as OF_ACTOR
from twosource.web.views.document import document
from twosource.web.views.review import LISTS

COPIES = 100
MOST_MS, MOST_BYTES = 150, 200_000
"""Issue 7: a page answers within 150 ms; the first paint needs less than 200 kB."""


def copied(table: Table, n: int) -> Table:
    """The table ``n`` times, with other ids each time: the example has ten articles."""
    text = to_json(table)
    made = [from_json(re.sub(r"(?<=-)[0-9a-f]{20}\b", rf"\g<0>{k:03}", text), Table)
            for k in range(n)]  # fmt: skip
    whole: dict[str, Any] = {}
    for f in fields(Table):
        if f.name in ("reprint_of", "main_event"):
            whole[f.name] = {k: v for t in made for k, v in getattr(t, f.name).items()}
        else:
            whole[f.name] = tuple(x for t in made for x in getattr(t, f.name))
    return Table(**whole)


def further(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.end + by) for s in spans)


def merged(table: Table) -> Table:
    """The same with one event that all tell of, one actor in everything, a claim of a thousand and
    an article that is as long as all others."""
    event = max(table.events, key=lambda e: len(e.mentions))
    every = [e for e in table.events if e.type == event.type]
    findings = {f.facet: f for f in event.findings}
    for f in (f for e in every for f in e.findings if f.facet in findings):
        old = findings[f.facet]
        findings[f.facet] = replace(old, values=(*old.values, *f.values), changes=(
            *old.changes, *f.changes))  # fmt: skip
    whole = replace(event, findings=tuple(findings.values()),
                    mentions=tuple(m for e in every for m in e.mentions))  # fmt: skip
    accounts = tuple(a for f in whole.findings for v in f.values for a in v.accounts)[:1000]
    claims = tuple(
        Claim(f"claim-{n:020}", "It was never told.", "positive", "agreed", accounts,
              Independent(2, None)) for n in range(60)
    )  # fmt: skip
    actor = max(table.actors, key=lambda a: len(a.mentions))
    named = replace(actor, mentions=tuple(m for a in table.actors for m in a.mentions))
    d = table.documents[0]
    copy, held = d.text, [a for a in table.attributions if a.document == d.id]
    times = 60
    text, step = (copy + "\n") * times, len(copy) + 1
    moved = [
        replace(a, id=f"attr-{n}-{k}", parent=None, source=further(a.source, n * step),
                cue=further(a.cue, n * step), content=further(a.content, n * step))
        for n in range(times) for k, a in enumerate(held)
    ]  # fmt: skip
    return replace(
        table,
        documents=(replace(d, text=text, zones=(Zone("body", Span(0, len(text))),)),
                   *table.documents[1:]),
        events=(whole, *(e for e in table.events if e not in every)),
        actors=(named, *(a for a in table.actors if a is not actor)),
        attributions=(*moved, *(a for a in table.attributions if a.document != d.id)),
        claims=claims, drifts=table.drifts * 3, quote_variants=table.quote_variants * 3,
    )  # fmt: skip


@pytest.fixture(scope="module")
def heavy(lk: Lookups) -> Table:
    return merged(copied(lk.table, 20))


@pytest.fixture(scope="module")
def big(lk: Lookups) -> Table:
    return copied(lk.table, COPIES)


def test_pages_of_a_thousand_articles(big: Table) -> None:
    assert len(big.documents) == len({d.id for d in big.documents}) == 10 * COPIES
    web = TestClient(app_of(Given(big, "big")), base_url="http://127.0.0.1")
    call = max(big.events, key=lambda e: len(e.mentions))
    actor = max(big.actors, key=lambda a: len(a.mentions))
    things = [f"/event/{call.id}", f"/document/{big.documents[0].id}", f"/actor/{actor.id}"]
    lists = ["/", "/?page=3", "/?actor=tolvick&facet=count", "/timeline", "/actors", "/articles",
             "/review", "/search?q=licence"]  # fmt: skip
    web.get("/")
    for path in [*lists, *things]:
        took = []
        for again in range(5):
            fresh = f"{path}{'&' if '?' in path else '?'}again={again}"  # not one that is kept
            start = time.perf_counter()
            answer = web.get(fresh)
            took.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200
        assert min(took) < MOST_MS, path


def test_every_page_is_light_however_much_there_is(heavy: Table) -> None:
    """The style sheet is needed for the first paint; the scripts come after it."""
    whole = heavy
    web = TestClient(app_of(Given(whole, "big")), base_url="http://127.0.0.1")
    style = len(web.get("/static/desk.css").content)
    event = max(whole.events, key=lambda e: len(e.mentions))
    assert len(event.mentions) > 100
    actor = max(whole.actors, key=lambda a: len(a.mentions))
    longest = max(whole.documents, key=lambda d: len(d.text))
    claim = whole.claims[0]
    lists = ["/", "/claims", "/claims?of=wording&page=2", "/timeline", "/timeline?all=1&page=2",
             "/contacts", "/actors", "/articles", "/review", "/corrections", "/since",
             "/search?q=licence", *(f"/review?of={k}" for k in LISTS)]  # fmt: skip
    things = [f"/event/{event.id}", f"/event/{event.id}/origins", f"/event/{event.id}/reports",
              *(f"/event/{event.id}/{f.facet}" for f in event.findings), f"/claims/{claim.id}",
              f"/actor/{actor.id}", *(f"/actor/{actor.id}?of={k}" for k in OF_ACTOR),
              f"/document/{longest.id}", f"/document/{longest.id}?page=2"]  # fmt: skip
    for path in [*lists, *things]:
        answer = web.get(path)
        assert answer.status_code == 200, path
        picture = re.findall(r'<img src="([^"]+)"', answer.text)
        seen = [len(web.get(p.replace("&amp;", "&")).content) for p in picture]
        assert len(answer.content) + style + sum(seen) < MOST_BYTES, path


def test_the_pages_of_a_long_article_hold_all_of_it(heavy: Table) -> None:
    d = max(heavy.documents, key=lambda d: len(d.text))
    said = Lookups(heavy)
    held = [document(said, d.id, page=1)]
    assert held[0] is not None and held[0].pages > 5
    held += [document(said, d.id, page=n) for n in range(2, held[0].pages + 1)]
    text = "".join(g.words for v in held if v for s in v.stretches for g in s.segments)
    assert "".join(text.split()) == "".join(d.text.split())
    numbers = [x.number for v in held if v for s in v.stretches for x in s.sayings]
    assert numbers == list(range(1, len(said.attributions_of[d.id]) + 1))
    at = len(d.text) - 20
    last = document(said, d.id, at=f"{at}-{at + 10}")
    assert last is not None and last.page == last.pages
