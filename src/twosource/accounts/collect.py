"""From the mentions of one event to the accounts of each facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.accounts.compare import COMPARE
from twosource.accounts.divide import initiator
from twosource.accounts.told import Told
from twosource.model.document import Document
from twosource.model.finding import DateRange, Evidence, Facet, FacetValue
from twosource.model.number import NumberRange
from twosource.model.span import Span

TELLERS = frozenset({"headline", "standfirst", "caption"})
"""Zones in which the words are the teller's: what they add to the body is not the origin's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of a facet in one mention, with the words that give it."""

    value: FacetValue
    told: Told
    span: Span


def pieces(facet: Facet, told: Sequence[Told], documents: Mapping[str, Document]) -> list[Piece]:
    """The values of a facet in the mentions of one event, in order, that count as accounts.

    Left out: mentions that only refer to the event; those whose speaker is open; an outlet's own
    voice where the same document cites somebody for the event; and what a headline, bullet or
    caption adds to what the body has of the same origin (drift).
    """
    found = [p for t in told for p in _values(facet, t, documents)]
    found = [p for p in found if p.told.mention.reports and p.told.origin is not None]
    found = _without_drift(facet, _without_own_voice(facet, found, told), told)
    return _narrowest(facet, found)


def denied_topics(told: Iterable[Told], documents: Mapping[str, Document]) -> list[Piece]:
    """Topics that an account says the contact was not about."""
    out = []
    for t in told:
        span = t.mention.about_denied
        if span is not None and t.origin is not None:
            out.append(Piece(span.of(documents[t.document].text), t, t.mention.clause))
    return out


def _values(facet: Facet, t: Told, documents: Mapping[str, Document]) -> list[Piece]:
    m = t.mention
    if facet == "occurred":
        said = {"happened": "yes", "denied": "no", "planned": "planned"}.get(m.modality, "open")
        return [] if said == "open" or m.about_denied else [Piece(said, t, m.clause)]
    if m.modality not in ("happened", "planned"):
        return []
    if facet == "count" and m.modality == "planned":
        return []
    if facet == "count" and m.count is not None:
        return [Piece(m.count, t, m.clause)]
    if facet == "when" and m.when is not None and (m.when.earliest or m.when.latest):
        return [
            Piece(
                DateRange(m.when.earliest, m.when.latest),
                t,
                _with_words(m.clause, m.when.span, t, documents),
            )
        ]
    if facet == "initiator" and (who := initiator(t)) is not None:
        return [Piece(who, t, m.clause)]
    if facet == "about" and m.about is not None:
        return [Piece(m.about.of(documents[t.document].text), t, m.clause)]
    return []


def _with_words(
    clause: Span, words: Span | None, t: Told, documents: Mapping[str, Document]
) -> Span:
    """The clause, stretched over the words that date it where they stand in the same paragraph."""
    if words is None or clause.contains(words):
        return clause
    zone = documents[t.document].zones[t.zone_index].span
    both = Span(min(clause.start, words.start), max(clause.end, words.end))
    return both if zone.contains(both) else clause


def _without_own_voice(facet: Facet, found: list[Piece], told: Sequence[Told]) -> list[Piece]:
    """An outlet is an origin only where it cites nobody: its own words do not count beside those
    of one it cites, in the same document, for the same or a compatible value. So for an outlet
    that is itself cited ("according to a report in the Y", which cites three sources)."""
    by_document: dict[str, list[Piece]] = defaultdict(list)
    for p in found:
        by_document[p.told.document].append(p)
    cites = {t.document for t in told if len(t.chain) > 1 and t.mention.reports}
    out = []
    for p in found:
        if len(p.told.chain) == 1 and p.told.zone in TELLERS and p.told.document in cites:
            continue
        if not any(_cites(facet, p, q) for q in by_document[p.told.document]):
            out.append(p)
    return out


def _cites(facet: Facet, p: Piece, q: Piece) -> bool:
    """Whether ``q`` came through the one who tells ``p`` and says nothing against it."""
    size = len(p.told.chain)
    through = len(q.told.chain) > size and q.told.chain[:size] == p.told.chain
    return through and COMPARE[facet](p.value, q.value).verdict in ("same", "compatible")


def _narrowest(facet: Facet, found: list[Piece]) -> list[Piece]:
    """Of one account's values that go together, keep the narrowest: who says "a call" and then
    "the call" has told of one."""
    if facet not in ("count", "when"):
        return found
    return [
        p
        for p in found
        if not any(q.told.account == p.told.account and _inside(q.value, p.value) for q in found)
    ]


def _inside(a: FacetValue, b: FacetValue) -> bool:
    """Whether ``a`` is a narrower value within ``b``."""
    if a == b:
        return False
    if isinstance(a, NumberRange) and isinstance(b, NumberRange):
        return b.min <= a.min and (b.max is None or (a.max is not None and a.max <= b.max))
    if isinstance(a, DateRange) and isinstance(b, DateRange):
        low = b.earliest is None or (a.earliest is not None and b.earliest <= a.earliest)
        high = b.latest is None or (a.latest is not None and a.latest <= b.latest)
        return low and high
    return False


def _without_drift(facet: Facet, found: list[Piece], told: Sequence[Told]) -> list[Piece]:
    """Leave out what a headline, bullet or caption has of an origin whose own words in the body
    do not have it."""
    body = {t.account for t in told if t.zone == "body" and t.mention.reports}
    values: dict[tuple[str | None, str], list[FacetValue]] = defaultdict(list)
    for p in found:
        if p.told.zone == "body":
            values[p.told.account].append(p.value)
    out = []
    for p in found:
        if p.told.zone in TELLERS and p.told.account in body:
            same = (COMPARE[facet](p.value, v).verdict for v in values[p.told.account])
            if not any(v == "same" for v in same):
                continue
        out.append(p)
    return out


def evidence(found: Iterable[Piece]) -> tuple[Evidence, ...]:
    """The words of some pieces in order; those that stand inside longer ones are left out."""
    spans = {Evidence(p.told.document, p.span) for p in found}
    return tuple(
        sorted(
            e
            for e in spans
            if not any(
                o != e and o.document == e.document and o.span.contains(e.span) for o in spans
            )
        )
    )
