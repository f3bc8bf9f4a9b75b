"""The report: what the gate lets out, laid out as an editor reads it. HTML, Word and Markdown
write the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource import __version__
from twosource.export import phrases, rests, stages
from twosource.export.by_whom import marked, of_finding, of_part
from twosource.export.gate import EMPTY, STAMP, Part, Passed, PassedEvent, Released, release
from twosource.export.index import Index
from twosource.export.matrix import Cell, matrix, reason_words, turn_words
from twosource.export.report_more import (
    ArticleView,
    ClaimView,
    Drifted,
    More,
    Variant,
)
from twosource.export.report_parts import Parts, Reply, Said, count, value_words
from twosource.export.take import Take
from twosource.export.terminal import SECTIONS, Section, section
from twosource.model.finding import DateRange, Event

HOW = (
    "A finding is one question about one event. Each value stands with who says so, by which chain "
    "(outlet ← the report it cites ← the source), in the exact words.",
    "Counts are of independent origins, at least (●) and at most (○). Outlets are not sources: "
    "papers that print one report are one origin, a spokesman and his office are one, and unnamed "
    "sources add nothing to “at least”.",
    "“Disputed” means that two accounts cannot both be so. It does not say which of them is right, "
    "nor that anybody did not tell the truth. A dash means that an origin says nothing of it.",
)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One facet of one event, ready to be laid out. ``standing``: accepted, or the stamp."""

    id: str
    question: str
    section: Section
    standing: str
    values: tuple[Said, ...]
    rests: str
    notes: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What it rests on, as a sentence; none where its value says it."""
        return (f"{self.rests[:1].upper()}{self.rests[1:]}.",) if self.rests else ()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one section and one event, with the replies of whom it accuses."""

    event: str
    title: str
    findings: tuple[FindingView, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """The findings of one status."""

    name: Section
    about: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One origin in the matrix: a tuple of what it says for each facet, empty where
    silent. ``reasons``: why it is not simply one source more."""

    origin: str
    unnamed: bool
    reasons: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: who took part, the matrix of origins by facets, and its order in time."""

    id: str
    title: str
    participants: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    rows: tuple[Row, ...]
    orders: tuple[str, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, in the order in which it is read."""

    title: str
    lead: str
    shown: str
    stamp: str
    empty: str
    held_back: str
    counts: tuple[tuple[Section, int], ...]
    sections: tuple[SectionView, ...]
    events: tuple[EventView, ...]
    claims: tuple[tuple[ClaimView, ...], ...]
    drifts: tuple[Drifted, ...]
    variants: tuple[Variant, ...]
    articles: tuple[ArticleView, ...]
    how: tuple[str, ...]
    version: str


def report(take: Take) -> Report:
    """Return the report of what may leave."""
    return _Writer(take).report()


class _Writer:
    def __init__(self, take: Take) -> None:
        self.take = take
        self.index = Index(take.table)
        self.more = More(self.index)
        self.parts = Parts(self.index, self.more.numbers)

    def report(self) -> Report:
        """The whole."""
        out = release(self.take)
        sections = tuple(self._sections(out))
        counts = tuple((s.name, sum(len(g.findings) for g in s.groups)) for s in sections)
        return Report(
            title=self.take.title,
            lead=self._lead(),
            shown=self.take.shown,
            stamp=f"{STAMP}: read each line against its words." if out.unchecked else "",
            empty=self._empty(out),
            held_back=self._held_back(out),
            counts=counts,
            sections=sections,
            events=tuple(self._event(e, out) for e in out.events),
            claims=tuple(self.more.claims(self.parts, out)),
            drifts=tuple(self.more.drifts(self.parts, out)),
            variants=tuple(self.more.variants(self.parts, out)),
            articles=self.more.articles(),
            how=HOW,
            version=__version__,
        )

    def _lead(self) -> str:
        table = self.take.table
        outlets = {d.outlet for d in table.documents if d.outlet}
        days = sorted(d.published for d in table.documents if d.published)
        said = f"{count(len(table.documents), 'article')} of {count(len(outlets), 'outlet')}"
        if days and days[0] != days[-1]:
            said += f", published from {phrases.day(days[0])} to {phrases.day(days[-1])}"
        elif days:
            said += f", published on {phrases.day(days[0])}"
        return f"{said}; {count(len(table.events), 'event')}."

    def _empty(self, out: Released) -> str:
        if not out.empty:
            return ""
        if out.held_back or self.take.table.drifts or self.take.table.quote_variants:
            return EMPTY
        return "Nothing was found in these articles."

    def _held_back(self, out: Released) -> str:
        if not out.held_back or out.empty:
            return ""
        said = count(out.held_back, "row")
        return f"{said} that nobody has checked left out; --proposed shows them, stamped."

    def _sections(self, out: Released) -> Iterator[SectionView]:
        for name, about in SECTIONS.items():
            groups = tuple(g for e in out.events if (g := self._group(e, name)).findings)
            if groups:
                yield SectionView(name, about, groups)

    def _group(self, e: PassedEvent, name: Section) -> Group:
        return Group(
            e.event.id, self._title(e.event),
            tuple(self._finding(f) for f in e.findings if section(f.finding) == name),
            tuple(self.parts.reply(r) for r in e.replies),
        )  # fmt: skip

    def _title(self, event: Event) -> str:
        said = phrases.event_title(self.index, event)
        return said[:1].upper() + said[1:]

    def _finding(self, passed: Passed) -> FindingView:
        found = passed.finding
        return FindingView(
            found.id, phrases.question(passed.event, found.facet), section(found),
            self._standing(passed),
            tuple(self.parts.said(found.facet, p, self._mark(passed, p)) for p in passed.parts),
            self._rests(passed), self.parts.notes(found),
        )  # fmt: skip

    def _standing(self, passed: Passed) -> str:
        if passed.checked:
            own = passed.finding.standing
            by = of_finding(self.take.checks, passed.finding)
            return marked("accepted" if own == "proposed" else own, by)
        in_part = any(self._seen(passed, p) for p in passed.parts)
        return "checked in part" if in_part else STAMP.lower()

    def _seen(self, passed: Passed, part: Part) -> str:
        return of_part(self.take.checks, passed.finding.facet, part.value.accounts)

    def _mark(self, passed: Passed, part: Part) -> str:
        """Who looked at a value, where not all of its finding was looked at."""
        if passed.checked or not any(self._seen(passed, p) for p in passed.parts):
            return ""
        return self._seen(passed, part) or STAMP.lower()

    def _rests(self, passed: Passed) -> str:
        """What a finding rests on, where it is more than its one value says of itself."""
        on = rests.rests(self.index, passed.event, passed.finding)
        missing = on.of_event > on.articles or on.open_speaker or on.not_analysed
        return rests.words(on) if missing or on.open_year or len(passed.parts) > 1 else ""

    def _event(self, e: PassedEvent, out: Released) -> EventView:
        known = {x.event.id: x.event for x in out.events}
        return EventView(
            e.event.id, self._title(e.event),
            tuple((p.role, self.index.name(p.actor)) for p in e.event.participants),
            tuple(phrases.question(e.event, f.finding.facet) for f in e.findings),
            tuple(self._rows(e)), tuple(self._orders(e.event, known)),
            tuple(self.parts.reply(r) for r in e.replies),
        )  # fmt: skip

    def _rows(self, e: PassedEvent) -> Iterator[Row]:
        """The rows of the matrix, of the findings that may go alone. Words of an open speaker are
        nobody's: they go only where all is asked for."""
        found = matrix(self.index, replace(e.event, findings=tuple(f.finding for f in e.findings)))
        for row in found.rows:
            actor = self.index.actors.get(row.origin) if row.origin else None
            if row.origin is None and not self.take.proposed:
                continue
            where = row.chains[0].document if row.chains else ""
            name = actor.name if actor else self.index.label(row.origin or where)
            reasons = [reason_words(self.index, x) for x in row.reasons]
            if row.origin is None:
                name, reasons = "speaker not known", [f"not counted ({self.index.label(where)})"]
            cells = tuple(tuple(self._cell(e.event, c)) for c in row.cells)
            yield Row(name, bool(actor and actor.kind == "unnamed"), tuple(reasons), cells)

    def _cell(self, event: Event, cell: Cell) -> Iterator[str]:
        for given in cell.given:
            words = value_words(self.index, cell.facet, given.value)
            stage = stages.told(event.type, (self.index.words(x) for x in given.evidence))
            said = f"{words} ({stage})" if stage else words
            yield f"denied: {said}" if given.denied else said
        for turn in cell.turns:
            yield turn_words(self.index, cell.facet, turn)

    def _orders(self, event: Event, known: dict[str, Event]) -> Iterator[str]:
        when = event.inferred_when
        if when is not None:
            days = phrases.days(DateRange(when.earliest, when.latest))
            yield f"By its order alone it lies on: {days}. That is nobody’s account of the date."
        for r in event.relations:
            if r.event in known:
                by = " \u2190 ".join(self.index.name(a) for a in r.account)
                by = by or "follows from what is said of others"
                yield f"{r.relation.capitalize()}: {self._title(known[r.event])} ({by})."
