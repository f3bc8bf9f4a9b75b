"""An allegation leaves with its reply in every format, and a shared passage keeps the denial."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.conftest import make_document
from tests.export.taken import written
from twosource.comparing import compare
from twosource.export.index import Index
from twosource.export.matrix import matrix
from twosource.export.matrix_json import matrix_shape
from twosource.export.replies import Replies
from twosource.export.take import Take
from twosource.language.parse import SpacyParser
from twosource.mcp_server.questions import findings
from twosource.model.table import Table
from twosource.pipeline import read_document
from twosource.protect.share import WORDS, short

CHARGED = (
    "Police charged the ferry owner, Stefan Rourke, with fraud on Tuesday, Inspector Holt said."
)
DENIED = "Rourke's lawyer, Paul Denning, said his client denied any wrongdoing."
LONG = (
    "“We have been through nine audits since the spring and sat with four ministers, and each of"
    " them saw all of our books and all of our letters, and I never took a penny from the fund,”"
    " Rourke said."
)
NONE = "No reply of Stefan Rourke in these articles."


def _table(parser: SpacyParser, more: str) -> Table:
    text = f"{CHARGED}\n\nThe harbour was closed.\n\n{more}"
    return compare([read_document(make_document(text, outlet="Post"), parser)], {})[0]


@pytest.mark.parametrize(("more", "words"), [(DENIED, "wrongdoing"), ("It rained.", NONE)])
def test_every_format_that_lists_findings_has_the_reply(
    parser: SpacyParser, more: str, words: str
) -> None:
    table = _table(parser, more)
    take, index = Take(table, "s", proposed=True), Index(table)
    (event,) = (e for e in table.events if e.type == "charge")
    rows = csv.DictReader(io.StringIO(written("csv", take).decode()))
    assert [r for r in rows if r["type"] == "charge"]
    for r in csv.DictReader(io.StringIO(written("csv", take).decode())):
        assert (words in r["reply"]) == (r["type"] == "charge")
    (made,) = (e for e in json.loads(written("json", take))["events"] if e["id"] == event.id)
    assert any(words in r["text"] for r in made["replies"])
    answered = json.loads(json.dumps(findings(index, None, None, 0)))["findings"]
    assert any(words in (f["reply"] or "") for f in answered)
    assert words in json.dumps(matrix_shape(index, matrix(index, event))["event"])
    for name in ("graphml", "prov"):
        assert words in written(name, take).decode(), name


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (DENIED, "wrongdoing"),
        (LONG, "never took a penny"),
        ("“The pier is closed,” Rourke said on Sunday.", "pier is closed"),
    ],
)
def test_a_shared_passage_keeps_the_words_of_a_denial(
    parser: SpacyParser, more: str, words: str
) -> None:
    table = _table(parser, more)
    cut = short(table)
    (event,) = (e for e in cut.events if e.type == "charge")
    assert words in Replies(Index(cut)).words(event)
    assert all(len(run.split()) <= WORDS for d in cut.documents for run in d.text.split("[…]"))
