"""The bundled example, built and exported by the commands a user types, held to its gold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from twosource import example

FOLDER = Path(example.__file__).parent
GOLD: dict[str, Any] = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
FINDINGS = [
    pytest.param(event, finding, id=f"{event['key']}-{finding['facet']}")
    for event in GOLD["events"]
    for finding in event["findings"]
]


def twosource(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("twosource")), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)


class Export:
    """The exported object, addressed by names."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.actors = {a["id"]: a for a in data["actors"]}
        self.documents = {d["id"]: d for d in data["documents"]}

    def document(self, name: str) -> dict[str, Any]:
        found = [
            d
            for d in self.data["documents"]
            if d["doc"] == name or (d["doc"] is None and Path(d["file"] or "").name == name)
        ]
        assert len(found) == 1, f"{name}: {len(found)} documents"
        record: dict[str, Any] = found[0]
        return record

    def is_named(self, actor: str, name: str) -> bool:
        """Whether an actor goes by this name; an unnamed source by its description."""
        record = self.actors[actor]
        wanted = name.casefold()
        return any(wanted in known.casefold() for known in (record["name"], *record["aliases"]))

    def origins(self, value: dict[str, Any], names: list[str]) -> set[str]:
        """The gold names of a value's origins; another actor stands by its own name."""
        out = set()
        for account in value["accounts"]:
            last = account["chain"][-1]
            known = [name for name in names if self.is_named(last, name)]
            out.add(known[0] if known else f"({self.actors[last]['name']})")
        return out

    def events(self, gold: dict[str, Any]) -> list[dict[str, Any]]:
        """The events of the type and channel that all the gold participants take part in."""
        return [
            e
            for e in self.data["events"]
            if (e["type"], e["channel"]) == (gold["type"], gold["channel"])
            and e["modality"] == gold["modality"]
            and all(
                any(self.is_named(p["actor"], name) for p in e["participants"])
                for name in gold["participants"]
            )
        ]

    def event(self, gold: dict[str, Any]) -> dict[str, Any]:
        """The one event that is meant; where there are several, the one with the gold dates."""
        found = self.events(gold)
        days = [v["value"] for f in gold["findings"] if f["facet"] == "when" for v in f["values"]]
        if len(found) > 1 and days:
            found = [e for e in found if any(d in values_of(e, "when") for d in days)]
        assert len(found) == 1, f"{gold['key']}: {len(found)} events"
        return found[0]


def values_of(event: dict[str, Any], facet: str) -> list[Any]:
    return [v["value"] for f in event["findings"] if f["facet"] == facet for v in f["values"]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.story"
    done = twosource("build", str(example.documents()), "--story", str(path))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def export(story: Path) -> Export:
    done = twosource("export", "--story", str(story), "--format", "json")
    assert done.returncode == 0, done.stderr
    return Export(json.loads(done.stdout))


@pytest.mark.parametrize("gold", GOLD["documents"], ids=lambda g: g["name"])
def test_document_is_read(export: Export, gold: dict[str, Any]) -> None:
    document = export.document(gold["name"])
    assert document["published"] == gold["published"]
    assert document["outlet"] == gold["outlet"]
    assert document["language"] == "en"


@pytest.mark.parametrize("words", GOLD["furniture"])
def test_furniture_yields_nothing(export: Export, words: str) -> None:
    """Comments, teasers and page furniture are stored or dropped, and never analysed."""
    for record in (*export.data["event_mentions"], *export.data["timexes"]):
        text = export.documents[record["document"]]["text"]
        around = text[max(0, record["start"] - 80) : record["end"] + 80]
        zone = next(
            z
            for z in export.documents[record["document"]]["zones"]
            if z["start"] <= record["start"] < z["end"]
        )
        assert zone["kind"] != "furniture", around
        assert words not in text[zone["start"] : zone["end"]]


@pytest.mark.parametrize("gold", GOLD["reprints"], ids=lambda g: g["document"])
def test_whole_reprint_is_known(export: Export, gold: dict[str, Any]) -> None:
    """A whole reprint points at its original; part of one shows in the origins alone."""
    document = export.document(gold["document"])
    original = export.document(gold["of"])
    assert document["reprint_of"] == (original["id"] if gold["whole"] else None)


@pytest.mark.parametrize(("event", "gold"), FINDINGS)
def test_finding(export: Export, event: dict[str, Any], gold: dict[str, Any]) -> None:
    found = [f for f in export.event(event)["findings"] if f["facet"] == gold["facet"]]
    assert len(found) == 1, f"{len(found)} findings of {gold['facet']}"
    assert found[0]["status"] == gold["status"]
    compare(export, gold, gold["values"], found[0]["values"])
    if "denied" in gold:
        compare(export, gold, gold["denied"], found[0]["denied"])
    for pooled in gold.get("pooled", []):
        assert pooled in found[0]["pooled"]
    changes = [
        (c["from"], c["to"])
        for change in gold.get("changes", [])
        for c in found[0]["changes"]
        if export.is_named(c["actor"], change["actor"])
    ]
    assert changes == [(c["from"], c["to"]) for c in gold.get("changes", [])]


def compare(
    export: Export, gold: dict[str, Any], wanted: list[dict[str, Any]], got: list[dict[str, Any]]
) -> None:
    """Hold values, their origins and their independence to gold, each in turn."""
    for value in wanted:
        same = [g for g in got if matches(export, gold["facet"], value["value"], g["value"])]
        assert len(same) == 1, f"{value['value']} among {[g['value'] for g in got]}"
        assert export.origins(same[0], value["origins"]) == set(value["origins"])
        assert same[0]["independent"] == value["independent"]
    assert len(got) == len(wanted), [g["value"] for g in got]


def matches(export: Export, facet: str, gold: Any, got: Any) -> bool:
    if facet == "initiator":
        return export.is_named(got, gold)
    if facet == "about":
        return gold in re.findall(r"\w+", got.casefold())
    return bool(gold == got)


@pytest.mark.parametrize("keys", GOLD["apart"], ids="/".join)
def test_events_stay_apart(export: Export, keys: list[str]) -> None:
    events = [export.event(g) for g in GOLD["events"] if g["key"] in keys]
    assert len({e["id"] for e in events}) == len(keys)


@pytest.mark.parametrize("names", GOLD["same_actor"], ids="/".join)
def test_two_spellings_are_one_actor(export: Export, names: list[str]) -> None:
    actors = [a for a in export.actors if any(export.is_named(a, n) for n in names)]
    assert len(actors) == 1


@pytest.mark.parametrize("gold", GOLD["nested"], ids=lambda g: g["inner"])
def test_nested_quotation(export: Export, gold: dict[str, Any]) -> None:
    """The inner quotation is an attribution of its own, inside the outer one."""
    document = export.document(gold["document"])
    mine = [a for a in export.data["attributions"] if a["document"] == document["id"]]
    text = document["text"]
    inner = [a for a in mine if a["parent"] and holds(text, a, gold["inner"])]
    assert inner, "no attribution inside another"
    parents = {a["id"]: a for a in mine}
    assert any(holds(text, parents[a["parent"]], gold["outer"]) for a in inner)


def holds(text: str, attribution: dict[str, Any], words: str) -> bool:
    return any(words in text[s:e] for s, e in attribution["content"])


@pytest.mark.parametrize("gold", GOLD["caption_alone"], ids=lambda g: g["words"])
def test_caption_alone_counts(export: Export, gold: dict[str, Any]) -> None:
    document = export.document(gold["document"])
    start = document["text"].index(gold["words"])
    zone = next(z for z in document["zones"] if z["start"] <= start < z["end"])
    assert zone["kind"] == "caption"
    assert any(
        m["event"] and zone["start"] <= m["start"] < zone["end"]
        for m in export.data["event_mentions"]
        if m["document"] == document["id"]
    )


@pytest.mark.parametrize("gold", GOLD["drifts"], ids=lambda g: g["retold"])
def test_what_a_headline_adds_is_nobody_s_account(export: Export, gold: dict[str, Any]) -> None:
    document = export.document(gold["document"])
    zone = next(z for z in document["zones"] if z["kind"] == "headline")
    assert gold["retold"] in document["text"][zone["start"] : zone["end"]]
    event = export.event(next(e for e in GOLD["events"] if e["key"] == gold["event"]))
    assert gold["value"] not in values_of(event, gold["facet"])


@pytest.mark.parametrize("name", GOLD["open_dates"])
def test_undated_document_claims_no_date(export: Export, name: str) -> None:
    document = export.document(name)
    for timex in export.data["timexes"]:
        if timex["document"] == document["id"]:
            assert (timex["earliest"], timex["latest"]) == (None, None)
    for mention in export.data["event_mentions"]:
        if mention["document"] == document["id"] and mention["when"]:
            assert mention["when"]["earliest"] is None


def test_second_build_changes_nothing(story: Path, export: Export) -> None:
    done = twosource("build", str(example.documents()), "--story", str(story))
    assert done.returncode == 0, done.stderr
    again = twosource("export", "--story", str(story), "--format", "json")
    assert json.loads(again.stdout) == export.data


def test_gold_is_possible() -> None:
    """Gold holds itself to the rules: at_least counts named origins, never under 1."""
    for event in GOLD["events"]:
        for finding in event["findings"]:
            for value in (*finding["values"], *finding.get("denied", [])):
                low, high = value["independent"]["at_least"], value["independent"]["at_most"]
                assert 1 <= low <= high
            disputed = len(finding["values"]) > 1 or bool(finding.get("denied"))
            assert (finding["status"] == "disputed") == disputed
            if finding["status"] == "agreed":
                assert finding["values"][0]["independent"]["at_least"] >= 2
