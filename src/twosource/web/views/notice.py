"""What a page says after a form was sent: which correction was made, of what, over whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.correcting import FOR_GOOD
from twosource.corrections.kinds.verdicts import MATTERS
from twosource.export import phrases
from twosource.export.actors import said
from twosource.model.correction import Correction
from twosource.model.finding import Account, Facet, FacetValue
from twosource.web.lookups import Lookups
from twosource.web.views import parts


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction in words; ``state``: why it does not hold, where it does not; ``for_good``: it
    erased something; ``over``: what another window had said of the same meanwhile."""

    id: int
    words: str
    state: str
    for_good: bool
    over: str


def notice(lk: Lookups, c: Correction, under: Correction | None = None) -> Notice:
    """Lay out a correction that was just made. ``under``: a newer one than its page had seen."""
    over = ""
    if under is not None and under.id != c.id:
        over = (
            f"Since the page that you sent this from was loaded, {by_whom(under)}. "
            "Yours is the newer one and holds"
        )
    return Notice(c.id, in_words(lk, c), c.state, c.kind in FOR_GOOD, over)


def by_whom(c: Correction) -> str:
    """Who corrected what, in a sentence without its end."""
    return f"correction {c.id} was made by {c.by}: {said(c)}"


def in_words(lk: Lookups, c: Correction) -> str:
    """What a correction says. Of one account: the question, the value, who gives it and where."""
    facet = c.payload[0] if c.payload else ""
    if c.kind != "accept" or facet not in MATTERS:
        return said(c)
    held = {t.id for t in c.targets}
    for words, a in _accounts(lk, facet):
        if held & set(a.mentions):
            by = lk.name(a.chain[-1]) if a.chain else "a speaker who is not known"
            where = parts.article(lk, a.document).words
            return f"accepted, {MATTERS[facet]}: {words}, according to {by} ({where})"
    return said(c)


def _accounts(lk: Lookups, facet: str) -> Iterator[tuple[str, Account]]:
    for e in lk.table.events:
        for f in e.findings:
            if f.facet != facet:
                continue
            for v in f.values:
                yield from ((_value(lk, f.facet, v.value), a) for a in v.accounts)
            for v in f.denied:
                words = f"denied: {_value(lk, f.facet, v.value)}"
                yield from ((words, a) for a in v.accounts)


def _value(lk: Lookups, facet: Facet, value: FacetValue) -> str:
    return phrases.value(lk, facet, value)
