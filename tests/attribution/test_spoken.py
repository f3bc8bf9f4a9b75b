"""Direct speech without quotation marks, in lines written for these tests (invented people)."""

from __future__ import annotations

import pytest

from tests.attribution.test_stage import plain, read
from twosource.language.parse import SpacyParser

SCRIPTS = [
    ("RENFREW: I rang him once", [("RENFREW", "I rang him once")]),
    (
        "The inquiry heard from two men on Monday.\n\nRENFREW: I rang him once",
        [("RENFREW", "I rang him once")],
    ),
    (
        "RENFREW: I rang him once\nCOUNSEL: When was that\nRENFREW: On Monday",
        [("RENFREW", "I rang him once"), ("COUNSEL", "When was that"), ("RENFREW", "On Monday")],
    ),
    (
        "Mr Renfrew: I rang him once.\nMs Cole: Once?\nMr Renfrew: Once.",
        [("Mr Renfrew", "I rang him once."), ("Ms Cole", "Once?"), ("Mr Renfrew", "Once.")],
    ),
]


@pytest.mark.parametrize(("text", "turns"), SCRIPTS, ids=[c[0][:40] for c in SCRIPTS])
def test_a_transcript_is_direct(
    parser: SpacyParser, text: str, turns: list[tuple[str, str]]
) -> None:
    found = [plain(text, a) for a in read(parser, text)]
    assert [(r.source, r.content) for r in found] == turns
    assert {r.kind for r in found} == {"direct"}


def test_a_report_inside_a_turn_is_none_of_it(parser: SpacyParser) -> None:
    text = "COUNSEL: Did he ring you?\nRENFREW: Marn told me he rang her twice.\nCOUNSEL: Oh."
    inner = [a for a in read(parser, text) if a.parent is not None]
    assert [plain(text, a)[0] for a in inner] == ["Marn"]
    assert inner[0].kind == "indirect"


def test_a_headline_is_a_paraphrase(parser: SpacyParser) -> None:
    text = "Fenn: bridge was never safe"
    assert [a.kind for a in read(parser, text)] == ["indirect"]
