"""Drift: a head, caption or retelling that says more than what it goes back to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.said import Page, story, words
from tests.conftest import make_document
from twosource.accounts.drift_quotes import quote_drifts
from twosource.model.document import Document, Zone
from twosource.model.span import Span

SPOKE = "[Ann|ann] and [Bob|bob] spoke four times"
RANG = "[Ann|ann] rang [Bob|bob] four times"


def drifts(*pages: Page) -> list[tuple[str, str, str]]:
    """Facet, the words that are retold, the retelling."""
    found, readings = story(*pages)

    def of(e: object) -> str:
        return words(readings, e.document, e.span) if e is not None else ""  # type: ignore[attr-defined]

    return [(d.facet, of(d.body), of(d.retold)) for d in found.drifts]


def test_a_headline_with_another_number() -> None:
    page = Page("Herald").tell("Five calls to [Bob|bob]", count=5, zone="headline")
    page.tell(SPOKE, count=4, by="orla")
    [(facet, body, retold)] = drifts(page)
    assert (facet, body) == ("count", "Ann and Bob spoke four times")
    assert retold == "Five calls to Bob"


def test_a_headline_that_names_who_began_it() -> None:
    page = Page("Herald").tell("Ann made 4 calls", count=4, began="ann", zone="headline")
    page.tell(SPOKE, count=4, by="orla")
    assert [f for f, _, _ in drifts(page)] == ["initiator"]


def test_a_bullet_goes_back_to_its_own_source() -> None:
    page = Page("Herald").tell("Ann rang Bob", began="ann", by="orla", zone="standfirst")
    page.tell(SPOKE, by="orla").tell(RANG, began="ann", by="pim")
    assert [f for f, _, _ in drifts(page)] == ["initiator"]


def test_a_hedge_that_is_gone() -> None:
    page = Page("Herald").tell(SPOKE, by="orla", zone="standfirst")
    page.tell("perhaps [Ann|ann] and [Bob|bob] spoke", by="orla", hedged=True)
    assert [f for f, _, _ in drifts(page)] == ["hedge"]
    page = Page("Herald").tell("Ann rings Bob", zone="headline")
    page.tell("Ann may have rung Bob", modality="conditional", by="orla")
    assert [f for f, _, _ in drifts(page)] == ["hedge"]


def test_a_retelling_with_another_number_than_the_report_it_credits() -> None:
    report = Page("Wire", date(2031, 5, 4)).tell(SPOKE, count=4, by="two")
    paper = Page("Herald", date(2031, 5, 5)).tell(
        "[Ann|ann] and [Bob|bob] spoke six times", count=6, by="two", via="Wire"
    )
    [(facet, body, _)] = drifts(report, paper)
    assert (facet, body) == ("count", "Ann and Bob spoke four times")


def test_a_retelling_that_names_who_began_it() -> None:
    report = Page("Wire").tell(SPOKE, count=4, by="two")
    paper = Page("Herald").tell(RANG, count=4, began="ann", by="two", via="Wire")
    assert [f for f, _, _ in drifts(report, paper)] == ["initiator"]


def in_body(page: Page, *told: tuple[str, dict[str, Any]]) -> list[Page]:
    """A page with what is told in its body, each by a source."""
    for words_, more in told:
        page.tell(words_, **{"by": "o", **more})
    return [page]


def below(headline: dict[str, Any], *told: tuple[str, dict[str, Any]]) -> list[Page]:
    """A page with a headline and a body."""
    return in_body(Page("A").tell("x", **{"zone": "headline", **headline}), *told)


FOUR: tuple[str, dict[str, Any]] = (SPOKE, {"count": 4})
NEAR_MISSES: dict[str, list[Page]] = {
    "the same number": below({"count": 4}, FOUR),
    "a lesser claim": below({"count": 2, "at_least": True}, (SPOKE, {"count": 5})),
    "the body is vague": below({"count": 5}, (SPOKE, {"count": 2, "at_least": True})),
    "the sum of two": below({"count": 5}, FOUR, ("one more", {"count": 1})),
    "one of the rival numbers": below({"count": 5}, FOUR, ("five", {"count": 5, "by": "p"})),
    "a number told in a caption": below(
        {"count": 5}, FOUR, ("five", {"count": 5, "by": "p", "zone": "caption"})
    ),
    "one call": below({"count": 1}, FOUR),
    "nothing is counted": below({"count": 5}, (SPOKE, {})),
    "the body says who began it": below(
        {"count": 4, "began": "ann"}, (RANG, {"count": 4, "began": "ann"})
    ),
    "the body says so elsewhere": below(
        {"count": 4, "began": "ann"}, FOUR, (RANG, {"began": "ann"})
    ),
    "the headline may go back to other words": below({"began": "ann"}, FOUR),
    "the body names one side alone": below(
        {"count": 4, "began": "ann"}, ("four calls", {"count": 4, "people": ("bob",)})
    ),
    "a plan": below({"count": 5, "modality": "planned"}, FOUR),
    "hedged in both": below(
        {"by": "o", "hedged": True, "zone": "standfirst"}, (SPOKE, {"hedged": True})
    ),
    "said flatly somewhere": below(
        {"by": "o", "zone": "standfirst"}, (SPOKE, {"hedged": True}), (SPOKE, {})
    ),
    "the body alone": in_body(Page("A"), FOUR, ("six", {"count": 6, "by": "p"})),
    "another source of that paper": [
        Page("Wire").tell(SPOKE, count=4, by="one"),
        Page("A").tell("six", count=6, by="two", via="Wire"),
    ],
    "a report that came later": [
        Page("Wire", date(2031, 5, 9)).tell(SPOKE, count=4, by="two"),
        Page("A", date(2031, 5, 5)).tell("six", count=6, by="two", via="Wire"),
    ],
    "nobody is credited": [
        Page("Wire").tell(SPOKE, count=4, by="two"),
        Page("A").tell("six", count=6, by="two"),
    ],
    "who began it may have come from elsewhere": [
        Page("Wire").tell(SPOKE, by="two"),
        Page("A").tell("Ann rang Bob twice", count=2, began="ann", by="two", via="Wire"),
    ],
    "retold as it was": [
        Page("Wire").tell(SPOKE, count=4, by="two"),
        Page("A").tell("four", count=4, by="two", via="Wire"),
    ],
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_is_no_drift(name: str) -> None:
    assert drifts(*NEAR_MISSES[name]) == []


def heads(headline: str, *events: tuple[str, int | None]) -> list[tuple[str, str, str]]:
    """Drifts below a headline in which no event was read."""
    page = Page("Herald")
    page.paragraph(headline, "headline")
    for by, count in events:
        page.tell(f"{by} told", count=count, by=by)
    return drifts(page)


def test_a_number_in_a_headline_in_which_nothing_was_read() -> None:
    assert heads("Aide rang boss FIVE TIMES", ("orla", 4), ("pim", 1)) == [
        ("count", "orla told", "rang boss FIVE TIMES")
    ]


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        ("Aide rang boss FOUR TIMES", [("orla", 4)]),
        ("Aide rang boss four times", [("orla", 3), ("orla", 1)]),
        ("Aide rang boss FIVE TIMES", [("orla", None)]),
        ("Aide met boss FIVE TIMES", [("orla", 4)]),
        ("Aide rang boss for five minutes", [("orla", 4)]),
        ("Five held after aide rang boss", [("orla", 4)]),
        ("Aide rang and met boss five times", [("orla", 4)]),
        ("Aide rang boss once", [("orla", 4)]),
    ],
)
def test_numbers_in_headlines_that_are_left_alone(
    headline: str, events: list[tuple[str, int]]
) -> None:
    assert heads(headline, *events) == []


BODY = (
    "The harbour board met on Monday to hear the survey of the quarry road. Orla Vane, who leads "
    "it, said the road \u201cwould not be closed before the spring unless the ferry stops\u201d. "
    "She said that the ministry had been told in March and had not answered since. Villagers "
    "filled the hall and stayed until the lamps were put out. Nobody from the ministry came, and "
    "nobody from the ferry company was asked. The survey itself runs to ninety pages, of which the "
    "board has read a summary. A copy lies in the library for those who want to read it. "
)


def page(head: str) -> Document:
    document = make_document(f"{head}\n\n{BODY}")
    first, second = document.zones
    zones = (Zone("headline", first.span), second)
    return Document(
        document.id, None, None, None, None, None, None, None, "en", document.text, zones
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("\u2018The villagers will never forgive the board for this road\u2019", 1),
        ("Road \u2018would not be closed before the spring\u2019", 0),
        ("Road \u2018will not close before spring unless ferry stops\u2019", 0),
        ("Road is \u2018a disgrace\u2019", 0),
        ("Villagers see \u2018The Last Ferry To The Northern Islands\u2019", 0),
        ("Nobody forgives the board for this road, villagers say", 0),
        ("\u2018The ministry had been told in March and had not answered\u2019", 0),
    ],
)
def test_quotation_marks_around_what_stands_nowhere(head: str, found: int) -> None:
    drifts_ = list(quote_drifts(page(head)))
    assert len(drifts_) == found
    for d in drifts_:
        assert d.facet == "quotation"
        assert d.body is None
        assert head.startswith(d.retold.span.of(page(head).text))


def test_a_quotation_in_a_caption_with_its_source_is_an_account() -> None:
    words_ = "The villagers will never forgive the board for this road"
    document = page(f"\u2018{words_}\u2019, Orla Vane said")
    caption = replace(document, zones=(Zone("caption", document.zones[0].span), document.zones[1]))
    said = [Span(0, len(words_) + 2)]
    assert len(list(quote_drifts(caption))) == 1
    assert list(quote_drifts(caption, said)) == []
    assert len(list(quote_drifts(document, said))) == 1


def test_a_text_that_may_be_cut_off_is_left_alone() -> None:
    whole = page("\u2018The villagers will never forgive the board for this road\u2019")
    cut = whole.text[: whole.zones[1].span.start + 200]
    zones = (whole.zones[0], Zone("body", Span(whole.zones[1].span.start, len(cut))))
    short = Document("d", None, None, None, None, None, None, None, "en", cut, zones)
    assert list(quote_drifts(short)) == []


PAGES = [
    Page("Wire", date(2031, 5, 4)).tell(SPOKE, count=4, by="two"),
    Page("Herald", date(2031, 5, 5)).tell("six", count=6, by="two", via="Wire"),
    Page("Echo").tell("Ann made 4 calls", count=4, began="ann", zone="headline").tell(
        SPOKE, count=4, by="orla"),
    Page("Star").tell("Five calls", count=5, zone="headline").tell(SPOKE, count=4, by="pim"),
]  # fmt: skip


@given(st.permutations(PAGES))
@settings(deadline=None, max_examples=24)
def test_the_order_of_documents_changes_nothing(pages: list[Page]) -> None:
    assert drifts(*pages) == drifts(*PAGES)
    assert sorted(f for f, _, _ in drifts(*pages)) == ["count", "count", "initiator"]
