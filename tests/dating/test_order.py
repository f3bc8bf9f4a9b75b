"""Order relations of a document. Every sentence is made up."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_document
from twosource.dating import order_events
from twosource.language.parse import SpacyParser
from twosource.model.document import Document
from twosource.model.order import OrderRelation
from twosource.model.reading import Reading
from twosource.pipeline import read_document

SATURDAY = date(2021, 5, 15)


def read(parser: SpacyParser, text: str, published: date | None = SATURDAY) -> Reading:
    return read_document(make_document(text, published=published, outlet="Quay Ledger"), parser)


def short(document: Document, r: OrderRelation) -> tuple[str, ...]:
    """A relation as (words, kind, ends...)."""
    return (r.span.of(document.text), r.kind, *(e.span.of(document.text) for e in r.ends))


T, B = "Orlo Tolland", "Ana Brek"
ORDERED = [
    # clauses
    (f"{T} phoned {B} before he was sworn in.", "before", "before", "he was sworn in"),
    (f"{T} will phone {B} after he is sworn in.", "after", "after", "he is sworn in"),
    (f"{T} plans to meet {B} once he is sworn in.", "once", "after", "he is sworn in"),
    (f"{T} met {B} by the time the police arrested him.", "by the time", "before",
     "the police arrested him"),
    (f"{B} was arrested after she met {T}.", "after", "after", f"she met {T}"),
    (f"{T} phoned {B} as President Vance expelled four diplomats.", "as", "same day",
     "President Vance expelled four diplomats"),
    (f"{T} phoned {B} while the council was voting on the budget.", "while", "during",
     "the council was voting on the budget"),
    (f"{T} met {B} while visiting Tarvia.", "while", "during", "visiting Tarvia"),
    (f"{T} phoned {B} before leaving office.", "before", "before", "leaving office"),
    (f"{T} has phoned {B} twice since he took office.", "since", "since", "he took office"),
    # occasions and events
    (f"Before the vote, {T} met {B}.", "Before", "before", "the vote"),
    (f"{T} met {B} ahead of the summit.", "ahead of", "before", "the summit"),
    (f"{T} met {B} prior to the expulsion of four diplomats.", "prior to", "before",
     "the expulsion of four diplomats"),
    (f"{T} wrote to {B} following the arrest of the miner.", "following", "after",
     "the arrest of the miner"),
    (f"{T} phoned {B} in the wake of the explosion.", "in the wake of", "after", "the explosion"),
    (f"{T} met {B} on the eve of the election.", "on the eve of", "before", "the election"),
    (f"During his visit to Tarvia, {T} met {B}.", "During", "during", "his visit to Tarvia"),
    (f"{T} has phoned {B} three times since the election.", "since", "since", "the election"),
    (f"{T} phoned {B} on the day of the vote.", "on the day of", "same day", "the vote"),
    (f"{T} phoned {B} the same day President Vance expelled four diplomats.", "the same day",
     "same day", "President Vance expelled four diplomats"),
    (f"{T} phoned {B} after the imposition of the duties.", "after", "after",
     "the imposition of the duties"),
    (f"A series of calls between {T} and {B} was held before the vote.", "before", "before",
     "the vote"),
    # distances
    (f"{T} phoned {B} hours after the government imposed sanctions on Tarvia.", "hours after",
     "after", "the government imposed sanctions on Tarvia"),
    (f"The meeting between {T} and {B} took place two days before the explosion.",
     "two days before", "before", "the explosion"),
    (f"The call between {T} and {B} took place minutes before the announcement.",
     "minutes before", "before", "the announcement"),
    (f"{T} phoned {B} the day after the vote.", "the day after", "after", "the vote"),
    (f"{T} met {B} shortly after the explosion.", "shortly after", "after", "the explosion"),
    (f"{T} phoned {B} at 4 pm, three hours before the raid.", "three hours before", "before",
     "the raid"),
    # dates
    (f"{T} phoned {B} after May 4.", "after", "after", "May 4"),
    (f"{T} wrote to {B} until Friday.", "until", "until", "Friday"),
    (f"{T} will meet {B} by Friday.", "by", "until", "Friday"),
    # two ends
    (f"The calls between {T} and {B} occurred between the time the embassy was told about the "
     "duties and the announcement by Pavel Sorin that he would not retaliate.", "between",
     "between", "the embassy was told about the duties",
     "the announcement by Pavel Sorin that he would not retaliate"),
    (f"{T} met {B} between the vote and the funeral.", "between", "between", "the vote",
     "the funeral"),
    (f"{T} met {B} between May 4 and May 7.", "between", "between", "May 4", "May 7"),
    # counted from what was told before
    (f"{T} sent {B} a text. Two days later, he phoned her.", "Two days later", "after", "text"),
    (f"{T} sent {B} a text and the next morning he phoned her.", "the next morning", "after",
     "text"),
    (f"{T} met {B} in Tarvia. Later that day he wrote to her.", "Later that day", "after", "met"),
    (f"{T} met {B} at the port. The day before, he phoned her.", "The day before", "before", "met"),
    (f"{T} met {B}. Shortly afterwards, he wrote to her.", "Shortly afterwards", "after", "met"),
    (f"{T} met {B}. Hours earlier, he wrote to her.", "Hours earlier", "before", "met"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "end", "until"), [
    (c[0], c[1], c[2], c[3], c[4] if len(c) > 4 else None) for c in ORDERED
])  # fmt: skip
def test_an_order_is_kept_with_its_words_and_ends(
    parser: SpacyParser, text: str, words: str, kind: str, end: str, until: str | None
) -> None:
    r = read(parser, text)
    ends = (end,) if until is None else (end, until)
    assert [short(r.document, o) for o in r.orders] == [(words, kind, *ends)]


NEAR_MISSES = [
    f"{T} phoned {B} and appeared before the committee.",
    f"{T} met {B} before the judge.",
    f"{T} met {B} after all.",
    f"{T} met {B} day after day.",
    f"{T} met {B} before Pavel Sorin.",
    f"{T} met {B} ahead of the others in the queue.",
    f"{T} met {B} since he was angry.",
    f"While {T} denied the claim, he met {B}.",
    f"{T} met {B} as he feared a strike.",
    f"The meeting between {T} and {B} was long.",
    f"{T} met {B} between the two towers.",
    f"The meeting of {T} and {B} was prompted by the vote.",
    f"{T} met {B} by chance.",
    "Officers told on Friday of the arrest of a docker over the fatal explosion of a boat during a "
    "clash between dockers and police.",
    "Officers told on Friday of the arrest of a docker over a sailor robbed during a clash.",
    f"The idea of a meeting between {T} and {B} was raised after the vote.",
    f"The meeting between {T} and {B} was scheduled before the vote.",
    f"{T} discussed the call with {B} after the vote.",
    f"The price rose after the vote, and the call of {T} to {B} was long.",
    f"The council that earlier in the day called off the vote met {B}.",
    f"{T} answered the letter of {B} by phoning her.",
    f"{T} angered the council with his visit to {B} by calling it a triumph.",
    f"{T} said after the vote that he had phoned {B}.",
    f"{T} did not meet {B} before the vote.",
    f"{T} did not meet {B} until after the vote.",
    f"{T} might meet {B} after the vote.",
    f"Did {T} meet {B} before the vote?",
    f"{T} met {B} in the following room.",
    f"{T} met {B} during the two of them.",
    "The port was shut. The next day, the fair began.",
    f"The port was shut for a while.\n\nTwo days later, {T} phoned {B}.",
    f"{T} met {B} in the town hall.\n\nThe next day the sea was calm.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_words_that_say_no_order_make_none(parser: SpacyParser, text: str) -> None:
    assert read(parser, text).orders == ()


@pytest.mark.parametrize(
    ("words", "unit", "low", "high"),
    [
        ("hours", "hour", 1, None),
        ("two days", "day", 2, 2),
        ("a week", "week", 1, 1),
        ("the day", "day", 1, 1),
        ("several months", "month", 2, None),
        ("more than two weeks", "week", 2, None),
        ("about three days", "day", 1, None),
        ("3 days", "day", 3, 3),
    ],
)
def test_a_distance_says_no_more_than_its_words(
    parser: SpacyParser, words: str, unit: str, low: int, high: int | None
) -> None:
    (o,) = read(parser, f"{T} phoned {B} {words} before the explosion.").orders
    assert o.distance is not None
    got = (o.distance.unit, o.distance.count.min, o.distance.count.max)
    assert got == (unit, low, high)


def test_the_other_end_is_an_event_of_the_text_where_it_is_one(parser: SpacyParser) -> None:
    r = read(parser, f"{T} phoned {B} hours after the government imposed sanctions on Tarvia.")
    (o,) = r.orders
    by_id = {m.id: m for m in r.event_mentions}
    assert o.to.mention is not None
    assert (by_id[o.mention].type, by_id[o.to.mention].type) == ("contact", "sanction")


def test_a_date_that_dates_the_other_end_is_kept_with_it(parser: SpacyParser) -> None:
    r = read(parser, f"{T} phoned {B} days before the election on April 3.")
    (o,) = r.orders
    assert [t.value for t in r.timexes if t.id == o.to.timex] == ["2021-04-03"]


def test_an_order_stands_in_the_words_of_its_source(parser: SpacyParser) -> None:
    r = read(parser, f'"I phoned her the day after the attack," {T} said of {B}.')
    (o,) = r.orders
    assert o.attribution == r.attributions[0].id
    assert r.event_mentions[0].attribution == o.attribution


def test_what_one_tells_is_not_counted_from_what_another_told(parser: SpacyParser) -> None:
    text = f'{T} met {B}, the ministry said. "The next day he phoned her," the port\'s lawyer said.'
    assert read(parser, text).orders == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on May 4", date(2021, 5, 4), date(2021, 5, 4)),
        ("after May 4", date(2021, 5, 5), None),
        ("before May 4", None, date(2021, 5, 3)),
        ("since May 4", date(2021, 5, 4), None),
        ("until May 4", None, date(2021, 5, 4)),
        ("by May 4", None, date(2021, 5, 4)),
        ("between May 4 and May 7", date(2021, 5, 4), date(2021, 5, 7)),
        ("between 4 and 7 May", date(2021, 5, 4), date(2021, 5, 7)),
        ("on May 4 or May 5", date(2021, 5, 4), date(2021, 5, 5)),
        ("two days after May 4", date(2021, 5, 6), date(2021, 5, 6)),
    ],
)
def test_a_date_that_only_bounds_is_not_the_date(
    parser: SpacyParser, words: str, first: date | None, last: date | None
) -> None:
    when = read(parser, f"{T} phoned {B} {words}.").event_mentions[0].when
    assert when is not None
    assert (when.earliest, when.latest, when.basis) == (first, last, "publication")
    assert when.timex is not None


def test_the_date_of_the_other_end_is_not_the_events(parser: SpacyParser) -> None:
    for words in ("days before the election on April 3", "after the vote on April 3"):
        assert read(parser, f"{T} phoned {B} {words}.").event_mentions[0].when is None


def test_without_a_date_of_publication_nothing_is_counted(parser: SpacyParser) -> None:
    r = read(parser, f"{T} phoned {B} after Monday.", published=None)
    assert len(r.orders) == 1
    when = r.event_mentions[0].when
    assert when is None or (when.earliest, when.latest) == (None, None)


def test_the_order_of_the_input_does_not_matter(parser: SpacyParser) -> None:
    text = " ".join(c[0] for c in ORDERED[:8])
    document = make_document(text, published=SATURDAY)
    parse, r = parser.parse(document), read_document(document, parser)
    there = order_events(document, parse, r.timexes, r.event_mentions, r.attributions)
    back = order_events(
        document, parse, r.timexes[::-1], r.event_mentions[::-1], r.attributions[::-1]
    )
    assert there == back == r.orders
    assert len(there) >= 8


def test_time_grows_with_the_text(parser: SpacyParser) -> None:
    """Twice the words, about twice the relations; hostile repetition ends."""
    text = f"{T} phoned {B} before the vote after the summit until Friday. " * 200
    r = read(parser, text)
    assert len(r.orders) >= 200
    assert read(parser, "before " * 2000).orders == ()
    assert read(parser, f"{T} phoned {B} " + "before the vote " * 300).orders
