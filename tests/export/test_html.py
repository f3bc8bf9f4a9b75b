"""The HTML report, as a browser's parser reads it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.export.taken import HOSTILE, poisoned, proposed, written
from tests.sample_table import HARBOUR, TABLE
from twosource.export.take import Take


def page(take: Take) -> html.HtmlElement:
    return html.fromstring(written("html", take).decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def faults(root: html.HtmlElement) -> list[str]:
    """Whatever could run, fetch or lead elsewhere."""
    out = []
    for e in root.iter():
        if not isinstance(e.tag, str):
            continue
        if e.tag in ("script", "iframe", "object", "embed", "base", "img", "svg", "form", "link"):
            out.append(e.tag)
        for name, value in ((str(n), str(v)) for n, v in e.attrib.items()):
            if name.startswith("on") or name in ("style", "src"):
                out.append(f"{name}={value}")
            if name == "href" and not re.match(r"(#|https?://)", value):
                out.append(f"{name}={value}")
    return out


def test_findings_come_first_with_origins_counts_words_and_chains() -> None:
    root = page(proposed())
    assert root.xpath("//h2/text()")[0] == "Disputed"
    finding = root.get_element_by_id("f-count")
    said = words(finding)
    assert "How often? disputed generated, unchecked" in said
    assert "1 to 2 independent" in said
    assert "Harbour Post ← Quay Ledger ← two people who know of the talks" in said
    assert "“made three calls to contractor Tomas Brek”Harbour Post, 6 May 2031 [" in said
    assert [words(w) for w in finding.find_class("words")] == ["1", "at least 2", "3"]
    assert "Changed: Ilse Marrow first said 4 May 2031, later 5 May 2031" in words(root)


def test_an_event_has_a_matrix_of_origins_by_questions() -> None:
    (table,) = page(proposed()).find_class("matrix")
    head = [words(c) for c in table.xpath("./thead/tr/th")]
    assert head[:3] == ["Origin", "How often?", "When?"]
    rows = {words(r.xpath("./th")[0]): [words(c) for c in r.xpath("./td")] for r in
            table.xpath("./tbody/tr")}  # fmt: skip
    marrow = rows["Ilse Marrow"]
    assert [marrow[0], *marrow[2:4]] == ["1", "–", "denied: “the crane”"]
    assert marrow[1].startswith("5 May 2031changed: first 4 May 2031")


def test_every_link_within_leads_somewhere() -> None:
    root = page(proposed())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [h[1:] for h in root.xpath("//a/@href") if h.startswith("#")]
    assert len(inner) > 10
    assert set(inner) <= set(ids)


def test_a_fresh_story_says_that_nothing_was_checked_and_how_to_see_it() -> None:
    root = page(Take(TABLE))
    said = words(root)
    assert "nothing to publish" in said and "--proposed" in said
    assert not root.find_class("finding")
    assert not root.find_class("stamp")
    assert "one call" not in words(root.find(".//main"))
    assert words(root.find_class("articles")[0])


def test_what_a_person_accepted_goes_without_a_stamp() -> None:
    root = page(Take(TABLE, checked=frozenset({"f-count"})))
    assert [f.get("id") for f in root.find_class("finding")] == ["f-count"]
    assert not root.find_class("stamp")
    assert "How often? disputed accepted" in words(root)
    assert "rows that nobody has checked left out" in words(root)


def test_only_addresses_of_the_web_are_links() -> None:
    for url, linked in (("https://post.example/a", True), ("javascript:alert(1)", False)):
        table = replace(TABLE, documents=(replace(HARBOUR, url=url), *TABLE.documents[1:]))
        assert (url in page(proposed(table)).xpath("//a/@href")) is linked


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_stay_words(hostile: str) -> None:
    root = page(poisoned(hostile))
    assert faults(root) == []
    assert len(root.findall(".//style")) == 1


@given(st.text(st.characters(), min_size=1, max_size=40))
@settings(max_examples=15, deadline=None)
def test_no_words_do_anything(hostile: str) -> None:
    assert faults(page(poisoned(hostile))) == []
