"""Judge one facet of one event: values, status, changes, splits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from twosource.accounts.changes import changes, splits
from twosource.accounts.collect import denied_values, pieces, referred
from twosource.accounts.compare import COMPARE, content_words
from twosource.accounts.independence import Sides
from twosource.accounts.piece import Piece, evidence, value_order
from twosource.accounts.rivals import Rivals
from twosource.accounts.told import Told
from twosource.accounts.tolls import toll_pieces
from twosource.model.document import Document
from twosource.model.event import HARMS
from twosource.model.finding import (
    Account,
    DateRange,
    Facet,
    FacetValue,
    Finding,
    Pooled,
    Status,
    Value,
)  # fmt: skip
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.standing import together

SOME = NumberRange(1, None)
_COMPARED = 12
"""Accounts of a value that are held against those of another: time stays linear in their number."""


def judge(
    event: str,
    facet: Facet,
    told: Sequence[Told],
    documents: Mapping[str, Document],
    sides: Sides,
) -> Finding | None:
    """Return the finding, or None where no account gives a value of the facet."""
    heard = [t for t in told if not t.mention.rejects(facet)]
    texts = {t.document: documents[t.document].text for t in heard}
    found = (
        toll_pieces(facet, heard, texts)
        if facet in ("killed", "injured")
        else pieces(facet, told, documents)
    )
    if facet == "count":
        found = _counting(found, documents)
    if facet == "initiator":  # "council leader" is no rival of the leader's name
        found = [p for p in found if isinstance(p.value, str) and sides.identified(p.value)]
    if facet == "participants":
        found = list(_known(found, sides))
    denied = _values(facet, denied_values(facet, heard, documents), sides)
    if not found and not denied:
        return None
    values = _values(facet, found, sides)
    harm = told[0].mention.type in HARMS
    if not denied and (
        (facet == "participants" and len(values) < 2) or (facet == "place" and not harm)
    ):
        return None  # the event's own title has who took part; two names of one spot are no dispute
    rivals = Rivals(facet, told, documents, sides)
    current = {v.value for v in _current(facet, values, documents)}
    if (
        facet == "count"
        and not denied
        and all(p.value == SOME or referred(p.told, documents) for p in found)
    ):
        return None  # "a call" alone says no more than that there was one
    return Finding(
        id=make_id("finding", event, facet),
        facet=facet,
        status=_status(facet, _disputed(facet, found, current, rivals), values, denied, sides),
        values=values,
        denied=denied,
        pooled=_pooled(facet, values, sides),
        changes=changes(facet, found, sides, rivals.differ),
        splits=splits(found, sides, rivals.differ),
    )


def _counting(found: Sequence[Piece], documents: Mapping[str, Document]) -> list[Piece]:
    """Without "the meeting lasted an hour" of whoever also says how many there were."""
    loose = [referred(p.told, documents) for p in found]
    pairs = list(zip(found, loose, strict=True))
    firm = {p.told.origin for p, by_the_way in pairs if not by_the_way and p.value != SOME}
    return [p for p, by_the_way in pairs if not by_the_way or p.told.origin not in firm]


def _known(found: Sequence[Piece], sides: Sides) -> Iterator[Piece]:
    """Lists of those who took part without the ones that the text does not name: "an aide" may be
    anybody. One name alone is no list."""
    for p in found:
        assert isinstance(p.value, tuple)
        named = tuple(a for a in p.value if sides.identified(a))
        if len(named) > 1:
            yield replace(p, value=named)


def _values(facet: Facet, found: Sequence[Piece], sides: Sides) -> tuple[Value, ...]:
    """Group pieces of the same value, and within a value pieces of one chain in one document."""
    groups: list[list[Piece]] = []
    for p in found:
        home = next(
            (g for g in groups if COMPARE[facet](g[0].value, p.value).verdict == "same"), None
        )
        if home is None:
            groups.append([p])
        else:
            home.append(p)
    values = [
        Value(
            _shown(facet, g),
            _accounts(facet, g),
            sides.independent(origins([p.told.chain for p in g])),
        )
        for g in groups
    ]
    return tuple(sorted(values, key=lambda v: value_order(v.value)))


def _shown(facet: Facet, group: Sequence[Piece]) -> FacetValue:
    """The value of a group: the shortest wording of a topic, a place with its region, else the
    value they share."""
    texts = [p.value for p in group if isinstance(p.value, str)]
    if facet == "place":
        return max(texts, key=lambda t: (t.count(","), t))
    return min(texts, key=lambda t: (len(t), t)) if texts else group[0].value


def origins(chains: Collection[tuple[str, ...]]) -> list[str]:
    """The ends of chains that are origins. One through whom another account of the same came is
    none: the outlet that a second paper cites has it from those whom it cites itself."""
    through = {c for chain in chains for c in chain[:-1]}
    ends = [chain[-1] for chain in chains]
    return [e for e in ends if e not in through] or ends


def _accounts(facet: Facet, group: Sequence[Piece]) -> tuple[Account, ...]:
    by_chain: dict[tuple[str, tuple[str, ...]], list[Piece]] = defaultdict(list)
    for p in group:
        by_chain[p.told.document, p.told.chain].append(p)
    return tuple(
        Account(
            chain,
            document,
            next((p.told.said_on for p in ps if p.told.said_on), None),
            evidence(ps),
            tuple(dict.fromkeys(p.told.mention.id for p in ps)),
            together(p.told.mention.standing_of(facet) for p in ps),
        )
        for (document, chain), ps in sorted(by_chain.items())
    )


def _disputed(
    facet: Facet, found: Sequence[Piece], current: Collection[FacetValue], rivals: Rivals
) -> bool:
    """Whether two accounts give values that cannot both be so; of numbers in two texts, ``current``
    ones: where one text gives both, its day has not parted them."""
    if facet == "about":
        return False  # two topics do not exclude each other
    by_value: dict[FacetValue, list[Piece]] = defaultdict(list)
    for p in found:
        by_value[p.value].append(p)
    return any(
        (a.told.document == b.told.document or (_stand(a, current) and _stand(b, current)))
        and rivals.differ(a, b)
        for x, y in combinations(by_value.values(), 2)
        for a in x[:_COMPARED]
        for b in y[:_COMPARED]
    )


def _stand(p: Piece, current: Collection[FacetValue]) -> bool:
    return not isinstance(p.value, NumberRange) or p.value in current


def _status(
    facet: Facet, disputed: bool, values: Sequence[Value], denied: Sequence[Value], sides: Sides
) -> Status:
    if disputed or any(_meet(v, d) for v in values for d in denied):
        return "disputed"
    apart = any(
        COMPARE[facet](a.value, b.value).verdict in ("different", "not comparable")
        for a, b in combinations(values, 2)
    )
    accounts = [a for v in values for a in v.accounts] or [a for v in denied for a in v.accounts]
    counted = sides.independent(origins([a.chain for a in accounts]))
    if counted.at_least >= 2 and not apart:
        return "agreed"
    if any(v.independent.at_least >= 2 for v in values):
        return "agreed"
    return "uncorroborated" if len(set(origins([a.chain for a in accounts]))) > 1 else "single"


def _current(
    facet: Facet, values: Sequence[Value], documents: Mapping[str, Document]
) -> Sequence[Value]:
    """For tolls, the values that no later one has taken the place of: a toll grows, and the
    injured die. An earlier number is then no rival of a later one."""
    if facet not in ("killed", "injured"):
        return values

    def days(v: Value) -> list[date]:
        told = [a.said_on or documents[a.document].published for a in v.accounts]
        return [d for d in told if d is not None] if None not in told else []

    def gone(v: Value) -> bool:
        return any(
            COMPARE[facet](v.value, w.value).verdict == "different"
            and (facet == "injured" or value_order(w.value) > value_order(v.value))
            and days(v) and days(w) and max(days(v)) < min(days(w))
            for w in values
        )  # fmt: skip

    return [v for v in values if not gone(v)]


def _meet(value: Value, denied: Value) -> bool:
    """Whether a topic, place or number that one account gives is the one that another denies, or
    somebody is said to have taken part by one, and by another not."""
    if isinstance(value.value, NumberRange | DateRange):
        return value.value == denied.value
    if isinstance(value.value, tuple) and isinstance(denied.value, tuple):
        return not set(value.value).isdisjoint(denied.value)
    assert isinstance(value.value, str) and isinstance(denied.value, str)
    return bool(content_words(value.value) & content_words(denied.value))


def _pooled(facet: Facet, values: Sequence[Value], sides: Sides) -> tuple[Pooled, ...]:
    """For a vague number, the origins of all numbers that it covers, where these are compatible:
    "several" with 5 behind it."""
    out = []
    for v in values:
        if not isinstance(v.value, NumberRange) or v.value.max is not None:
            continue
        inside = [
            w for w in values if isinstance(w.value, NumberRange) and _covers(v.value, w.value)
        ]
        agree = all(
            COMPARE[facet](a.value, b.value).verdict != "different"
            for a, b in combinations(inside, 2)
        )
        if len(inside) > 1 and agree:
            chains = [a.chain for w in inside for a in w.accounts]
            out.append(Pooled(v.value, sides.independent(origins(chains))))
    return tuple(out)


def _covers(a: NumberRange, b: NumberRange) -> bool:
    return (
        a.one_unit(b)
        and a.min <= b.min
        and (a.max is None or (b.max is not None and b.max <= a.max))
    )
