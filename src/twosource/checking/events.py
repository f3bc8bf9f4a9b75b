"""Numbers, days and parts in the events of a draft, each against what the accounts say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.accounts.compare import COMPARE
from twosource.checking import befell
from twosource.checking.denials import denial
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import key, tokens
from twosource.checking.told import Events, Telling, took_part
from twosource.checking.verdict import Check, Kind
from twosource.export import phrases
from twosource.model.actor import ActorKind
from twosource.model.finding import DateRange, Evidence, Facet, FacetValue, Finding, Value
from twosource.model.number import NumberRange
from twosource.model.span import Span

_ABOUT: dict[Facet, str] = {
    "initiator": "who began it: ",
    "occurred": "that it happened, or did not: ",
}
_NUMBERS: tuple[Facet, ...] = ("count", "killed", "injured", "amount")


@dataclass(frozen=True, slots=True)
class Told:
    """One facet that a draft tells: its value in each reading that it may have (a day without a
    year has one for each year), and its words."""

    facet: Facet
    kind: Kind
    values: tuple[FacetValue, ...]
    span: Span


def checks(draft: Drafted, record: Record, events: Events, telling: Telling) -> Iterator[Check]:
    """Yield the verdict on each facet that a draft tells of an event."""
    if not telling.events:
        yield from _no_event(draft, record, telling)
        return
    wrong = list(befell.checks(draft, events, telling))
    held = [*wrong, *_facets(draft, record, events, telling, whole=not wrong)]
    if not held and telling.mention.modality != "denied":
        note = "the record has such an event, and no account of what is said of it here"
        held = [Check("event", "open", telling.mention.clause, note)]
    yield from held


def _facets(
    draft: Drafted, record: Record, events: Events, telling: Telling, *, whole: bool
) -> Iterator[Check]:
    """Each facet against its accounts. Not ``whole``: without what the clause says as a whole, for
    that it happened to somebody is no support for its having happened to this one."""
    for told in facets(draft, telling):
        found = telling.values(told.facet)
        if not whole and told.kind in ("event", "number") and told.span == telling.mention.clause:
            continue
        if found:
            yield judge(draft, record, events, telling, told, found)


def facets(draft: Drafted, telling: Telling) -> Iterator[Told]:
    """Yield what a draft tells of an event."""
    m = telling.mention
    given: dict[Facet, NumberRange | None] = {
        "count": m.count if m.count_span else None,
        "killed": m.killed, "injured": m.injured, "amount": m.amount,
    }  # fmt: skip
    for facet in _NUMBERS:
        number = given[facet]
        if number is not None:
            span = m.count_span if facet == "count" and m.count_span else m.clause
            yield Told(facet, "number", (number,), span)
    if m.when is not None:
        told = [v.value for _, v in telling.values("when")]
        days = telling.days.values(v for v in told if isinstance(v, DateRange))
        if days:
            yield Told("when", "date", days, m.when.span or m.clause)
    begun = [p for p in took_part(draft, m) if p.role == "initiator"]
    if len(begun) == 1 and (ids := draft.meant(begun[0].actor)):
        yield Told("initiator", "event", tuple(sorted(ids)), begun[0].span or m.clause)
    yield Told("occurred", "event", ("no" if m.modality == "denied" else "yes",), m.clause)


def judge(
    draft: Drafted,
    record: Record,
    events: Events,
    telling: Telling,
    told: Told,
    found: Sequence[tuple[Finding, Value]],
) -> Check:
    """Hold one facet against the values of the record."""
    fitting = [(f, v) for f, v in found if any(within(told.facet, g, v.value) for g in told.values)]
    if not fitting:
        return _unsupported(draft, record, events, telling, told, found)
    places = _places([v for _, v in fitting])
    changed = _changed(record, told, fitting)
    if changed is not None and changed[1]:
        return Check(told.kind, "disputed", told.span, changed[0], places)
    others = [(f, v) for f, v in found if _against(told, f, v)]
    said = draft.saying(telling.mention)
    values = [phrases.value(record.index, told.facet, v.value) for _, v in others]
    if others and (said is None or not said.source):
        note = f"{_ABOUT.get(told.facet, '')}accounts differ; also told: {_listed(values)}"
        note += f"; {changed[0]}" if changed else ""
        return Check(
            told.kind, "disputed", told.span, note, places + _places([v for _, v in others])
        )
    note = f"{_ABOUT.get(told.facet, '')}as accounted for"
    if others:
        note += f"; accounts differ, also told: {_listed(values)}"
    note += f"; {changed[0]}" if changed else ""
    return Check(told.kind, "supported", told.span, note, places)


def _changed(
    record: Record, told: Told, fitting: Sequence[tuple[Finding, Value]]
) -> tuple[str, bool] | None:
    """That one who gave this value gave another before or after, in words; and whether this one is
    the earlier, which everybody who gave it has given up."""
    for f, v in fitting:
        tellers = {a.chain[-1] for a in v.accounts if a.chain}
        for c in f.changes:
            note = record.changed(told.facet, c)
            compare = COMPARE[told.facet]
            if compare(c.after, v.value).verdict == "same":
                return note, False
            if compare(c.before, v.value).verdict == "same":
                return note, tellers <= {c.actor}
    return None


def _against(told: Told, finding: Finding, value: Value) -> bool:
    verdicts = {COMPARE[told.facet](g, value.value).verdict for g in told.values}
    return finding.status == "disputed" and verdicts == {"different"}


def within(facet: Facet, given: FacetValue, value: FacetValue) -> bool:
    """Whether an account says at least as much as the draft: "on 9 March" supports "in March"."""
    if isinstance(given, NumberRange) and isinstance(value, NumberRange):
        low = given.min <= value.min
        return low and (given.max is None or (value.max is not None and value.max <= given.max))
    if isinstance(given, DateRange) and isinstance(value, DateRange):
        early = given.earliest is None or (
            value.earliest is not None and value.earliest >= given.earliest
        )
        late = given.latest is None or (value.latest is not None and value.latest <= given.latest)
        return early and late
    return COMPARE[facet](given, value).verdict == "same"


def _unsupported(
    draft: Drafted,
    record: Record,
    events: Events,
    telling: Telling,
    told: Told,
    found: Sequence[tuple[Finding, Value]],
) -> Check:
    values = [phrases.value(record.index, told.facet, v.value) for _, v in found]
    places = _places([v for _, v in found])
    if told.facet == "count" and _counts_events(telling, told):
        note = f"the record has {len(telling.events)} such events, each told apart"
        return Check(told.kind, "open", told.span, note, places)
    unread = _unread(draft, record, telling, told)
    if unread is not None and not events.unlike(unread, telling.mention):
        note = f"the accounts have {_listed(values)}; these words may have yours: read them"
        return Check(told.kind, "open", told.span, note, (unread,))
    if told.facet == "occurred":
        side = "that it happened" if told.values == ("no",) else "that it did not happen"
        return Check(told.kind, "unsupported", told.span, f"the record has only {side}", places)
    note = f"{_ABOUT.get(told.facet, '')}no account has this; the accounts have {_listed(values)}"
    return Check(told.kind, "unsupported", told.span, note, places)


def _counts_events(telling: Telling, told: Told) -> bool:
    number = NumberRange(len(telling.events), len(telling.events))
    return number.min > 1 and any(
        isinstance(g, NumberRange) and g.meets(number) for g in told.values
    )


def _unread(draft: Drafted, record: Record, telling: Telling, told: Told) -> Evidence | None:
    """A sentence that has the surnames of those who take part and the words of this value: it may
    be an account that was not read as one."""
    if told.facet in ("occurred", "initiator"):
        return None
    own = [tokens(draft.text, told.span)]
    names = surnames(draft, telling.mention.clause)
    if len(names) < 2 or not own[0] or len(own[0]) > 6:
        return None
    return record.all_of([key(own[0]), *names])


def surnames(draft: Drafted, at: Span, kinds: Sequence[ActorKind] = ("person",)) -> list[str]:
    """The last words of the names in a passage, as they are searched for."""
    out = []
    for a in draft.reading.actors:
        for m in a.mentions:
            if a.kind in kinds and m.form == "name" and at.overlaps(m.span):
                out.append(key(tokens(draft.text, m.head)[-1:]))
    return list(dict.fromkeys(k for k in out if k.strip()))


def _no_event(draft: Drafted, record: Record, telling: Telling) -> Iterator[Check]:
    m = telling.mention
    least = 2 if m.type == "contact" else 1
    if m.type == "statement" or m.modality == "denied":
        return
    if telling.nobody or len(telling.who) < least:
        note = "whom of the record this is about cannot be told"
        yield Check("event", "open", m.clause, note)
        return
    names = surnames(draft, m.clause)
    place = record.all_of(names) if len(names) > 1 else None
    if place is None and m.type == "contact" and len(names) > 1 and _by_name(draft, telling):
        note = "no account has such an event, and no sentence of the record names them together"
        yield Check("event", "unsupported", m.clause, note)
        return
    note = "no account of such an event was found; a sentence may tell of it all the same"
    no = denial(draft, record, befell.doers(draft, m), m.clause)
    note += "; it is denied" if no else ""
    held = tuple(dict.fromkeys(p for p in (place, no) if p))
    yield Check("event", "open", m.clause, note, held)


def _by_name(draft: Drafted, telling: Telling) -> bool:
    """Whether all who take part stand there by name: whom a pronoun means is not sure enough."""
    held = [m.head for a in draft.reading.actors for m in a.mentions if m.form == "name"]
    spans = [p.span for p in took_part(draft, telling.mention)]
    return all(s is not None and any(s.overlaps(h) for h in held) for s in spans)


def _places(values: Sequence[Value]) -> tuple[Evidence, ...]:
    out = [a.evidence[0] for v in values for a in v.accounts if a.evidence]
    return tuple(dict.fromkeys(out))


def _listed(values: Sequence[str]) -> str:
    return phrases.listing(list(values))
