"""The passages on who is speaking: their words are there, and a wrong reading does not pass."""

from __future__ import annotations

import pytest
from evals.actor_passages import ActorPassage, Reading, actor_passages, figures, judge, outcomes

from twosource.language.parse import SpacyParser

from ..conftest import make_document


def passage(text: str, *checks: dict[str, object]) -> ActorPassage:
    return ActorPassage("test", "test", "test", 0, (make_document(text),), checks)


def test_there_are_enough_of_every_style_and_every_id_is_one() -> None:
    read = actor_passages()
    assert len(read) >= 80
    assert len({p.id for p in read}) == len(read)
    assert {p.style for p in read} == {"American", "British", "agency", "tabloid", "broadcast"}
    checks = [c["check"] for p in read for c in p.checks]
    assert {"who", "one", "two", "open", "count", "kind", "speaks_for", "member", "why"} <= set(
        checks
    )
    assert all(p.checks for p in read)


def test_words_are_read_and_missed_links_and_near_misses_are_told_apart(
    parser: SpacyParser,
) -> None:
    text = "Ada Roe met Tor Brask. Roe said the van was gone."
    content = {"source": {"words": "Roe", "nth": 2}, "content": "the van was gone"}
    p = passage(
        text,
        {"check": "who", **content, "is": "Ada Roe"},
        {"check": "two", "words": ["Ada Roe", "Tor Brask"]},
    )
    good = outcomes(parser, [p])
    assert figures(good) == {"links": 100.0, "kept_open": 100.0, "not_wrong": 100.0}
    bad = passage(
        text,
        {"check": "who", **content, "is": "Tor Brask"},
        {"check": "who", **content, "is": None},
        {"check": "one", "words": ["Ada Roe", "Tor Brask"]},
    )
    r = Reading(bad, parser)
    assert [judge(r, c).verdict for c in bad.checks] == ["wrong", "wrong", "missed"]


def test_words_that_are_not_there_are_refused(parser: SpacyParser) -> None:
    p = passage("Ada Roe left.", {"check": "open", "words": ["Tor Brask"]})
    with pytest.raises(ValueError, match="stands 0 times"):
        outcomes(parser, [p])
