"""What is told of a facet: findings, values, the origins of each with their words.

A page shows all of what is small, and the first of what is large with the number of the rest: what
a browser has to read first stays small whatever the story. The page of a facet has every account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.export import phrases, rests
from twosource.export.by_whom import of_finding, words
from twosource.export.terminal import SECTIONS, Section, section
from twosource.model.finding import Account, Event, Facet, Finding, Value
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views.behind import by_origin, is_unnamed, rests_on
from twosource.web.views.notes import Note, notes
from twosource.web.views.parts import Chain, Link, Passage, article, chain, passages

PIPS = 8
"""Marks of the ladder that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Most:
    """How much is shown of each: values, origins of a value; of an origin chains, passages and
    rows of accounts; notes."""

    values: int
    origins: int
    chains: int
    passages: int
    accounts: int
    notes: int


FEW = Most(values=6, origins=3, chains=3, passages=2, accounts=0, notes=4)
WHOLE = Most(values=60, origins=60, chains=60, passages=60, accounts=60, notes=60)
"""For what holds no more than ``SMALL`` accounts."""
SMALL = 60


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account of a finding: a row by its id; ``reports``: the ids of those that give it;
    ``by``: who looked at it, and when."""

    id: str
    standing: Standing
    article: Link
    reports: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: each chain by which its account came, then its words, each once; and how many
    more there are of both."""

    id: str
    name: str
    unnamed: bool
    chains: tuple[Chain, ...]
    passages: tuple[Passage, ...]
    accounts: tuple[AccountRow, ...] = ()
    more_chains: int = 0
    more_passages: int = 0


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value in words with what it rests on. ``filled`` and ``hollow`` are marks of the ladder:
    origins at least, and more at most; ``open``: no upper bound is known."""

    words: str
    denied: bool
    independent: str
    filled: int
    hollow: int
    open: bool
    articles: int
    rests: str
    origins: tuple[Origin, ...]
    standing: Standing
    more_origins: int


@dataclass(frozen=True, slots=True)
class FindingView:
    """One facet of one event, ready to be laid out. ``href``: the page with every account of it."""

    id: str
    question: str
    section: Section
    said: str
    values: tuple[ValueView, ...]
    rests: str
    notes: tuple[Note, ...]
    standing: Standing
    href: str
    accounts: int
    more_values: int
    more_notes: int
    by: str


def origins(
    lk: Lookups, accounts: Sequence[Account], row: str = "", most: Most = FEW
) -> tuple[tuple[Origin, ...], int]:
    """The accounts of a value by their origin, and how many origins are left out. ``row``: the
    finding or claim that they are of, where each is a row that a person may accept or reject."""
    groups = by_origin(accounts)
    shown = list(groups.items())[: most.origins]
    return tuple(_origin(lk, i, of_it, row, most) for i, of_it in shown), len(groups) - len(shown)


def _origin(lk: Lookups, id_: str, of_it: Sequence[Account], row: str, most: Most) -> Origin:
    chains = tuple(dict.fromkeys(chain(lk, a) for a in of_it))
    words = passages(lk, [e for a in of_it for e in a.evidence])
    rows = tuple(account(lk, row, a) for a in of_it[: most.accounts]) if row else ()
    return Origin(
        id_, lk.name(id_) if id_ else lk.label(of_it[0].document), is_unnamed(lk, id_),
        chains[: most.chains], words[: most.passages], rows,
        max(0, len(chains) - most.chains), max(0, len(words) - most.passages),
    )  # fmt: skip


def account(lk: Lookups, row: str, a: Account) -> AccountRow:
    """An account as a row of a finding or a claim."""
    first = a.evidence[0] if a.evidence else None
    id_ = a.id_in(row)
    by = words(c for m in (*a.mentions, id_) for _, c in lk.checks_of.get(m, ()))
    return AccountRow(id_, a.standing, article(lk, a.document, first), a.mentions, by)


def value(
    lk: Lookups, facet: Facet, given: Value, *, denied: bool = False, finding: str = "",
    most: Most = FEW,
) -> ValueView:  # fmt: skip
    """One value, who gives it and what it rests on."""
    least, top = given.independent.at_least, given.independent.at_most
    filled = min(least, PIPS)
    hollow = min(PIPS - filled, (top - least) if top is not None else 0)
    shown, more = origins(lk, given.accounts, finding, most)
    documents = {e.document for a in given.accounts for e in a.evidence} or {
        a.document for a in given.accounts
    }
    return ValueView(
        phrases.value(lk, facet, given.value), denied, phrases.independent(given.independent),
        filled, hollow, top is None, len(documents), rests_on(lk, given.accounts, documents), shown,
        given.standing, more,
    )  # fmt: skip


def accounts_of(found: Finding) -> Iterator[tuple[Value, bool, Account]]:
    """Every account of a finding, numbers as a ladder, what is denied last; with its value and
    whether that is denied."""
    for v in phrases.ladder(found.values):
        yield from ((v, False, a) for a in v.accounts)
    for v in found.denied:
        yield from ((v, True, a) for a in v.accounts)


def finding(lk: Lookups, event: Event, found: Finding, most: Most = FEW) -> FindingView:
    """A finding: numbers as a ladder, and what is denied beside what is alleged."""
    given = [(v, False) for v in phrases.ladder(found.values)] + [(v, True) for v in found.denied]
    shown = tuple(
        value(lk, found.facet, v, denied=denied, finding=found.id, most=most)
        for v, denied in given[: most.values]
    )
    kind, told = section(found), notes(lk, found)
    return FindingView(
        found.id, phrases.question(event, found.facet), kind, SECTIONS[kind], shown,
        rests.words(rests.rests(lk, event, found)), tuple(told[: most.notes]), found.standing,
        f"/event/{event.id}/{found.facet}", sum(len(v.accounts) for v, _ in given),
        max(0, len(given) - most.values), max(0, len(told) - most.notes),
        of_finding(lk.checks, found),
    )  # fmt: skip
