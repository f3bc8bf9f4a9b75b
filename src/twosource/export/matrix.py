"""One event as a matrix: a row for each origin, a column for each facet that anything is said of.

A pure function of the table. The terminal, the desk and JSON lay the same matrix out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.rests import RestsOn, open_speakers, rests
from twosource.model.finding import (
    Account,
    Change,
    Event,
    Evidence,
    Facet,
    FacetValue,
    Finding,
    Turned,
)

Dependence = Literal["speaks for", "belongs to", "one side", "cites", "reprint", "unnamed"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an origin is not simply one more. ``other``: an actor's id; of a reprint, the article
    that it repeats; None of an unnamed source."""

    kind: Dependence
    other: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The way by which an account came, from the outlet to the last one cited."""

    actors: tuple[str, ...]
    document: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """One value as one origin gives it, with the words."""

    value: FacetValue
    denied: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An origin (or one that speaks for it) gave one value and later another; the days on which
    they were said, where known."""

    before: FacetValue
    after: FacetValue
    earlier: date | None
    later: date | None
    kind: Turned = "changed"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of one facet; empty where it says nothing of it."""

    facet: Facet
    given: tuple[Given, ...]
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One origin. ``origin`` is its actor's id; None where the speaker is open, and then the row
    counts in no finding. ``reasons``: on whom it depends."""

    origin: str | None
    chains: tuple[Chain, ...]
    reasons: tuple[Reason, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A facet, with the finding of it and what that rests on."""

    finding: Finding
    rests: RestsOn


@dataclass(frozen=True, slots=True)
class Matrix:
    """An event laid out. The cells of each row stand in the order of ``columns``."""

    event: Event
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix(index: Index, event: Event) -> Matrix:
    """Return the matrix of an event: the origin with most accounts first, open speakers last."""
    columns = tuple(Column(f, rests(index, event, f)) for f in event.findings)
    held = _held(event)
    ranked = sorted(held, key=lambda o: -sum(len(g) for g in held[o].values()))
    rows = [_row(index, event, origin, held[origin], ranked) for origin in ranked]
    return Matrix(event, columns, (*rows, *_open_rows(index, event)))


_Held = dict[Facet, list[tuple[FacetValue, bool, Account]]]


def _held(event: Event) -> dict[str, _Held]:
    """What each origin gives, by facet; numbers from the lowest up, what is denied after it."""
    out: dict[str, _Held] = {}
    for f in event.findings:
        values = [(v, False) for v in phrases.ladder(f.values)] + [(v, True) for v in f.denied]
        for v, denied in values:
            for a in v.accounts:
                by_facet = out.setdefault((a.chain or (a.document,))[-1], {})
                by_facet.setdefault(f.facet, []).append((v.value, denied, a))
    return out


def _row(index: Index, event: Event, origin: str, held: _Held, origins: Sequence[str]) -> Row:
    accounts = [a for given in held.values() for _, _, a in given]
    chains = tuple(dict.fromkeys(Chain(a.chain, a.document, a.said_on) for a in accounts))
    cells = tuple(
        Cell(f.facet, _given(held.get(f.facet, ())), tuple(_turns(index, f, origin)))
        for f in event.findings
    )
    cited = [Reason("cites", o) for o in _has_it_from(event, origin)]
    return Row(origin, chains, (*_reasons(index, origin, chains, origins), *cited), cells)


def _has_it_from(event: Event, origin: str) -> list[str]:
    """Those whom an origin is said to cite for a value that it also gives in its own voice."""
    out: dict[str, None] = {}
    for f in event.findings:
        for v in (*f.values, *f.denied):
            if any(a.chain[-1:] == (origin,) for a in v.accounts):
                out |= dict.fromkeys(a.chain[-1] for a in v.accounts if origin in a.chain[:-1])
    return list(out)


def _given(held: Sequence[tuple[FacetValue, bool, Account]]) -> tuple[Given, ...]:
    found: dict[tuple[FacetValue, bool], list[Evidence]] = {}
    for value, denied, account in held:
        found.setdefault((value, denied), []).extend(account.evidence)
    return tuple(Given(v, d, tuple(dict.fromkeys(e))) for (v, d), e in found.items())


def _turns(index: Index, finding: Finding, origin: str) -> Iterator[Turn]:
    for c in finding.changes:
        if c.actor == origin:
            first, then = c.documents[0], c.documents[-1]
            yield Turn(
                c.before, c.after,
                _said(index, finding, c, c.before, first), _said(index, finding, c, c.after, then),
                c.kind,
            )  # fmt: skip


def _said(
    index: Index, finding: Finding, change: Change, value: FacetValue, document: str
) -> date | None:
    """When one side gave a value: as the text dates it, else when the article was published."""
    side = index.sides.side
    for v in finding.values:
        for a in v.accounts if v.value == value else ():
            same = a.document == document and a.chain and change.actor in index.actors
            if same and side(a.chain[-1]) == side(change.actor) and a.said_on:
                return a.said_on
    d = index.documents.get(document)
    return d.published if d else None


def _reasons(
    index: Index, origin: str, chains: Sequence[Chain], origins: Sequence[str]
) -> Iterator[Reason]:
    """Why an origin adds less than one: it is one with another, or has it from another."""
    actor = index.actors.get(origin)
    if actor is not None:
        for other in origins:
            if other != origin and other in index.actors:
                yield from _one_with(index, origin, other)
        if actor.kind == "unnamed":
            yield Reason("unnamed", None)
    copied = {index.table.reprint_of.get(c.document) for c in chains}
    for document in sorted(d for d in copied if d):
        yield Reason("reprint", document)


def _one_with(index: Index, origin: str, other: str) -> Iterator[Reason]:
    actor = index.actors[origin]
    if other in actor.speaks_for:
        yield Reason("speaks for", other)
    elif other in actor.member_of:
        yield Reason("belongs to", other)
    elif index.sides.side(origin) == index.sides.side(other):
        behind = index.actors[other]
        if origin not in (*behind.speaks_for, *behind.member_of):
            yield Reason("one side", other)


def _open_rows(index: Index, event: Event) -> Iterator[Row]:
    """A row for each article in which the speaker of what is said of the event is open."""
    found: dict[str, dict[Facet, list[Given]]] = defaultdict(dict)
    for f in event.findings:
        for m, value in open_speakers(index, event, f.facet):
            given = Given(value, False, (Evidence(m.document, m.clause),))
            found[m.document].setdefault(f.facet, []).append(given)
    for document, by_facet in found.items():
        cells = tuple(Cell(f.facet, _merged(by_facet.get(f.facet, ()))) for f in event.findings)
        yield Row(None, (Chain((), document, None),), (), cells)


def _merged(given: Sequence[Given]) -> tuple[Given, ...]:
    found: dict[FacetValue, list[Evidence]] = {}
    for g in given:
        found.setdefault(g.value, []).extend(g.evidence)
    return tuple(Given(v, False, tuple(dict.fromkeys(e))) for v, e in found.items())


def reason_words(index: Index, reason: Reason) -> str:
    """A reason as a reader understands it."""
    if reason.other is None:
        return "unnamed: adds nothing to \u201cat least\u201d"
    if reason.kind == "reprint":
        return f"in a reprint of {index.label(reason.other)}: no further source"
    name = index.name(reason.other)
    if reason.kind == "cites":
        return f"has it from {name}: no further source"
    tie = {"speaks for": "for whom it speaks", "belongs to": "to which it belongs"}
    return f"one source with {name}, {tie.get(reason.kind, 'on the same side')}"


def turn_words(index: Index, facet: Facet, turn: Turn) -> str:
    """A changed account as a reader understands it, with its days where these are known."""
    first, then = (phrases.value(index, facet, v) for v in (turn.before, turn.after))
    return f"{turn.kind}: first {first}{_on(turn.earlier)}, later {then}{_on(turn.later)}"


def _on(day: date | None) -> str:
    return f" ({phrases.day(day)})" if day else ""
