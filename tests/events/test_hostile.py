"""Text made to break the stage: it must not raise, and must take linear time."""

from __future__ import annotations

import time

import pytest

from tests.conftest import make_document
from twosource.events import extract
from twosource.language.parse import SpacyParser

PATTERNS = (
    "call to from to from ", "called the man called ", '"call" \' ', "met with and with and ",
    "five or six or seven calls ", "A, b, A, b call ", "killed ",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_long_input_takes_linear_time(parser: SpacyParser, pattern: str) -> None:
    def seconds(n: int) -> float:
        document = make_document(pattern * n)
        parse = parser.parse(document)
        start = time.process_time()
        extract(document, parse, (), ())
        return time.process_time() - start

    # a paragraph is parsed in pieces, within which the cost may grow with the length of a sentence
    short, long = min(seconds(700), seconds(700)), min(seconds(2100), seconds(2100))
    assert long < 5 * short + 0.3
