from __future__ import annotations

import copy
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.sample_table import HARBOUR, READINGS, TABLE
from twosource.export import analysis, as_json
from twosource.export.check import problems
from twosource.model.table import Table

CONTRACT = {
    "documents": "id doc file url outlet title byline published language text zones reprint_of"
    " main_event analysed kind",
    "actors": "id kind name aliases roles count speaks_for mentions member_of unnamed_why standing",
    "attributions": "id document source cue content speaker kind stance hedged parent via addressee"
    " said_on knows_by score standing",
    "timexes": "id document start end type value edtf earliest latest precision basis",
    "event_mentions": "id document start end type channel participants when count modality about"
    " place attribution event standing",
    "events": "id type channel modality participants relations findings inferred_when replies",
    "claims": "id text polarity status accounts independent opposed_by standing",
    "drifts": "facet body retold id standing",
    "quote_variants": "speaker variants id standing",
    "order_relations": "id document start end kind mention ends distance attribution",
    "order_conflicts": "id kind events relations",
}


def exported(table: Table) -> Any:
    out = io.BytesIO()
    as_json.write(table, out)
    return json.loads(out.getvalue().decode("utf-8"))


def test_the_fields_are_those_of_the_contract_in_its_order() -> None:
    export = exported(TABLE)
    assert list(export) == ["version", *CONTRACT]
    assert export["version"] == 1
    for name, fields in CONTRACT.items():
        assert export[name], name
        for record in export[name]:
            assert list(record) == fields.split(), name


def test_an_empty_story_has_every_list() -> None:
    assert exported(Table()) == {"version": 1} | {name: [] for name in CONTRACT}


def test_values_and_dates_are_written_as_the_contract_says() -> None:
    export = exported(TABLE)
    findings = {f["facet"]: f for f in export["events"][0]["findings"]}
    assert [v["value"] for v in findings["count"]["values"]] == [
        {"min": 1, "max": 1},
        {"min": 2, "max": None},
        {"min": 3, "max": 3},
    ]
    assert findings["when"]["values"][0]["value"] == {
        "earliest": "2031-05-04",
        "latest": "2031-05-04",
    }
    assert set(findings["when"]["changes"][0]) == {
        "actor",
        "from",
        "to",
        "documents",
        "kind",
        "id",
        "standing",
    }
    assert findings["participants"]["values"][0]["value"] == [
        p["actor"] for p in export["events"][0]["participants"]
    ]
    assert findings["about"]["denied"][0]["value"] == "the crane"
    assert findings["count"]["rests_on"] == {
        "articles": 2, "of_event": 3, "accounts": 2, "open_speaker": 0, "open_date": 0,
        "not_analysed": 0, "open_year": [],
    }  # fmt: skip
    assert findings["count"]["pooled"][0]["independent"] == {"at_least": 1, "at_most": None}
    people = next(a for a in export["actors"] if a["kind"] == "unnamed")
    assert people["count"] == 2
    reprints = [d["reprint_of"] for d in export["documents"] if d["reprint_of"]]
    assert len(reprints) == 1
    assert {a["said_on"] for a in export["attributions"]} == {None, "2031-05-05"}


def test_the_order_of_events_is_written_with_its_words() -> None:
    export = exported(TABLE)
    (relation,) = export["order_relations"]
    assert relation["distance"] == {"unit": "day", "min": 0, "max": 0}
    assert relation["ends"][0]["timex"] == export["timexes"][0]["id"]
    event = export["events"][0]
    assert event["inferred_when"] == {
        "earliest": "2031-05-04",
        "latest": None,
        "basis": "inferred",
        "through": ["order-1"],
    }
    assert set(event["relations"][0]) == {"relation", "event", "account", "inferred", "through"}
    assert export["order_conflicts"][0]["relations"] == ["order-1"]


def test_every_span_and_id_is_sound() -> None:
    assert problems(exported(TABLE)) == []


def test_lone_surrogates_give_valid_utf8() -> None:
    hostile = replace(HARBOUR, title='\ud800 "quoted"\n', outlet="\u202e\x00")
    export = exported(replace(TABLE, documents=(hostile, *TABLE.documents[1:])))
    assert export["documents"][0]["title"] == '\ud800 "quoted"\n'


def _shift(export: Any) -> None:
    export["timexes"][0]["end"] = 10_000


def _turn(export: Any) -> None:
    export["attributions"][0]["content"][0].reverse()


def _speaker(export: Any) -> None:
    export["attributions"][0]["speaker"] = "actor-gone"


def _event(export: Any) -> None:
    export["event_mentions"][0]["event"] = "event-gone"


def _chain(export: Any) -> None:
    export["events"][0]["findings"][0]["values"][0]["accounts"][0]["chain"].append("actor-gone")


def _evidence(export: Any) -> None:
    found = export["events"][0]["findings"][0]["values"][0]["accounts"][0]["evidence"][0]
    found["document"] = "doc-gone"


def _twice(export: Any) -> None:
    export["actors"].append(export["actors"][0])


def _initiator(export: Any) -> None:
    for finding in export["events"][0]["findings"]:
        if finding["facet"] == "initiator":
            finding["values"][0]["value"] = "actor-gone"


def _through(export: Any) -> None:
    export["events"][0]["relations"][0]["through"] = ["order-gone"]


def _ordered(export: Any) -> None:
    export["order_relations"][0]["ends"][0]["start"] = 10_000


def _ordered_mention(export: Any) -> None:
    export["order_relations"][0]["mention"] = "mention-gone"


def _conflict(export: Any) -> None:
    export["order_conflicts"][0]["events"] = ["event-gone"]


def _zone(export: Any) -> None:
    export["documents"][0]["zones"][0]["start"] = -1


@pytest.mark.parametrize(
    "spoil",
    [
        _shift,
        _turn,
        _speaker,
        _event,
        _chain,
        _evidence,
        _twice,
        _initiator,
        _zone,
        _through,
        _ordered,
        _ordered_mention,
        _conflict,
    ],
)
def test_the_check_finds_what_is_spoilt(spoil: Any) -> None:
    export = copy.deepcopy(exported(TABLE))
    spoil(export)
    assert len(problems(export)) >= 1


def test_the_line_of_analyse() -> None:
    record = json.loads(analysis.line(READINGS[0]))
    fields = ["doc", "zones", "attributions", "timexes", "actors", "event_mentions"]
    assert list(record) == [*fields, "order_relations"]
    for name in ("attributions", "actors", "event_mentions"):
        assert list(record[name][0]) == CONTRACT[name].split()
    assert analysis.line(READINGS[0]).count(b"\n") == 1
