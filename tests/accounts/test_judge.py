from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.accounts.build import Story, actor, document
from twosource.accounts.independence import Sides
from twosource.accounts.judge import judge
from twosource.model.event import Role
from twosource.model.finding import Facet, Finding, Independent
from twosource.model.number import NumberRange

ACTORS = {
    a.id: a
    for a in (
        actor("ann"),
        actor("bob"),
        actor("press", speaks_for=("ann",)),
        actor("herald", "outlet"),
        actor("echo", "outlet"),
        actor("wire", "outlet"),
        actor("two", "unnamed", count=2),
        actor("one", "unnamed", count=1),
    )
}
M9, M11 = date(2020, 3, 9), date(2020, 3, 11)
APRIL, MAY = date(2020, 4, 1), date(2020, 5, 1)
DOCUMENTS = {d: document(d) for d in ("d1", "d2", "d3")}


def found(story: Story, facet: Facet) -> Finding:
    out = judge("e", facet, story.told, DOCUMENTS, Sides(ACTORS))
    assert out is not None
    return out


def test_two_numbers_that_cannot_both_be_so_are_disputed() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), count=(1, 1))
    s.tell("d2", ("echo", "two"), count=(5, 5))
    f = found(s, "count")
    assert f.status == "disputed"
    assert [(v.value, v.independent) for v in f.values] == [
        (NumberRange(1, 1), Independent(1, 1)),
        (NumberRange(5, 5), Independent(1, 2)),
    ]


def test_two_named_origins_agree() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "bob"), on=M9)
    assert found(s, "when").status == "agreed"


def test_twenty_papers_with_one_source_are_one() -> None:
    s = Story()
    s.tell("d1", ("herald", "wire", "one"), on=M9)
    s.tell("d2", ("echo", "wire", "one"), on=M9)
    f = found(s, "when")
    assert f.status == "single"
    assert f.values[0].independent == Independent(1, 1)
    assert len(f.values[0].accounts) == 2


def test_a_named_and_an_unnamed_source_are_not_shown_to_be_independent() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d2", ("echo", "two"), on=M9)
    assert found(s, "when").status == "uncorroborated"


def test_an_outlet_that_cites_somebody_is_no_origin_beside_them() -> None:
    s = Story()
    s.tell("d1", ("herald",), count=(5, 5))
    s.tell("d1", ("herald", "wire"), count=(5, 5))
    s.tell("d1", ("herald", "wire", "two"), count=(5, 5))
    f = found(s, "count")
    assert [a.chain for a in f.values[0].accounts] == [("herald", "wire", "two")]


def test_an_outlet_is_no_origin_where_another_article_has_whom_it_cites() -> None:
    s = Story()
    s.tell("d1", ("wire", "two"), count=(5, 5))
    s.tell("d2", ("echo", "wire"), count=(5, 5))
    f = found(s, "count")
    assert f.status == "single"
    assert f.values[0].independent == Independent(1, 2)
    assert len(f.values[0].accounts) == 2


def test_an_outlet_that_cites_nobody_is_an_origin() -> None:
    s = Story()
    s.tell("d1", ("herald",), count=(5, 5))
    assert [a.chain for a in found(s, "count").values[0].accounts] == [("herald",)]


def test_what_a_bullet_adds_to_the_body_is_not_the_origins() -> None:
    s = Story()
    roles: tuple[Role, Role] = ("initiator", "addressee")
    s.tell("d1", ("herald", "two"), roles=roles, count=(5, 5), zone="standfirst")
    s.tell("d1", ("herald", "two"), count=(5, 5))
    assert judge("e", "initiator", s.told, DOCUMENTS, Sides(ACTORS)) is None
    assert len(found(s, "count").values[0].accounts[0].evidence) == 2


def test_a_caption_alone_counts() -> None:
    s = Story()
    s.tell("d1", ("herald", "one"), on=M9, zone="caption")
    s.tell("d1", ("herald", "ann"), on=M11)
    assert found(s, "when").status == "disputed"


def test_a_repeated_account_is_one() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "ann"), on=M9, zone="caption")
    assert len(found(s, "when").values[0].accounts) == 1


def test_who_says_a_call_and_then_the_call_has_told_of_one() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), count=(1, None))
    s.tell("d1", ("herald", "ann"), count=(1, 1))
    assert [v.value for v in found(s, "count").values] == [NumberRange(1, 1)]


def test_an_earlier_and_a_later_value_of_one_side_are_a_change() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), count=(1, 1), published=APRIL)
    s.tell("d2", ("echo", "press"), count=(2, 2), published=MAY)
    f = found(s, "count")
    assert f.splits == ()
    [change] = f.changes
    assert (change.before, change.after) == (NumberRange(1, 1), NumberRange(2, 2))
    assert change.documents == ("d1", "d2")


def test_one_side_with_two_values_in_no_known_order_is_a_split() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), on=M9)
    s.tell("d1", ("herald", "press"), on=M11, said_on=APRIL)
    f = found(s, "when")
    assert f.changes == ()
    assert f.splits[0].actors == ("ann", "press")


def test_vague_numbers_are_pooled_with_what_they_cover() -> None:
    s = Story()
    s.tell("d1", ("herald", "one"), count=(2, None))
    s.tell("d2", ("echo", "two"), count=(5, 5))
    s.tell("d3", ("echo", "ann"), count=(1, 1))
    f = found(s, "count")
    [pooled] = f.pooled
    assert (pooled.value, pooled.independent) == (NumberRange(2, None), Independent(1, 3))


def test_what_an_open_speaker_says_is_no_account() -> None:
    s = Story()
    s.tell("d1", ("herald",), count=(3, 3), open_speaker=True)
    assert judge("e", "count", s.told, DOCUMENTS, Sides(ACTORS)) is None


def test_a_denial_of_one_direction_is_none_of_the_call() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), roles=("initiator", "addressee"), modality="denied")
    s.tell("d1", ("herald", "ann"), roles=("addressee", "initiator"))
    f = found(s, "occurred")
    assert f.status == "single"
    assert [v.value for v in f.values] == ["yes"]


def test_a_description_is_no_rival_of_a_name() -> None:
    actors = {**ACTORS, "leader": replace(actor("leader"), mentions=())}
    s = Story()
    roles: tuple[Role, Role] = ("initiator", "addressee")
    s.tell("d1", ("herald", "ann"), ("bob", "ann"), roles=roles)
    s.tell("d2", ("echo", "one"), ("leader", "ann"), roles=roles)
    f = judge("e", "initiator", s.told, DOCUMENTS, Sides(actors))
    assert f is not None
    assert [v.value for v in f.values] == ["bob"]


def test_denial_and_report_are_disputed() -> None:
    s = Story()
    s.tell("d1", ("herald", "ann"), modality="denied")
    s.tell("d2", ("echo", "two"))
    f = found(s, "occurred")
    assert f.status == "disputed"
    assert [v.value for v in f.values] == ["no", "yes"]
