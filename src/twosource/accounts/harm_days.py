"""The day of a harm that no clause dates: "Two men were shot ... The incident happened on Friday".

Where none of a document's reports of a harm has a day, the day is that of the best expression
near them: in the sentence of a report; else beside words that tell how it came to be known
("officers were called at 8 p.m. on Monday"); else beside what came of it. It is never the day of a
saying, a day after the publication, or the publication itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.accounts.episodes import Episode
from twosource.accounts.told import Told
from twosource.accounts.words import SENTENCE_END
from twosource.model.document import Document
from twosource.model.event import HARMS, EventWhen
from twosource.model.reading import Reading
from twosource.model.when import Timex

_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|identified|released|arrested|charged|updated|posted|"
    r"published|sentenced|court|arraigned|hearing|funeral|vigil|spoke|interview|statement|news|"
    r"reported|rose|risen|rises|climbed|marched|rallied|gathered)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:incident|happened|occurred|took place|responded|dispatched|called|arrived|found|heard|"
    r"fired|erupted|unfolded|broke out|call came|reports? of|discovered|began|rang out)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|since)\b|\bmemories of\b|\banniversary of\b",
    re.IGNORECASE,
)
"""The day of such a sentence is that of what came long after the harm, or long before."""
_OF_WRITING = re.compile(r"\s?\([^()\n]{2,60}\)\s?[-\u2013\u2014_:]")
"""What follows the day in a dateline."""
_CLOCK = re.compile(
    r"(?:about |around |at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: (?:local time|[A-Z]{3,4}))?"
)
"""A time of day, which names no day: one that does goes before it."""
_NEAR = 4
"""Paragraphs from the first report within which its day is looked for."""


def date_episode(e: Episode, reading: Reading) -> Episode:
    """Return an episode with its day, where it has none and its document shows one."""
    if e.days is not None or not e.main:
        return e
    own = {t.mention.id for t in e.told}
    others = [m.span.start for m in reading.event_mentions if m.id not in own]
    told = dated(e.told, reading.document, reading.timexes, others)
    days = next((t.days for t in told if t.days and not t.mention.aftermath), None)
    return replace(e, told=told, days=days)


def not_ahead(t: Told) -> Told:
    """A mention without its day where it tells a harm that lies ahead of the publication: a weekday
    or month was counted the wrong way, or belongs to a hearing."""
    days, m = t.days, t.mention
    if m.type not in HARMS or m.modality != "happened" or days is None or t.published is None:
        return t
    assert days.earliest is not None
    return replace(t, mention=replace(m, when=None)) if days.earliest > t.published else t


def dated(
    told: Sequence[Told],
    document: Document,
    timexes: Sequence[Timex],
    others: Sequence[int] = (),
) -> tuple[Told, ...]:
    """Return the reports of one harm, the nearest to its day dated to it where none has a day.

    ``others`` are the places of reports of other events ("He called her on May 30"): an expression
    in the sentence of one is that event's.
    """
    if any(t.days is not None and not t.mention.aftermath for t in told):
        return tuple(told)
    best = min(_candidates(told, document, timexes, others), default=None)
    if best is None:
        return tuple(told)
    timex = next(x for x in timexes if x.id == best[2])
    at = min(range(len(told)), key=lambda k: _distance(told[k], timex))
    when = EventWhen(timex.id, timex.when.earliest, timex.when.latest, timex.when.basis, timex.span)
    home = told[at]
    filled = replace(home, mention=replace(home.mention, when=when, aftermath=False))
    return tuple(filled if k == at else t for k, t in enumerate(told))


def _distance(t: Told, timex: Timex) -> tuple[bool, bool, bool, int]:
    """A report is nearer where its speaker is known, it tells the harm itself, and by its place."""
    far = abs(t.mention.span.start - timex.span.start)
    return t.origin is None, not t.mention.reports, t.mention.aftermath, far


def _candidates(
    told: Sequence[Told], document: Document, timexes: Iterable[Timex], others: Sequence[int]
) -> Iterable[tuple[int, int, str]]:
    """Rank (lowest is best), place and id of the expressions that may date the harm."""
    first = told[0].zone_index
    for x in timexes:
        if not _a_day(x, document):
            continue
        zone = document.zone_at(x.span.start)
        if zone is None or not 0 <= zone - first <= _NEAR:
            continue
        start, end = _sentence(document.text, x)
        before = document.text[start : x.span.start]
        inside = [t for t in told if start <= t.mention.span.start < end]
        if _SAID.search(before) or _SINCE.search(document.text[start:end]):
            continue
        if _OF_WRITING.match(document.text, x.span.end):
            continue
        clock = int(_CLOCK.fullmatch(x.span.of(document.text)) is not None)
        if any(not t.mention.aftermath for t in inside):
            yield clock, x.span.start, x.id
        elif any(start <= k < end for k in others):
            continue
        elif _KNOWN.search(document.text[start:end]):
            yield 2 + clock, x.span.start, x.id
        elif inside:
            yield 4 + clock, x.span.start, x.id


def _a_day(x: Timex, document: Document) -> bool:
    low, high = x.when.earliest, x.when.latest
    if x.type not in ("DATE", "TIME") or low is None or high is None or (high - low).days > 2:
        return False
    return document.published is None or low <= document.published


def _sentence(text: str, x: Timex) -> tuple[int, int]:
    """The bounds of the sentence that holds an expression, by punctuation alone."""
    low = max(0, x.span.start - 400)
    ends = (m.end() for m in SENTENCE_END.finditer(text, low, x.span.start))
    start = max(ends, default=low)
    after = SENTENCE_END.search(text, x.span.end)
    return start, after.start() if after else len(text)
