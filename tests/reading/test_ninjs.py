"""ninjs: the three versions, what they say of an item, and what is wrong with some."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from tests.reading.made import STORY, html_story
from twosource.errors import ReadWarning

ONE: dict[str, Any] = {
    "uri": "https://wire.example/1", "headline": "Crane &amp; vote", "byline": "Jon Pell",
    "versioncreated": "2031-03-05T01:00:00Z", "firstcreated": "2031-03-04T23:30:00-05:00",
    "located": "Port Lena", "source": "Tern Wire", "body_html": html_story(),
}  # fmt: skip
TWO: dict[str, Any] = {
    "uri": "tag:wire.example,2031:2", "headlines": [{"role": "short", "value": "Crane"},
    {"role": "main", "value": "Crane & vote"}], "by": "Jon Pell", "firstCreated": "2031-03-04",
    "bodies": [{"contenttype": "text/plain", "value": "\n\n".join(STORY)}],
    "infosources": [{"name": "Tern Wire", "role": "x"}], "located": {"name": "Port Lena"},
}  # fmt: skip


@pytest.mark.parametrize("item", [ONE, TWO])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_item_is_a_document(item: dict[str, Any], mark: bytes) -> None:
    (document,), errors = read_all("-", stdin=mark + json.dumps(item).encode())
    assert not errors
    assert document.url == item["uri"]
    assert (document.outlet, document.byline) == ("Tern Wire", "Jon Pell")
    assert (document.title, document.published) == ("Crane & vote", date(2031, 3, 4))
    assert kinds(document) == [
        ("headline", "Crane & vote"),
        ("furniture", "Located: Port Lena. Source: Tern Wire"),
        *(("body", p) for p in STORY),
    ]


def test_the_body_with_tags_is_taken_and_its_captions_told(tmp_path: Path) -> None:
    body = f"{html_story()}<figure><img><figcaption>The crane on the quay</figcaption></figure>"
    item = TWO | {"bodies": [*TWO["bodies"], {"contenttype": "text/html", "value": body}]}
    (document,), _ = read_bytes(tmp_path, "a.json", json.dumps(item).encode())
    assert ("caption", "The crane on the quay") in kinds(document)


def test_items_of_a_list_stand_for_themselves(tmp_path: Path) -> None:
    items = [ONE, 3, TWO | {"firstCreated": "soon"}, {"headline": "no body"}]
    documents, errors = read_bytes(tmp_path, "a.json", json.dumps(items).encode())
    assert [d.url for d in documents] == [ONE["uri"], TWO["uri"]]
    assert [str(e).partition("a.json, ")[2].partition(":")[0] for e in errors] == [
        "item 2", "item 3", "item 4",
    ]  # fmt: skip
    assert isinstance(errors[1], ReadWarning)


@pytest.mark.parametrize("key", ["body_html", "body_text"])
def test_half_a_surrogate_pair_is_named(tmp_path: Path, key: str) -> None:
    data = json.dumps({"headline": "Crane", key: "<p>\ud800 The board met.</p>"}).encode()
    documents, errors = read_bytes(tmp_path, "a.json", data)
    assert not documents
    assert "surrogate" in str(errors[0])


def test_a_withdrawn_item_is_not_read(tmp_path: Path) -> None:
    data = json.dumps(ONE | {"pubstatus": "canceled"}).encode()
    documents, errors = read_bytes(tmp_path, "a.json", data)
    assert not documents
    assert "withdrawn" in str(errors[0])


def test_an_object_with_a_text_is_read_as_a_line_is(tmp_path: Path) -> None:
    data = json.dumps({"doc": "x", "text": STORY[0]}, indent=2).encode()
    (document,), errors = read_bytes(tmp_path, "a.json", data)
    assert (document.doc, document.text) == ("x", STORY[0])
    assert not errors


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"), (b"[]", "holds no items"), (b"[" * 100_000, "nested too deep"),
        (b"{}", "no body"), (b"\xff\xfe{", "UTF-16"), (b"9" * 5000, "too long"), (b"", "empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    documents, errors = read_bytes(tmp_path, "a.json", data)
    assert not documents
    assert said in str(errors[0])
