"""Who takes part by an office alone identifies an event; nobody else is guessed at."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.accounts.offices import holders, office
from twosource.comparing import compare
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor
from twosource.model.number import NumberRange
from twosource.model.table import Table
from twosource.pipeline import read_document

ONE = NumberRange(1, 1)
AIDES = "Ruben Aske telephoned the transport minister three times on 4 May 2031, two aides said."
ONCE = 'Ruben Aske resigned on Friday. "I called the minister once," Aske told the Tribune.'
NAMED = "The transport minister, Karla Broby, said on Friday that Ruben Aske called her twice."
SECOND = "The finance minister, Ines Holt, spoke in Port Lena on Friday."


def story(parser: SpacyParser, *texts: str) -> Table:
    readings = [
        read_document(make_document(t, published=date(2031, 5, 9), outlet=f"Outlet {n}"), parser)
        for n, t in enumerate(texts)
    ]
    return compare(readings, {})[0]


def counts(table: Table) -> list[list[int]]:
    """The numbers of calls of each event, from the lowest up."""
    return sorted(
        sorted(v.value.min for v in f.values if isinstance(v.value, NumberRange))
        for e in table.events
        for f in e.findings
        if f.facet == "count"
    )


def test_an_office_identifies_an_event_within_and_across_documents(parser: SpacyParser) -> None:
    assert counts(story(parser, AIDES, ONCE)) == [[1, 3]]


def test_it_is_the_only_named_one_who_holds_it(parser: SpacyParser) -> None:
    table = story(parser, AIDES, ONCE, NAMED)
    assert counts(table) == [[1, 2, 3]]
    names = {a.id: a.name for a in table.actors}
    (event,) = (e for e in table.events if e.type == "contact")
    assert {names[p.actor] for p in event.participants} == {"Ruben Aske", "Karla Broby"}


def test_where_two_are_named_nothing_is_joined(parser: SpacyParser) -> None:
    assert counts(story(parser, AIDES, ONCE, NAMED, SECOND)) == [[1], [2], [3]]


def test_speakers_are_never_taken_from_an_office(parser: SpacyParser) -> None:
    said = 'The minister said on Monday: "There was one call from Ruben Aske."'
    table = story(parser, said, NAMED)
    broby = next(a.id for a in table.actors if a.name == "Karla Broby")
    told = [a for a in table.attributions if a.document == table.documents[0].id]
    other = [a for a in table.attributions if a.document == table.documents[1].id]
    first = told if any("one call" in d.text for d in table.documents[:1]) else other
    assert broby not in {a.speaker for a in first}


@pytest.mark.parametrize(
    ("name", "count"),
    [("a minister", ONE), ("the ministers", ONE), ("the minister", None), ("the man", ONE),
     ("minister", ONE), ("the minister", NumberRange(2, 2))],
)  # fmt: skip
def test_others_hold_no_office(name: str, count: NumberRange | None) -> None:
    assert office(unnamed("x", name, count)) is None


def test_words_that_differ_are_two_offices() -> None:
    found = holders(
        {a.id: a for a in (unnamed("a", "the mayor"), unnamed("b", "the deputy mayor"),
                           unnamed("c", "the former mayor"))}
    )  # fmt: skip
    assert found == {"a": "a", "b": "b", "c": "c"}


@given(
    st.lists(st.sampled_from(["the mayor", "the town mayor", "a mayor", "the judge"]), max_size=6)
)
def test_each_stands_for_one_that_stands_for_itself(names: list[str]) -> None:
    actors = {str(n): unnamed(str(n), name) for n, name in enumerate(names)}
    found = holders(actors)
    assert found.keys() == {i for i, a in actors.items() if office(a)}
    assert all(found[to] == to for to in found.values())


def unnamed(id_: str, name: str, count: NumberRange | None = ONE) -> Actor:
    return Actor(id_, "unnamed", name, (), (), count, (), ())
