"""Parts that several pages show: links, passages, origins, values, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from twosource.export import phrases, rests
from twosource.export.actors import said
from twosource.export.by_whom import of_finding, words
from twosource.export.terminal import SECTIONS, Section, section
from twosource.model.finding import Account, Event, Evidence, Facet, Finding, Value
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups

PIPS = 8
"""Marks of the ladder that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and the page they lead to (None: nowhere). ``kind``: what stands behind it."""

    words: str
    href: str | None = None
    kind: str = ""
    standing: Standing = "proposed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words, and the articles that print them."""

    words: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """From the outlet to the last one cited; ``own``: the outlet in its own voice."""

    steps: tuple[Link, ...]
    own: bool
    said_on: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account of a finding: a row by its id; ``reports``: the ids of those that give it;
    ``by``: who looked at it, and when."""

    id: str
    standing: Standing
    article: Link
    reports: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: each chain by which its account came, then its words, each once."""

    id: str
    name: str
    unnamed: bool
    chains: tuple[Chain, ...]
    passages: tuple[Passage, ...]
    accounts: tuple[AccountRow, ...] = ()


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


@dataclass(frozen=True, slots=True)
class FindingView:
    """One facet of one event, ready to be laid out."""

    id: str
    question: str
    section: Section
    said: str
    values: tuple[ValueView, ...]
    rests: str
    notes: tuple[tuple[str, str], ...]
    standing: Standing
    by: str = ""


def actor(lk: Lookups, id_: str) -> Link:
    """A link to an actor; an id that is not there leads nowhere."""
    found = lk.actors.get(id_)
    return Link(
        lk.name(id_), f"/actor/{quote(id_)}" if found else None, found.kind if found else ""
    )


def article(lk: Lookups, id_: str, at: Evidence | None = None) -> Link:
    """A link to an article by outlet and day, where these are known; to a place in it."""
    d = lk.documents.get(id_)
    if d is None:
        return Link(id_)
    words = ", ".join(filter(None, (d.outlet, phrases.day(d.published) if d.published else "")))
    words = words if d.outlet else lk.label(id_)
    words += " (reprint)" if id_ in lk.table.reprint_of else ""
    href = f"/document/{quote(id_)}"
    if at is not None:
        href += f"?at={at.span.start}-{at.span.end}#at"
    return Link(words, href, lk.label(id_))


def title(lk: Lookups, event: Event) -> str:
    """An event's name with a capital."""
    said = phrases.event_title(lk, event)
    return said[:1].upper() + said[1:]


def event(lk: Lookups, id_: str) -> Link:
    """A link to an event."""
    found = lk.events.get(id_)
    return (
        Link(title(lk, found), f"/event/{quote(id_)}", "event", found.standing)
        if found
        else Link(id_)
    )


def passages(lk: Lookups, evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The distinct words, each with the articles that print them."""
    return tuple(
        Passage(words, tuple(dict.fromkeys(article(lk, e.document, e) for e in where)))
        for words, where in lk.passages(evidence)
    )


def chain(lk: Lookups, account: Account) -> Chain:
    """The chain of an account as links."""
    steps = tuple(actor(lk, a) for a in account.chain) or (article(lk, account.document),)
    said = phrases.day(account.said_on) if account.said_on else ""
    return Chain(steps, len(steps) == 1, said)


def origins(lk: Lookups, accounts: Sequence[Account], finding: str = "") -> tuple[Origin, ...]:
    """The accounts, brought together by their origin."""
    by_origin: dict[str, list[Account]] = {}
    for a in accounts:
        by_origin.setdefault((a.chain or ("",))[-1], []).append(a)
    out = []
    for id_, of_it in by_origin.items():
        found = lk.actors.get(id_)
        name = lk.name(id_) if id_ else lk.label(of_it[0].document)
        chains = tuple(dict.fromkeys(chain(lk, a) for a in of_it))
        said = passages(lk, [e for a in of_it for e in a.evidence])
        rows = tuple(_account(lk, finding, a) for a in of_it) if finding else ()
        unnamed = bool(found and found.kind == "unnamed")
        out.append(Origin(id_, name, unnamed, chains, said, rows))
    return tuple(out)


def _account(lk: Lookups, finding: str, a: Account) -> AccountRow:
    first = a.evidence[0] if a.evidence else None
    where = article(lk, a.document, first)
    by = words(c for m in a.mentions for _, c in lk.checks_of.get(m, ()))
    return AccountRow(a.id_in(finding), a.standing, where, a.mentions, by)


def value(
    lk: Lookups, facet: Facet, given: Value, *, denied: bool = False, finding: str = ""
) -> ValueView:
    """One value, who gives it and what it rests on."""
    least, most = given.independent.at_least, given.independent.at_most
    filled = min(least, PIPS)
    hollow = min(PIPS - filled, (most - least) if most is not None else 0)
    of_it = origins(lk, given.accounts, finding)
    documents = {e.document for a in given.accounts for e in a.evidence} or {
        a.document for a in given.accounts
    }
    return ValueView(
        phrases.value(lk, facet, given.value), denied, phrases.independent(given.independent),
        filled, hollow, most is None, len(documents), _rests(lk, of_it, documents), of_it,
        given.standing,
    )  # fmt: skip


def _rests(lk: Lookups, of_it: Sequence[Origin], documents: set[str]) -> str:
    """On whom and what a value rests, in words."""
    unnamed = sum(o.unnamed for o in of_it)
    named = len(of_it) - unnamed
    who = [count(named, "named origin")] * (named > 0)
    who += [count(unnamed, "unnamed origin")] * (unnamed > 0)
    outlets = {d.outlet for i in documents if (d := lk.documents.get(i)) and d.outlet}
    copies = len(documents & lk.table.reprint_of.keys())
    said = f"rests on {' and '.join(who) or 'nobody'}, in {count(len(documents), 'article')}"
    if outlets:
        said += f" of {count(len(outlets), 'outlet')}"
    return said + (f" ({count(copies, 'reprint')})" if copies else "")


def finding(lk: Lookups, event: Event, found: Finding) -> FindingView:
    """A finding: numbers as a ladder, and what is denied beside what is alleged."""
    id_, facet = found.id, found.facet
    given = [value(lk, facet, v, finding=id_) for v in phrases.ladder(found.values)]
    given += [value(lk, facet, v, denied=True, finding=id_) for v in found.denied]
    kind = section(found)
    return FindingView(
        found.id, phrases.question(event, found.facet), kind, SECTIONS[kind], tuple(given),
        rests.words(rests.rests(lk, event, found)), tuple(notes(lk, found)), found.standing,
        of_finding(lk.checks, found),
    )  # fmt: skip


def by_hand(lk: Lookups, found: Finding) -> Iterator[tuple[str, str]]:
    """What a person said of two origins of a finding: that they are one source, or two."""
    ends = {a.chain[-1] for v in (*found.values, *found.denied) for a in v.accounts if a.chain}
    for c in lk.held:
        pair = c.kind in ("dependent", "independent") and c.undone is None and not c.state
        if pair and all(t.id in ends for t in c.targets):
            why = f": {c.reason}" if c.reason else ""
            yield "by-hand", f"By hand (correction {c.id}): {said(c)}{why}."


def notes(lk: Lookups, found: Finding) -> list[tuple[str, str]]:
    """Counts together, changes and splits of a finding: which of them, and the words."""
    out = []
    for p in found.pooled:
        words = phrases.value(lk, found.facet, p.value)
        out.append(("pooled", f"Counted together, {words}: {phrases.independent(p.independent)}."))
    for c in found.changes:
        first, then = (phrases.value(lk, found.facet, v) for v in (c.before, c.after))
        where = "; ".join(dict.fromkeys(article(lk, d).words for d in c.documents))
        name = lk.name(c.actor)
        said = f"{c.kind.capitalize()}: {name} first said {first}, later {then} ({where})."
        out.append(("changed", said))
    for s in found.splits:
        names = phrases.listing([lk.name(a) for a in s.actors])
        values = " / ".join(phrases.value(lk, found.facet, v) for v in s.values)
        out.append(("split", f"One side, order not known: {names}: {values}."))
    return [*out, *by_hand(lk, found)]


def count(n: int, noun: str) -> str:
    """1 article; 2 articles."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
