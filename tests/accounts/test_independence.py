"""Independence against an oracle that tries every way in which unnamed people may be the same."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.build import actor
from twosource.accounts.independence import Sides
from twosource.model.actor import Actor
from twosource.model.finding import Independent
from twosource.model.number import NumberRange


def sides(*actors: Actor) -> Sides:
    return Sides({a.id: a for a in actors})


def oracle(named: int, groups: list[int]) -> tuple[int, int]:
    """Every unnamed person is a person of their own, another unnamed one, or a named one."""
    people = sum(groups)
    choices = [range(named + k + 1) for k in range(people)]  # earlier ones, or somebody new
    counts = [len({*range(named), *way}) for way in product(*choices)]
    return (max(1, min(counts)), max(1, *counts))


@given(st.integers(0, 3), st.lists(st.integers(1, 3), max_size=3).filter(lambda g: sum(g) <= 5))
@settings(deadline=None, max_examples=60)
def test_bounds_equal_the_oracle(named: int, groups: list[int]) -> None:
    people = [actor(f"named-{i}") for i in range(named)]
    unnamed = [actor(f"group-{i}", "unnamed", count=n) for i, n in enumerate(groups)]
    if not people and not unnamed:
        return
    found = sides(*people, *unnamed).independent(a.id for a in (*people, *unnamed))
    assert (found.at_least, found.at_most) == oracle(named, groups)


def test_a_spokesman_and_his_office_are_one() -> None:
    team = actor("Team", "organisation")
    man = actor("spokesman", speaks_for=("Team",))
    assert sides(team, man).independent(["Team", "spokesman"]) == Independent(1, 1)


def test_two_who_speak_for_one_office_are_one() -> None:
    office = actor("Office", "organisation")
    first, second = (actor(n, speaks_for=("Office",)) for n in ("first", "second"))
    assert sides(office, first, second).independent(["first", "second"]) == Independent(1, 1)


def test_officials_of_an_office_are_the_office() -> None:
    office = actor("Office", "organisation")
    officials = Actor(
        "officials", "unnamed", "office officials", (), (), NumberRange(2, None), ("Office",), ()
    )
    assert sides(office, officials).independent(["Office", "officials"]) == Independent(1, 1)


def test_three_officials_of_an_office_that_says_nothing_may_be_three() -> None:
    office = actor("Office", "organisation")
    officials = actor("officials", "unnamed", count=3, speaks_for=("Office",))
    assert sides(office, officials).independent(["officials"]) == Independent(1, 3)


def test_a_member_is_counted_with_its_group() -> None:
    group = actor("group", "unnamed", count=2)
    one = Actor("one", "unnamed", "one", (), (), NumberRange(1, 1), (), (), member_of=("group",))
    assert sides(group, one).independent(["group", "one"]) == Independent(1, 2)
    assert sides(group, one).independent(["one"]) == Independent(1, 1)


def test_a_group_of_open_size_has_no_upper_bound() -> None:
    some = Actor("some", "unnamed", "sources", (), (), NumberRange(2, None), (), ())
    assert sides(some, actor("ann")).independent(["some", "ann"]) == Independent(1, None)


def test_three_unnamed_sources_may_be_one_or_three() -> None:
    three = actor("three", "unnamed", count=3)
    assert sides(three).independent(["three"]) == Independent(1, 3)


def test_naming_one_twice_adds_nothing() -> None:
    assert sides(actor("ann"), actor("bob")).independent(["ann", "ann", "bob"]) == Independent(2, 2)


def test_bare_police_and_authorities_add_nothing_to_at_least() -> None:
    police, authorities = actor("police", "organisation"), actor("authorities", "organisation")
    found = sides(police, authorities).independent(["police", "authorities"])
    assert found == Independent(1, 2)
    assert sides(police, actor("ann")).independent(["police", "ann"]) == Independent(1, 2)


def test_one_who_spoke_for_two_offices_does_not_make_them_one() -> None:
    """In a large story somebody has always changed from one ministry to another."""
    a, b = actor("A", "organisation"), actor("B", "organisation")
    one, other = actor("one", speaks_for=("A",)), actor("other", speaks_for=("B",))
    both = actor("both", speaks_for=("A", "B"))
    s = sides(a, b, one, other, both)
    assert s.independent(["one", "other"]) == Independent(2, 2)
    assert s.independent(["one", "other", "both"]) == Independent(1, 1)
    assert s.parts(["other", "one", "both"]) == [["both", "one", "other"]]
    assert [s.side(x) for x in ("one", "other", "both", "A")] == ["A", "B", "both", "A"]
    assert s.same("one", "A") and s.same("both", "other") and not s.same("one", "other")


def test_a_circle_of_speakers_is_one_side() -> None:
    s = sides(actor("ann", speaks_for=("bob",)), actor("bob", speaks_for=("ann",)))
    assert s.independent(["ann", "bob"]) == Independent(1, 1)
    assert s.side("ann") == s.side("bob") == "ann"
