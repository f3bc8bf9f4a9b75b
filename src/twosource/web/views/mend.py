"""Rows that a person may accept, reject or mend: on Review, beside a text, under an event."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.corrections.kinds.number import FACETS
from twosource.corrections.kinds.stance import STANCES
from twosource.export import phrases
from twosource.export.actors import said
from twosource.model.attribution import Attribution
from twosource.model.event import EventMention
from twosource.model.finding import DateRange, Evidence
from twosource.model.number import NumberRange
from twosource.model.span import Span, hull
from twosource.model.standing import Standing
from twosource.web.lookups import Lookups
from twosource.web.views import parts

AROUND = 240
"""Code points of the text that are shown on each side of a row."""
TOLD = {"happened": "told as having happened", "planned": "told as planned", "denied": "denied",
        "questioned": "asked about, or doubted", "conditional": "told as a condition"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A report of an event: a row by its id; ``said`` is what it says, in words."""

    id: str
    standing: Standing
    words: str
    said: str
    event: parts.Link | None
    article: parts.Link
    by: str = ""


@dataclass(frozen=True, slots=True)
class MendView:
    """One row with what its forms begin with. ``saying``: else it is a report of an event.

    ``before``, ``words``, ``after``: the text around it. ``content``: the words that are said.
    ``first``, ``last``: days as ISO 8601. ``numbers``: facet, what it
    asks, and the number as a form takes it.
    """

    id: str
    saying: bool
    standing: Standing
    title: str
    article: parts.Link
    before: str
    words: str
    after: str
    speaker: str
    stance: str
    stances: tuple[str, ...]
    content: str
    first: str
    last: str
    numbers: tuple[tuple[str, str, str], ...]
    reports: tuple[Report, ...]
    event: parts.Link | None
    history: tuple[tuple[int, str], ...]
    by: str = ""


def report(lk: Lookups, m: EventMention) -> Report:
    """A report of an event as a row."""
    words = [(m.channel or m.type).replace("_", " "), TOLD[m.modality]]
    if m.when and (m.when.earliest or m.when.latest):
        words.append(phrases.days(DateRange(m.when.earliest, m.when.latest)))
    words += [phrases.times(m.type, m.count)] if m.count and m.count != _SOME else []
    at = Evidence(m.document, m.clause)
    return Report(
        m.id, m.standing, " ".join(lk.words(at).split()), ", ".join(words),
        parts.event(lk, m.event) if m.event else None, parts.article(lk, m.document, at),
        lk.by(m.id),
    )  # fmt: skip


_SOME = NumberRange(1, None)


def reports_in(lk: Lookups, a: Attribution) -> tuple[Report, ...]:
    """The reports that stand in a saying."""
    return tuple(report(lk, m) for m in lk.mentions_of.get(a.document, ()) if m.attribution == a.id)


def mend(lk: Lookups, id_: str) -> MendView | None:
    """Return the row of an id; None where there is none."""
    a, m = lk.attributions.get(id_), lk.mentions.get(id_)
    if a is not None:
        return _saying(lk, a)
    return _report(lk, m) if m is not None else None


def _saying(lk: Lookups, a: Attribution) -> MendView:
    place = a.whole
    assert place is not None
    content = hull(a.content)
    d = lk.documents[a.document]
    day = a.said_on.isoformat() if a.said_on else ""
    return MendView(
        a.id, True, a.standing, "A saying",
        parts.article(lk, a.document, Evidence(a.document, place)), *_around(d.text, place),
        lk.name(a.speaker) if a.speaker else "", a.stance, STANCES,
        content.of(d.text) if content else "", day, day, (), reports_in(lk, a), None,
        _history(lk, a.id), lk.by(a.id),
    )  # fmt: skip


def _report(lk: Lookups, m: EventMention) -> MendView:
    d = lk.documents[m.document]
    when = m.when
    first, last = (when.earliest, when.latest) if when else (None, None)
    values = (m.count, m.killed, m.injured, m.amount)
    numbers = tuple(
        (f, phrases.question_of(m.type, f), _number(v))
        for f, v in zip(FACETS, values, strict=True)
        if v or f == "count"
    )
    return MendView(
        m.id, False, m.standing, "A report of an event",
        parts.article(lk, m.document, Evidence(m.document, m.clause)), *_around(d.text, m.clause),
        "", TOLD[m.modality], (), "", first.isoformat() if first else "",
        last.isoformat() if last else "", numbers, (),
        parts.event(lk, m.event) if m.event else None, _history(lk, m.id), lk.by(m.id),
    )  # fmt: skip


def _number(v: NumberRange | None) -> str:
    if v is None:
        return ""
    if v.max is None:
        return f"{v.min}+"
    return str(v.min) if v.min == v.max else f"{v.min}-{v.max}"


def _around(text: str, place: Span) -> tuple[str, str, str]:
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.end :][:AROUND]
    return before, place.of(text), after


def _history(lk: Lookups, id_: str) -> tuple[tuple[int, str], ...]:
    """The corrections that hold of a row."""
    return tuple(
        (c.id, said(c)) for c in lk.held if c.undone is None and any(t.id == id_ for t in c.targets)
    )
