"""What builds and corrections changed in the findings: new, altered and dropped ones."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.model.finding import Finding
from twosource.story.changes import FindingChange, Replacement
from twosource.web.lookups import Lookups
from twosource.web.views import parts


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One finding: what became of it, of which event, and what it said before and says since."""

    what: str
    event: parts.Link
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """All that changed at once. ``more``: how many are not listed."""

    when: str
    cause: str
    counts: str
    rows: tuple[ChangedRow, ...]
    more: int


def changed(lk: Lookups, found: Replacement) -> Changed:
    """Lay out what one build or correction changed."""
    cause = found.cause
    why = "an article or another reading of one (a build)"
    if cause.correction is not None:
        why = f"correction {cause.correction}" + (", undone" if cause.undone else "")
    total = found.added + found.altered + found.dropped
    counts = f"{found.added} new, {found.altered} altered, {found.dropped} dropped"
    return Changed(
        f"{cause.made:%Y-%m-%d %H:%M} UTC", why, counts,
        tuple(_row(lk, c) for c in found.changes), total - len(found.changes),
    )  # fmt: skip


def _row(lk: Lookups, c: FindingChange) -> ChangedRow:
    known = lk.events.get(c.event)
    who = phrases.listing([c.names.get(i, i) for i in c.participants])
    words = f"{c.kind.replace('_', ' ')}: {who}" if who else c.kind.replace("_", " ")
    event = parts.event(lk, c.event) if known else parts.Link(words)
    facet = (c.after or c.before or _nothing()).facet
    return ChangedRow(
        c.what,
        event,
        phrases.question_of(c.kind, facet),
        _says(lk, c, c.before),
        _says(lk, c, c.after),
    )


def _says(lk: Lookups, c: FindingChange, f: Finding | None) -> str:
    """A finding in a line, by the names of then."""
    if f is None:
        return ""
    said = []
    for v in phrases.ladder(f.values):
        name = c.names.get(v.value) if isinstance(v.value, str) else None
        words = name or phrases.value(lk, f.facet, v.value)
        said.append(f"{words} ({phrases.independent(v.independent)})")
    said += [f"denied: {phrases.value(lk, f.facet, v.value)}" for v in f.denied]
    return f"{f.status}, {f.standing}: {'; '.join(said)}"


def _nothing() -> Finding:
    raise AssertionError("a change is of a finding")
