"""The page of an article: its text with sources, cues and contents marked, sayings beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.export import phrases
from twosource.model.attribution import Attribution
from twosource.model.document import Document, DocumentKind
from twosource.model.finding import Evidence
from twosource.model.span import Span
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.mend import Report, report

LOW = 0.5
"""A score below which a saying is shown as doubtful."""
STANCES = {
    "asserts": "says", "denies": "denies", "confirms": "confirms", "declines": "declines to say",
    "asks": "asks", "promises": "promises", "warns": "warns", "questions": "questions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing begins or ends.

    ``classes``: which parts of sayings it is, and how deep; ``sayings``: their numbers; ``ref``:
    the number of the saying whose cue begins here; ``at``: the place that was asked for.
    """

    words: str
    classes: str
    sayings: str
    ref: int | None
    at: bool


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


@dataclass(frozen=True, slots=True)
class _Part:
    """A span of one saying: which, and what it is there."""

    span: Span
    number: int
    role: str


def place(given: str, text: str) -> Span | None:
    """The span that an address asks for ("120-180", code points); None where it is none."""
    start, _, end = given.partition("-")
    if not (given.isascii() and start.isdigit() and end.isdigit()):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= len(text) else None


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
        tuple(_stretches(d, lk.attributions_of.get(id_, []), sayings, place(at, d.text))),
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


def _stretches(
    d: Document, held: Sequence[Attribution], sayings: Sequence[Saying], at: Span | None
) -> Iterator[Stretch]:
    found = [
        _Part(s, n, role)
        for n, a in enumerate(held, 1)
        for role in ("source", "cue", "content")
        for s in getattr(a, role)
    ]
    found += [_Part(at, 0, "at")] if at else []
    found.sort(key=lambda p: (p.span.start, p.span.end, p.number))
    refs = _refs(held)
    firsts = {n: s.start for s, n in refs.items()}
    for kind, span in _zones(d):
        first = bisect_left(found, span.start, key=lambda p: p.span.start)
        begin = [p for p in found[:first] if p.span.end > span.start]
        last = bisect_left(found, span.end, key=lambda p: p.span.start)
        here = tuple(s for s in sayings if span.start <= firsts[s.number] < span.end)
        yield Stretch(kind, tuple(_cut(d.text, span, [*begin, *found[first:last]], refs)), here)


def _refs(held: Sequence[Attribution]) -> dict[Span, int]:
    """Where the number of each saying stands: at its cue, else at its source, else its content.

    Each has a place of its own: two that share one get the next place that is free.
    """
    out: dict[Span, int] = {}
    for n, a in enumerate(held, 1):
        places = [*a.cue, *a.source, *a.content]
        free = next((s for s in places if s not in out), None)
        out[free or Span(places[0].start, places[0].end + n)] = n
    return out


def _zones(d: Document) -> Iterator[tuple[str, Span]]:
    """The zones in order, and what lies between them where it is more than white space."""
    end = 0
    for z in d.zones:
        if d.text[end : z.span.start].strip():
            yield "furniture", Span(end, z.span.start)
        yield z.kind, z.span
        end = z.span.end
    if d.text[end:].strip():
        yield "furniture" if d.zones else "body", Span(end, len(d.text))


def _cut(text: str, zone: Span, found: Sequence[_Part], refs: dict[Span, int]) -> Iterator[Segment]:
    """Cut a zone wherever a part begins or ends."""
    edges = {zone.start, zone.end}
    starts: dict[int, list[_Part]] = {}
    for p in found:
        start, end = max(p.span.start, zone.start), min(p.span.end, zone.end)
        edges |= {start, end}
        starts.setdefault(start, []).append(p)
    marks: dict[int, list[int]] = {}
    for s, n in refs.items():
        if zone.start <= s.start < zone.end:
            marks.setdefault(s.start, []).append(n)
    active: list[_Part] = []
    places = sorted(edges)
    for start, end in pairwise(places):
        active = [p for p in active if p.span.end > start] + starts.get(start, [])
        numbers = marks.get(start, [])
        for extra in numbers[1:]:
            yield Segment("", "", "", extra, at=False)
        at = any(p.role == "at" and p.span.start == start for p in active)
        yield Segment(
            text[start:end], _classes(active), " ".join(str(p.number) for p in active if p.number),
            numbers[0] if numbers else None, at=at,
        )  # fmt: skip


def _classes(active: Sequence[_Part]) -> str:
    """Its parts, and how many contents lie one in the other."""
    depth = sum(p.role == "content" for p in active)
    roles = dict.fromkeys(p.role for p in active)
    return " ".join([*roles, *([f"deep-{min(depth, 3)}"] if depth else [])])


def words_of(lk: Lookups, a: Attribution, limit: int = 280) -> str:
    """The content of a saying on one line, cut at ``limit``."""
    said = " \u2026 ".join(lk.words(Evidence(a.document, s)) for s in a.content)
    said = " ".join(said.split())
    return said if len(said) <= limit else said[:limit].rsplit(" ", 1)[0] + " \u2026"
