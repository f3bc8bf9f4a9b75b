"""Out to an annotation tool, edited there, and back as what is to be corrected."""

from __future__ import annotations

import json
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotated.tools import Tasks, from_brat, from_labelstudio, region
from tests.export.taken import HOSTILE, poisoned, proposed, written
from tests.sample_table import HARBOUR, LEDGER, TABLE
from twosource.annotated.edits import Edit, edits, is_annotated
from twosource.errors import ReadError
from twosource.export.as_labelstudio import text_of
from twosource.model.table import Table

HARBOUR_SAID = next(a for a in TABLE.attributions if a.document == HARBOUR.id)
LEDGER_SAID = next(a for a in TABLE.attributions if a.document == LEDGER.id)


def found(data: bytes, table: Table = TABLE) -> list[Edit]:
    return [e for e in edits(table, data, "x") if isinstance(e, Edit)]


def faults(data: bytes, table: Table = TABLE) -> list[str]:
    return [str(e) for e in edits(table, data, "x") if isinstance(e, ReadError)]


@pytest.mark.parametrize("words", [None, *HOSTILE])
def test_what_was_not_edited_asks_for_nothing(words: str | None) -> None:
    take = proposed() if words is None else poisoned(words)
    for data in (from_labelstudio(take, lambda _: None), from_brat(take, lambda _, text: text)):
        assert is_annotated(data[:64])
        assert list(edits(take.table, data, "x")) == []


@pytest.mark.parametrize("words", [None, *HOSTILE])
def test_every_passage_is_the_slice_of_the_text_beside_it(words: str | None) -> None:
    take = proposed() if words is None else poisoned(words)
    texts = {d.id: text_of(d) for d in take.table.documents}
    assert all(len(texts[d.id]) == len(d.text) for d in take.table.documents)
    with ZipFile(BytesIO(written("labelstudio", take))) as parts:
        tasks = json.loads(parts.read("tasks.json"))
    for task in tasks:
        assert task["data"]["text"] == texts[task["data"]["document"]]
        for r in task["predictions"][0]["result"]:
            if r["type"] in ("labels", "choices"):
                value = r["value"]
                assert value["text"] == task["data"]["text"][value["start"] : value["end"]]
    with ZipFile(BytesIO(written("brat", take))) as parts:
        for id_, text in texts.items():
            assert parts.read(f"{id_}.txt").decode("utf-8") == text
            for line in parts.read(f"{id_}.ann").decode("utf-8").split("\n"):
                if line.startswith("T"):
                    _, places, said = line.split("\t", 2)
                    spans = [map(int, p.split()) for p in places.split(" ", 1)[1].split(";")]
                    assert said == " ".join(text[a:b] for a, b in spans)
                    assert "\n" not in said


def _edited(tasks: Tasks) -> None:
    content = region(tasks, f"{LEDGER_SAID.id}.content")
    content["start"] += 1
    content["text"] = content["text"][1:]
    region(tasks, f"{LEDGER_SAID.id}.content", "choices")["choices"] = ["denies"]
    region(tasks, f"{HARBOUR_SAID.id}.content", "textarea")["text"] = ["Ilse Marrow"]


def test_content_stance_and_speaker_of_label_studio() -> None:
    span = LEDGER_SAID.content[0]
    assert sorted(found(from_labelstudio(proposed(), _edited))) == sorted([
        Edit("span", LEDGER_SAID.id, f"{span.start + 1}-{span.end}"),
        Edit("stance", LEDGER_SAID.id, "denies"),
        Edit("speaker", HARBOUR_SAID.id, "Ilse Marrow"),
    ])  # fmt: skip


def test_content_stance_and_speaker_of_brat() -> None:
    span = LEDGER_SAID.content[0]
    words = span.of(LEDGER.text)

    def edit(name: str, text: str) -> str:
        if name.startswith(LEDGER.id):
            text = text.replace(
                f"Content {span.start} {span.end}\t{words}",
                f"Content {span.start + 1} {span.end}\t{words[1:]}",
            )
            return text.replace("Stance E1 asserts", "Stance E1 denies")
        if name.startswith(HARBOUR.id):
            return text.replace("speaker=two people who know of the talks", "speaker=")
        return text

    assert sorted(found(from_brat(proposed(), edit))) == sorted([
        Edit("span", LEDGER_SAID.id, f"{span.start + 1}-{span.end}"),
        Edit("stance", LEDGER_SAID.id, "denies"),
        Edit("speaker", HARBOUR_SAID.id, "open"),
    ])  # fmt: skip


def test_a_saying_that_was_taken_out_is_rejected() -> None:
    def gone(tasks: Tasks) -> None:
        for task in tasks:
            held = task["annotations"][0]
            held["result"] = [
                r for r in held["result"] if LEDGER_SAID.id not in str(r.get("id", ""))
            ]

    assert found(from_labelstudio(proposed(), gone)) == [Edit("reject", LEDGER_SAID.id)]
    data = from_brat(proposed(), lambda n, text: "" if n.startswith(LEDGER.id) else text)
    assert found(data) == [Edit("reject", LEDGER_SAID.id)]


def test_what_cannot_be_taken_is_named_and_nothing_is_guessed() -> None:
    def drawn_anew(tasks: Tasks) -> None:
        for task in tasks:
            for r in task["annotations"][0]["result"]:
                if str(r.get("id", "")).startswith(LEDGER_SAID.id):
                    r["id"] = "aBcDeF1234" + r["id"][-9:].replace(".", "_")

    data = from_labelstudio(proposed(), drawn_anew)
    assert found(data) == []  # not rejected either: it may be one of those that were drawn anew
    assert any("new there" in f for f in faults(data))

    def source(tasks: Tasks) -> None:
        value = region(tasks, f"{LEDGER_SAID.id}.source")
        value["start"] += 5
        value["text"] = value["text"][5:]

    data = from_labelstudio(proposed(), source)
    assert found(data) == [] and any("source" in f for f in faults(data))


def test_a_text_that_has_changed_since_is_not_corrected() -> None:
    def other(tasks: Tasks) -> None:
        region(tasks, f"{LEDGER_SAID.id}.content")["text"] = "quite other words"

    data = from_labelstudio(proposed(), other)
    assert found(data) == []
    assert any("does not stand at its place" in f for f in faults(data))
    assert any("no such article" in f for f in faults(data, Table()))


@pytest.mark.parametrize(
    "data", [b"[", b"[1]", b"{}", b"[" * 100_000, b"PK\x03\x04", b'[{"annotations": 3}]',
             b'[{"annotations":[{"result":[]}],"data":{}}]', b"\xff\xfe"]
)  # fmt: skip
def test_bad_files_are_errors_with_a_cure(data: bytes) -> None:
    try:
        out = list(edits(TABLE, data, "x"))
    except ReadError as error:
        out = [error]
    assert out and all(isinstance(e, ReadError) and e.cure for e in out)


@given(st.binary(max_size=400), st.integers(0, 3000))
@settings(max_examples=60, deadline=None)
def test_no_bytes_end_in_anything_but_edits_and_errors(noise: bytes, at: int) -> None:
    for data in (from_labelstudio(proposed(), lambda _: None),
                 from_brat(proposed(), lambda _, text: text)):  # fmt: skip
        spoilt = data[:at] + noise + data[at + len(noise) :]
        with suppress(ReadError):
            list(edits(TABLE, spoilt, "x"))
