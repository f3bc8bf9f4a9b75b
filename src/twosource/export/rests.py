"""What a finding rests on: how many articles and accounts, what is open, what was not read.

An account whose speaker is open is in no finding (a wrong speaker is worse than none); here it is
counted, so that nobody takes what is shown for all that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export.index import Index
from twosource.model.event import EventMention
from twosource.model.finding import DateRange, Event, Facet, FacetValue, Finding

_TELLS = ("happened", "planned")
_OCCURRED = {"happened": "yes", "denied": "no", "planned": "planned"}


@dataclass(frozen=True, slots=True)
class RestsOn:
    """``articles`` give a value of the finding, ``of_event`` speak of its event; ``accounts`` give
    a value (one origin in one article). ``open_speaker``: sayings that give a value and whose
    speaker is open, so that no value has them. ``open_date``: accounts of the finding that give no
    day of the event. ``open_year``: days of the event told without their year, as the words have
    them; they are in no value, for nothing may claim a year. ``not_analysed``: articles of the
    story that were stored and not read."""

    articles: int
    of_event: int
    accounts: int
    open_speaker: int
    open_date: int
    not_analysed: int
    open_year: tuple[str, ...] = ()


def rests(index: Index, event: Event, finding: Finding) -> RestsOn:
    """Return what a finding of an event rests on."""
    accounts = {
        (a.document, a.chain) for v in (*finding.values, *finding.denied) for a in v.accounts
    }
    speak = {m.document for m in index.mentions_of_event(event)}
    return RestsOn(
        articles=len({d for d, _ in accounts}),
        of_event=len(speak | {d for d, _ in accounts}),
        accounts=len({(d, c[-1:]) for d, c in accounts}),
        open_speaker=len({m.attribution for m, _ in open_speakers(index, event, finding.facet)}),
        open_date=len({(d, c[-1:]) for d, c in accounts} - _dated(event)),
        not_analysed=len(index.not_analysed),
        open_year=tuple(sorted(_open_year(index, event))) if finding.facet in _DATED else (),
    )


_DATED: tuple[Facet, ...] = ("when", "occurred")
"""The facets beside which the days without a year are told."""


def _open_year(index: Index, event: Event) -> set[str]:
    """The days of an event that are told without their year, in their own words."""
    out = set()
    for m in index.mentions_of_event(event):
        d, when = index.documents.get(m.document), m.when
        timex = index.timexes.get(when.timex or "") if when is not None else None
        if d is not None and timex is not None and timex.month_day and not m.rejects("when"):
            out.add(" ".join(timex.span.of(d.text).split()))
    return out


def _dated(event: Event) -> set[tuple[str, tuple[str, ...]]]:
    """The accounts that give a day of the event: article and origin."""
    found = [f for f in event.findings if f.facet == "when"]
    return {(a.document, a.chain[-1:]) for f in found for v in f.values for a in v.accounts}


def open_speakers(
    index: Index, event: Event, facet: Facet
) -> Iterator[tuple[EventMention, FacetValue]]:
    """Yield the reports of an event that give a value of a facet and whose speaker is open."""
    for m in index.mentions_of_event(event):
        said = index.attributions.get(m.attribution or "")
        if said is None or said.speaker is not None or not m.reports or m.rejects(facet):
            continue
        value = _value(index, m, facet)
        if value is not None:
            yield m, value


def _value(index: Index, m: EventMention, facet: Facet) -> FacetValue | None:
    """The value of a facet that a report gives, as it stands."""
    if facet == "occurred":
        return None if m.limited or m.about_denied else _OCCURRED.get(m.modality)
    if m.modality not in _TELLS:
        return None
    match facet:
        case "count" | "killed" | "injured" | "amount":
            given: FacetValue | None = getattr(m, facet)
            return given
        case "when":
            w = m.when
            return DateRange(w.earliest, w.latest) if w and (w.earliest or w.latest) else None
        case "place":
            return m.place
        case "about":
            d = index.documents.get(m.document)
            return m.about.of(d.text) if m.about and d else None
        case "initiator":
            return next((p.actor for p in m.participants if p.role == "initiator"), None)
        case _:
            return tuple(dict.fromkeys(p.actor for p in m.participants)) or None


def words(given: RestsOn) -> str:
    """What a finding rests on, in a sentence that a reader understands."""
    said = [f"{given.articles} of {_count(given.of_event, 'article')} that speak of it"]
    if given.of_event == 1:
        said = [f"{_count(given.articles, 'article')}"]
    said.append(_count(given.accounts, "account"))
    if given.open_date:
        said.append(f"{_of(given.open_date, given.accounts)} without a day")
    if given.open_year:
        said.append("also told: " + "; ".join(f"{d}, year open" for d in given.open_year))
    if given.open_speaker:
        said.append(f"{_count(given.open_speaker, 'saying')} more whose speaker is open")
    if given.not_analysed:
        said.append(f"{_count(given.not_analysed, 'article')} not analysed")
    return "rests on " + "; ".join(said)


def _of(some: int, whole: int) -> str:
    return "all" if some == whole > 1 else str(some)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
