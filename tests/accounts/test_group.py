from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.build import Story, actor
from twosource.accounts.group import group
from twosource.model.actor import Actor

ACTORS: dict[str, Actor] = {
    a.id: a
    for a in (
        actor("ann", documents=("d1", "d2", "d3")),
        actor("bob", documents=("d1", "d2", "d3")),
        actor("cay", documents=("d1",)),
        actor("herald", "outlet"),
        actor("echo", "outlet"),
        actor("two", "unnamed", count=2),
    )
}
M9, M11, M17 = date(2020, 3, 9), date(2020, 3, 11), date(2020, 3, 17)


def ids(story: Story) -> list[set[str]]:
    documents = dict.fromkeys(t.document for t in story.told)
    told = [tuple(t for t in story.told if t.document == d) for d in documents]
    return sorted(({t.mention.id for t in g.told} for g in group(told, ACTORS)), key=min)


def test_a_date_in_dispute_is_one_event() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "two"), on=M11)
    assert ids(s) == [{"d1-0", "d2-0"}]


def test_one_account_that_tells_two_dates_tells_two_events() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "ann"), on=M11)
    s.tell("d2", ("echo", "bob"), on=M11)
    assert ids(s) == [{"d1-0"}, {"d1-1", "d2-0"}]


def test_dates_far_apart_are_two_events() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "two"), on=M17)
    assert ids(s) == [{"d1-0"}, {"d2-0"}]


def test_the_same_speaker_on_another_day_in_a_later_article_is_one_event() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("herald", "ann"), on=M11)
    assert ids(s) == [{"d1-0", "d2-0"}]


def test_other_people_or_another_channel_are_another_event() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "ann"), ("ann", "cay"), on=M9)
    s.tell("d1", ("herald", "ann"), on=M9, channel="meeting")
    assert ids(s) == [{"d1-0"}, {"d1-1"}, {"d1-2"}]


def test_messages_both_ways_are_two_events() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9, channel="message", roles=("initiator", "addressee"))
    s.tell("d1", ("herald", "ann"), on=M9, channel="message", roles=("addressee", "initiator"))
    assert ids(s) == [{"d1-0"}, {"d1-1"}]


def test_the_call_without_names_is_the_call_of_its_document() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "bob"), (), definite=True)
    assert ids(s) == [{"d1-0", "d1-1"}]


def test_a_follow_up_that_names_both_is_joined_to_the_only_call_between_them() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "bob"), (), on=M11)
    assert ids(s) == [{"d1-0", "d2-0"}]


def test_a_plan_is_not_the_event() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "ann"), modality="planned")
    assert ids(s) == [{"d1-0"}, {"d1-1"}]


def test_an_open_channel_joins_the_only_one_told() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "bob"), channel=None)
    assert ids(s) == [{"d1-0", "d2-0"}]


@given(st.permutations(range(6)))
@settings(deadline=None, max_examples=30)
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "ann"), on=M17)
    s.tell("d2", ("echo", "two"), on=M11)
    s.tell("d2", ("echo", "two"), ())
    s.tell("d3", ("herald", "bob"), channel=None)
    s.tell("d3", ("herald", "bob"), (), definite=True)
    want = ids(s)
    s.told = [s.told[i] for i in order]
    assert ids(s) == want
