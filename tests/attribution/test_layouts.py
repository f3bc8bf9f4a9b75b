"""Layouts beyond prose, quotations that go on, and reports that leave out their source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.attribution import attribute
from twosource.attribution.grammar import Grammar
from twosource.attribution.lines import label_of, lines_of
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.reading.zones import find_zones


def laid_out(text: str) -> Document:
    """The text with the zones that the reader finds."""
    d = make_document(text)
    return Document(**{f: getattr(d, f) for f in d.__slots__} | {"zones": find_zones(text)})


def read(parser: SpacyParser, text: str) -> tuple[Attribution, ...]:
    d = laid_out(text)
    return attribute(d, parser.parse(d))


def told(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str]]:
    return [
        (" | ".join(s.of(text) for s in a.source), " | ".join(s.of(text) for s in a.content))
        for a in found
    ]


BODY = "\n\nThe hall was cold and the meeting went on until ten. Nobody stayed to the end."

LAYOUTS = [
    ("KEMP: Where is the key?\n\nMS. ORR: In the safe.\n\nKEMP: Thank you.",
     [("KEMP", "Where is the key?"), ("MS. ORR", "In the safe."), ("KEMP", "Thank you.")]),
    ("Q: Where is the key?\n\nA: It is in the safe.",
     [("", "Where is the key?"), ("", "It is in the safe.")]),
    ("@lowpellbus: The number nine is late again.",
     [("@lowpellbus", "The number nine is late again.")]),
    ("In her note, Ada Kemp wrote:\n\n> The key is in the safe.\n\nThe safe was empty.",
     [("Ada Kemp", "The key is in the safe.")]),
    ("The club said in a statement:\n\nThe coach has left. We thank him.\n\nRain fell all day.",
     [("The club", "The coach has left. We thank him.")]),
    ("\"The key was lost.\" - Commissioner Ada Kemp\n\nThe safe was empty.",
     [("Commissioner Ada Kemp", '"The key was lost."')]),
    ("Safe empty, insist guards" + BODY, [("guards", "Safe empty")]),
    ("Kemp: I never lost the key" + BODY, [("Kemp", "I never lost the key")]),
    ("Mayor 'never met' builder" + BODY, [("", "'never met' builder")]),
    ('"We saw it," said Ada Kemp. "It was big.\n\n"It had teeth."\n\nThe lake is deep.',
     [("Ada Kemp", '"We saw it," | "It was big. | "It had teeth."')]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS, ids=[x[0][:30] for x in LAYOUTS])
def test_layouts(parser: SpacyParser, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, read(parser, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Doors: 7 pm. Tickets: 12 crowns.",
        "Ingredients: two eggs and a cup of flour.",
        "The launch went according to plan.",
        "The situation calls for calm.",
        "The second half was dull, to say the least.",
    ],
)
def test_what_only_looks_like_a_report(parser: SpacyParser, text: str) -> None:
    assert read(parser, text) == ()


@pytest.mark.parametrize(
    ("text", "content", "hedged"),
    [
        ("It is understood that the ship has sailed.", "that the ship has sailed", True),
        ("The singer is said to have left.", "The singer | to have left", True),
        ("The jury heard that the rope was cut.", "that the rope was cut", False),
        ("Staff were told that the mill would close.", "that the mill would close", False),
    ],
)
def test_sources_left_out(parser: SpacyParser, text: str, content: str, hedged: bool) -> None:
    (a,) = read(parser, text)
    assert told(text, (a,)) == [("", content)]
    assert a.hedged is hedged


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor laughed off rumours of a sale.", "denies"),
        ("The board gave its word that the mill would stay.", "promises"),
        ("The mayor said she would step down in June.", "promises"),
        ("The club said he would wear the number nine shirt.", "asserts"),
        ("Kemp wanted to know why the bell had not rung.", "asks"),
        ("Kemp cast doubt on the minister's account.", "questions"),
        ("The ministry has not confirmed the visit.", "declines"),
        ('"Please hold the line," Kemp said.', "asks"),
        ("Beekeepers sounded the alarm over a new mite.", "warns"),
    ],
)
def test_cues_of_several_words(parser: SpacyParser, text: str, stance: str) -> None:
    assert [a.stance for a in read(parser, text)] == [stance]


def test_ways(parser: SpacyParser) -> None:
    text = "In an interview with Radio Oster, Kemp said the mill was sold."
    (a,) = read(parser, text)
    assert a.via_span is not None
    assert a.via_span.of(text) == "Radio Oster"
    text = "The Harbour Post, citing a person close to Kemp, reported that the mill was sold."
    (a,) = read(parser, text)
    assert a.via_span is not None
    assert (a.via_span.of(text), a.source[0].of(text)) == (
        "The Harbour Post",
        "a person close to Kemp",
    )


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="AQab:.>-@\"'\n ()\u2022,", max_size=120))
def test_labels_lie_in_their_line(parser: SpacyParser, text: str) -> None:
    d = make_document(text)
    g = Grammar(text, parser.parse(d))
    for line in lines_of(g):
        label = label_of(g, line)
        if label is not None:
            assert line.start <= label.words.start < label.said.end <= line.end
    for a in attribute(d, g.parse):
        for s in (*a.source, *a.cue, *a.content):
            assert 0 <= s.start < s.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["A B: c d.\n", "> a b c\n", "x said:\n\n\u2022 a:\n\n", '"a," said B. "c d\n\n']
)
def test_many_lines_take_linear_time(parser: SpacyParser, piece: str) -> None:
    times = []
    for n in (500, 1000):
        d = laid_out(piece * n)
        parse = parser.parse(d)
        began = time.process_time()
        attribute(d, parse)
        times.append(time.process_time() - began)
    assert times[1] < 3.2 * times[0] + 0.3
