"""Acts upon people without a name, and pairs that are named before. Passages of our own."""

from __future__ import annotations

from datetime import date

from tests.accounts.test_harms import article, finding, readings, table
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange


def test_eleven_who_were_arrested_are_one_event_by_number_and_day(parser: SpacyParser) -> None:
    found = table(
        parser,
        article("Ash", "Eleven people were arrested in Kelmouth on Tuesday, police said."),
        article("Birch", "Police arrested eleven people on Tuesday."),
        article("Cedar", "Police arrested four people on Tuesday."),
    )
    numbers = [[v.value for v in finding(e, "count").values] for e in found.events]
    assert sorted(numbers, key=str) == [[NumberRange(11, 11)], [NumberRange(4, 4)]]
    assert not [f for e in found.events for f in e.findings if f.status == "disputed"]


EXPELLED = "Velden expelled two diplomats of Norway on Monday."


def test_whose_people_were_expelled_tells_which_expulsion(parser: SpacyParser) -> None:
    found = table(
        parser,
        article(
            "Ash", EXPELLED + " An aide said that four diplomats, not two, were told to leave."
        ),
        article("Birch", "Ilse Marrin said that four diplomats of Norway had been expelled."),
        article("Cedar", "Norway expelled three diplomats of Sweden on Tuesday."),
    )
    first = next(e for e in found.events if any(p.role == "object" for p in e.participants))
    assert len(found.events) == 2
    count = finding(first, "count")
    assert [v.value for v in count.values] == [NumberRange(2, 2), NumberRange(4, 4)]
    assert [v.value for v in count.denied] == [NumberRange(2, 2)]
    assert count.status == "disputed"


def test_some_of_others_are_not_the_ones_told_of_before(parser: SpacyParser) -> None:
    text = EXPELLED + " Dario Quist said that only two of his staff had been expelled from Orsk."
    [event] = table(parser, article("Ash", text)).events
    assert [len(v.accounts) for v in finding(event, "count").values] == [1]


def test_the_two_are_those_named_before(parser: SpacyParser) -> None:
    text = (
        "Orla Fenwick rang Dario Quist on Monday.\nThe two spoke on the phone on Tuesday, Roe said."
    )
    [r] = readings(parser, article("Ash", text))
    last = r.event_mentions[-1]
    names = {a.id: a.name for a in r.actors}
    assert {names[p.actor] for p in last.participants} == {"Orla Fenwick", "Dario Quist"}
    assert last.when is not None
    assert last.when.earliest == date(2031, 5, 13)


def test_of_three_the_two_may_be_any(parser: SpacyParser) -> None:
    text = "Orla Fenwick rang Dario Quist on Monday, Bram Holt said.\nThe two met on Tuesday."
    [r] = readings(parser, article("Ash", text))
    assert r.event_mentions[-1].participants == ()


def test_a_denied_call_by_telephone_is_a_denied_call(parser: SpacyParser) -> None:
    found = table(
        parser,
        article("Ash", "Orla Fenwick spoke by telephone with Dario Quist, the ministry said."),
        article("Birch", "Dario Quist denied that he had spoken to Orla Fenwick by telephone."),
    )
    [event] = found.events
    assert finding(event, "occurred").status == "disputed"


def test_numbers_that_are_heard_of_or_confirmed(parser: SpacyParser) -> None:
    found = table(
        parser,
        article("Ash", "Bram Holt had heard of five calls between Orla Fenwick and Dario Quist."),
        article("Birch", "Ada Roe confirmed two calls between Orla Fenwick and Dario Quist."),
    )
    [event] = found.events
    values = [v.value for v in finding(event, "count").values]
    assert values == [NumberRange(2, 2), NumberRange(5, 5)]


def test_a_name_with_another_letter_that_sounds_the_same(parser: SpacyParser) -> None:
    found = table(
        parser,
        article("Ash", "President Adil Nazarin wrote to Orla Fenwick on 4 May, Ada Roe said."),
        article("Birch", "President Adil Nasarin did not write to Orla Fenwick, Bram Holt said."),
    )
    [event] = found.events
    assert finding(event, "occurred").status == "disputed"


def test_tolls_by_the_number_of_those_hit(parser: SpacyParser) -> None:
    text = (
        "The number of dead in the fire at the mill has risen to nine, the brigade said. "
        "The union put the number of injured at 31."
    )
    [r] = readings(parser, article("Ash", text))
    tolls = [(m.killed, m.injured) for m in r.event_mentions if m.killed or m.injured]
    assert tolls == [(NumberRange(9, 9), None), (None, NumberRange(31, 31))]


def test_it_was_one_of_them_who_called(parser: SpacyParser) -> None:
    text = "Orla Fenwick and Dario Quist spoke on the phone on Sunday.\nIt was Quist who called."
    found = table(parser, article("Ash", text))
    [event] = found.events
    names = {a.id: a.name for a in found.actors}
    assert [names[str(v.value)] for v in finding(event, "initiator").values] == ["Dario Quist"]


def test_a_council_is_known_by_its_vote(parser: SpacyParser) -> None:
    text = "The council of Kelmouth voted by 19 to 12 on Tuesday to shut the port."
    [event] = table(parser, article("Ash", text)).events
    assert finding(event, "when").status == "single"
