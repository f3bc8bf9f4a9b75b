"""The page of an article: its text with sources, cues and contents marked, sayings beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export import phrases
from twosource.model.attribution import Attribution
from twosource.model.document import Document, DocumentKind
from twosource.model.finding import Evidence
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.mend import Report, report
from twosource.web.views.stretches import Segment, place, stretches

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
    parent: int | None
    within: tuple[int, ...]
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
    """An article ready to be laid out. ``told``: the events that it reports; ``own``: the
    reports of events that stand in nobody's saying."""

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


def document(lk: Lookups, id_: str, at: str = "") -> DocumentView | None:
    """Return the article; None where there is none of that id."""
    d = lk.documents.get(id_)
    if d is None:
        return None
    sayings = _sayings(lk, d)
    table = lk.table
    copied = table.reprint_of.get(id_)
    main = table.main_event.get(id_)
    told = dict.fromkeys(m.event for m in lk.mentions_of.get(id_, ()) if m.event)
    return DocumentView(
        id_, d.title or lk.label(id_), d.outlet or "outlet not known",
        phrases.day(d.published) if d.published else "day of publication not known",
        d.byline or "", d.url or "", d.file or "", d.analysed,
        parts.article(lk, copied) if copied else None,
        tuple(parts.article(lk, k) for k, v in table.reprint_of.items() if v == id_),
        parts.event(lk, main) if main else None, tuple(parts.event(lk, e) for e in told),
        tuple(
            Stretch(kind, segments, tuple(sayings[n - 1] for n in numbers))
            for kind, segments, numbers in stretches(
                d, lk.attributions_of.get(id_, []), place(at, d.text)
            )
        ),
        len(sayings), d.kind,
        tuple(report(lk, m) for m in lk.mentions_of.get(id_, ()) if not m.attribution),
    )  # fmt: skip


def _sayings(lk: Lookups, d: Document) -> list[Saying]:
    held = lk.attributions_of.get(d.id, [])
    numbers = {a.id: n for n, a in enumerate(held, 1)}
    within: dict[int, list[int]] = {}
    for a in held:
        if a.parent in numbers:
            within.setdefault(numbers[a.parent], []).append(numbers[a.id])
    events: dict[str, dict[str, None]] = {}
    for m in lk.mentions_of.get(d.id, ()):
        if m.attribution and m.event:
            events.setdefault(m.attribution, {})[m.event] = None
    return [
        Saying(
            n, parts.actor(lk, a.speaker) if a.speaker else None, STANCES[a.stance], a.kind,
            tuple(_more(lk, a)), parts.actor(lk, a.via) if a.via else None,
            numbers.get(a.parent or ""), tuple(within.get(n, ())), a.score, a.score < LOW,
            a.id, a.standing,
            tuple(parts.event(lk, e) for e in events.get(a.id, ())), tuple(_claims(lk, d, a)),
            lk.by(a.id),
        )
        for n, a in enumerate(held, 1)
    ]  # fmt: skip


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
