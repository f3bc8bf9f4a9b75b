"""Quotation marks of every style are found, and apostrophes are not; in linear time."""

from __future__ import annotations

import time

import pytest

from twosource.attribution.tagger.encode import paragraphs_of
from twosource.attribution.tagger.marks import scan
from twosource.model.span import Span


def paragraphs(text: str) -> list[tuple[int, int]]:
    return paragraphs_of(text, [Span(0, len(text))]) if text else []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said, "I didn\'t go."', ["I didn't go."]),
        ("He said, 'I didn't go.'", ["I didn't go."]),
        ("He said, ''I didn't go.''", ["I didn't go."]),
        ("He said, \u2018I didn\u2019t go.\u2019", ["I didn\u2019t go."]),
        ("\u201cShe said \u2018no\u2019 twice,\u201d he said.", ["She said \u2018no\u2019 twice,"]),
        ("'She said 'no' twice,' he said.", ["She said 'no' twice,"]),
        ("'He told me 'no.'' she said", ["He told me 'no."]),
        ("The voters' choice in the '90s was the reporters' own.", []),
        ("'The voters' choice is clear,' he said.", ["The voters' choice is clear,"]),
        ("It's Jones' house.", []),
        ('"One.\n\n"Two."', ["One.", "Two."]),
        ("", []),
    ],
)
def test_what_stands_inside(text: str, inside: list[str]) -> None:
    assert [text[s:e] for s, e in scan(text, paragraphs(text)).inside] == inside


@pytest.mark.parametrize("unit", ['"', "'", "\u201c", "s' ", "\u2018 a", "\u2018'' x", '"\n\n'])
def test_hostile_marks(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * (n // len(unit))
        start = time.process_time()
        found = scan(text, paragraphs(text))
        assert all(0 <= m.start < m.end <= len(text) for m in found.marks)
        return time.process_time() - start

    assert seconds(200_000) < 5  # quadratic time would take minutes
