"""Tables for timelines, made up: events with days, accounts and words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tests.conftest import make_document
from twosource.model.actor import Actor
from twosource.model.event import Channel, EventMention
from twosource.model.finding import (
    Account,
    DateRange,
    Event,
    Evidence,
    Finding,
    Independent,
    Status,
    Value,
)
from twosource.model.order import End, InferredWhen, OrderConflict, OrderRelation
from twosource.model.span import Span
from twosource.model.table import Table

TEXT = "They met after the vote. Nobody else was there, a clerk said."
DOCUMENT = make_document(TEXT, outlet="Quay Ledger")
OUTLET, CLERK, LAWYER = "a-outlet", "a-clerk", "a-lawyer"
M9 = date(2031, 3, 9)


def actors(clerk: str = "a clerk", outlet: str = "Quay Ledger") -> tuple[Actor, ...]:
    return (
        Actor(OUTLET, "outlet", outlet, (), (), None, (), ()),
        Actor(CLERK, "unnamed", clerk, (), (), None, (), ()),
        Actor(LAWYER, "person", "Edda Kestrin", (), (), None, (), ()),
    )


def account(who: str = CLERK, words: Span | None = None) -> Account:
    chain = (OUTLET,) if who == OUTLET else (OUTLET, who)
    return Account(chain, DOCUMENT.id, None, (Evidence(DOCUMENT.id, words or Span(0, 23)),))


def days(first: date | None, last: date | None = None) -> DateRange:
    return DateRange(first, last or first)


def event(
    name: str,
    *given: tuple[DateRange, Sequence[str]],
    status: Status = "single",
    inferred: InferredWhen | None = None,
    conflicts: tuple[OrderConflict, ...] = (),
    kind: str = "contact",
) -> Event:
    one = Independent(1, 1)
    values = tuple(Value(d, tuple(account(w) for w in who), one) for d, who in given)
    findings = [Finding(f"o-{name}", "occurred", "single", (Value("yes", (account(),), one),))]
    if values:
        findings.append(Finding(f"w-{name}", "when", status, values))
    channel: Channel | None = "meeting" if kind == "contact" else None
    return Event(
        name, kind, channel, "happened", (), (f"m-{name}",), tuple(findings), (), inferred,
        conflicts,
    )  # fmt: skip


def mention(name: str) -> EventMention:
    return EventMention(
        f"m-{name}", DOCUMENT.id, Span(5, 8), Span(0, 23), "contact", "meeting", (), None, None,
        None, "happened", None, None, None, None, event=name,
    )  # fmt: skip


def order(name: str, kind: str = "after") -> OrderRelation:
    end = End(Span(15, 23), None, None)
    return OrderRelation(f"r-{name}", DOCUMENT.id, kind, f"m-{name}", end, Span(9, 14))  # type: ignore[arg-type]


def table(
    *events: Event, cast: tuple[Actor, ...] | None = None, orders: tuple[OrderRelation, ...] = ()
) -> Table:
    return Table(
        documents=(DOCUMENT,),
        actors=actors() if cast is None else cast,
        event_mentions=tuple(mention(e.id) for e in events),
        events=events,
        orders=orders,
    )


def many(count: int) -> Table:
    """Events a few days apart, of every kind."""
    out = []
    for k in range(count):
        day = M9 + timedelta(days=5 * k)
        if k % 7 == 3:
            out.append(event(f"e{k:03}", inferred=InferredWhen(day, day + timedelta(9), ())))
        elif k % 7 == 5:
            out.append(event(f"e{k:03}"))
        elif k % 7 == 6:
            other = days(day + timedelta(3))
            given = ((days(day), [CLERK]), (other, [LAWYER, OUTLET]))
            out.append(event(f"e{k:03}", *given, status="disputed"))
        elif k % 7 == 4:
            out.append(event(f"e{k:03}", (DateRange(day, None), [CLERK])))
        else:
            out.append(event(f"e{k:03}", (days(day, day + timedelta(k % 4)), [CLERK])))
    return table(*out)


def mixed() -> Table:
    """One of each: told, disputed, half open, inferred, open, far away, in conflict."""
    far = date(1998, 7, 1)
    conflict = OrderConflict("c", "circle", ("e1",), ("r-e1", "r-e5"))
    return table(
        event("e1", (days(M9), [CLERK]), (days(M9 + timedelta(4)), [LAWYER]), status="disputed",
              conflicts=(conflict,)),
        event("e2", (DateRange(M9, M9 + timedelta(20)), [CLERK, LAWYER])),
        event("e3", (DateRange(M9 + timedelta(3), None), [OUTLET])),
        event("e4", (DateRange(None, M9 + timedelta(2)), [CLERK])),
        event("e5", inferred=InferredWhen(M9, M9 + timedelta(9), ("r-e1",))),
        event("e6", (days(far, far + timedelta(30)), [LAWYER])),
        event("e7"),
        orders=(order("e1"), order("e5", "before"), order("e7")),
    )  # fmt: skip
