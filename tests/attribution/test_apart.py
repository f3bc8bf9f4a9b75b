"""Speakers that commas part from their verb, in sentences written for these tests."""

from __future__ import annotations

import pytest

from tests.attribution.test_stage import plain, read
from tests.conftest import make_document
from twosource.attribution.asked import askers
from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar
from twosource.language.parse import SpacyParser
from twosource.model.span import Span

MET = "Lew Marn met Cy Fenn on 13 May"
TRAILING = [
    (f"{MET}, the club's manager, Idris Cole, said.", "the club's manager, Idris Cole", MET),
    (f"{MET}, Idris Cole, the club's manager, said.", "Idris Cole, the club's manager", MET),
    (
        "Lew Marn did not stab Ada Bell, his lawyer, Dee Poll, said.",
        "his lawyer, Dee Poll",
        "Lew Marn did not stab Ada Bell",
    ),
    (
        "Lew Marn did not stab Ada Bell, his lawyer, Dee Poll, told the court on Tuesday.",
        "his lawyer, Dee Poll",
        "Lew Marn did not stab Ada Bell",
    ),
    ("The bridge was safe, Ann Moor, who inspected it, said.", "Ann Moor", "The bridge was safe"),
    (
        "The bridge was safe, the town clerk, Ann Moor, 43, said.",
        "the town clerk, Ann Moor, 43",
        "The bridge was safe",
    ),
    (
        "The bridge was safe, a spokesman for the council, whose leader was away, said on Tuesday.",
        "a spokesman for the council",
        "The bridge was safe",
    ),
    (
        "A spokesman for the council, whose leader was away, said the bridge was safe.",
        "A spokesman for the council",
        "the bridge was safe",
    ),
    (
        "The bridge, the club's manager, Idris Cole, said, was safe.",
        "the club's manager, Idris Cole",
        "The bridge | was safe",
    ),
    (
        "Marn met Bell, Fenn, and Cole, officials said.",
        "officials",
        "Marn met Bell, Fenn, and Cole",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), TRAILING, ids=[c[0] for c in TRAILING])
def test_the_speaker_comes_last(parser: SpacyParser, text: str, source: str, content: str) -> None:
    found = [plain(text, a) for a in read(parser, text)]
    assert [(r.source, r.content) for r in found] == [(source, content)]


def test_an_unnamed_source_tells_an_outlet(parser: SpacyParser) -> None:
    text = f"{MET}, a source close to the builder told the Daily Trumpet."
    (told,) = read(parser, text)
    assert plain(text, told)[:3] == ("a source close to the builder", "told", MET)
    assert told.via_span is not None
    assert told.via_span == told.addressee_span
    assert told.via_span.of(text) == "the Daily Trumpet"


ASIDES = [
    "asked whether he had called Mr Renfrew",
    "when asked about the call",
    "speaking to reporters",
    "who was in the room",
    "shown the letter",
]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("said", ['"I never called him. He called me."', "he never called him."])
def test_an_aside_parts_the_speaker_from_the_verb(
    parser: SpacyParser, aside: str, said: str
) -> None:
    lead = "said:" if said.startswith('"') else "said"
    text = f'Mr Renfrew\'s barrister called this "a lie". Mr Ashworth, {aside}, {lead} {said}'
    found = {r.cue: r for r in (plain(text, a) for a in read(parser, text))}
    assert found["said"].source == "Mr Ashworth"
    assert found["said"].content == said.rstrip(".")
    asked = [r for cue, r in found.items() if "asked" in cue]
    assert all(not r.source and "said" not in r.content for r in asked)


def test_an_age_stays_with_the_name(parser: SpacyParser) -> None:
    text = 'Mr Ashworth, 43, said: "I never called him."'
    assert [plain(text, a)[0] for a in read(parser, text)] == ["Mr Ashworth, 43"]


def test_the_one_who_was_asked_did_not_ask(parser: SpacyParser) -> None:
    text = "Mr Ashworth, asked by Ms Cole whether he had rung Fenn, told them that he had not."
    found = {r.cue: r.source for r in (plain(text, a) for a in read(parser, text))}
    assert found == {"asked": "Ms Cole", "told": "Mr Ashworth"}


def test_a_question_tagged_for_the_answerer_is_taken_away(parser: SpacyParser) -> None:
    text = "Mr Ashworth, asked whether he had rung Fenn, said he had not."
    document = make_document(text)
    g = Grammar(text, parser.parse(document))
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in ("Mr Ashworth", "asked")]
    content = Span(text.index("whether"), text.index(", said"))
    tagged = Candidate((spans[0],), (spans[1],), (content,), "tagged", 0.8)
    assert [c.source for c in askers(g, [tagged])] == [()]
