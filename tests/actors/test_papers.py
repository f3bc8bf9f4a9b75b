"""Sources that are things, and names that the words around them tell."""

from __future__ import annotations

import pytest

from tests.accounts.test_harms import article, readings
from twosource.language.parse import SpacyParser


def speakers(parser: SpacyParser, text: str) -> list[tuple[str, str] | None]:
    [r] = readings(parser, article("Ash", text))
    known = {a.id: (a.kind, a.name) for a in r.actors}
    return [known[a.speaker] if a.speaker else None for a in r.attributions if a.parent is None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Records show that Dario Quist rang Ada Roe four times.", "Records"),
        ("Dario Quist rang Ada Roe four times, phone records show.", "phone records"),
        ("According to court documents, Dario Quist paid Ada Roe $400.", "court documents"),
        ("The accounts show that Dario Quist paid Ada Roe $400.", "The accounts"),
        ("A filing says that Dario Quist met Ada Roe in May.", "A filing"),
    ],
)
def test_a_paper_is_a_source_without_a_name(parser: SpacyParser, text: str, name: str) -> None:
    assert speakers(parser, text) == [("unnamed", name)]


def test_the_document_is_the_paper_spoken_of_before(parser: SpacyParser) -> None:
    text = (
        "Ada Roe took 900 crowns, according to a charge sheet. "
        "The money came from Dario Quist, the document says."
    )
    assert speakers(parser, text) == [("unnamed", "a charge sheet")] * 2


def test_of_two_papers_the_document_may_be_either(parser: SpacyParser) -> None:
    text = (
        "Ada Roe took 900 crowns, according to a charge sheet. A ledger shows that she took 800. "
        "The money came from Dario Quist, the document says."
    )
    assert speakers(parser, text)[2] is None or speakers(parser, text)[2][1] not in (  # type: ignore[index]
        "a charge sheet", "A ledger",
    )  # fmt: skip


def test_a_role_behind_a_lone_name_makes_it_a_person(parser: SpacyParser) -> None:
    text = "Marrin, the minister of trade, said that the port was shut."
    assert speakers(parser, text) == [("person", "Marrin")]
    text = "Prowle, the mayor, met Fennick at the town hall. Fennick said that they had talked."
    [r] = readings(parser, article("Ash", text))
    assert ("Prowle", "person") in {(a.name, a.kind) for a in r.actors}


def test_a_body_before_a_name_makes_it_a_body(parser: SpacyParser) -> None:
    text = "The union Yard Hands United put the number of injured at 31."
    assert speakers(parser, text) == [("organisation", "Yard Hands United")]


def test_they_before_an_office_may_be_others(parser: SpacyParser) -> None:
    text = "Ada Roe met Dario Quist on Monday. They talked for an hour, his office said."
    [r] = readings(parser, article("Ash", text))
    office = next(a for a in r.actors if a.name == "his office")
    assert "They" not in {m.span.of(text) for m in office.mentions}


def test_a_label_is_no_source(parser: SpacyParser) -> None:
    text = "The port was shut on Monday.\nDOCUMENTS: Read the court papers here in full."
    assert ("unnamed", "DOCUMENTS") not in speakers(parser, text)


def test_records_at_the_head_of_a_sentence(parser: SpacyParser) -> None:
    text = (
        "Records show that Ada Roe's office paid Dario Quist 40,000 crowns in May. "
        "The payment was for advice, the records say."
    )
    assert [s[0] if s else None for s in speakers(parser, text)] == ["unnamed", "unnamed"]
    assert len(set(speakers(parser, text))) == 1
