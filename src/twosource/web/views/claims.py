"""Claims that are no event, wording that goes beyond its source, quotations in several words."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.report_more import ADDED
from twosource.export.word_diff import Op, word_diff
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.finding import Status
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Limited, limited


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is said and is no event, with who says so."""

    id: str
    words: str
    denied: bool
    status: Status
    independent: str
    origins: tuple[parts.Origin, ...]


@dataclass(frozen=True, slots=True)
class DriftView:
    """Wording that goes beyond what it retells."""

    what: str
    retold: parts.Passage
    body: parts.Passage | None


@dataclass(frozen=True, slots=True)
class VariantView:
    """One utterance: its first wording, and the difference of each other one, word by word."""

    speaker: parts.Link | None
    first: parts.Passage
    others: tuple[tuple[tuple[tuple[Op, str], ...], parts.Link], ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """``groups``: claims that stand against each other are one group, side by side."""

    groups: Limited[tuple[ClaimView, ...]]
    drifts: Limited[DriftView]
    variants: Limited[VariantView]


def claims(lk: Lookups, *, everything: bool = False) -> ClaimsView:
    """Claims, a denial beside what it denies; drifts; one utterance in several wordings."""
    return ClaimsView(
        limited(_opposed(lk), everything).each(lambda g: tuple(_claim(lk, c) for c in g)),
        limited(lk.table.drifts, everything).each(lambda d: _drift(lk, d)),
        limited(lk.table.quote_variants, everything).each(lambda v: _variant(lk, v)),
    )


def _opposed(lk: Lookups) -> list[list[Claim]]:
    """The claims, those that stand against each other together, a denial last."""
    by_id = {c.id: c for c in lk.table.claims}
    done: set[str] = set()
    out = []
    for c in sorted(lk.table.claims, key=lambda c: not c.opposed_by):
        if c.id not in done:
            held = [c, *(by_id[i] for i in c.opposed_by if i in by_id and i not in done)]
            done |= {x.id for x in held}
            out.append(sorted(held, key=lambda x: x.polarity == "negative"))
    return out


def _drift(lk: Lookups, d: Drift) -> DriftView:
    (retold,) = parts.passages(lk, [d.retold])
    body = parts.passages(lk, [d.body])[0] if d.body else None
    return DriftView(ADDED.get(d.facet, d.facet), retold, body)


def _claim(lk: Lookups, c: Claim) -> ClaimView:
    counted = phrases.independent(c.independent)
    return ClaimView(
        c.id, c.text, c.polarity == "negative", c.status, counted, parts.origins(lk, c.accounts)
    )


def _variant(lk: Lookups, v: QuoteVariant) -> VariantView:
    first, *others = v.variants
    return VariantView(
        parts.actor(lk, v.speaker) if v.speaker else None, parts.passages(lk, [first])[0],
        tuple(
            (tuple(word_diff(lk.words(first), lk.words(o))), parts.article(lk, o.document, o))
            for o in others
        ),
    )  # fmt: skip
