"""Claims that are no event, wording that goes beyond its source, quotations in several words."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.by_whom import words
from twosource.export.report_more import ADDED
from twosource.export.word_diff import Op, word_diff
from twosource.model.claim import Claim, Drift, QuoteVariant
from twosource.model.finding import Status
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import event_parts, parts, told
from twosource.web.views.limited import Leaf, leaf

A_PAGE, WORDINGS = 12, 6
"""Rows of each list on a page; wordings of an utterance."""
LISTS = ("claims", "wording", "quotations")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is said and is no event, with who says so. ``accounts``: how many there are."""

    id: str
    words: str
    denied: bool
    status: Status
    standing: Standing
    independent: str
    origins: tuple[told.Origin, ...]
    more_origins: int
    accounts: int
    by: str


@dataclass(frozen=True, slots=True)
class DriftView:
    """Wording that goes beyond what it retells."""

    id: str
    standing: Standing
    what: str
    retold: parts.Passage
    body: parts.Passage | None
    by: str


@dataclass(frozen=True, slots=True)
class VariantView:
    """One utterance: its first wording, and the difference of each other one, word by word."""

    id: str
    standing: Standing
    speaker: parts.Link | None
    first: parts.Passage
    others: tuple[tuple[tuple[tuple[Op, str], ...], parts.Link], ...]
    more: int
    by: str


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """``groups``: claims that stand against each other are one group, side by side. ``of``: the
    list that is shown alone (empty: the first page of each)."""

    of: str
    groups: Leaf[tuple[ClaimView, ...]]
    drifts: Leaf[DriftView]
    variants: Leaf[VariantView]


def claims(lk: Lookups, of: str = "", page: int = 1) -> ClaimsView:
    """Claims, a denial beside what it denies; drifts; one utterance in several wordings."""
    of = of if of in LISTS else ""
    at = [page if of == name else 1 for name in LISTS]
    return ClaimsView(
        of,
        leaf(_opposed(lk), at[0], A_PAGE).each(lambda g: tuple(claim(lk, c) for c in g)),
        leaf(lk.table.drifts, at[1], A_PAGE).each(lambda d: drift(lk, d)),
        leaf(lk.table.quote_variants, at[2], A_PAGE).each(lambda v: variant(lk, v)),
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


def drift(lk: Lookups, d: Drift) -> DriftView:
    """A drift as a row."""
    (retold,) = parts.passages(lk, [d.retold])
    body = parts.passages(lk, [d.body])[0] if d.body else None
    return DriftView(d.id, d.standing, ADDED[d.facet], retold, body, lk.by(d.id))


def claim(lk: Lookups, c: Claim) -> ClaimView:
    """A claim as a row."""
    shown, more = told.origins(lk, c.accounts)
    return ClaimView(
        c.id, parts.cut(c.text, parts.WORDS), c.polarity == "negative", c.status, c.standing,
        phrases.independent(c.independent), shown, more, len(c.accounts),
        words(k for a in c.accounts for _, k in lk.checks_of.get(a.id_in(c.id), ())),
    )  # fmt: skip


def one(lk: Lookups, id_: str, page: int) -> event_parts.FacetView | None:
    """A page of the accounts of a claim; None where there is none of that id."""
    found = next((c for c in lk.table.claims if c.id == id_), None)
    if found is None:
        return None
    denied, counted = found.polarity == "negative", phrases.independent(found.independent)
    told_ = parts.cut(found.text, parts.WORDS)
    shown = leaf([(told_, denied, counted, a) for a in found.accounts], page, event_parts.ACCOUNTS)
    return event_parts.FacetView(
        "Claims and wording", "Who says so?", f"/claims#{id_}", f"/claims/{id_}",
        shown.of(event_parts.accounts(lk, shown.rows, id_)), (),
    )  # fmt: skip


def variant(lk: Lookups, v: QuoteVariant) -> VariantView:
    """A quotation in several wordings as a row."""
    first, *others = v.variants
    first_words = parts.cut(lk.words(first), parts.WORDS)
    return VariantView(
        v.id, v.standing, parts.actor(lk, v.speaker) if v.speaker else None,
        parts.passages(lk, [first])[0],
        tuple(
            (tuple(word_diff(first_words, parts.cut(lk.words(o), parts.WORDS))),
             parts.article(lk, o.document, o))
            for o in others[:WORDINGS]
        ), max(0, len(others) - WORDINGS), lk.by(v.id),
    )  # fmt: skip
