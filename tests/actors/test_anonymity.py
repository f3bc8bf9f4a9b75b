"""What the text says of why a source is unnamed, and members of groups. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor

from ..conftest import make_document


def actors(parser: SpacyParser, text: str) -> tuple[Actor, ...]:
    d = make_document(text)
    return cast(d, parser.parse(d), ()).actors


def whys(parser: SpacyParser, text: str) -> dict[str, list[str]]:
    return {
        a.name: [w.span.of(text) for w in a.unnamed_why]
        for a in actors(parser, text)
        if a.unnamed_why
    }


@pytest.mark.parametrize(
    "words",
    [
        "on condition of anonymity",
        "on condition of anonymity because the talks were private",
        "on the condition that he not be named",
        "under condition of anonymity to discuss the audit",
    ],
)
def test_a_condition(parser: SpacyParser, words: str) -> None:
    text = f"An official, speaking {words}, said the van was gone."
    assert whys(parser, text) == {"An official": [words]}


@pytest.mark.parametrize(
    "words",
    ["who asked not to be identified", "who was not authorized to speak publicly",
     "who declined to be named for fear of reprisals", "who did not want to be named"],
)  # fmt: skip
def test_a_clause(parser: SpacyParser, words: str) -> None:
    text = f"A guard at the port, {words}, said the van was gone."
    assert [w for ws in whys(parser, text).values() for w in ws] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe, who asked not to be named in the book, said the van was gone.",
        "The guard sold it on condition of payment. An official left.",
        "A guard and Tor Brask, who was not authorised to drive, left.",
    ],
)
def test_nothing_for_the_named_and_for_other_conditions(parser: SpacyParser, text: str) -> None:
    assert whys(parser, text) == {}


def test_one_of_them_is_a_member_of_the_group(parser: SpacyParser) -> None:
    found = actors(parser, "Three guards at the port saw it. One of them said the van was white.")
    group = next(a for a in found if a.name.startswith("Three guards"))
    member = next(a for a in found if a.name == "One of them")
    assert member.member_of == (group.id,)
    assert member.count is not None
    assert member.count.exact == 1


def test_all_of_them_is_the_group(parser: SpacyParser) -> None:
    found = actors(parser, "Three guards at the port saw it. All of them said the van was white.")
    group = next(a for a in found if a.name.startswith("Three guards"))
    assert not any(a.member_of for a in found)
    assert len(group.mentions) > 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(
    ["one of them", "an official", "who asked not to be named", "on condition of anonymity", ",",
     "because", "said", ".", "Ada Roe", "whom", "both of", "\n\n"]), max_size=25))  # fmt: skip
def test_spans_hold_on_odd_input(parser: SpacyParser, parts: list[str]) -> None:
    text = " ".join(parts) or "x"
    for a in actors(parser, text):
        for w in a.unnamed_why:
            assert w.span.of(text).strip() == w.span.of(text) != ""
