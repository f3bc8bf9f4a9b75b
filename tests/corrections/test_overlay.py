"""Merging and splitting by hand, over builds in any order. All names are invented."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corrections.world import Line, World, reading, readings, written
from twosource.corrections import apart, merge, split
from twosource.corrections.propose import Draft, Known
from twosource.errors import UsageError
from twosource.model.actor import Actor
from twosource.model.correction import Correction
from twosource.model.reading import Reading

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def people(known: Known) -> list[Actor]:
    return [a for a in known.actors.values() if a.kind == "person"]


def draft(data: st.DataObject, world: World) -> Draft | None:
    """Any correction that can be made."""
    known = world.known()
    who = people(known)
    kind = data.draw(st.sampled_from(["merge", "split", "apart"]))
    try:
        if kind == "split":
            a = data.draw(st.sampled_from(who))
            m = data.draw(st.sampled_from(a.mentions))
            whole = data.draw(st.booleans())
            return split(known, a.id, [(m.document, None if whole else m.head)])
        one, other = data.draw(st.sampled_from(who)), data.draw(st.sampled_from(who))
        return (merge if kind == "merge" else apart)(known, one.id, other.id)
    except UsageError:
        return None


def some(data: st.DataObject, world: World) -> list[Correction]:
    """One to three corrections, applied."""
    drafts = (draft(data, world) for _ in range(data.draw(st.integers(1, 3))))
    return [world.apply(d) for d in drafts if d is not None]


@few
@given(readings(), st.data())
def test_undone_is_as_if_never_made(found: list[Reading], data: st.DataObject) -> None:
    world = World(found)
    steps = [written(world.build())]
    done = []
    for _ in range(3):
        d = draft(data, world)
        if d is not None:
            done.append(world.apply(d))
            steps.append(written(world.build()))
    for one in reversed(done):
        steps.pop()
        assert written(world.undo(one.id)) == steps[-1]


@few
@given(readings(), st.data())
def test_a_rebuild_changes_nothing_whatever_the_order(
    found: list[Reading], data: st.DataObject
) -> None:
    world = World(found)
    some(data, world)
    before, names, machine = written(world.build()), dict(world.names), dict(world.machine)
    assert written(world.build()) == before
    random.Random(1).shuffle(world.readings)
    assert written(world.build()) == before
    assert (world.names, world.machine) == (names, machine)


@few
@given(readings(), readings(first=50, least=1, most=3), st.data())
def test_more_articles_in_any_order_give_one_grouping(
    found: list[Reading], more: list[Reading], data: st.DataObject
) -> None:
    world = World(found)
    some(data, world)
    at_once = replace(world, readings=found + more, names=dict(world.names),
                      machine=dict(world.machine))  # fmt: skip
    at_once.build()
    for r in reversed(more):
        world.readings = [r, *world.readings]
        world.build()
    assert grouping(world) == grouping(at_once)
    assert [c.id for c in world.made] == [c.id for c in at_once.made]


def grouping(world: World) -> list[list[str]]:
    assert world.last is not None
    groups: dict[str, list[str]] = {}
    for local, id_ in world.last.names.items():
        groups.setdefault(id_, []).append(local)
    return sorted(sorted(g) for g in groups.values() if g[0].startswith("actor"))


@few
@given(readings(), readings(first=50, least=1, most=4), st.data())
def test_what_was_declared_apart_stays_apart(
    found: list[Reading], more: list[Reading], data: st.DataObject
) -> None:
    world = World(found)
    world.build()
    known = world.known()
    a = data.draw(st.sampled_from([p for p in people(known) if len(p.mentions) > 1]))
    m = data.draw(st.sampled_from(a.mentions))
    try:
        one = world.apply(split(known, a.id, [(m.document, None)]))
    except UsageError:
        one = world.apply(split(known, a.id, [(m.document, m.head)]))
    stay, gone = one.targets
    for r in more:
        world.readings.append(r)
        table = world.build()
        places = {(x.document, x.head): y.id for y in table.actors for x in y.mentions}
        here = {places[k.document, k.span] for k in stay.anchors}
        there = {places[k.document, k.span] for k in gone.anchors}
        assert not here & there
        assert world.state(one) == "" or world.state(one).startswith("open")


@few
@given(readings(least=3), st.data())
def test_a_merge_leaves_all_others_alone(found: list[Reading], data: st.DataObject) -> None:
    world = World(found)
    before = {a.id: a for a in world.build().actors}
    events = {e.id for e in world.build().events}
    who = sorted(i for i, a in before.items() if a.kind == "person")
    if len(who) < 2:
        return
    keep, other = data.draw(st.permutations(who))[:2]
    world.apply(merge(world.known(), keep, other))
    table = world.build()
    after = {a.id: a for a in table.actors}
    assert set(after) == set(before) - {other}
    assert len(after[keep].mentions) == len(before[keep].mentions) + len(before[other].mentions)
    for id_, a in before.items():
        if id_ not in (keep, other):
            assert after[id_] == a
    assert {e.id for e in table.events} <= events


def lervik(n: int, role: str = "", name: str = "Odd Lervik") -> Reading:
    return reading(n, Line(name, role, "Mina Holt", 1))


def only(world: World, name: str) -> list[Actor]:
    return [a for a in world.build().actors if a.name == name]


def test_a_third_article_never_joins_two_that_a_person_parted() -> None:
    world = World([lervik(1, "mayor"), lervik(2, "captain")])
    (both,) = only(world, "Odd Lervik")
    captain = world.readings[1].document.id
    one = world.apply(split(world.known(), both.id, [(captain, None)]))
    assert len(only(world, "Odd Lervik")) == 2
    world.readings.append(lervik(3, "captain"))
    world.readings.append(lervik(4, "mayor"))
    mayors = {a.id: {m.document for m in a.mentions} for a in only(world, "Odd Lervik")}
    ids = [r.document.id for r in world.readings]
    assert mayors == {both.id: {ids[0], ids[3]}, one.targets[1].id: {ids[1], ids[2]}}
    world.readings.append(lervik(5))  # either
    assert len(only(world, "Odd Lervik")) == 3
    assert world.state(one).startswith("open: 1 ")


def test_a_person_settles_who_could_be_either() -> None:
    world = World([lervik(1, "mayor"), lervik(2, "captain"), lervik(3)])
    both = only(world, "Odd Lervik")[0]
    captain = world.readings[1].document.id
    one = world.apply(split(world.known(), both.id, [(captain, None)]))
    world.readings.append(lervik(4))
    world.build()
    last = {world.readings[3].document.id}
    alone = next(a for a in only(world, "Odd Lervik") if {m.document for m in a.mentions} == last)
    new = one.targets[1].id
    world.apply(merge(world.known(), new, alone.id))
    assert {a.id for a in only(world, "Odd Lervik")} == {both.id, new}
    assert world.state(one) == ""


def test_what_contradicts_an_earlier_one_is_told_and_not_done() -> None:
    world = World([lervik(1, "mayor"), lervik(2, "captain")])
    both = only(world, "Odd Lervik")[0]
    captain = world.readings[1].document.id
    one = world.apply(split(world.known(), both.id, [(captain, None)]))
    two = world.apply(merge(world.known(), both.id, one.targets[1].id))
    assert world.state(two) == f"contradicted: correction {one.id} keeps them apart"
    assert len(only(world, "Odd Lervik")) == 2


def test_merge_of_merged() -> None:
    names = ("Odd Lervik", "Sergei Malyov", "Anna Vik")
    world = World([lervik(n, name=name) for n, name in enumerate(names)])
    a, b, c = (only(world, n)[0].id for n in names)
    world.apply(merge(world.known(), a, b))
    world.apply(merge(world.known(), c, a))
    table = world.build()
    assert {x.id for x in table.actors} >= {c}
    assert not {x.id for x in table.actors} & {a, b}
    assert {len(x.mentions) for x in table.actors if x.id == c} == {6}


def test_an_orphan_is_kept_and_not_put_elsewhere() -> None:
    world = World([lervik(1, "mayor"), lervik(2, "captain"), lervik(3, "mayor")])
    both = only(world, "Odd Lervik")[0]
    gone = world.readings[1]
    one = world.apply(split(world.known(), both.id, [(gone.document.id, None)]))
    changed = reading(2, Line("Mina Holt", "captain", "Odd Lervik", 2))
    world.readings[1] = changed
    world.build()
    assert world.state(one).startswith("orphan: the words that showed Odd Lervik")
    assert len(only(world, "Odd Lervik")) == 1
    world.readings[1] = gone  # the page is set back
    world.build()
    assert world.state(one) == ""
    assert len(only(world, "Odd Lervik")) == 2


def test_a_document_that_is_gone_leaves_the_rest_of_a_merge() -> None:
    world = World([lervik(1), lervik(2), lervik(3, name="Sergei Malyov")])
    a, b = only(world, "Odd Lervik")[0].id, only(world, "Sergei Malyov")[0].id
    one = world.apply(merge(world.known(), a, b))
    del world.readings[0]
    world.build()
    assert world.state(one) == "partly: 1 of 3 places are gone"
    assert b not in {x.id for x in world.build().actors}
    del world.readings[0]
    world.build()
    assert world.state(one).startswith("orphan")


def test_words_that_are_anothers_take_their_saying_and_their_part_with_them() -> None:
    world = World([reading(1, Line("Odd Lervik", "", "Mina Holt", 1),
                           Line("Odd Lervik", "captain", "Anna Vik", 2))])  # fmt: skip
    both = only(world, "Odd Lervik")[0]
    document = both.mentions[0].document
    moved = [m.head for m in both.mentions[2:]]
    one = world.apply(split(world.known(), both.id, [(document, s) for s in moved]))
    new = one.targets[1].id
    table = world.build()
    assert sorted(a.speaker or "" for a in table.attributions) == sorted([both.id, new])
    assert {p.actor for m in table.event_mentions for p in m.participants} >= {both.id, new}
    by_id = {a.id: a for a in table.actors}
    assert [m.head for m in by_id[new].mentions] == moved


def test_an_event_that_a_split_made_keeps_its_id_with_more_articles() -> None:
    """Whatever the ids of the mentions that come, so that one of them is the smallest."""
    world = World([lervik(1, "mayor"), lervik(2, "captain")])
    both = only(world, "Odd Lervik")[0]
    captain = world.readings[1].document.id
    (first,) = world.build().events
    world.apply(split(world.known(), both.id, [(captain, None)]))
    ids = event_of(world)
    assert len(set(ids.values())) == 2
    assert first.id in ids.values()
    for n in range(3, 12):
        world.readings.append(lervik(n, "captain"))
        assert event_of(world).items() >= ids.items()
    assert len(set(event_of(world).values())) == 2


def event_of(world: World) -> dict[str, str]:
    return {m: e.id for e in world.build().events for m in e.mentions}
