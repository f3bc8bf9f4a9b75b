"""Rows that the comparison finds and no article has: what each is known by from build to build.

An account of a claim, a drift, one utterance in several wordings, a changed account, a split. Each
is known by the places of its words and by a key: what it says of them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.correction import Beside
from twosource.model.finding import Account, Change, Event, Evidence, FacetValue, Finding, Split
from twosource.model.ids import digest


@dataclass(frozen=True, slots=True)
class Row:
    """``places`` in the order in which they are shown, the first that by which it is called."""

    about: Beside
    id: str
    key: str
    places: tuple[Evidence, ...]


def of_claim(c: Claim) -> Iterator[Row]:
    """A row for each account."""
    for a in c.accounts:
        yield Row("claim", a.id_in(c.id), c.polarity, a.evidence)


def of_drift(d: Drift) -> Row:
    """The wording and what it retells."""
    return Row("drift", d.id, d.facet, (d.retold, *((d.body,) if d.body else ())))


def of_variant(v: QuoteVariant) -> Row:
    """All its wordings."""
    return Row("variant", v.id, "", v.variants)


def of_change(f: Finding, c: Change) -> Row:
    """The words of the accounts that give the earlier and the later value."""
    key = digest(f.facet, c.kind, str(c.before), str(c.after))
    places = _words(f, (c.before, c.after), lambda a: a.document in c.documents)
    return Row("change", c.id_in(f.id), key, places)


def of_split(f: Finding, s: Split) -> Row:
    """The words of the accounts of that side."""
    key = digest(f.facet, *map(str, s.values))
    places = _words(f, s.values, lambda a: bool(a.chain) and a.chain[-1] in s.actors)
    return Row("split", s.id_in(f.id), key, places)


def _words(
    f: Finding, values: Container[FacetValue], wanted: Callable[[Account], bool]
) -> tuple[Evidence, ...]:
    """The words, each once, of the wanted accounts of some values of a finding."""
    told = (a for v in f.values if v.value in values for a in v.accounts if wanted(a))
    return tuple(dict.fromkeys(e for a in told for e in a.evidence))


def of_event(e: Event) -> Iterator[Row]:
    """Its changed accounts and splits."""
    for f in e.findings:
        yield from (of_change(f, c) for c in f.changes)
        yield from (of_split(f, s) for s in f.splits)
