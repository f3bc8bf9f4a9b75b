"""What of the values in the mentions of an event counts as somebody's account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from twosource.accounts.compare import COMPARE
from twosource.accounts.piece import Piece
from twosource.accounts.told import Told
from twosource.model.finding import DateRange, Facet, FacetValue
from twosource.model.number import NumberRange

TELLERS = frozenset({"headline", "standfirst", "caption"})
"""Zones in which the words are the teller's: what they add to the body is not the origin's."""


def without_own_voice(facet: Facet, found: list[Piece], told: Sequence[Told]) -> list[Piece]:
    """An outlet is an origin only where it cites nobody: its own words do not count beside those
    of one it cites, in the same document, for the same or a compatible value. So for an outlet
    that is itself cited ("according to a report in the Y", which cites three sources)."""
    by_document: dict[str, list[Piece]] = defaultdict(list)
    for p in found:
        by_document[p.told.document].append(p)
    cites = {t.document for t in told if not t.own and t.mention.reports}
    out = []
    for p in found:
        if p.told.own and p.told.zone in TELLERS and p.told.document in cites:
            continue
        if not any(_cites(facet, p, q) for q in by_document[p.told.document]):
            out.append(p)
    return out


def _cites(facet: Facet, p: Piece, q: Piece) -> bool:
    """Whether ``q`` came through the one who tells ``p`` and says nothing against it."""
    size = len(p.told.chain)
    through = len(q.told.chain) > size and q.told.chain[:size] == p.told.chain
    return through and COMPARE[facet](p.value, q.value).verdict in ("same", "compatible")


def narrowest(facet: Facet, found: list[Piece]) -> list[Piece]:
    """Of one account's values that go together, keep the narrowest: who says "a call" and then
    "the call" has told of one."""
    if facet not in ("count", "when", "participants"):
        return found
    return [
        p
        for p in found
        if not any(q.told.account == p.told.account and _inside(q.value, p.value) for q in found)
    ]


def one_place(found: list[Piece]) -> list[Piece]:
    """Of one account's places keep the one that its own words name, else the one it names most:
    what a report does not place itself was only put where its text points to."""
    votes: dict[tuple[str | None, str], Counter[FacetValue]] = defaultdict(Counter)
    for p in found:
        votes[p.told.account][p.value] += 3 if p.told.mention.place_told else 1
    best = {who: min(places, key=lambda v: (-places[v], str(v))) for who, places in votes.items()}
    return [p for p in found if p.value == best[p.told.account]]


def _inside(a: FacetValue, b: FacetValue) -> bool:
    """Whether ``a`` is a narrower value within ``b``."""
    if a == b:
        return False
    if isinstance(a, tuple) and isinstance(b, tuple):
        return set(b) < set(a)  # of those who took part, the longer list says more
    if isinstance(a, NumberRange) and isinstance(b, NumberRange):
        return b.min <= a.min and (b.max is None or (a.max is not None and a.max <= b.max))
    if isinstance(a, DateRange) and isinstance(b, DateRange):
        low = b.earliest is None or (a.earliest is not None and b.earliest <= a.earliest)
        high = b.latest is None or (a.latest is not None and a.latest <= b.latest)
        return low and high
    return False


def without_drift(facet: Facet, found: list[Piece], told: Sequence[Told]) -> list[Piece]:
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
