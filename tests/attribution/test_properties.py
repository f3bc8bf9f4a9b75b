"""Whatever the text: no exception, spans inside it, proper nesting, same result twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from twosource.attribution import attribute
from twosource.language.parse import SpacyParser
from twosource.model.attribution import Attribution, attribution_id

PARSER = SpacyParser()
WORDS = [
    "Quint", "said", "Holt", "told", "the Quill", "that", '"', "'", "\u201c", "\u201d", "''", ",",
    ".", "?", ":", "according to", "he", "was not", "it is over", "as saying", "cited", "claims",
    "an official", "on Friday", "\n\n", "\u00a0", "\u200b", "who", "what", "denied", "wishing him",
    "the claim", "by", "citing", "asked", "\U0001f600", "(", ")", "\u2014", "may", "'s", "1,000",
    "is expected to", "resign", "but", "and", "sent a text that said",
]  # fmt: skip


def check(text: str, found: tuple[Attribution, ...]) -> None:
    ids = {a.id: a for a in found}
    assert len(ids) == len(found)
    for a in found:
        single = (a.via_span, a.addressee_span, a.said_span, a.knows_span)
        for s in (*a.source, *a.cue, *a.content, *(x for x in single if x is not None)):
            assert 0 <= s.start < s.end <= len(text)
            assert s.of(text) == s.of(text).strip()
        assert a.content
        assert 0 < a.score <= 1
        assert a.reason
        assert a.id == attribution_id(a.document, a.source, a.cue, a.content)
        seen = {a.id}
        while a.parent is not None:
            assert a.parent not in seen
            seen.add(a.parent)
            a = ids[a.parent]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = make_document(text)
    parse = PARSER.parse(document)
    found = attribute(document, parse)
    check(text, found)
    assert attribute(document, parse) == found


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    document = make_document(text)
    check(text, attribute(document, PARSER.parse(document)))


def test_hostile_text_takes_bounded_time() -> None:
    for unit in ("he said that ", '"A b," he said, ', '"', "'' ", "(((::: "):
        text = unit * (8_000 // len(unit))
        document = make_document(text)
        check(text, attribute(document, PARSER.parse(document)))
