from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.dating.helpers import mention, read, saying, words
from twosource.dating import date_events, order_events
from twosource.language.parse import SpacyParser
from twosource.model.event import EventMention, EventWhen
from twosource.model.span import Span


def when(parser: SpacyParser, text: str, predicate: str, **more: str) -> EventWhen | None:
    document, parse, timexes = read(parser, text)
    m = mention(document, words(text, predicate), _sentence(text, predicate), **more)  # type: ignore[arg-type]
    return date_events(document, parse, timexes, [m], [])[0].when


def _sentence(text: str, part: str) -> Span:
    at = text.index(part)
    start = max(text.rfind(". ", 0, at) + 2, text.rfind("\n", 0, at) + 1, 0)
    stop = text.find(".", at)
    return Span(start if text.rfind(". ", 0, at) >= 0 or "\n" in text[:at] else 0, stop)


@pytest.mark.parametrize(
    ("text", "predicate", "day"),
    [
        ("Tolland phoned the envoy on May 4.", "phoned", date(2021, 5, 4)),
        ("On May 4, Tolland phoned the envoy.", "phoned", date(2021, 5, 4)),
        ("A call was made on May 4.", "call", date(2021, 5, 4)),
        ("A call took place on Friday between the two.", "call", date(2021, 5, 14)),
        ("Tolland held five calls with the envoy on May 4.", "calls", date(2021, 5, 4)),
        ("On May 4 Tolland phoned the envoy and sent him a letter.", "sent", date(2021, 5, 4)),
    ],
)
def test_the_expression_that_the_predicate_hangs_on(
    parser: SpacyParser, text: str, predicate: str, day: date
) -> None:
    got = when(parser, text, predicate)
    assert got is not None
    assert (got.earliest, got.latest, got.basis) == (day, day, "publication")
    assert got.timex is not None


def test_nothing_dates_it(parser: SpacyParser) -> None:
    assert when(parser, "Tolland phoned the envoy. The port was shut on May 4.", "phoned") is None


def test_the_date_of_what_it_is_about_does_not(parser: SpacyParser) -> None:
    text = "Tolland spoke of the visit of the envoy on May 4."
    document, parse, timexes = read(parser, text)
    m = mention(document, words(text, "spoke"), Span(0, len(text)))
    assert date_events(document, parse, timexes, [m], [])[0].when is not None
    m = replace(m, about=words(text, "the visit of the envoy on May 4"))
    assert date_events(document, parse, timexes, [m], [])[0].when is None


def test_the_date_of_the_saying_does_not(parser: SpacyParser) -> None:
    text = "Tolland said on Friday that a call was made."
    document, parse, timexes = read(parser, text)
    a = saying(document, "Tolland", "said", "that a call was made")
    m = mention(document, words(text, "call"), Span(0, len(text)), attribution=a.id)
    assert date_events(document, parse, timexes, [m], [a])[0].when is None


def test_a_plan_has_no_date_that_has_passed(parser: SpacyParser) -> None:
    text = "They set up a call on May 4."
    assert when(parser, text, "call", modality="planned") is None
    assert when(parser, text, "call") is not None


def test_an_open_day_stays_open(parser: SpacyParser) -> None:
    text = "Tolland phoned the envoy on Friday."
    document, parse, timexes = read(parser, text, published=None)
    m = mention(document, words(text, "phoned"), Span(0, len(text)))
    (got,) = date_events(document, parse, timexes, [m], [])
    assert got.when == EventWhen(timexes[0].id, None, None, "unknown", timexes[0].span)


STORY = (
    "The talks broke down on March 3, the day President Orlo Vance hit Tarvia with a ban on its "
    "ships.\n\n{}"
)


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("Tolland made five calls the same day Vance imposed the ban on Tarvia.", "calls"),
        ("Tolland phoned the envoy on the day that Vance imposed the ban on Tarvia.", "phoned"),
        ("A call was made to the envoy as Vance imposed the ban on Tarvia, an aide said.", "call"),
    ],
)
def test_the_same_day_as_something_dated(
    parser: SpacyParser, sentence: str, predicate: str
) -> None:
    text = STORY.format(sentence)
    got = when(parser, text, predicate)
    assert got is not None
    assert (got.timex, got.earliest, got.basis) == (None, date(2021, 3, 3), "event")
    assert got.span is not None
    assert "Vance imposed" in got.span.of(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tolland made five calls the same day Ivo Brandt imposed a ban on Tarvia.",
        "Tolland made five calls the same day Vance opened a school.",
    ],
)
def test_the_same_day_as_something_else_is_open(parser: SpacyParser, sentence: str) -> None:
    got = when(parser, STORY.format(sentence), "calls")
    assert got is None or got.earliest is None


def test_on_the_day(parser: SpacyParser) -> None:
    got = when(
        parser, STORY.format("Three sources say Tolland made five calls on the day."), "calls"
    )
    assert got is not None
    assert (got.earliest, got.basis) == (date(2021, 3, 3), "expression")


def test_the_day_beside_a_date_is_that_date(parser: SpacyParser) -> None:
    got = when(parser, STORY.format("It rained."), "hit", kind="sanction")
    assert got is not None
    assert (got.earliest, got.basis) == (date(2021, 3, 3), "publication")
    assert got.timex is not None


def test_by_another_mention_of_the_same_thing(parser: SpacyParser) -> None:
    text = (
        "Vance expelled nine envoys on March 3.\n\n"
        "Tolland phoned the embassy on the day of the expulsions."
    )
    document, parse, timexes = read(parser, text)
    first = mention(document, words(text, "expelled"), Span(0, 38), kind="expulsion", actors=("v",))
    phoned = mention(document, words(text, "phoned"), Span(40, len(text)))
    named = mention(
        document,
        words(text, "expulsions"),
        words(text, "expulsions"),
        kind="expulsion",
        actors=("v",),
    )
    got = date_events(document, parse, timexes, [first, phoned, named], [])[1].when
    assert got is not None
    assert (got.earliest, got.basis) == (date(2021, 3, 3), "event")


def test_a_reply_has_the_day_of_what_it_answers(parser: SpacyParser) -> None:
    text = "On March 3 Tolland texted the envoy. The envoy texted her back."
    document, parse, timexes = read(parser, text)
    ms = [
        mention(document, words(text, "texted", 0), Span(0, 36)),
        mention(document, words(text, "texted", 1), Span(37, len(text))),
    ]
    dated: tuple[EventMention, ...] = date_events(document, parse, timexes, ms, [])
    assert [m.when.earliest if m.when else None for m in dated] == [date(2021, 3, 3)] * 2


def test_a_definite_repeat_takes_no_other_date(parser: SpacyParser) -> None:
    text = "A call was made on March 3.\n\nThe call was not about the ban."
    document, parse, timexes = read(parser, text)
    second = mention(document, words(text, "call", 1), Span(29, len(text)))
    assert date_events(document, parse, timexes, [second], [])[0].when is None


def test_a_day_that_the_parser_hangs_on_the_saying_dates_what_is_said(parser: SpacyParser) -> None:
    text = "Petra Holm phoned Karl Venn yesterday, her office said."
    document, parse, timexes = read(parser, text)
    told = "Petra Holm phoned Karl Venn yesterday"
    said = saying(document, "her office", "said", told)
    clause = words(text, "Petra Holm phoned Karl Venn")
    m = mention(document, words(text, "phoned"), clause, attribution=said.id)
    [found] = date_events(document, parse, timexes, [m], [said])
    assert found.when is not None
    assert found.when.span == words(text, "yesterday")


@pytest.mark.parametrize(
    ("text", "predicate", "cue", "content"),
    [
        (
            "Officers charged Tolland with fraud on May 4.",
            "charged",
            "charged",
            "Tolland with fraud",
        ),
        ("Orrin imposed sanctions on Tolland on May 4.", "sanctions", "imposed", "sanctions"),
    ],
)
def test_the_day_of_an_act_whose_verb_is_taken_for_a_cue(
    parser: SpacyParser, text: str, predicate: str, cue: str, content: str
) -> None:
    document, parse, timexes = read(parser, text)
    m = mention(document, words(text, predicate), _sentence(text, predicate))
    m = replace(m, type="charge")
    said = saying(document, text.split(maxsplit=1)[0], cue, content)
    got = date_events(document, parse, timexes, [m], [said])[0].when
    assert got is not None
    assert got.earliest == date(2021, 5, 4)


def test_a_month_before_a_month_with_a_year_has_that_year(parser: SpacyParser) -> None:
    text = "Tolland was paid between March and June 2019."
    document, parse, timexes = read(parser, text)
    m = mention(document, words(text, "paid"), _sentence(text, "paid"))
    orders = order_events(document, parse, timexes, [m], [])
    got = date_events(document, parse, timexes, [m], [], orders)[0].when
    assert got is not None
    assert (got.earliest, got.latest) == (date(2019, 3, 1), date(2019, 6, 30))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police arrested a clerk on Friday over the shooting in Kelmouth.", None),
        ("A march over the shooting ended in Kelmouth on Friday.", None),
        ("The toll of the shooting rose to six on Friday.", None),
        ("The shooting happened in Kelmouth on Friday.", date(2021, 5, 14)),
        ("Police arrested a clerk over Friday's shooting in Kelmouth.", date(2021, 5, 14)),
    ],
)
def test_the_day_of_what_came_of_a_harm_is_not_the_harms(
    parser: SpacyParser, text: str, day: date | None
) -> None:
    document, parse, timexes = read(parser, text)
    found = mention(document, words(text, "shooting"), _sentence(text, "shooting"), kind="violence")
    got = date_events(document, parse, timexes, [replace(found, reports=False)], [])[0].when
    assert (got.earliest if got else None) == day


def test_a_time_of_day_gives_way_to_the_day(parser: SpacyParser) -> None:
    got = when(parser, "The blast took place at about 15:30 on Friday in Kelmouth.", "blast")
    assert got is not None
    assert got.earliest == date(2021, 5, 14)
