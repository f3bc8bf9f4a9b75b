"""The labels of PolNeAR dev hold no text, and the verdicts say what the note says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Literal

import pytest
from evals.linking import FILE, Judged, Label, Verdict, figures, judge, key, labels

from twosource.actors.cast import Cast
from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.span import Span

from ..conftest import make_document
from .reading import said


def test_labels_are_ids_offsets_and_two_words() -> None:
    rows = [json.loads(x) for x in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(labels()) == 200
    for row in rows:
        assert set(row) == {"document", "source", "speaker"}
        assert len(row["document"]) == 12
        assert int(row["document"], 16) >= 0
        numbers = row["source"] + ([] if isinstance(row["speaker"], str) else row["speaker"])
        assert all(isinstance(n, int) for n in numbers)
        assert row["speaker"] in ("self", "open") or len(row["speaker"]) == 2
    assert {label.half for label in labels()} == {"develop", "report"}


def test_a_document_is_known_by_its_digest() -> None:
    assert key("a") == "ca978112ca1b"


TEXT = "Mayor Ada Roe met a guard. The mayor said the van was gone. Tor Brask left."


def read(parser: SpacyParser) -> tuple[Cast, Span]:
    d = make_document(TEXT)
    one = said(d, "The mayor", "the van was gone")
    return cast(d, parser.parse(d), (one,)), one.source[0]


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [("Roe", "right"), ("Brask", "wrong"), ("self", "wrong"), ("open", "wrong")],
)
def test_verdicts(parser: SpacyParser, speaker: str, verdict: str) -> None:
    found, source = read(parser)
    wanted: Any = speaker if speaker in ("self", "open") else at(speaker)
    assert judge(Label("0" * 12, source, wanted), found, TEXT).verdict == verdict


def test_nobody_is_a_miss_and_right_where_it_is_open(parser: SpacyParser) -> None:
    found, source = read(parser)
    none = Cast(found.actors, tuple(replace(a, speaker=None) for a in found.attributions))
    cases: list[tuple[Span | Literal["open"], Verdict]] = [
        (at("Roe"), "missed"),
        ("open", "right open"),
    ]
    for speaker, verdict in cases:
        assert judge(Label("0" * 12, source, speaker), none, TEXT).verdict == verdict
    with pytest.raises(ValueError, match="no attribution"):
        judge(Label("0" * 12, Span(0, 1), "open"), none, TEXT)


def test_figures_count_what_they_say() -> None:
    told, loose = Label("0" * 12, Span(0, 1), "self"), Label("0" * 12, Span(0, 1), "open")
    verdicts: list[tuple[Label, Verdict]] = [
        (told, "right"), (told, "wrong"), (told, "missed"), (told, "own"), (loose, "right open"),
    ]  # fmt: skip
    found = figures([Judged(label, None, v) for label, v in verdicts])
    assert found == {
        "accuracy": 40.0, "coverage": 50.0, "wrong": 20.0, "wrong_of_given": 50.0, "spared": 80.0,
    }  # fmt: skip
