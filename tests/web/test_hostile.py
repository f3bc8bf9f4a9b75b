"""Names, outlets, titles and texts that try to be more than words."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from starlette.testclient import TestClient

from tests.sample_table import TABLE
from tests.web.reading_pages import faults
from twosource.export.safe import harmless
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.document import Document, Zone, ZoneKind
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect.leaving import Leaving, leave
from twosource.story.changes import Cause, FindingChange, Replacement
from twosource.story.ledger import Build
from twosource.story.search import Hit
from twosource.web.app import app_of
from twosource.web.desk import Desk
from twosource.web.lookups import Lookups
from twosource.web.render import environment
from twosource.web.views.document import document

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</textarea></style></title><svg onload=alert(1)>",
    "&lt;b&gt;&#x3c;b&#x3e;",
    "\u202egnorw\u202c \u2066x\u2069 \u200f",
    "\ud800 lone \x00 null \x1b[31m",
    "<a href=//evil.example>\u2028</a>",
]
ANY = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), min_size=1, max_size=60))


def everything(table: Table, words: str) -> Replacement:
    """All findings as dropped ones, of actors that are called ``words``."""
    names = {p.actor: words for e in table.events for p in e.participants}
    dropped = tuple(
        FindingChange("dropped", e.id + words, words, tuple(names), f, None, names)
        for e in table.events
        for f in e.findings
    )
    return Replacement(Cause(datetime(2031, 5, 4, tzinfo=UTC), 1), 0, len(dropped), 0, dropped)


class Given(Desk):
    """A desk that shows a table that is in no file."""

    def __init__(self, table: Table, name: str) -> None:
        super().__init__("nowhere")
        self._given = Lookups(table, name)

    def look(self) -> Lookups:
        return self._given

    def leaving(self, protected: bool | None) -> Leaving:
        return leave(self._given.table, protected)

    def today(self, id_: str, known: Container[str]) -> str:
        return id_

    def history(self) -> tuple[list[Build], list[Document], list[Replacement]]:
        words = self._given.story
        texts = [replace(d, text=words + d.text) for d in self._given.table.documents]
        return [], texts, [everything(self._given.table, words)]

    def search(self, query: str, limit: int) -> list[Hit]:
        d = self._given.table.documents[0]
        return [Hit(d.id, d.title, d.outlet, d.file, d.text[:50])][:limit]

    def matches(self, query: str) -> list[str]:
        return [h.document for h in self.search(query, 1)]

    def snippets(self, query: str, ids: Sequence[str]) -> list[Hit]:
        return self.search(query, 1)


def poisoned(words: str) -> Table:
    """The sample with these words wherever a document or a model can put some."""
    return replace(
        TABLE,
        documents=tuple(
            replace(d, outlet=words, title=words, byline=words, url=words, file=words, doc=words)
            for d in TABLE.documents
        ),
        actors=tuple(
            replace(a, name=words, aliases=(words, words + "x"), roles=(words,))
            for a in TABLE.actors
        ),
        attributions=tuple(replace(a, reason=words) for a in TABLE.attributions),
        claims=tuple(replace(c, text=words) for c in TABLE.claims),
    )


def pages() -> list[str]:
    return [
        "/", "/claims", "/timeline", "/contacts", "/actors", "/articles", "/search?q=a", "/review",
        "/corrections", "/since", "/add", f"/event/{TABLE.events[0].id}",
        f"/actor/{TABLE.actors[0].id}", f"/document/{TABLE.documents[0].id}",
    ]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words_on_every_page(words: str) -> None:
    web = TestClient(app_of(Given(poisoned(words), words)), base_url="http://127.0.0.1")
    for path in pages():
        answer = web.get(path)
        assert answer.status_code == 200, path
        assert faults(answer.text) == [], path
        unsafe = [c for c in answer.text if unicodedata.category(c) in ("Cs", "Cf")]
        assert set(unsafe) <= set("\u00ad\u200c\u200d"), path
    drawn = etree.fromstring(web.get("/timeline.svg").content)
    for element in drawn.iter():
        assert not str(element.tag).endswith(("script", "}a", "image", "foreignObject"))
        assert not [n for n in element.attrib if str(n).startswith("on") or "href" in str(n)]


@given(words=ANY, asked=ANY)
@settings(max_examples=25, deadline=None)
def test_no_words_do_anything(words: str, asked: str) -> None:
    web = TestClient(app_of(Given(poisoned(words), words)), base_url="http://127.0.0.1")
    sent = asked.encode("utf-8", "replace").decode()
    for path, query in (("/", {"actor": sent, "outlet": sent}), ("/search", {"q": sent}),
                        (f"/event/{TABLE.events[0].id}", {}), ("/contacts", {"actor": sent}),
                        ("/claims", {}), ("/actors", {"named": sent})):  # fmt: skip
        answer = web.get(path, params=query)
        assert answer.status_code == 200
        assert faults(answer.text) == []


@given(text=ANY)
def test_harmless_keeps_every_place(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    shown.encode()
    assert harmless(shown) == shown
    template = environment().from_string('<p title="{{ x }}">{{ x }}</p>')
    element = html.fromstring(template.render(x=shown.strip() or "x"))
    assert element.tag == "p" and len(element) == 0


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, tuple[Attribution, ...]]:
    """An article of any words, with zones and sayings at any places."""
    text = draw(st.lists(ANY, min_size=1, max_size=6).map(" ".join))
    places = st.integers(0, len(text) - 1).flatmap(
        lambda a: st.integers(a + 1, len(text)).map(lambda b: Span(a, b))
    )
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=4)) | {len(text)})
    kinds: st.SearchStrategy[ZoneKind] = st.sampled_from(get_args(ZoneKind))
    zones = tuple(
        Zone(draw(kinds), Span(a, b)) for a, b in zip([0, *cuts], cuts, strict=False) if b > a
    )
    d = Document("d", None, None, None, None, None, None, None, "en", text, zones)
    spans = st.lists(places, min_size=1, max_size=2).map(tuple)
    said = {}
    for _ in range(draw(st.integers(0, 5))):
        s, c, x = draw(spans), draw(spans), draw(spans)
        id_ = attribution_id("d", s, c, x)
        said[id_] = Attribution(id_, "d", s, c, x, "direct", "asserts", False)
    return d, tuple(said.values())


@given(made=articles())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_whole_text_is_shown_once_and_every_saying_beside_it(
    made: tuple[Document, tuple[Attribution, ...]],
) -> None:
    d, said = made
    view = document(Lookups(Table(documents=(d,), attributions=said)), "d")
    assert view is not None
    shown = "".join(g.words for s in view.stretches for g in s.segments)
    assert "".join(shown.split()) == "".join(d.text.split())
    numbers = [x.number for s in view.stretches for x in s.sayings]
    assert sorted(numbers) == list(range(1, len(said) + 1))
    refs = [g.ref for s in view.stretches for g in s.segments if g.ref]
    assert sorted(refs) == sorted(numbers)
    for n, a in enumerate(sorted(said, key=lambda a: (min((*a.content, *a.source, *a.cue)), a.id))):
        parts = [g.words for s in view.stretches for g in s.segments
                 if str(n + 1) in g.sayings.split()]  # fmt: skip
        covered = {i for s in (*a.source, *a.cue, *a.content) for i in range(s.start, s.end)}
        assert "".join("".join(parts).split()) == "".join(
            "".join(d.text[i] for i in sorted(covered)).split()
        )
