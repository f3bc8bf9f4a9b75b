"""A call record in a story: each row a report with its words, compared like any account."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from twosource import recorded
from twosource.checking.contacts import rows as contact_rows
from twosource.checking.draft import as_document
from twosource.checking.markdown import Plain
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.document import Document, Zone
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.pipeline import read_document

HEAD = "date,from,to,channel,count,note\n"
FOUR = "2031-05-04,Ilse Marrow,Tomas Brek,call,,\n"
ARTICLE = """Harbour chief called contractor

5 May 2031

Port director Ilse Marrow called the contractor Tomas Brek three times on 4 May 2031, her deputy \
Edwin Rook said.
"""


def record(text: str) -> Document:
    return Document(
        id="doc-r", doc=None, file="calls.csv", url=None, outlet="Record calls.csv", title=None,
        byline=None, published=None, language="en", text=text,
        zones=(Zone("body", Span(len(HEAD), len(text))),), kind="document",
    )  # fmt: skip


def story(parser: SpacyParser, texts: Sequence[str]) -> Table:
    readings: list[Reading] = [
        read_document(as_document(Plain(t, ()), f"{n}.txt"), parser) for n, t in enumerate(texts)
    ]
    return compare([*readings, read_document(record(HEAD + FOUR * 4), parser)], {})[0]


def test_rows_of_one_day_and_pair_are_counted_together() -> None:
    text = HEAD + FOUR + "2031-05-04,Ilse Marrow,Tomas Brek,phone,2,\n"
    made = recorded.read(record(text.replace("phone", "call")))
    (m,) = made.event_mentions
    assert m.count == NumberRange(3, 3)
    assert m.clause.of(made.document.text).count("Ilse Marrow") == 2
    assert [(p.role, p.span.of(text) if p.span else "") for p in m.participants] == [
        ("initiator", "Ilse Marrow"), ("addressee", "Tomas Brek"),
    ]  # fmt: skip


def test_calls_both_ways_name_nobody_who_began_them() -> None:
    made = recorded.read(record(HEAD + FOUR + "2031-05-04,Tomas Brek,Ilse Marrow,call,,\n"))
    (m,) = made.event_mentions
    assert {p.role for p in m.participants} == {"participant"}
    assert m.count == NumberRange(2, 2)


def test_an_article_of_that_beginning_is_read_as_one(parser: SpacyParser) -> None:
    document = as_document(Plain(HEAD + FOUR, ()), "x.txt")
    assert not recorded.is_record(document)


def test_a_record_is_compared_like_any_account(parser: SpacyParser) -> None:
    table = story(parser, [ARTICLE])
    (event,) = [e for e in table.events if e.channel == "call"]
    (count,) = [f for f in event.findings if f.facet == "count"]
    assert count.status == "disputed"
    assert {v.value for v in count.values} == {NumberRange(3, 3), NumberRange(4, 4)}
    told = [r for r in contact_rows(table) if r[8] == "Record calls.csv"]
    assert [(r[0], r[1], r[2], r[5]) for r in told] == [
        ("4 May 2031", "Ilse Marrow", "Tomas Brek", "4")
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Tomas Brek", "person"), ("Harbour Authority", "organisation"), ("RPA", "organisation")],
)
def test_a_name_is_a_person_or_a_body(name: str, kind: str) -> None:
    made = recorded.read(record(HEAD + FOUR.replace("Tomas Brek", name)))
    assert [a.kind for a in made.actors if a.name == name] == [kind]
