"""Pages that list: articles, claims and wording, what to review, corrections, search, timeline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from twosource.export import phrases
from twosource.export.actors import correction as correction_lines
from twosource.export.review import waiting
from twosource.export.word_diff import Op, word_diff
from twosource.model.claim import Claim, DriftFacet
from twosource.model.finding import Status
from twosource.story.search import Hit
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.actor import Said, saying
from twosource.web.views.mend import Report, reports_in

A_PAGE = 50
ADDED: dict[DriftFacet, str] = {
    "count": "another number",
    "initiator": "says who began it",
    "hedge": "a hedge is left out",
    "attribution": "whose word it is is left out, and it is denied",
    "quotation": "quotation marks around words that stand nowhere else",
}


LONG = 200
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Limited(Generic[_Row]):
    """The first rows of a long list, and how many more there are."""

    rows: tuple[_Row, ...]
    more: int


def limited(rows: Sequence[_Row], everything: bool) -> Limited[_Row]:
    """The rows that a page shows."""
    shown = rows if everything else rows[:LONG]
    return Limited(tuple(shown), len(rows) - len(shown))


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A line of the list of articles."""

    article: parts.Link
    title: str
    outlet: str
    published: str
    sayings: int
    remark: str


def articles(lk: Lookups) -> list[ArticleRow]:
    """All articles, the newest first, those without a date last."""
    table = lk.table
    ordered = sorted(table.documents, key=lambda d: (d.published is None, d.outlet or "", d.id))
    ordered.sort(key=lambda d: d.published.toordinal() if d.published else 0, reverse=True)
    out = []
    for d in ordered:
        remark = "" if d.analysed else "stored, not analysed (not in English)"
        if d.id in table.reprint_of:
            remark = f"repeats {parts.article(lk, table.reprint_of[d.id]).words}"
        day = phrases.day(d.published) if d.published else "not known"
        out.append(ArticleRow(
            parts.article(lk, d.id), d.title or lk.label(d.id), d.outlet or "not known", day,
            len(lk.attributions_of.get(d.id, ())), remark,
        ))  # fmt: skip
    return out


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

    groups: tuple[tuple[ClaimView, ...], ...]
    drifts: tuple[DriftView, ...]
    variants: tuple[VariantView, ...]


def claims(lk: Lookups) -> ClaimsView:
    """Claims, a denial beside what it denies; drifts; one utterance in several wordings."""
    drifts = tuple(
        DriftView(
            ADDED.get(d.facet, d.facet), parts.passages(lk, [d.retold])[0],
            parts.passages(lk, [d.body])[0] if d.body else None,
        )
        for d in lk.table.drifts
    )  # fmt: skip
    return ClaimsView(tuple(_opposed(lk)), drifts, tuple(_variants(lk)))


def _opposed(lk: Lookups) -> Iterator[tuple[ClaimView, ...]]:
    by_id = {c.id: c for c in lk.table.claims}
    done: set[str] = set()
    for c in sorted(lk.table.claims, key=lambda c: not c.opposed_by):
        if c.id not in done:
            held = [c, *(by_id[i] for i in c.opposed_by if i in by_id and i not in done)]
            done |= {x.id for x in held}
            yield tuple(_claim(lk, x) for x in sorted(held, key=lambda x: x.polarity == "negative"))


def _claim(lk: Lookups, c: Claim) -> ClaimView:
    counted = phrases.independent(c.independent)
    return ClaimView(
        c.id, c.text, c.polarity == "negative", c.status, counted, parts.origins(lk, c.accounts)
    )


def _variants(lk: Lookups) -> Iterator[VariantView]:
    for v in lk.table.quote_variants:
        first, *others = v.variants
        yield VariantView(
            parts.actor(lk, v.speaker) if v.speaker else None, parts.passages(lk, [first])[0],
            tuple(
                (tuple(word_diff(lk.words(first), lk.words(o))), parts.article(lk, o.document, o))
                for o in others
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A saying to look at, and why it was taken for one."""

    said: Said
    reason: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One page of the sayings that nobody has looked at, the least sure first. ``looked_at``: how
    many somebody has; ``orphans``: corrections that lost their words."""

    rows: tuple[Doubtful, ...]
    total: int
    looked_at: int
    orphans: int
    page: int
    pages: int


def review(lk: Lookups, page: int) -> ReviewView:
    """Return one page."""
    ordered = waiting(lk)
    pages = max(1, -(-len(ordered) // A_PAGE))
    page = min(page, pages)
    shown = ordered[(page - 1) * A_PAGE : page * A_PAGE]
    rows = tuple(Doubtful(saying(lk, a), a.reason, reports_in(lk, a)) for a in shown)
    done = len(lk.table.attributions) - len(ordered)
    orphans = sum(c.orphan and c.undone is None for c in lk.held)
    return ReviewView(rows, len(ordered), done, orphans, page, pages)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words; ``state``: why it does not hold, where it does not."""

    number: int
    lines: tuple[str, ...]
    undone: bool
    state: str
    orphan: bool


def corrections(lk: Lookups) -> list[CorrectionRow]:
    """All corrections, the last first."""
    return [
        CorrectionRow(
            c.id,
            tuple(correction_lines(c)),
            c.undone is not None,
            c.state,
            c.orphan and c.undone is None,
        )
        for c in reversed(lk.held)
    ]


@dataclass(frozen=True, slots=True)
class HitView:
    """An article that was found; ``snippet``: its words, each with whether it was asked for."""

    article: parts.Link
    title: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found, and how much of it in each outlet."""

    hits: tuple[HitView, ...]
    outlets: tuple[tuple[str, int], ...]
    whole: bool


def search(lk: Lookups, query: str, hits: Sequence[Hit], outlet: str, limit: int) -> SearchView:
    """Lay out what the index found; ``outlet``: of this one alone, where it is not empty."""
    counts = Counter(h.outlet or "not known" for h in hits)
    kept = [h for h in hits if outlet in ("", h.outlet or "not known")]
    words = [(_plain(w), bool(star)) for w, star in re.findall(r"(\w+)(\*?)", query)]
    return SearchView(
        tuple(
            HitView(
                parts.article(lk, h.document), h.title or lk.label(h.document),
                tuple(_marked(h.snippet, words)),
            )
            for h in kept
        ),
        tuple(counts.most_common()), len(hits) < limit,
    )  # fmt: skip


def _marked(snippet: str, words: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for part in re.split(r"(\w+)", snippet):
        if part:
            plain = _plain(part)
            yield part, any(plain == w or (star and plain.startswith(w)) for w, star in words)


def _plain(word: str) -> str:
    """As the index compares: without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event, and one line an account of when."""

    event: parts.Link
    disputed: bool
    lanes: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline as a table; rows without any day last."""

    rows: tuple[TimelineRow, ...]
    conflicts: tuple[str, ...]
    left_out: int


def timeline_table(lk: Lookups, shown: int | None) -> TimelineView:
    """Return the timeline as rows; ``shown`` events at most (None: all)."""
    made = lk.timeline(shown)
    rows = tuple(
        TimelineRow(
            parts.Link(r.title, f"/event/{r.event}", "event", lk.events[r.event].standing),
            r.disputed,
            tuple((k.who, k.text, k.basis, k.words) for k in r.lanes),
            (*r.notes, *([f"and {r.more} more accounts"] if r.more else [])),
        )
        for r in (*made.dated, *made.open)
    )  # fmt: skip
    return TimelineView(rows, made.conflicts, made.left_out)
