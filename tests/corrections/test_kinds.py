"""Each kind of correction, over small stories: what it changes, and that it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corrections.world import BEGUN, Line, World, reading, readings, written
from twosource.comparing import Comparer, corrected
from twosource.corrections.kinds import KINDS
from twosource.corrections.kinds.stance import STANCES
from twosource.corrections.propose import Draft, Known
from twosource.errors import UsageError
from twosource.model.beside import of_event
from twosource.model.correction import Correction
from twosource.model.document import Document, Zone
from twosource.model.finding import Account, Finding
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ROWS = ("accept", "reject", "speaker", "stance", "span", "date", "count")


def requests(known: Known, kind: str, data: st.DataObject) -> dict[str, list[str]]:
    """A request of a kind that can be made of what is known, or perhaps not."""
    sayings = [a.id for r in known.readings for a in r.attributions]
    reports = [m.id for r in known.readings for m in r.event_mentions]
    accounts = [a.id_in(f.id) for f, a in every_account(known)]
    aside = [*(c.id for c in known.claims), *(d.id for d in known.drifts)]
    aside += [v.id for v in known.variants]
    aside += [r.id for e in known.events.values() for r in of_event(e)]
    people = sorted(a.id for a in known.actors.values() if a.kind == "person")
    events = sorted(known.events)

    def pick(of: list[str]) -> list[str]:
        return [data.draw(st.sampled_from(of))] if of else ["none"]

    if kind in ("accept", "reject"):
        return {"target": pick(sayings + reports + accounts + aside)}
    if kind == "speaker":
        return {"target": pick(sayings), "to": pick([*people, "open"])}
    if kind == "stance":
        return {"target": pick(sayings), "to": pick(list(STANCES))}
    if kind == "span":
        a, b = sorted((data.draw(st.integers(0, 60)), data.draw(st.integers(61, 90))))
        return {"target": pick(sayings), "to": [f"{a}-{b}"]}
    if kind == "date":
        return {"target": pick(sayings + reports), "to": pick(["2031-05-04", "open"])}
    if kind == "count":
        return {"target": pick(reports), "to": pick(["5", "3+", "2-4", "open"])}
    if kind == "merge-events":
        return {"event": pick(events), "other": pick(events)}
    if kind == "split-event":
        event = pick(events)
        held = list(known.events[event[0]].mentions) if events else []
        return {"event": event, "mention": pick(held)}
    if kind == "protect":
        return {"actor": pick(people), "to": pick(["yes", "no"])}
    if kind in ("private", "redact"):
        d = data.draw(st.sampled_from(known.readings)).document.id
        return {"document": [d], "place": [f"{d}:{data.draw(st.integers(0, 20))}-25"]}
    if kind == "forget":
        return {"target": pick(people)}
    if kind == "split":
        who = known.actors[pick(people)[0]]
        m = data.draw(st.sampled_from(who.mentions))
        return {"actor": [who.id], "place": [f"{m.document}:{m.head.start}-{m.head.end}"]}
    return {"actor": pick(people), "other": pick(people), "reason": ["a test"]}


def every_account(known: Known) -> list[tuple[Finding, Account]]:
    return [
        (f, a)
        for e in known.events.values()
        for f in e.findings
        for v in (*f.values, *f.denied)
        for a in v.accounts
    ]


def drawn(data: st.DataObject, world: World, kinds: tuple[str, ...]) -> Draft | None:
    kind = data.draw(st.sampled_from(kinds))
    known = world.known()
    try:
        return KINDS[kind].propose(known, requests(known, kind, data))
    except UsageError:
        return None


BUT_STATEMENTS = tuple(k for k in KINDS if k != "statement")


@few
@given(readings(), st.data())
def test_undone_is_as_if_never_made(found: list[Reading], data: st.DataObject) -> None:
    world = World(found)
    steps, done = [written(world.build())], []
    for _ in range(3):
        d = drawn(data, world, BUT_STATEMENTS)
        if d is not None:
            done.append(world.apply(d))
            steps.append(written(world.build()))
    for one in reversed(done):
        steps.pop()
        assert written(world.undo(one.id)) == steps[-1], one.kind


@few
@given(readings(), st.data())
def test_what_is_kept_between_corrections_changes_nothing(
    found: list[Reading], data: st.DataObject
) -> None:
    """One who compares again and again gives what one gives who compares from nothing."""
    world, kept = World(found), Comparer()
    for _ in range(3):
        d = drawn(data, world, BUT_STATEMENTS)
        if d is not None:
            world.apply(d)
        names, machine = dict(world.names), dict(world.machine)
        anew = corrected(world.readings, names, machine, world.made)
        again = kept.corrected(world.readings, names, machine, world.made)
        assert written(again.table) == written(anew.table)
        assert (again.names, again.machine, again.states) == (
            anew.names, anew.machine, anew.states,
        )  # fmt: skip


@few
@given(readings(), st.data())
def test_replay_is_idempotent_whatever_the_order_of_articles(
    found: list[Reading], data: st.DataObject
) -> None:
    world = World(found)
    for _ in range(3):
        d = drawn(data, world, BUT_STATEMENTS)
        if d is not None:
            world.apply(d)
    before = written(world.build())
    assert written(world.build()) == before
    world.readings.reverse()
    assert written(world.build()) == before


@few
@given(readings(), st.data())
def test_what_is_drafted_has_the_shape_of_its_kind(
    found: list[Reading], data: st.DataObject
) -> None:
    world = World(found)
    d = drawn(data, world, BUT_STATEMENTS)
    if d is not None:
        one = world.apply(d)
        assert KINDS[one.kind].shape(one)
        assert KINDS[one.kind].words(one)
        assert not world.state(one).startswith("orphan")


@few
@given(readings(least=3), st.data())
def test_independent_corrections_may_come_in_any_order(
    found: list[Reading], data: st.DataObject
) -> None:
    """Of rows of different documents."""
    base = World(found)
    known = base.known()
    drafts: dict[str, Draft] = {}
    for _ in range(4):
        kind = data.draw(st.sampled_from(ROWS))
        try:
            d = KINDS[kind].propose(known, requests(known, kind, data))
        except UsageError:
            continue
        drafts.setdefault(d.targets[0].anchors[0].document, d)
    tables = []
    for order in (list(drafts), list(reversed(drafts))):
        world = World(found, names=dict(base.names), machine=dict(base.machine))
        for document in order:
            world.apply(drafts[document])
        tables.append(written(world.build()))
    assert tables[0] == tables[1]


def changed(r: Reading, text: str, shift: int) -> Reading:
    """The reading of a text to whose front something was added: all spans lie further back."""

    def later(s: Span) -> Span:
        return s.shift(shift)

    d = replace(r.document, text=text, zones=(Zone("body", Span(0, len(text))),))
    return Reading(
        d,
        tuple(
            replace(
                a, source=tuple(map(later, a.source)), cue=tuple(map(later, a.cue)),
                content=tuple(map(later, a.content)),
            )
            for a in r.attributions
        ),
        (),
        tuple(
            replace(
                a,
                mentions=tuple(
                    replace(m, span=later(m.span), head=later(m.head)) for m in a.mentions
                ),
            )
            for a in r.actors
        ),
        tuple(
            replace(m, id=make_id("mention", d.id, m.span.start + shift), span=later(m.span),
                    clause=later(m.clause), participants=tuple(
                        replace(p, span=later(p.span) if p.span else None)
                        for p in m.participants))
            for m in r.event_mentions
        ),
    )  # fmt: skip


def calls() -> World:
    return World([
        reading(1, Line("Odd Lervik", "mayor", "Mina Holt", 2)),
        reading(2, Line("Odd Lervik", "mayor", "Mina Holt", 3)),
        reading(3, Line("Anna Lervik", "captain", "Mina Holt", 3)),
    ])  # fmt: skip


def ask(world: World, kind: str, **fields: str) -> str:
    """Make a correction; returns its state."""
    known = world.known()
    d = KINDS[kind].propose(known, {k: [v] for k, v in fields.items()})
    return world.state(world.apply(d))


def test_a_text_that_grew_at_the_front_keeps_its_corrections() -> None:
    world = calls()
    r = world.readings[0]
    ask(world, "count", target=r.event_mentions[0].id, to="9")
    ask(world, "speaker", target=r.attributions[0].id, to="open")
    more = "A line that was added. "
    world.readings[0] = changed(r, more + r.document.text, len(more))
    table = world.build()
    assert [world.state(c) for c in world.made] == ["", ""]
    (m,) = (m for m in table.event_mentions if m.document == r.document.id)
    assert m.count == NumberRange(9, 9)
    (a,) = (a for a in table.attributions if a.document == r.document.id)
    assert (a.speaker, a.standing) == (None, "by hand")


def test_words_that_changed_make_an_orphan_that_is_put_nowhere_else() -> None:
    world = calls()
    r = world.readings[0]
    ask(world, "count", target=r.event_mentions[0].id, to="9")
    ask(world, "reject", target=r.attributions[0].id)
    ask(world, "date", target=r.event_mentions[0].id, to="2031-05-04")
    text = r.document.text.replace(" called ", " phoned ")
    assert len(text) == len(r.document.text)
    world.readings[0] = changed(r, text, 0)
    table = world.build()
    assert all(world.state(c).startswith("orphan") for c in world.made)
    assert {m.count for m in table.event_mentions} == {NumberRange(2, 2), NumberRange(3, 3)}
    assert len(table.attributions) == 3
    assert all(m.standing == "proposed" for m in table.event_mentions)


def test_what_was_accepted_is_a_proposal_again_when_it_is_read_otherwise() -> None:
    world = calls()
    r = world.readings[0]
    ask(world, "accept", target=r.event_mentions[0].id)
    ask(world, "accept", target=r.attributions[0].id)
    assert {world.build().attributions[0].standing} <= {"accepted", "proposed"}
    marked = {m.standing for m in world.build().event_mentions}
    assert marked == {"accepted", "proposed"}
    (m,) = r.event_mentions
    world.readings[0] = replace(r, event_mentions=(replace(m, count=NumberRange(4, 4)),))
    table = world.build()
    assert {m.standing for m in table.event_mentions} == {"proposed"}
    assert "otherwise" in world.state(world.made[0])
    assert world.state(world.made[1]) == ""


def test_an_account_is_accepted_and_rejected() -> None:
    world = calls()
    known = world.known()
    f = next(f for e in known.events.values() for f in e.findings if len(f.values) == 2)
    assert f.facet == "count"
    first, _ = f.values
    id_ = first.accounts[0].id_in(f.id)
    ask(world, "accept", target=id_)
    again = next(x for e in world.known().events.values() for x in e.findings if x.id == f.id)
    assert again.values[0].accounts[0].standing == "accepted"
    assert again.standing == "proposed", "the others are proposals still"
    ask(world, "reject", target=id_)
    left = [x for e in world.known().events.values() for x in e.findings if x.id == f.id]
    assert all(v.value != first.value for x in left for v in x.values)


def test_events_are_put_together_and_taken_apart() -> None:
    world = calls()
    known = world.known()
    one, other = sorted(known.events)
    assert len(known.events) == 2
    ask(world, "merge-events", event=one, other=other)
    (whole,) = world.known().events.values()
    assert len(whole.mentions) == 3
    ask(world, "split-event", event=whole.id, mention=world.readings[2].event_mentions[0].id)
    assert sorted(len(e.mentions) for e in world.known().events.values()) == [1, 2]


def independent(world: World) -> set[tuple[int, int | None]]:
    table = world.build()
    return {
        (p.independent.at_least, p.independent.at_most)
        for e in table.events
        for f in e.findings
        for p in f.values
        if f.facet == "occurred"
    }


def test_origins_are_one_or_two_by_hand() -> None:
    world = calls()
    known = world.known()
    one, other = sorted(known.events)
    ask(world, "merge-events", event=one, other=other)
    assert independent(world) == {(2, 2)}
    ask(world, "dependent", actor="Odd Lervik", other="Anna Lervik", reason="they share a desk")
    assert independent(world) == {(1, 1)}
    ask(world, "independent", actor="Odd Lervik", other="Anna Lervik", reason="they do not")
    assert independent(world) == {(2, 2)}
    with pytest.raises(UsageError, match="reason"):
        ask(world, "dependent", actor="Odd Lervik", other="Anna Lervik")


def test_a_report_follows_the_stance_of_its_saying() -> None:
    world = calls()
    ask(world, "stance", target=world.readings[0].attributions[0].id, to="denies")
    (m,) = (m for m in world.build().event_mentions if m.document == world.readings[0].document.id)
    assert (m.modality, m.standing_of("occurred")) == ("denied", "by hand")


def test_a_report_stands_in_the_words_that_hold_it() -> None:
    world = calls()
    r = world.readings[0]
    ask(world, "span", target=r.attributions[0].id, to="0-9")
    (m,) = (m for m in world.build().event_mentions if m.document == r.document.id)
    assert m.attribution is None, "the outlet's own voice"
    words = r.attributions[0].content[0].of(r.document.text)
    ask(world, "span", target=r.attributions[0].id, to=words)
    (m,) = (m for m in world.build().event_mentions if m.document == r.document.id)
    assert m.attribution == r.attributions[0].id


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [("accept", {"target": "attr-0"}, "no row attr-0"),
     ("accept", {}, "target is not given"),
     ("stance", {"target": "S", "to": "lies"}, "to cannot be 'lies'"),
     ("speaker", {"target": "S", "to": "Nobody"}, "no actor called Nobody"),
     ("speaker", {"target": "M", "to": "open"}, "no attribution"),
     ("date", {"target": "M", "to": "4 May"}, "4 May is no day"),
     ("date", {"target": "M", "to": "2031-05-04", "until": "2031-05-01"}, "is no day"),
     ("date", {"target": "S", "to": "2031-05-04", "until": "2031-05-06"}, "on one day"),
     ("count", {"target": "M", "to": "-1"}, "is no number"),
     ("count", {"target": "M", "to": "9" * 40}, "is no number"),
     ("count", {"target": "M", "to": "5-2"}, "is no number"),
     ("count", {"target": "M", "to": "5", "facet": "when"}, "facet cannot be"),
     ("span", {"target": "S", "to": "words that stand nowhere"}, "stand nowhere"),
     ("span", {"target": "S", "to": "5-99999"}, "is no place"),
     ("span", {"target": "S", "to": "x" * 30_000}, "too long"),
     ("merge-events", {"event": "E", "other": "E"}, "given twice"),
     ("merge-events", {"event": "E", "other": "event-0"}, "no event event-0"),
     ("split-event", {"event": "E", "mention": "mention-0"}, "no report of this event"),
     ("statement", {"form": "rumour", "who": "A", "words": "b"}, "form cannot be"),
     ("statement", {"form": "interview", "who": "A", "words": "b", "said": "now"}, "is no day"),
     ("statement", {"form": "interview", "who": "A" * 300, "words": "b"}, "too long")],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_said(kind: str, fields: dict[str, str], said: str) -> None:
    world = calls()
    known, r = world.known(), world.readings[0]
    ids = {"S": r.attributions[0].id, "M": r.event_mentions[0].id, "E": sorted(known.events)[0]}
    with pytest.raises(UsageError, match=said) as caught:
        KINDS[kind].propose(known, {k: [ids.get(v, v)] for k, v in fields.items()})
    assert caught.value.cure


def test_a_statement_is_a_document_of_its_own_kind() -> None:
    known = calls().known()
    fields = {"form": ["document"], "who": ["Mina \u201cBo\u201d Holt"], "said": ["2031-05-04"],
              "words": ['He  called\n"twice".\u202e'], "title": ["A diary"]}  # fmt: skip
    d = KINDS["statement"].propose(known, fields)
    made = replace(world_row(d), id=1)
    assert KINDS["statement"].shape(made)
    find = KINDS["statement"].document
    assert find is not None
    document: Document = find(made)
    assert document.kind == "document"
    assert document.text == "Mina 'Bo' Holt wrote: \u201cHe called 'twice'.\u202e\u201d"
    (anchor,) = d.targets[0].anchors
    assert anchor.span.of(document.text) == anchor.exact == "He called 'twice'.\u202e"
    forged = replace(made, payload=("document", "Somebody Else", "", ""))
    assert not KINDS["statement"].shape(forged), "its id and anchors are those of its words"


def world_row(d: Draft) -> Correction:
    return Correction(1, d.kind, d.targets, BEGUN, "ada", None, d.payload)
