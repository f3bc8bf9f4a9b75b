"""The order of a story's events: closure, circles, inferred days."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.build import document
from twosource.accounts.order_circles import circles
from twosource.accounts.order_closure import Follows, closure
from twosource.accounts.order_exact import exact
from twosource.accounts.order_links import Link, links
from twosource.accounts.orders import with_orders
from twosource.model.event import RelationKind
from twosource.model.finding import (
    Account,
    DateRange,
    Event,
    Finding,
    Independent,
    Relation,
    Value,
)
from twosource.model.number import NumberRange
from twosource.model.order import Distance, End, OrderKind, OrderRelation
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.when import Timex, When

M9 = date(2020, 3, 9)
STEPS = ("before", "day before", "same day", "during")


def link(a: str, b: str, step: str, n: int = 0) -> Link:
    return Link(a, b, step, f"{a}-{step}-{b}-{n}")  # type: ignore[arg-type]


some_links = st.lists(
    st.builds(
        link, st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(STEPS),
        st.integers(0, 1),
    ).filter(lambda k: k.a != k.b),
    max_size=12,
)  # fmt: skip


def sound(given_links: list[Link]) -> list[Link]:
    _, knotted = circles(given_links)
    return [k for k in given_links if k.relation not in knotted]


def follows(found: tuple[Follows, ...]) -> set[tuple[str, str, str]]:
    return {(f.a, f.b, f.kind) for f in found}


@given(some_links)
def test_what_follows_holds_no_circle(given_links: list[Link]) -> None:
    got = follows(closure(sound(given_links)))
    for a, b, kind in got:
        assert a != b
        assert (b, a, "before") not in got or kind != "before"
        if kind == "same day":
            assert (b, a, "same day") in got


@given(some_links, st.randoms())
def test_the_order_of_the_input_does_not_matter(
    given_links: list[Link], shuffler: random.Random
) -> None:
    mixed = list(given_links)
    shuffler.shuffle(mixed)
    ordered = [sorted(x) for x in (given_links, mixed)]
    assert circles(ordered[0]) == circles(ordered[1])
    assert circles(given_links)[1] == circles(mixed)[1]
    assert follows(closure(sound(given_links))) == follows(closure(sound(mixed)))


def test_what_follows_does_not_depend_on_where_one_begins() -> None:
    """What is before something that happens during a third may be followed through the third."""
    steps = [link("d", "a", "before"), link("a", "b", "during"), link("b", "c", "before")]
    assert ("d", "c", "before") in follows(closure(steps))


@given(some_links)
def test_to_close_what_is_closed_adds_nothing(given_links: list[Link]) -> None:
    kept = sound(given_links)
    once = follows(closure(kept))
    more = [*kept, *(link(a, b, kind, 9) for a, b, kind in sorted(once))]
    assert circles(more)[0] == ()
    assert follows(closure(more)) == once


@given(some_links)
def test_a_circle_is_found_where_no_days_and_hours_fit(given_links: list[Link]) -> None:
    """Against brute force: without circles there is a way to place all events."""
    found, knotted = circles(given_links)
    kept = [k for k in given_links if k.relation not in knotted]
    assert circles(kept) == ((), frozenset())
    assert _placed(kept)
    for c in found:
        assert set(c.relations) <= {k.relation for k in given_links}
        assert not _placed([k for k in given_links if k.relation in c.relations])


def _placed(kept: list[Link]) -> bool:
    """Whether starts, ends and days can be given to all events, by pushing each up as needed."""
    low: dict[tuple[str, str], int] = {}
    for _ in range(200):
        moved = False
        for k in kept:
            for x, y, gap in _demands(k):
                need = low.get(x, 0) + gap
                if low.get(y, 0) < need:
                    low[y] = need
                    moved = True
        if not moved:
            return True
    return False


def _demands(k: Link) -> list[tuple[tuple[str, str], tuple[str, str], int]]:
    """The instants and the days apart, as numbers that must not fall short of each other."""
    a, b = k.a, k.b
    whole = [((e, x), (e, y), 0) for e in (a, b) for x, y in (("s", "e"), ("first", "last"))]
    if k.step in ("before", "day before"):
        strict = int(k.step == "day before")
        return [*whole, ((a, "e"), (b, "s"), 1), ((a, "last"), (b, "first"), strict)]
    if k.step == "same day":
        return [*whole, ((a, "last"), (b, "first"), 0), ((b, "last"), (a, "first"), 0)]
    inside = [((b, x), (a, x), 0) for x in ("s", "first")]
    return [*whole, *inside, *(((a, x), (b, x), 0) for x in ("e", "last"))]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (("before", "before"), "before"),
        (("during", "before"), "before"),
        (("day before", "same day"), "before"),
        (("same day", "day before"), "before"),
        (("same day", "same day"), "same day"),
        (("during", "during"), "during"),
        (("before", "same day"), None),
        (("same day", "before"), None),
        (("before", "during"), None),
        (("during", "same day"), "same day"),
    ],
)
def test_two_steps(steps: tuple[str, str], expected: str | None) -> None:
    got = follows(closure([link("a", "b", steps[0]), link("b", "c", steps[1])]))
    assert {k for a, b, k in got if (a, b) == ("a", "c")} == ({expected} if expected else set())


def test_numbers_of_days_that_do_not_add_up() -> None:
    two = Link("a", "b", "day before", "two days before", days=2)
    one = Link("b", "c", "day before", "the day before", days=1)
    three = Link("a", "c", "day before", "three days before", days=3)
    four = Link("a", "c", "day before", "four days before", days=4)
    assert exact([two, one, three]) == ((), frozenset())
    (found,), relations = exact([two, one, four])
    assert found.events == ("a", "b", "c")
    assert relations == {"two days before", "the day before", "four days before"}
    later = Link("c", "b", "before", "c before b")
    assert exact([two, one, later])[1] == {"the day before", "c before b"}


# --- the whole, from records ---


def event(name: str, *days: DateRange) -> Event:
    told = tuple(Value(d, (Account(("herald",), "d", None, ()),), Independent(1, 1)) for d in days)
    findings = (Finding(f"f-{name}", "when", "single", told),) if told else ()
    return Event(f"e-{name}", "contact", "call", "happened", (), (f"m-{name}",), findings)


def order(
    a: str, kind: OrderKind, b: str | None, *, timex: str | None = None, n: int = 0,
    distance: Distance | None = None, until: End | None = None,
) -> OrderRelation:  # fmt: skip
    end = End(Span(1, 2), f"m-{b}" if b else None, timex)
    name = f"{a} {kind} {b or timex} {n}"
    return OrderRelation(name, "d", kind, f"m-{a}", end, Span(1, 2), until, distance)


def story(
    events: list[Event], orders: list[OrderRelation], timexes: tuple[Timex, ...] = ()
) -> dict[str, Event]:
    reading = Reading(document("d"), (), timexes, orders=tuple(orders))
    chains = {m: ("herald", "ann") for e in events for m in e.mentions}
    return {e.id[-1]: e for e in with_orders(events, [reading], chains)}


def on(day: date, last: date | None = None) -> DateRange:
    return DateRange(day, last or day)


def timex(day: date | None) -> Timex:
    when = When(day, day, "stated")
    return Timex("t", "d", Span(1, 2), "DATE", "2020-03-09", None, when, "day")


def days(n: int) -> Distance:
    return Distance("day", NumberRange(n, n))


def said(e: Event) -> set[tuple[RelationKind, str, bool]]:
    return {(r.relation, r.event[-1], r.inferred) for r in e.relations}


def test_what_is_said_has_its_account_and_what_follows_has_none() -> None:
    got = story(
        [event("a"), event("b"), event("c")], [order("a", "before", "b"), order("c", "after", "b")]
    )
    assert said(got["a"]) == {("before", "b", False), ("before", "c", True)}
    assert said(got["c"]) == {("after", "b", False), ("after", "a", True)}
    inferred = next(r for r in got["a"].relations if r.inferred)
    assert inferred == Relation("before", "e-c", (), ("a before b 0", "c after b 0"))
    assert got["b"].relations[0].account == ("herald", "ann")


def test_an_order_within_one_event_is_none_between_two() -> None:
    both = Event("e-a", "contact", "call", "happened", (), ("m-a", "m-b"), ())
    assert with_orders(
        [both], [Reading(document("d"), orders=(order("a", "after", "b"),))], {}
    ) == (both,)


def test_a_circle_is_reported_with_its_relations_and_nothing_follows_from_it() -> None:
    got = story(
        [event("a", on(M9)), event("b"), event("c")],
        [order("a", "before", "b"), order("b", "before", "a"), order("b", "before", "c")],
    )
    (conflict,) = got["a"].order_conflicts
    assert conflict.kind == "circle"
    assert conflict.events == ("e-a", "e-b")
    assert conflict.relations == ("a before b 0", "b before a 0")
    assert said(got["a"]) == {("before", "b", False), ("after", "b", False)}
    assert all(e.inferred_when is None for e in got.values())


@pytest.mark.parametrize(
    ("kind", "distance", "first", "last"),
    [
        ("before", None, None, M9),
        ("after", None, M9, None),
        ("since", None, M9, None),
        ("until", None, None, M9),
        ("same day", None, M9, M9),
        ("during", None, M9, M9),
        ("after", days(0), M9, M9),
        ("after", days(2), M9 + timedelta(2), M9 + timedelta(2)),
        ("before", days(1), M9 - timedelta(1), M9 - timedelta(1)),
        ("after", Distance("hour", NumberRange(1, None)), M9, M9 + timedelta(1)),
        ("before", Distance("week", NumberRange(1, None)), None, M9 - timedelta(1)),
    ],
)
def test_an_undated_event_takes_bounds_from_one_that_is_dated(
    kind: OrderKind, distance: Distance | None, first: date | None, last: date | None
) -> None:
    got = story([event("a"), event("b", on(M9))], [order("a", kind, "b", distance=distance)])
    when = got["a"].inferred_when
    assert when is not None
    assert (when.earliest, when.latest) == (first, last)
    assert len(when.through) == 1
    assert got["b"].inferred_when is None
    assert not [f for f in got["a"].findings if f.facet == "when"]


def test_bounds_pass_through_undated_events_and_meet() -> None:
    got = story(
        [event("a", on(M9)), event("b"), event("c"), event("d", on(M9 + timedelta(5)))],
        [order("a", "before", "b"), order("b", "before", "c"), order("c", "before", "d")],
    )
    for name in "bc":
        when = got[name].inferred_when
        assert when is not None
        assert (when.earliest, when.latest) == (M9, M9 + timedelta(5))
        assert when.through == ("a before b 0", "b before c 0", "c before d 0")


def test_a_date_between_two_and_a_date_in_the_words() -> None:
    end = End(Span(3, 4), None, "t")
    got = story([event("a")], [order("a", "between", None, timex="t", until=end)], (timex(M9),))
    when = got["a"].inferred_when
    assert when is not None
    assert (when.earliest, when.latest) == (M9, M9)


def test_an_open_date_gives_nothing() -> None:
    got = story([event("a")], [order("a", "after", None, timex="t")], (timex(None),))
    assert got["a"].inferred_when is None


def test_a_date_is_never_moved_by_an_order_that_does_not_fit_it() -> None:
    got = story(
        [event("a", on(M9)), event("b", on(M9 - timedelta(4)))], [order("a", "before", "b")]
    )
    (conflict,) = got["a"].order_conflicts or got["b"].order_conflicts
    assert (conflict.kind, conflict.relations) == ("dates", ("a before b 0",))
    assert all(e.inferred_when is None for e in got.values())


def test_a_disputed_date_that_leaves_room_is_no_conflict() -> None:
    got = story(
        [event("a", on(M9)), event("b", on(M9 - timedelta(4)), on(M9 + timedelta(1)))],
        [order("a", "before", "b")],
    )
    assert not got["a"].order_conflicts + got["b"].order_conflicts


def test_two_bounds_that_leave_no_day_are_reported() -> None:
    got = story(
        [event("a", on(M9)), event("b"), event("c", on(M9 - timedelta(3)))],
        [order("a", "before", "b"), order("b", "before", "c")],
    )
    found = [c for e in got.values() for c in e.order_conflicts]
    assert {c.relations for c in found} == {("a before b 0", "b before c 0")}
    assert got["b"].inferred_when is None


def test_the_order_of_documents_and_relations_does_not_matter() -> None:
    events = [event("a", on(M9)), event("b"), event("c"), event("d")]
    orders = [
        order("a", "before", "b"), order("b", "same day", "c"), order("d", "during", "c"),
        order("b", "before", "a", n=1), order("d", "after", "a"),
    ]  # fmt: skip
    assert story(events, orders) == story(events, orders[::-1])


def test_time_is_close_to_linear() -> None:
    def seconds(n: int) -> float:
        chain = [Link(f"{k:06}", f"{k + 1:06}", "before", f"r{k}") for k in range(n)]
        ring = [Link(f"x{k:06}", f"x{(k + 1) % n:06}", "before", f"x{k}") for k in range(n)]
        begun = time.process_time()
        assert len(closure(chain)) >= n
        assert circles(chain + ring)[0]
        return time.process_time() - begun

    small = seconds(200)
    assert seconds(1600) < 24 * small + 0.5


def test_a_relation_to_no_event_of_the_story_links_nothing() -> None:
    assert links([order("a", "before", "z"), order("a", "before", None)], {"m-a": "e-a"}) == ()
