"""The first page: findings, disputed and changed first, by event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.export import phrases
from twosource.export.terminal import SECTIONS, Section
from twosource.model.finding import Account, Event, Finding
from twosource.web.lookups import Lookups
from twosource.web.views import parts, told
from twosource.web.views.limited import leaf

A_PAGE = 12
"""Findings on a page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for; empty: all. Words in ``actor`` may stand anywhere in a name."""

    actor: str = ""
    facet: str = ""
    outlet: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def anything(self) -> bool:
        """Whether some findings are filtered out."""
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one section and one event that stand one below the other."""

    section: Section
    about: str
    new_section: bool
    event: parts.Link
    findings: tuple[told.FindingView, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """One page of the findings that are wanted; ``counts`` are those of all wanted, by section."""

    groups: tuple[Group, ...]
    total: int
    counts: tuple[tuple[Section, str, int], ...]
    page: int
    pages: int
    facets: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    statuses: tuple[str, ...]


def wanted(query: Mapping[str, str]) -> Wanted:
    """Read what is asked for out of an address; what cannot be understood asks for nothing."""
    return Wanted(
        query.get("actor", "").strip(), query.get("facet", ""), query.get("outlet", ""),
        query.get("status", ""), _day(query.get("since", "")), _day(query.get("until", "")),
    )  # fmt: skip


def in_words(want: Wanted) -> str:
    """What is asked for, in words; empty: all."""
    days = [f"published from {phrases.day(want.since)}"] if want.since else []
    days += [f"published to {phrases.day(want.until)}"] if want.until else []
    named = {"actor": want.actor, "facet": want.facet, "outlet": want.outlet,
             "status": want.status}  # fmt: skip
    return ", ".join([*(f"{k} {v}" for k, v in named.items() if v), *days])


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def findings(lk: Lookups, want: Wanted, page: int) -> FindingsView:
    """Return one page of the findings that are wanted."""
    ordered = list(_chosen(lk, want)) if want.anything else lk.sectioned
    held = leaf(ordered, page, A_PAGE)
    counted = Counter(s for s, _, _ in ordered)
    counts = tuple((n, about, counted[n]) for n, about in SECTIONS.items())
    return FindingsView(
        tuple(_groups(lk, held.rows)), held.total, counts, held.page, held.pages,
        tuple((f, phrases.any_question(f)) for f in lk.facets_told),
        lk.outlets, tuple(SECTIONS),
    )  # fmt: skip


def _groups(lk: Lookups, shown: Sequence[tuple[Section, Event, Finding]]) -> Iterator[Group]:
    last: Section | None = None
    at = 0
    while at < len(shown):
        name, event, _ = shown[at]
        end = at
        while end < len(shown) and shown[end][0] == name and shown[end][1] is event:
            end += 1
        held = tuple(told.finding(lk, e, f) for _, e, f in shown[at:end])
        yield Group(name, SECTIONS[name], name != last, parts.event(lk, event.id), held)
        last, at = name, end


def chosen_findings(lk: Lookups, want: Wanted) -> Iterator[tuple[Event, Finding]]:
    """The findings that are wanted, by section."""
    return ((e, f) for _, e, f in _chosen(lk, want))


def _chosen(lk: Lookups, want: Wanted) -> Iterator[tuple[Section, Event, Finding]]:
    words = want.actor.casefold()
    named = {a.id for a, names in lk.folded if words and any(words in n for n in names)}
    by_account = bool(want.outlet or want.since or want.until)
    for name, event, f in lk.sectioned:
        if want.facet not in ("", f.facet) or want.status not in ("", name, f.status):
            continue
        if words and not _is_of(named, event, f):
            continue
        if not by_account or any(_fits(lk, want, a) for a in _accounts(f)):
            yield name, event, f


def _accounts(f: Finding) -> Iterator[Account]:
    return (a for v in (*f.values, *f.denied) for a in v.accounts)


def _is_of(named: set[str], event: Event, f: Finding) -> bool:
    """Whether somebody of these takes part, or says something of it."""
    takes_part = any(p.actor in named for p in event.participants)
    return takes_part or any(not named.isdisjoint(a.chain) for a in _accounts(f))


def _fits(lk: Lookups, want: Wanted, account: Account) -> bool:
    """Whether an account stands in the outlet and in the days that are asked for.

    An article without a date is in no days.
    """
    d = lk.documents.get(account.document)
    if want.outlet and (d is None or want.outlet not in (d.outlet, lk.outlet(account))):
        return False
    if want.since is None and want.until is None:
        return True
    day = d.published if d else None
    low, high = want.since or date.min, want.until or date.max
    return day is not None and low <= day <= high
