"""Drafts against a record in which accounts changed, and quotations of the opposite sense."""

from __future__ import annotations

import pytest

from tests.checking.conftest import table_of
from twosource.checking.draft import as_document
from twosource.checking.markdown import plain
from twosource.checking.record import Record
from twosource.checking.verdict import Check
from twosource.checking.verify import verify
from twosource.pipeline import Models, read_document

ARTICLES = [
    {
        "title": "Barge pilot paid", "outlet": "Fenmoor Gazette", "published": "2031-05-03",
        "text": "Dorrit Fen paid Jon Quist 7,000 crowns on 2 May 2031, the reeve Bea Holt said.\n\n"
                "“There was no supper,” Jon Quist said.",
    },
    {
        "title": "Reeve corrects sum", "outlet": "Kelmouth Post", "published": "2031-05-06",
        "text": "Dorrit Fen paid Jon Quist 9,000 crowns on 2 May 2031, the reeve Bea Holt said.\n\n"
                "“There was a supper after all,” Jon Quist said.",
    },
    {
        "title": "Ferry fire", "outlet": "Fenmoor Gazette", "published": "2031-06-04",
        "text": "Two sailors died in a fire on the ferry Ondine in Fenmoor on Tuesday, harbour"
                " master Ivo Brand said.\n\n“Thirteen were injured,” Brand said.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def record(harbour_models: Models) -> Record:
    return Record(table_of(harbour_models, ARTICLES))


def checks(record: Record, models: Models, text: str) -> list[Check]:
    document = as_document(plain(text), "draft.md")
    return list(verify(read_document(document, models.parser), record))


def test_a_sum_that_its_source_gave_up_is_no_longer_sound(
    record: Record, harbour_models: Models
) -> None:
    text = "Dorrit Fen paid Jon Quist 7,000 crowns on 2 May 2031, the reeve Bea Holt said."
    [found] = [c for c in checks(record, harbour_models, text) if c.kind == "number"]
    assert found.verdict == "disputed"
    assert "Bea Holt first gave 7,000 crowns, later 9,000 crowns" in found.note


def test_the_later_sum_is_told_as_changed(record: Record, harbour_models: Models) -> None:
    text = "Dorrit Fen paid Jon Quist 9,000 crowns on 2 May 2031, the reeve Bea Holt said."
    [found] = [c for c in checks(record, harbour_models, text) if c.kind == "number"]
    assert found.verdict == "supported" and "first gave 7,000 crowns" in found.note


def test_a_quotation_is_held_against_words_of_its_own_sense(
    record: Record, harbour_models: Models
) -> None:
    text = "“There was no supper at all,” Jon Quist said."
    [found] = [c for c in checks(record, harbour_models, text) if c.kind == "quotation"]
    assert found.verdict == "altered"
    assert record.index.words(found.record[0]) == "There was no supper"
    text = "“There was a supper after that,” Jon Quist said."
    [found] = [c for c in checks(record, harbour_models, text) if c.kind == "quotation"]
    assert "supper after" in record.index.words(found.record[0])


@pytest.mark.parametrize(("number", "verdict"), [("thirteen", "supported"), ("sixteen", "")])
def test_a_number_that_a_short_sentence_has(
    record: Record, harbour_models: Models, number: str, verdict: str
) -> None:
    text = f"Two sailors died and {number} were injured, harbour master Ivo Brand said."
    [found] = [
        c
        for c in checks(record, harbour_models, text)
        if c.kind == "number" and c.draft.of(text) == number
    ]
    assert (found.verdict == "supported") is bool(verdict)
