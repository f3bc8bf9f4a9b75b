"""Formats for other programs, each read back by the reader of that format."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import networkx
import prov.model
import pyarrow.parquet
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from tests.export.taken import HOSTILE, poisoned, proposed, written
from tests.sample_table import HARBOUR, LEDGER, REPRINT, TABLE
from twosource.export import spans
from twosource.export.safe import surrogate_free
from twosource.export.take import Take

EVENT = TABLE.events[0]
ALL = [None, *HOSTILE]


def given(words: str | None) -> Take:
    return proposed() if words is None else poisoned(words)


# Web Annotation: the parts of https://www.w3.org/TR/annotation-model/ that are used.
SELECTORS = {
    "type": "array", "minItems": 2, "maxItems": 2,
    "prefixItems": [
        {"type": "object", "required": ["type", "exact"], "properties": {
            "type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
            "prefix": {"type": "string"}, "suffix": {"type": "string"}}},
        {"type": "object", "required": ["type", "start", "end"], "properties": {
            "type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1}}},
    ],
}  # fmt: skip
ANNOTATION = {
    "type": "object", "required": ["id", "type", "target", "body", "motivation"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:twosource:[a-z0-9-]+$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying", "tagging", "classifying", "describing"]},
        "body": {"type": "array", "items": {"anyOf": [
            {"required": ["type", "value", "purpose"],
             "properties": {"type": {"const": "TextualBody"}, "format": {"const": "text/plain"}}},
            {"required": ["type", "source"],
             "properties": {"type": {"const": "SpecificResource"}}}]}},
        "target": {"type": "array", "minItems": 1, "items": {
            "required": ["source", "selector", "type"],
            "properties": {"source": {"type": "string"}, "selector": SELECTORS}}},
    },
}  # fmt: skip
PAGE = {
    "type": "object", "required": ["@context", "id", "type", "items"],
    "properties": {"type": {"const": "AnnotationPage"},
                   "@context": {"type": "array", "contains": {
                       "const": "http://www.w3.org/ns/anno.jsonld"}},
                   "items": {"type": "array", "items": ANNOTATION}},
}  # fmt: skip


@pytest.mark.parametrize("words", ALL)
def test_annotations_select_the_words_that_they_quote(words: str | None) -> None:
    take = given(words)
    page = json.loads(written("webannotation", take))
    Draft202012Validator(PAGE).validate(page)
    texts = {f"urn:twosource:{d.id}": d.text for d in take.table.documents}
    ids = [a["id"] for a in page["items"]]
    assert len(ids) == len(set(ids)) > 10
    for annotation in page["items"]:
        for target in annotation["target"]:
            quote, place = target["selector"]
            text, start, end = texts[target["about"]], place["start"], place["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            assert not target["source"].startswith("javascript")


@pytest.mark.parametrize("words", ALL)
def test_a_graph_holds_actors_events_and_who_says_what(words: str | None) -> None:
    graph = networkx.read_graphml(BytesIO(written("graphml", given(words))), force_multigraph=True)
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.nodes[EVENT.id]["kind"] == "event"
    assert graph.nodes[EVENT.id]["disputed"] is True
    said = [d for _, to, d in graph.edges(data=True) if d["relation"] == "says" and to == EVENT.id]
    assert len(said) == sum(len(v.accounts) for f in EVENT.findings for v in (*f.values, *f.denied))
    assert {d["standing"] for d in said} == {"proposed"}
    if words is None:
        assert any(d["words"] == "There was one call" for d in said)
        assert {d["role"] for *_, d in graph.edges(data=True) if d["relation"] == "takes part"} == {
            "initiator", "addressee"}  # fmt: skip


@pytest.mark.parametrize("words", ALL)
def test_where_findings_come_from(words: str | None) -> None:
    data = written("prov", given(words)).decode("utf-8")
    document = prov.model.ProvDocument.deserialize(content=data, format="json")
    derived = {
        (str(r.args[0]), str(r.args[1])) for r in document.get_records(prov.model.ProvDerivation)
    }
    entities = {str(e.identifier) for e in document.get_records(prov.model.ProvEntity)}
    assert derived
    assert {end for pair in derived for end in pair} <= entities
    assert (f"twosource:{REPRINT.id}", f"twosource:{LEDGER.id}") in derived
    for finding in EVENT.findings:
        accounts = {of for what, of in derived if what == f"twosource:{finding.id}"}
        assert len(accounts) == sum(len(v.accounts) for v in (*finding.values, *finding.denied))
        assert all(any(what == a for what, _ in derived) for a in accounts)
    agents = {str(a.identifier) for a in document.get_records(prov.model.ProvAgent)}
    attributed = document.get_records(prov.model.ProvAttribution)
    assert attributed and {str(r.args[1]) for r in attributed} <= agents
    assert document.serialize(format="provn")


# TimelineJS: https://timeline.knightlab.com/docs/json-format.html
_DAY = {
    "type": "object", "required": ["year"], "additionalProperties": False,
    "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "maximum": 12},
                   "day": {"type": "integer", "maximum": 31}},
}  # fmt: skip
_TEXT = {"type": "object", "required": ["headline", "text"], "additionalProperties": False,
         "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}  # fmt: skip
SLIDES = {
    "type": "object", "required": ["title", "events"],
    "properties": {
        "title": {"required": ["text"], "properties": {"text": _TEXT}},
        "events": {"type": "array", "items": {
            "required": ["start_date", "text", "unique_id"], "additionalProperties": False,
            "properties": {"start_date": _DAY, "end_date": _DAY, "text": _TEXT,
                           "unique_id": {"type": "string"}, "group": {"type": "string"},
                           "display_date": {"type": "string"}}}},
    },
}  # fmt: skip


@pytest.mark.parametrize("words", ALL)
def test_slides_are_words_and_nothing_else(words: str | None) -> None:
    made = json.loads(written("timelinejs", given(words)))
    Draft202012Validator(SLIDES).validate(made)
    assert [s["start_date"]["day"] for s in made["events"]] == [4, 5]
    for text in (x["text"] for x in [made["title"], *made["events"]]):
        for said in (*text.values(), *(s["display_date"] for s in made["events"])):
            tags = {str(e.tag) for e in html.fromstring(f"<div>{said}</div>").iter()}
            assert tags <= {"div", "p", "b", "i", "br", "blockquote"}
    assert "Generated, unchecked" in made["events"][0]["text"]["text"]


def test_slides_of_a_fresh_story_say_that_nothing_was_checked() -> None:
    made = json.loads(written("timelinejs", Take(TABLE)))
    assert made["events"] == []
    assert "nothing to publish" in made["title"]["text"]["text"]


@pytest.mark.parametrize("words", ALL)
def test_parquet_has_the_rows_with_types(words: str | None) -> None:
    take = given(words)
    rows = pyarrow.parquet.read_table(BytesIO(written("parquet", take))).to_pylist()
    assert len(rows) == len(list(spans.told(take)))
    texts = {d.id: surrogate_free(d.text) for d in take.table.documents}
    for row in rows:
        assert row["words"] == texts[row["document"]][row["start"] : row["end"]]
        assert isinstance(row["denied"], bool) and row["standing"] == "proposed"
    assert {r["independent_at_most"] for r in rows} == {1, 2, 3}


def test_all_accepted_rows_say_so() -> None:
    take = Take(TABLE, checked=frozenset({"f-when"}))
    rows = pyarrow.parquet.read_table(BytesIO(written("parquet", take))).to_pylist()
    assert {r["facet"] for r in rows if r["standing"] == "accepted"} == {"when"}
    found: Any = json.loads(written("json", take))["events"][0]["findings"]
    assert [f["facet"] for f in found if f["standing"] == "accepted"] == ["when"]
    assert HARBOUR.id in {r["document"] for r in rows}
