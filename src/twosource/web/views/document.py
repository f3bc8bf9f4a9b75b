"""The page of an article: its text with sources, cues and contents marked, sayings beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.export import phrases
from twosource.model.attribution import Attribution
from twosource.model.document import Document, DocumentKind
from twosource.model.finding import Evidence
from twosource.model.span import Span
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.mend import Report, report
from twosource.web.views.stretches import Chunk, Segment, chunks, leaves, place, stretches

LISTED, LONGEST = 30, 400
"""Events and reprints that are listed; letters of a title."""
LOW = 0.5
"""A score below which a saying is shown as doubtful."""
STANCES = {
    "asserts": "says", "denies": "denies", "confirms": "confirms", "declines": "declines to say",
    "asks": "asks", "promises": "promises", "warns": "warns", "questions": "questions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution beside the text. ``number`` counts from 1 in the order of the text."""

    number: int
    speaker: parts.Link | None
    stance: str
    kind: str
    more: tuple[str, ...]
    via: parts.Link | None
    parent: parts.Link | None
    within: tuple[parts.Link, ...]
    score: float
    low: bool
    id: str
    standing: Standing
    events: tuple[parts.Link, ...]
    claims: tuple[parts.Link, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A zone of the text with the sayings that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A page of an article ready to be laid out. ``told``: the events that it reports, ``more`` of
    them not listed; ``own``: the reports of events on this page that stand in nobody's saying.
    ``private``: a person said that it is in nothing that leaves."""

    id: str
    title: str
    outlet: str
    published: str
    byline: str
    url: str
    file: str
    analysed: bool
    reprint_of: parts.Link | None
    reprints: tuple[parts.Link, ...]
    main_event: parts.Link | None
    told: tuple[parts.Link, ...]
    stretches: tuple[Stretch, ...]
    sayings: int
    kind: DocumentKind
    own: tuple[Report, ...]
    more: int
    page: int
    pages: int
    private: bool


def document(lk: Lookups, id_: str, at: str = "", page: int = 0) -> DocumentView | None:
    """Return a page of the article (0: that of the place ``at``); None where there is none of that
    id."""
    d = lk.documents.get(id_)
    if d is None:
        return None
    held, asked = lk.attributions_of.get(id_, []), place(at, d.text)
    all_ = leaves(chunks(d, held))
    page = min(page or _page_of(all_, asked), len(all_))
    wanted = all_[page - 1]
    shown = Span(wanted[0].span.start, wanted[-1].span.end) if wanted else Span(0, 1)
    sayings = _sayings(lk, d, all_, page)
    table = lk.table
    copied = table.reprint_of.get(id_)
    main = table.main_event.get(id_)
    mentions = lk.mentions_of.get(id_, ())
    told = list(dict.fromkeys(m.event for m in mentions if m.event))
    own = [m for m in mentions if not m.attribution and shown.start <= m.clause.start < shown.end]
    return DocumentView(
        id_, parts.cut(d.title or lk.label(id_), LONGEST), d.outlet or "outlet not known",
        phrases.day(d.published) if d.published else "day of publication not known",
        d.byline or "", d.url or "", d.file or "", d.analysed,
        parts.article(lk, copied) if copied else None,
        tuple(parts.article(lk, k) for k in lk.reprints_of.get(id_, ())[:LISTED]),
        parts.event(lk, main) if main else None,
        tuple(parts.event(lk, e) for e in told[:LISTED]),
        tuple(
            Stretch(kind, segments, tuple(sayings[n] for n in numbers))
            for kind, segments, numbers in stretches(d, held, asked, wanted)
        ),
        len(held), d.kind, tuple(report(lk, m) for m in own), max(0, len(told) - LISTED),
        page, len(all_), lk.is_private(id_),
    )  # fmt: skip


def _page_of(all_: Sequence[Sequence[Chunk]], asked: Span | None) -> int:
    """The page of a place; the first where none is asked for."""
    start = asked.start if asked else 0
    return next((n for n, page in enumerate(all_, 1) if page and page[-1].span.end > start), 1)


def _sayings(
    lk: Lookups, d: Document, all_: Sequence[Sequence[Chunk]], page: int
) -> dict[int, Saying]:
    """The sayings of a page, by number."""
    held = lk.attributions_of.get(d.id, [])
    numbers = {a.id: n for n, a in enumerate(held, 1)}
    on = {n: k for k, of_it in enumerate(all_, 1) for c in of_it for n in c.numbers}

    def to(n: int) -> parts.Link:
        return parts.Link(str(n), f"{'' if on[n] == page else f'?page={on[n]}'}#s{n}")

    within: dict[int, list[int]] = {}
    for a in held:
        if a.parent in numbers:
            within.setdefault(numbers[a.parent], []).append(numbers[a.id])
    events: dict[str, dict[str, None]] = {}
    for m in lk.mentions_of.get(d.id, ()):
        if m.attribution and m.event:
            events.setdefault(m.attribution, {})[m.event] = None
    return {
        n: Saying(
            n, parts.actor(lk, a.speaker) if a.speaker else None, STANCES[a.stance], a.kind,
            tuple(_more(lk, a)), parts.actor(lk, a.via) if a.via else None,
            to(numbers[a.parent]) if a.parent in numbers else None,
            tuple(map(to, within.get(n, ()))), a.score, a.score < LOW, a.id, a.standing,
            tuple(parts.event(lk, e) for e in events.get(a.id, ())), tuple(_claims(lk, d, a)),
            lk.by(a.id),
        )
        for n, a in enumerate(held, 1)
        if on[n] == page
    }  # fmt: skip


def _more(lk: Lookups, a: Attribution) -> Iterator[str]:
    """What else is known of a saying, in words."""
    if a.hedged:
        yield "hedged"
    if a.addressee:
        yield f"to {lk.name(a.addressee)}"
    if a.said_on:
        yield f"on {phrases.day(a.said_on)}"
    if a.knows_by != "unstated":
        yield f"knows by: {a.knows_by}"


def _claims(lk: Lookups, d: Document, a: Attribution) -> Iterator[parts.Link]:
    for c in lk.claims_of.get(d.id, ()):
        for e in (e for account in c.accounts for e in account.evidence):
            if e.document == d.id and any(s.overlaps(e.span) for s in a.content):
                yield parts.Link(c.text, f"/claims#{c.id}", "claim")
                break


def words_of(lk: Lookups, a: Attribution, limit: int = 280) -> str:
    """The content of a saying on one line, cut at ``limit``."""
    said = " \u2026 ".join(lk.words(Evidence(a.document, s)) for s in a.content)
    said = " ".join(said.split())
    return said if len(said) <= limit else said[:limit].rsplit(" ", 1)[0] + " \u2026"
