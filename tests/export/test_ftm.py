"""FollowTheMoney entities: against what its schemata allow, and against its package."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.export.taken import HOSTILE, poisoned, proposed, written
from tests.sample_table import TABLE
from twosource.export.take import Take

# The schemata and properties that are used, of followthemoney 4.11 (the package's own check below
# needs PyICU, which not every machine can build): what must be there, and what may.
SCHEMATA = {
    "Article": ({"title"}, {"title", "author", "publisher", "publishedAt", "sourceUrl", "language",
                            "bodyText", "notes"}),
    "Person": ({"name"}, {"name", "alias", "position"}),
    "Organization": ({"name"}, {"name", "alias", "summary"}),
    "LegalEntity": ({"name"}, {"name", "summary"}),
    "Address": ({"full"}, {"full", "name"}),
    "Representation": ({"agent", "client"}, {"agent", "client", "role"}),
    "Mention": ({"document", "name"}, {"document", "resolved", "name", "detectedSchema"}),
    "Event": ({"name"}, {"name", "involved", "date", "location", "summary", "keywords"}),
    "Call": ({"caller", "receiver"}, {"caller", "receiver", "date", "proof", "recordId"}),
    "Message": ({"sender", "bodyText"}, {"sender", "recipients", "bodyText", "date", "proof",
                                         "recordId"}),
    "Note": (set(), {"name", "description", "summary", "entity", "keywords"}),
    "Documentation": ({"document", "entity"}, {"document", "entity", "role", "date"}),
}  # fmt: skip
POINTS = {"resolved", "document", "entity", "involved", "caller", "receiver", "sender",
          "recipients", "agent", "client", "proof"}  # fmt: skip


def entities(take: Take) -> list[Any]:
    return [json.loads(line) for line in written("ftm", take).decode("utf-8").splitlines()]


@pytest.mark.parametrize("words", [None, *HOSTILE])
def test_entities_have_what_their_schema_asks_for(words: str | None) -> None:
    found = entities(proposed() if words is None else poisoned(words))
    ids = [e["id"] for e in found]
    assert len(ids) == len(set(ids))
    for e in found:
        required, allowed = SCHEMATA[e["schema"]]
        assert required <= e["properties"].keys() <= allowed, e
        for name, values in e["properties"].items():
            assert values and all(isinstance(v, str) and v for v in values)
            if name in POINTS:
                assert set(values) <= set(ids), name


def test_the_sample_in_entities() -> None:
    found = entities(proposed())
    kinds = {e["schema"] for e in found}
    assert {"Article", "Person", "Organization", "LegalEntity", "Event", "Call", "Mention", "Note",
            "Documentation"} <= kinds  # fmt: skip
    (call,) = [e for e in found if e["schema"] == "Call"]
    assert call["properties"]["date"] == ["2031-05-04", "2031-05-05"]
    assert call["properties"]["recordId"] == [TABLE.events[0].id]
    (unnamed,) = [e for e in found if e["schema"] == "LegalEntity"]
    assert unnamed["properties"]["name"] == ["(unnamed) two people who know of the talks"]
    note = next(e for e in found if e["schema"] == "Note")
    assert "proposed" in note["properties"]["keywords"]


def test_passages_stand_in_the_annotation_file_under_the_same_ids() -> None:
    annotations = {a["id"] for a in json.loads(written("webannotation", proposed()))["items"]}
    for e in entities(proposed()):
        if e["schema"] in ("Mention", "Note"):
            assert f"urn:twosource:{e['id']}" in annotations


@pytest.mark.parametrize("words", [None, *HOSTILE])
def test_the_package_takes_them_as_they_are(words: str | None) -> None:
    ftm = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (it needs ICU to be built)"
    )
    for e in entities(proposed() if words is None else poisoned(words)):
        ftm.model.get(e["schema"]).validate(e)
        proxy = ftm.model.get_proxy(e, cleaned=False)
        assert proxy.schema.name == e["schema"]
        if words is None:
            assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {
                k: sorted(v) for k, v in e["properties"].items()
            }
        for name in e["properties"]:
            for value in proxy.get(name):
                held = ftm.model.get(e["schema"]).get(name)
                if held.type.name == "entity":
                    assert value.startswith(("doc-", "actor-", "event-", "account-"))
