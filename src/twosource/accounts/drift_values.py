"""Another value in a headline, bullet, caption or retelling: killed, injured, a sum, a day.

Precise rather than complete. Only an exact value of the retelling is looked at, and only where
every value that its source gives is closed and none of them, nor any sum of them, can be it. A
number that is no more than rounded is left alone. What a headline leaves out is no drift, but for a
source whose word is denied in its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from twosource.accounts.own_words import TELLERS
from twosource.accounts.told import Told
from twosource.accounts.tolls import spared
from twosource.accounts.words import words
from twosource.model.document import Document
from twosource.model.event import HARMS
from twosource.model.number import NumberRange

ValueFacet = Literal["killed", "injured", "amount", "when"]
NUMBERS: tuple[Literal["killed", "injured", "amount"], ...] = ("killed", "injured", "amount")
ROUNDED = 0.05
"""How far a number of ``ROUND_FROM`` or more may be off and still be the same, rounded."""
ROUND_FROM = 20
HEADS = TELLERS - {"caption"}
_MANY = 12
"""Numbers of one account beyond which sums are not made."""


def value_drifts(
    articles: Sequence[Sequence[Told]], documents: Mapping[str, Document]
) -> Iterator[tuple[ValueFacet, Told, Told]]:
    """Yield what a headline or bullet has in another value than all of its article's body (or than
    its own source there, where it names one), with the words that it goes back to. Captions are of
    other matters too often."""
    for of_one in articles:
        body = [b for b in of_one if b.zone == "body"]
        for t in of_one:
            if t.zone in HEADS and t.mention.modality == "happened":
                own = t.own or t.origin is None
                source = body if own else [b for b in body if b.origin == t.origin]
                for facet, back in other_values(source, t):
                    if facet in ("when", "amount") or _plain(
                        t, getattr(t.mention, facet), documents
                    ):
                        yield facet, back, t


def _plain(t: Told, number: NumberRange, documents: Mapping[str, Document]) -> bool:
    """Whether a toll stands in a headline as such, with nobody told of before it: of "1 dead, 4
    hurt" and "Woman, two children dead" too much may be read wrong."""
    document = documents[t.document]
    zone = document.zones[t.zone_index].span
    found = [w for w in words(document.text, zone) if w.norm == str(number.exact)]
    if len(found) != 1:
        return False
    return _LISTED.search(document.text, zone.start, found[0].span.start) is None


_LISTED = re.compile(r"[,;:&]|\band\b", re.IGNORECASE)


def other_values(source: Sequence[Told], t: Told) -> Iterator[tuple[ValueFacet, Told]]:
    """Yield the facets in which a retelling has another value than all that its source gives, each
    with the mention that it goes back to."""
    for facet in NUMBERS:
        told = _number(t, facet)
        if told is None or told.exact is None:
            continue
        given = [s for s in source if _number(s, facet) is not None]
        values = [n for s in given if (n := _number(s, facet)) is not None]
        if values and _another(told.exact, values):
            yield facet, min(given, key=lambda s: _unlike(s, t))
    yield from _other_day(source, t)


def _number(t: Told, facet: Literal["killed", "injured", "amount"]) -> NumberRange | None:
    found: NumberRange | None = getattr(t.mention, facet)
    return found


def _another(told: int, values: Sequence[NumberRange]) -> bool:
    """Whether a number is none of some values, rounded, and no sum of them."""
    exact = sorted({n.exact for n in values if n.exact is not None})
    if len(exact) < len(set(values)) or len(exact) > _MANY:
        return False  # one of them is open: the number may be what it says
    sums = {0}
    for n in exact:
        sums |= {n + s for s in sums}
    return told > 0 and not any(_same(told, s) for s in sums)


def _same(a: int, b: int) -> bool:
    return a == b or (min(a, b) >= ROUND_FROM and abs(a - b) <= ROUNDED * max(a, b))


def _other_day(source: Sequence[Told], t: Told) -> Iterator[tuple[ValueFacet, Told]]:
    """A day that is none of those that the source gives; of harms, whose days are often told by
    "overnight" and the like, none is taken."""
    if (
        t.mention.type in HARMS
        or t.days is None
        or t.days.earliest != t.days.latest
        or t.mention.aftermath
    ):
        return
    given = [s for s in source if s.mention.when is not None and not s.mention.aftermath]
    if not given or any(s.days is None or s.days.meets(t.days) for s in given):
        return
    if all(s.days is not None and s.days.earliest == s.days.latest for s in given):
        yield "when", min(given, key=lambda s: _unlike(s, t))


def _unlike(s: Told, t: Told) -> tuple[int, bool, tuple[str, int, str]]:
    """How little a mention is like the retelling: in people, then by its place in the body."""
    return -len(s.people & t.people), s.zone != "body", s.place()


def sources_gone(articles: Sequence[Sequence[Told]]) -> Iterator[tuple[Told, Told]]:
    """What a headline states in the paper's own voice, although its article only cites others for
    it, and one of those denies it: whose word it is, and the headline."""
    for of_one in articles:
        body = [b for b in of_one if b.zone != "headline"]
        said = [b for b in body if b.mention.modality == "happened"]
        denied = [b for b in body if b.mention.modality == "denied" and not spared(b)]
        against = {b.origin for b in denied} - {None}
        if not said or not against or any(b.own or b.origin is None for b in said):
            continue
        if against & {b.origin for b in said}:
            continue  # who denies it tells of it as well: of some part of it, then
        for t in of_one:
            if t.zone == "headline" and t.own and t.mention.modality == "happened":
                yield min(said, key=lambda s: (-len(s.people & t.people), s.place())), t
