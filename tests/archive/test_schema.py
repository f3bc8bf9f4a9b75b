"""The tables hold all that `analyse` writes, in types, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from tests.archive.helpers import TEXT
from tests.conftest import make_document
from twosource.archive.outcome import pack, rows, unpack
from twosource.archive.schema import schemas, table
from twosource.export import analysis
from twosource.language.parse import SpacyParser
from twosource.model.reading import Reading
from twosource.pipeline import read_document

MORE = (
    "\n\nBoth men met on Tuesday at the Pier Hotel, a day before the vote, a spokesman for the "
    "harbour board said. Delling denied that there had been a second call after the meeting."
)


@pytest.fixture(scope="module")
def reading(parser: SpacyParser) -> Reading:
    text = TEXT.format(n=2) + MORE
    return read_document(make_document(text, published=date(2031, 5, 9), outlet="Post"), parser)


def plain(value: Any) -> Any:
    """What Arrow gives back, in the shapes of JSON."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"} and all(isinstance(v, int) for v in value.values()):
            return [value["start"], value["end"]]
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def test_all_that_analyse_writes_is_in_the_tables(reading: Reading) -> None:
    line = json.loads(analysis.line(reading))
    row = unpack(pack([rows(reading)], []))["rows"][0]
    for name in ("attributions", "actors", "timexes", "event_mentions", "order_relations"):
        assert line[name], f"the article must have {name}"
        (back,) = table(schemas()[name], [row[name]], {}).to_pylist()
        assert back["document"] == reading.document.id
        assert plain(back[name]) == line[name]


def test_a_document_is_kept_with_its_text(reading: Reading) -> None:
    row = unpack(pack([rows(reading)], []))["rows"][0]["documents"]
    (back,) = table(schemas()["documents"], [row], {}).to_pylist()
    record = reading.document
    assert back["text"] == record.text
    assert back["published"] == date(2031, 5, 9)
    assert (back["id"], back["version"]) == (record.id, record.version)
    assert back["signature"] == list(reading.reprint_signature)
    assert [(z["kind"], z["start"], z["end"]) for z in back["zones"]] == [
        (z.kind, z.span.start, z.span.end) for z in record.zones
    ]


def test_the_types_are_those_written_down() -> None:
    found = schemas()
    assert list(found) == [
        "documents", "attributions", "actors", "timexes", "event_mentions", "order_relations",
        "readings", "failures",
    ]  # fmt: skip
    assert found["documents"].field("published").type == pa.date32()
    mention = found["event_mentions"].field("event_mentions").type.value_type
    assert mention.field("when").type.field("earliest").type == pa.date32()
    saying = found["attributions"].field("attributions").type.value_type
    assert str(saying.field("content").type) == ("list<item: struct<start: int32, end: int32>>")
    assert saying.field("score").type == pa.float64()


def test_a_field_that_the_schema_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        table(schemas()["failures"], [{"file": "a", "colour": "red"}], {})


def test_an_empty_table_has_its_columns() -> None:
    assert table(schemas()["actors"], [], {"all": "x"}).schema.metadata == {b"all": b"x"}
    assert table(schemas()["actors"], [], {}).column_names == ["document", "actors"]
