"""Divide a family of mentions into events by date, and by direction where a channel has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.accounts.told import WINDOW, Told, gap
from twosource.accounts.turns import replaces
from twosource.model.finding import DateRange


def initiator(t: Told) -> str | None:
    """Who began a contact, where a mention says so."""
    return next((p.actor for p in t.mention.participants if p.role == "initiator"), None)


Slot = tuple[DateRange, str | None]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one event, sorted by document and place, and why they are together."""

    told: tuple[Told, ...]
    reason: str


def divide(told: Sequence[Told], *, directed: bool) -> list[Group]:
    """Return the events of a family. ``directed``: the channel has a writer and a reader."""
    slots: dict[Slot, list[Told]] = defaultdict(list)
    loose: list[Told] = []
    for t in told:
        days = t.days
        if days is None or (directed and initiator(t) is None):
            loose.append(t)
        else:
            slots[days, initiator(t) if directed else None].append(t)
    merged = _merge(slots)
    if not merged:
        return _undated(loose, directed)
    rest: list[Told] = []
    for t in loose:
        target = _home(t, merged, directed)
        if target is None:
            rest.append(t)
        else:
            target.append(t)
    return [_group(m, "same people, dates that meet or are in dispute") for m in merged] + _undated(
        rest, directed
    )


def _undated(loose: Sequence[Told], directed: bool) -> list[Group]:
    parts: dict[str | None, list[Told]] = defaultdict(list)
    for t in loose:
        parts[initiator(t) if directed else None].append(t)
    writers = [k for k in parts if k is not None]
    if len(writers) == 1:  # "the mayor got two letters" of the only one who is said to have written
        stay = [t for t in parts.pop(None, []) if writers[0] in _readers(t)]
        parts[writers[0]] += [t for t in loose if initiator(t) is None and t not in stay]
        parts.update({None: stay} if stay else {})
    return [_group(parts[k], "same people, no date told") for k in sorted(parts, key=str)]


def _readers(t: Told) -> frozenset[str]:
    return frozenset(p.actor for p in t.mention.participants if p.role == "addressee")


def _group(told: Iterable[Told], reason: str) -> Group:
    return Group(tuple(sorted(told, key=Told.place)), reason)


def _merge(slots: Mapping[Slot, list[Told]]) -> list[list[Told]]:
    """Join slots whose dates meet or lie within the window, nearest first, unless one account
    tells both. A slot with another initiator (of a message) is never joined."""
    keys = sorted(slots, key=_slot_order)
    cluster: dict[Slot, int] = {k: i for i, k in enumerate(keys)}
    members: dict[int, list[Slot]] = {i: [k] for i, k in enumerate(keys)}
    pairs = sorted(
        (gap(a[0], b[0]), i, j)
        for i, a in enumerate(keys)
        for j, b in enumerate(keys)
        if i < j and a[1] == b[1] and gap(a[0], b[0]) <= WINDOW
    )
    for _, i, j in pairs:
        x, y = cluster[keys[i]], cluster[keys[j]]
        if x == y or _told_by_one(members[x], members[y], slots):
            continue
        for k in members.pop(y):
            cluster[k] = x
            members[x].append(k)
    return [[t for k in m for t in slots[k]] for _, m in sorted(members.items())]


def _slot_order(s: Slot) -> tuple[date, date, str]:
    assert s[0].earliest and s[0].latest
    return s[0].earliest, s[0].latest, s[1] or ""


def _told_by_one(
    a: Sequence[Slot], b: Sequence[Slot], slots: Mapping[Slot, Sequence[Told]]
) -> bool:
    """Whether one account tells two dates that do not meet, one in each: two events, then; unless
    the one is told in the place of the other."""

    def dates(side: Sequence[Slot]) -> dict[tuple[str | None, str], list[tuple[DateRange, Told]]]:
        out: dict[tuple[str | None, str], list[tuple[DateRange, Told]]] = defaultdict(list)
        for k in side:
            for t in slots[k]:
                if t.origin is not None:
                    out[t.account].append((k[0], t))
        return out

    left, right = dates(a), dates(b)
    return any(
        not x.meets(y) and not replaces(s.turn, t.turn)
        for who in left.keys() & right.keys()
        for x, s in left[who]
        for y, t in right[who]
    )


def _home(t: Told, merged: Sequence[list[Told]], directed: bool) -> list[Told] | None:
    """The event that an undated mention belongs to: the only one; else the one last told before
    it in its document; else the only one that its document tells of. A denial of all contact
    belongs to the event most told of. One that gives a day without its year belongs to the events
    nearest that day of their own year, and to none that is further off than days in dispute are.
    """
    fit = [m for m in merged if not directed or initiator(t) in (None, *{initiator(x) for x in m})]
    if t.month_day is not None:
        far = {id(m): _apart(t.month_day, m) for m in fit}
        fit = [m for m in fit if far[id(m)] <= WINDOW and far[id(m)] == min(far.values())]
    if len(fit) == 1:
        return fit[0]
    if fit and _of_all(t):
        return max(fit, key=len)
    before = [(x.mention.span.start, i) for i, m in enumerate(fit) for x in m if _earlier(x, t)]
    if before:
        return fit[max(before)[1]]
    own = [m for m in fit if any(x.document == t.document for x in m)]
    return own[0] if len(own) == 1 else None


def _of_all(t: Told) -> bool:
    """Whether a denial is of every contact that two had ("she has never met him"): it stands beside
    the one most told of. One of "the meeting" is of that which the text told of last."""
    m = t.mention
    return m.type == "contact" and m.modality == "denied" and not (m.definite or m.limited)


def _apart(month_day: tuple[int, int], event: Sequence[Told]) -> timedelta:
    """How far a day of an open year lies from the days of an event, in the year of each."""
    return min(
        gap(DateRange(day, day), d)
        for t in event
        if (d := t.days) is not None and d.earliest and d.latest
        for year in range(d.earliest.year - 1, d.latest.year + 2)
        if (day := _in_year(year, *month_day)) is not None
    )


def _in_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None


def _earlier(a: Told, b: Told) -> bool:
    return a.document == b.document and a.mention.span < b.mention.span
