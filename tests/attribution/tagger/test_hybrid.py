"""How what is tagged and what the rules find become one list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.attribution.seeds import extra, matched
from tests.attribution.test_properties import WORDS, check
from tests.conftest import Seed, make_document
from twosource.attribution import attribute
from twosource.attribution.tagging import Tagged, Tagger, load_tagger
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.parse import Quote
from twosource.model.span import Span


class Says:
    """A tagger that says what it is told to."""

    def __init__(self, *found: Tagged) -> None:
        self.found = found

    def tag(
        self, _text: str, _zones: Sequence[Span], _quotes: Sequence[Quote]
    ) -> tuple[Tagged, ...]:
        return self.found


def tagged(text: str, source: str, cue: str, content: str, score: float = 0.9) -> Tagged:
    def at(words: str) -> tuple[Span, ...]:
        k = text.index(words)
        return (Span(k, k + len(words)),)

    return Tagged(at(source), at(cue), at(content), score)


def read(parser: SpacyParser, text: str, tagger: Tagger | None) -> tuple[Attribution, ...]:
    document: Document = make_document(text)
    return attribute(document, parser.parse(document), tagger)


def contents(text: str, found: Sequence[Attribution]) -> list[str]:
    return [" ".join(s.of(text) for s in a.content) for a in found]


def test_the_tagger_decides_and_the_rules_know_the_cue(parser: SpacyParser) -> None:
    text = "Ms Quint told the Kelmouth Times on Friday that the lock was shut."
    [found] = read(parser, text, Says(tagged(text, "Ms Quint", "told", "the lock was shut")))
    assert found.reason == "tagged"
    assert found.score > 0.8
    assert contents(text, [found]) == ["the lock was shut"]
    assert found.addressee_span is not None
    assert found.said_span is not None


def test_a_quotation_is_tagged_from_mark_to_mark(parser: SpacyParser) -> None:
    text = '"It is over. We shut the lock," Ms Quint said.'
    says = Says(tagged(text, "Ms Quint", "said", "We shut the lock"))
    [found] = read(parser, text, says)
    assert contents(text, [found]) == ['"It is over. We shut the lock,"']


def test_rules_add_what_is_left_out(parser: SpacyParser) -> None:
    text = "Ms Quint said that the lock was shut. Mr Holt denied that it leaks."
    says = Says(tagged(text, "Ms Quint", "said", "the lock was shut"))
    assert read(parser, text, says)[0].reason == "tagged"
    assert len(read(parser, text, says)) == 2


def test_what_is_signed_is_not_joined(parser: SpacyParser) -> None:
    text = '"The lock is shut." - Ilse Quint\n\n"The lock is open." - Jonas Holt'
    joined = Tagged((Span(22, 32),), (Span(20, 21),), (Span(0, 18), Span(34, 53)), 0.95)
    found = read(parser, text, Says(joined))
    assert contents(text, found) == ['"The lock is shut."', '"The lock is open."']


def test_what_stands_in_anothers_words_is_found(parser: SpacyParser) -> None:
    text = '"Mr Holt told me that the lock was shut," Ms Quint said.'
    outer = tagged(text, "Ms Quint", "said", text[: text.index(" Ms")])
    found = read(parser, text, Says(outer))
    assert len(found) == 2
    assert [a.parent for a in found if a.parent] == [found[0].id]


def test_unlikely_ones_are_left_out(parser: SpacyParser) -> None:
    text = "Ms Quint imposed a fee on the port."
    assert not read(parser, text, Says(tagged(text, "Ms Quint", "imposed", "a fee", 0.5)))
    assert read(parser, text, Says(tagged(text, "Ms Quint", "imposed", "a fee", 0.6)))


def test_a_cue_among_quoted_words_has_no_speaker_outside_them(parser: SpacyParser) -> None:
    text = "The envoy made five calls, but he 'did not discuss the lock'"
    said = tagged(text, "he", "did not discuss", "the lock")
    assert not [a for a in read(parser, text, Says(said)) if a.reason == "tagged"]


def test_no_reply_is_told_of_whatever_the_tagger_says(parser: SpacyParser) -> None:
    [found] = read(parser, "The council did not respond to requests for comment.", Says())
    assert found.stance == "declines"


@pytest.mark.parametrize("verb", ["called", "wrote to", "phoned"])
def test_who_calls_to_urge_is_the_one_who_urges(verb: str, parser: SpacyParser) -> None:
    text = f"Quint {verb} Holt to urge that the lock be shut."
    found = [a for a in read(parser, text, None) if a.cue[0].of(text) == "to urge"]
    assert [s.of(text) for a in found for s in a.source] == ["Quint"]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    found = load_tagger()
    assert found is not None
    return found


def test_the_seed_and_its_variants(seed: Seed, parser: SpacyParser, tagger: Tagger) -> None:
    found = attribute(seed.document, parser.parse(seed.document), tagger)
    matches = matched(seed, found)
    assert len(matches) >= 38
    assert len(extra(seed, found, matches)) <= 8
    furniture = [z.span for z in seed.document.zones if z.kind == "furniture"]
    assert not any(
        z.overlaps(s) for z in furniture for a in found for s in (*a.content, *a.source, *a.cue)
    )


def test_odd_text(parser: SpacyParser, tagger: Tagger) -> None:
    for k in range(0, 30, 3):
        text = " ".join(WORDS[k:] + WORDS[:k])
        check(text, read(parser, text, tagger))


def test_without_weights_twosource_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from twosource import cli
    from twosource.attribution.tagger import weights_files

    monkeypatch.setattr(weights_files, "FOLDER", tmp_path)
    assert cli._models(False).tagger is None
    assert capsys.readouterr().err == (
        "twosource: the trained tagger is not installed: attributions come from rules alone\n"
    )
