"""Forms of attribution, in sentences written for these tests (invented people and outlets)."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

from tests.conftest import make_document
from twosource.attribution import attribute
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution


class Read(NamedTuple):
    source: str
    cue: str
    content: str
    kind: str
    stance: str


def read(parser: SpacyParser, text: str) -> tuple[Attribution, ...]:
    document = make_document(text)
    return attribute(document, parser.parse(document))


def plain(text: str, a: Attribution) -> Read:
    joined = [" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)]
    return Read(joined[0], joined[1], joined[2], a.kind, a.stance)


CASES = [
    ('"We won the vote," Quint said.', ("Quint", "said", '"We won the vote,"', "direct")),
    ('"We won the vote," said Mara Quint, the harbour minister, on Tuesday.',
     ("Mara Quint, the harbour minister", "said", '"We won the vote,"', "direct")),
    ('Holt told reporters: "We saw nothing of it."',
     ("Holt", "told", '"We saw nothing of it."', "direct")),
    ('"We were there," Holt told reporters. "We saw it."',
     ("Holt", "told", '"We were there," | "We saw it."', "direct")),
    ('"We were there," Holt said, "and we saw it."',
     ("Holt", "said", '"We were there," | "and we saw it."', "direct")),
    ("The mayor admitted he \"made a mistake\" in May.",
     ("The mayor", "admitted", 'he "made a mistake" in May', "mixed")),
    ("Police say the driver fled.", ("Police", "say", "the driver fled", "indirect")),
    ("The driver fled, police said.", ("police", "said", "The driver fled", "indirect")),
    ("The driver, police said on Monday, fled the scene.",
     ("police", "said on Monday", "The driver | fled the scene", "indirect")),
    ("The driver fled, three officials familiar with the inquiry claim.",
     ("three officials familiar with the inquiry", "claim", "The driver fled", "indirect")),
    ("The deal was worth nine million, according to two people familiar with the talks.",
     ("two people familiar with the talks", "according to", "The deal was worth nine million",
      "indirect")),
    ("The deal, according to the Daily Quill, was worth nine million.",
     ("the Daily Quill", "According to".lower(), "The deal | was worth nine million", "indirect")),
    ("According to a report in the Daily Quill, the deal was worth nine million.",
     ("a report in the Daily Quill", "According to", "the deal was worth nine million",
      "indirect")),
    ("Reedley, who was in the room, said the two men shook hands.",
     ("Reedley", "said", "the two men shook hands", "indirect")),
    ("Holt has called repeatedly for better ferries.",
     ("Holt", "has called repeatedly for", "better ferries", "indirect")),
    ("It cited a senior official as saying the envoy called twice.",
     ("a senior official", "as saying", "the envoy called twice", "indirect")),
    ("The Daily Quill reported, citing a senior official, that the envoy called twice.",
     ("a senior official", "reported | citing", "that the envoy called twice", "indirect")),
    ("The paper raised concerns about whether the payment broke the rules.",
     ("The paper", "raised concerns about", "whether the payment broke the rules", "indirect")),
    ('She sent him a text that said, "I am on the train."',
     ("She", "sent him a text that said", '"I am on the train."', "direct")),
    ("'The players' union is fine,' Holt said.",
     ("Holt", "said", "'The players' union is fine,'", "direct")),
    ("\u201cIt is over,\u201d Quint\u2019s spokesman said.",
     ("Quint\u2019s spokesman", "said", "\u201cIt is over,\u201d", "direct")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_forms(parser: SpacyParser, text: str, expected: tuple[str, ...]) -> None:
    found = [plain(text, a)[:4] for a in read(parser, text)]
    assert expected in found


STANCES = [
    ("Holt denied that he had met the envoy.", "denies"),
    ("Holt said he did not meet the envoy.", "denies"),
    ("Holt said he never met the envoy.", "denies"),
    ("Nobody was told, Holt said.", "denies"),
    ("Holt confirmed that he had met the envoy.", "confirms"),
    ("Holt declined to comment.", "declines"),
    ('"I am not prepared to say that it was right," Holt said.', "declines"),
    ('"Did he call?" Quint asked.', "asks"),
    ("Quint asked whether he had called.", "asks"),
    ("Quint promised to publish the letters.", "promises"),
    ("Holt warned that the dam could fail.", "warns"),
    ("Quint questioned the payment.", "questions"),
    ("Holt said the dam was safe.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[c[0][:40] for c in STANCES])
def test_stances(parser: SpacyParser, text: str, stance: str) -> None:
    assert stance in [a.stance for a in read(parser, text)]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Holt said the envoy was not told, to his knowledge.", True),
        ("Holt said it 'sounds like' the call was proper.", True),
        ("Holt said the call might have been proper.", True),
        ("Holt said the call was proper.", False),
        ("Holt said they cleared the room.", False),
        ('"May I call you?" Holt asked.', False),
    ],
)
def test_hedges(parser: SpacyParser, text: str, hedged: bool) -> None:
    assert [a.hedged for a in read(parser, text)] == [hedged]


def test_addressee_way_and_date(parser: SpacyParser) -> None:
    text = "Two officials told the Harbour News on Friday that the call was not cleared."
    (a,) = read(parser, text)
    assert a.addressee_span is not None
    assert a.addressee_span == a.via_span
    assert a.addressee_span.of(text) == "the Harbour News"
    assert a.said_span is not None
    assert a.said_span.of(text).endswith("Friday")
    (b,) = read(parser, "Two officials told the board that the call was not cleared.")
    assert b.via_span is None
    assert b.addressee_span is not None


def test_how_they_know(parser: SpacyParser) -> None:
    (a,) = read(parser, "Reedley, who was in the room, said the two men shook hands.")
    assert a.knows_by == "participant"
    (b,) = read(parser, 'Reedley said he "wasn\'t privy to it" that day.')
    assert b.knows_by == "not privy"
    (c,) = read(parser, "Two people familiar with the matter said the two men shook hands.")
    assert c.knows_by == "told"
    (d,) = read(parser, "Reedley, a lawyer who attended the talks, said the two men shook hands.")
    assert d.knows_by == "participant"
    (e,) = read(parser, "Reedley, whose brother was in the room, said the two men shook hands.")
    assert (e.knows_by, e.knows_span) == ("unstated", None)
    (f,) = read(parser, "Reedley said Holt was not in the room when the two men shook hands.")
    assert f.knows_by == "unstated"


def test_what_is_said_within_what_is_said(parser: SpacyParser) -> None:
    text = "Holt said that Quint had promised to publish the letters."
    found = {plain(text, a).source: a for a in read(parser, text)}
    assert found["Holt"].parent is None
    assert found["Quint"].parent == found["Holt"].id
    text = "\"He called me and said, 'I am leaving,'\" Quint recalled."
    outer, inner = read(parser, text)
    assert (plain(text, outer).source, plain(text, inner).source) == ("Quint", "He")
    assert inner.parent == outer.id
    assert inner.kind == outer.kind == "direct"


def test_a_speaker_is_left_out_rather_than_guessed(parser: SpacyParser) -> None:
    text = 'The room was full.\n\n"It was a disgrace that we were never told."\n\nHolt left.'
    (a,) = read(parser, text)
    assert (a.source, a.cue) == ((), ())
    text = 'Asked whether she would resign, Quint said: "Not now."'
    asked = next(a for a in read(parser, text) if a.cue[0].of(text) == "Asked")
    assert asked.source == ()


def test_a_run_of_paragraphs_has_one_speaker(parser: SpacyParser) -> None:
    text = '"We went home.\n\n"We were tired of it," Quint said.\n\nThe ship sailed.'
    (a,) = read(parser, text)
    assert plain(text, a)[:3] == ("Quint", "said", '"We went home. | "We were tired of it,"')


def test_a_headline_with_a_name(parser: SpacyParser) -> None:
    text = "Quint: I never took a penny\n\nThe minister spoke on Monday."
    (a,) = read(parser, text)
    assert plain(text, a)[:3] == ("Quint", ":", "I never took a penny")


def test_no_attribution_where_nothing_is_said(parser: SpacyParser) -> None:
    text = "The ferry left at noon. Holt walked to the harbour and bought a ticket."
    assert read(parser, text) == ()
    assert read(parser, "") == ()


def test_marks_do_not_change_the_reading(parser: SpacyParser) -> None:
    base = (
        '"We won the vote," Quint said. "It\'s ours."\n\n'
        'Holt said the plan was "half-baked" and that he "did not mind it."\n\n'
        'Asked about it, Quint said: "No."'
    )
    readings = []
    for opening, closing in (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("''", "''")):
        parts = base.split('"')
        text = parts[0]
        for k, part in enumerate(parts[1:]):
            text += (opening if k % 2 == 0 else closing) + part
        found = read(parser, text)
        readings.append([(a.kind, a.stance, len(a.content), a.reason) for a in found])
    assert all(r == readings[0] for r in readings)
    assert len(readings[0]) >= 3


@pytest.mark.parametrize(
    "name", ["Xochitl", "O'Hare", "May", "Woods", "Al-Masri", "Ng", "de Vries"]
)
def test_any_name_can_speak(parser: SpacyParser, name: str) -> None:
    text = f'The ferry was late, {name} said. "We will look into it," {name} added.'
    found = [plain(text, a) for a in read(parser, text)]
    assert [r.source for r in found] == [name, name]


def test_speed(parser: SpacyParser) -> None:
    paragraph = " ".join(c[0] for c in CASES)
    document = make_document("\n\n".join([paragraph] * 40))
    parse = parser.parse(document)
    began = time.process_time()
    attribute(document, parse)
    spent = time.process_time() - began
    assert len(document.text.split()) / spent > 15_000
