"""Quote variants: one utterance in two wordings, and never two utterances of one speaker."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.said import Page, story, words
from twosource.accounts.alike import align, score
from twosource.accounts.quoted import quoted
from twosource.accounts.words import words as split
from twosource.model.claim import QuoteVariant
from twosource.model.span import Span


def quote(outlet: str, text: str, speaker: str | None = "orla", **more: object) -> Page:
    return Page(outlet).say(speaker, f"\u201c{text}\u201d", kind="direct", **more)  # type: ignore[arg-type]


def of(*pages: Page, **more: object) -> tuple[QuoteVariant, ...]:
    return story(*pages, **more)[0].quote_variants  # type: ignore[arg-type]


VARIANTS = [
    (
        "When a senseless thing like this happens, it is a stone in the shoe of every clerk",
        "When a senseless thing like this occurs, it is a stone in the shoe",
    ),
    (
        "The bill is far higher than I feared it would come to",
        "The bill is far higher than what I feared it would come to, to put it mildly",
    ),
    # a word left out, put in, in another form
    (
        "We told the harbour board in March that the survey was late",
        "We told the harbour board in March that this survey had been late",
    ),
    (
        "Nobody at the mill ever asked me about the licence for the quarry road",
        "Nobody at the mill asked me about the licence for the quarry road",
    ),
    (
        "The crane was checked twice and the harbour road stayed closed all week",
        "The crane had been checked twice and the harbour road remained closed all week",
    ),
    # one is longer, and differs inside too
    (
        "The council sold the quarry road without asking the village",
        "Be plain, the council sold that quarry road without asking our village, and it knew",
    ),
    # a negation lost in a long sentence that is otherwise the same
    (
        "I did not promise the quarry families a new school beside the harbour road before winter "
        "came and the ferry stopped",
        "I did promise the quarry families a new school beside the harbour road before winter "
        "came and the ferry stopped",
    ),
]


@pytest.mark.parametrize(("first", "second"), VARIANTS)
def test_one_utterance_in_two_wordings(first: str, second: str) -> None:
    pages = (quote("Herald", first), quote("Echo", second))
    found, readings = story(*pages)
    [variant] = found.quote_variants
    assert variant.speaker == "orla"
    assert {words(readings, v.document, v.span) for v in variant.variants} == {first, second}


NO_VARIANTS = [
    # the same words
    (
        "We told the harbour board in March that the survey was late",
        "we told the harbour board in March that the survey was late",
    ),
    (
        "We told the harbour board in March that the survey was late",
        "We told the harbour board in March",
    ),
    (
        "We didn\u2019t tell the harbour board in March that the survey was late",
        "We did not tell the harbour board in March that the survey was late",
    ),
    (
        "We told the five harbour boards that the organisation was late with its survey",
        "We told the 5 harbour boards that the organization was late with its survey",
    ),
    (
        "We told the harbour board in March that the survey was late",
        "We told the harbour board in March \u2026 the survey was late",
    ),
    (
        "We told the harbour board on 11 September that the survey was late",
        "We told the harbour board on September 11 that the survey was late",
    ),
    # two utterances of one speaker that are built alike
    ("We will build the port before the spring", "We will build the school before the spring"),
    (
        "I have never met the minister in my life",
        "I have never met the director in my life",
    ),
    (
        "We will fight for our schools and for everyone who works in them",
        "We will fight for our hospitals and for everyone who works in them",
    ),
    (
        "The first crane was checked on Monday by the harbour office",
        "The second crane was checked on Monday by the harbour office",
    ),
    (
        "We received 5 letters from the harbour board about the survey",
        "We received 9 letters from the harbour board about the survey",
    ),
    ("We met Anna Dorrel twice about the quarry", "We met Piet Dorrel twice about the quarry"),
    ("I did not call the harbour board", "I did call the harbour board"),
    # two sayings about the same people
    (
        "There were three meetings between Inspector Anna Dorrel and Minister Piet Vane on Monday",
        "Inspector Anna Dorrel met Minister Piet Vane on Monday in the harbour hall",
    ),
    # alike in small words alone
    (
        "It is what it is, and that is all that there is to it for us",
        "It was what it was, and that was all that there was to it for me",
    ),
    # nothing alike
    ("The survey was late and the board knew", "Our ferries leave the harbour at nine"),
]


@pytest.mark.parametrize(("first", "second"), NO_VARIANTS)
def test_what_is_no_variant(first: str, second: str) -> None:
    assert of(quote("Herald", first), quote("Echo", second)) == ()


FIRST, SECOND = VARIANTS[2]
LONG = (
    "The council sold the quarry road to the ferry company before winter and told no village about "
    "the survey of the harbour",
    "The council had sold the quarry road to the ferry company before winter and told no village "
    "about any survey of the harbour",
)


def test_two_people_are_two() -> None:
    assert of(quote("Herald", LONG[0]), quote("Echo", LONG[1], "pim")) == ()


def test_a_spokesman_and_his_office_are_one_side() -> None:
    [variant] = of(
        quote("Herald", FIRST, "council"), quote("Echo", SECOND, "orla"),
        speaks_for={"orla": "council"},
    )  # fmt: skip
    assert variant.speaker in ("orla", "council")


def test_where_it_is_open_who_speaks_more_is_asked() -> None:
    [variant] = of(quote("Herald", LONG[0]), quote("Echo", LONG[1], None))
    assert variant.speaker == "orla"
    [variant] = of(quote("Herald", LONG[0], None), quote("Echo", LONG[1], None))
    assert variant.speaker is None
    short = ("We told the mill the survey was late", "We told the mill that survey was late")
    assert of(quote("Herald", short[0]), quote("Echo", short[1]))
    assert of(quote("Herald", short[0]), quote("Echo", short[1], None)) == ()


def test_two_days_are_two_utterances() -> None:
    days = (date(2031, 5, 4), date(2031, 5, 11))
    pages = [quote(o, t, said_on=d) for o, t, d in zip("ab", (FIRST, SECOND), days, strict=True)]
    assert of(*pages) == ()
    assert of(quote("a", FIRST, said_on=days[0]), quote("b", SECOND, said_on=days[0]))


def test_a_body_that_has_both_tells_two_utterances() -> None:
    both = quote("Herald", FIRST).say("orla", f"\u201c{SECOND}\u201d", kind="direct")
    assert of(both) == ()
    assert of(both, quote("Echo", SECOND)) == ()


def test_a_headline_may_reword_its_body() -> None:
    page = quote("Herald", FIRST).say("orla", f"\u201c{SECOND}\u201d", kind="direct",
                                      zone="headline")  # fmt: skip
    assert len(of(page)) == 1


def test_a_reprint_has_the_same_words_and_is_no_variant() -> None:
    first, second = quote("Wire", FIRST), quote("Herald", FIRST)
    ids = [p.reading().document.id for p in (first, second)]
    assert of(first, second, reprint_of={ids[1]: ids[0]}) == ()
    [variant] = of(first, second, quote("Echo", SECOND), reprint_of={ids[1]: ids[0]})
    assert {v.document for v in variant.variants} == {
        ids[0], quote("Echo", SECOND).reading().document.id,
    }  # fmt: skip


def test_only_what_is_quoted_counts() -> None:
    page = Page("Herald").say("orla", FIRST, kind="indirect")
    assert of(page, quote("Echo", SECOND)) == ()
    mixed = Page("Herald").say("orla", f"they knew, and \u2018{FIRST}\u2019", kind="mixed")
    assert len(of(mixed, quote("Echo", SECOND))) == 1


PAGES = [
    quote("Herald", FIRST),
    quote("Echo", SECOND),
    quote("Post", LONG[0]),
    quote("Star", LONG[1], None),
    quote("Wire", "We told the harbour board in March that our survey was late"),
    quote("Mail", NO_VARIANTS[5][0]),
]


@given(st.permutations(PAGES))
@settings(deadline=None, max_examples=30)
def test_the_order_of_documents_changes_nothing(pages: list[Page]) -> None:
    found = of(*pages)
    assert found == of(*PAGES)
    assert len(found) == 2


WORDS = st.lists(
    st.sampled_from(["we", "sold", "the", "quarry", "road", "not", "5", "Anna", "harbour"]),
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS)
@settings(max_examples=200)
def test_the_score_is_a_share_and_the_same_both_ways(first: str, second: str) -> None:
    a, b = (split(t, Span(0, len(t))) if t else [] for t in (first, second))
    assert 0.0 <= score(a, b, known=True) <= 1.0
    assert score(a, b, known=False) <= score(a, b, known=True)
    assert score(a, a, known=True) == 0.0
    assert len(align(a, b).shared) == len(align(b, a).shared)


@given(st.text(alphabet="ab \u201c\u201d\u2018\u2019'\"\n.", max_size=60))
@settings(max_examples=300)
def test_quoted_passages_lie_in_order_within_the_text(text: str) -> None:
    found = list(quoted(text, Span(0, len(text)))) if text else []
    for a, b in pairwise(found):
        assert a.end <= b.start
    assert all(s.of(text).strip() == s.of(text) for s in found)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("He said \u2018it isn\u2019t ours\u2019 twice", ["it isn\u2019t ours"]),
        ("the mayors' yard isn't 'ours, said Anna's aunt'", ["ours, said Anna's aunt"]),
        ('a "b c" d "e"', ["b c", "e"]),
        ("''Sold,'' he said", ["Sold,"]),
        ("an open \u201cmark", []),
        ("\u00abOn ne passe pas\u00bb, he said", ["On ne passe pas"]),
        ("\u201eSold,\u201c he said", ["Sold,"]),
        ("``Sold,'' he said", ["Sold,"]),
    ],
)
def test_what_stands_in_marks(text: str, want: list[str]) -> None:
    assert [s.of(text) for s in quoted(text, Span(0, len(text)))] == want
