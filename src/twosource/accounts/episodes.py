"""Episodes: what one document tells of one harm (a shooting, a crash).

A text that is about a harm tells of it in many places, most of them without a day and without
names. So all that it tells of harms is one episode, but for what it dates to another day ("it
follows a shooting on 3 May"): that is another one. A text about something else has harms by the
way: there each place is an episode, which is known by its own words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from twosource.accounts.harm_asides import other_harms, runs
from twosource.accounts.told import WINDOW, Told, gap
from twosource.model.chief import chief
from twosource.model.document import Document
from twosource.model.finding import DateRange

_DAY = timedelta(days=1)
_WEEK = timedelta(days=8)
_BESIDE = 1
"""Paragraphs between two reports of one harm in a text that has it by the way."""
_LONG = timedelta(days=15)
_UNDATED = -1
"""The place of the chief harm among the days of a text where none of these is its own."""
_HEAD = 3
"""Paragraphs at the top in which a report says what it is chiefly about."""


@dataclass(frozen=True, slots=True)
class Episode:
    """The mentions of one harm in one document, in order, and the day or days it is dated to.
    ``main``: it is the one that the document tells most of; ``aside``: the document is about
    something else."""

    document: str
    told: tuple[Told, ...]
    days: DateRange | None
    main: bool
    aside: bool = False


def episodes(
    told: Iterable[Told], documents: Mapping[str, Document] = MappingProxyType({})
) -> list[Episode]:
    """Return the episodes of each document, the documents in order of their ids. A document that
    is not among ``documents`` is taken to be about its harms."""
    by_document: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for t in told:
        by_document[t.document, t.mention.type].append(t)
    out = []
    for key in sorted(by_document):
        found = sorted(by_document[key], key=Told.place)
        document = documents.get(key[0])
        if document is None or chief(document, (t.mention.span.start for t in found)):
            out += _with_others(found, document)
        else:
            out += by_the_way(found)
    return out


def _with_others(told: Sequence[Told], document: Document | None) -> list[Episode]:
    """The episodes of a text about its harms, each other harm that it tells by the way apart."""
    if document is None:
        return _of_document(told)
    apart = other_harms(told, document.text)
    out = _of_document([t for t in told if t.mention.id not in apart])
    for run in runs([t for t in told if t.mention.id in apart]):
        out += [replace(e, main=False, aside=True) for e in _of_document(run)]
    return out


def by_the_way(told: Sequence[Told]) -> list[Episode]:
    """The episodes of a text about something else: reports that stand near each other."""
    runs: list[list[Told]] = []
    for t in told:
        if runs and t.zone_index - runs[-1][-1].zone_index <= _BESIDE:
            runs[-1].append(t)
        else:
            runs.append([t])
    return [replace(e, main=False, aside=True) for run in runs for e in _of_document(run)]


def _of_document(told: Sequence[Told]) -> list[Episode]:
    days = _clusters([t for t in told if t.days is not None and not t.mention.aftermath])
    home: dict[int, list[Told]] = defaultdict(list)
    main = _main(told, days)
    if days and _of_long_ago(told, days[main]):
        main = _UNDATED
    last, where = main, -_HEAD
    for t in told:
        own = t.days
        at = main
        if own is not None and not t.mention.aftermath:
            at = next(k for k, c in enumerate(days) if own in c)
        elif t.zone_index == where:
            at = last
        last, where = at, t.zone_index
        home[at].append(t)
    return [
        Episode(
            told[0].document,
            tuple(home[k]),
            _narrow(days[k]) if 0 <= k < len(days) else None,
            k == main,
        )
        for k in sorted(home)
    ]


def _clusters(told: Sequence[Told]) -> list[list[DateRange]]:
    """Ranges that meet or lie a day apart go together, longer ones with what they hold; so do days
    in dispute: a few apart, where no account tells both."""
    who: dict[DateRange, set[str | None]] = defaultdict(set)
    for t in told:
        if (d := t.days) is not None:
            who[d].add(t.origin)
    out: list[list[DateRange]] = []
    for d in sorted(who, key=lambda d: (_length(d), str(d.earliest))):
        home = next((c for c in out if gap(d, c[0]) <= _DAY or _in_dispute(d, c, who)), None)
        if home is None:
            out.append([d])
        else:
            home.append(d)
    return out


def _in_dispute(
    d: DateRange, cluster: Sequence[DateRange], who: Mapping[DateRange, set[str | None]]
) -> bool:
    tellers = set().union(*(who[x] for x in cluster))
    return gap(d, cluster[0]) <= WINDOW and None not in tellers and tellers.isdisjoint(who[d])


def _length(d: DateRange) -> timedelta:
    assert d.earliest and d.latest
    return d.latest - d.earliest


def _narrow(days: Sequence[DateRange]) -> DateRange:
    return min(days, key=lambda d: (_length(d), str(d.earliest)))


def _main(told: Sequence[Told], days: Sequence[Sequence[DateRange]]) -> int:
    """The day that most reports are dated to; those at the top count double."""
    votes: dict[int, float] = defaultdict(float)
    for t in told:
        own = t.days
        if own is None or t.mention.aftermath:
            continue
        k = next(k for k, c in enumerate(days) if own in c)
        weight = (2.0 if t.zone_index < _HEAD else 1.0) * (1.0 if t.mention.reports else 0.5)
        votes[k] += weight * (1.0 if _length(own) < _WEEK else 0.3)
    return max(votes, key=lambda k: votes[k], default=0)  # of two alike the one that comes first


def _of_long_ago(told: Sequence[Told], days: Sequence[DateRange]) -> bool:
    """Whether the only days that a report gives are those of an older harm: told below the top and
    long before the publication, of another number of dead than the top has."""
    then = [t for t in told if t.days in days and not t.mention.aftermath]
    rest = [t for t in told if t.days is None]
    if not rest or any(t.zone_index < _HEAD or t.mention.definite for t in then):
        return False
    if any(t.published is None or t.published - _latest(t) < _LONG for t in then):
        return False
    there = {t.zone_index for t in then}
    dead = _dead([t for t in told if t.zone_index in there])
    top = _dead([t for t in rest if t.zone_index < _HEAD])
    return bool(dead and top and dead.isdisjoint(top))


def _latest(t: Told) -> date:
    assert t.days is not None and t.days.latest is not None
    return t.days.latest


def _dead(told: Sequence[Told]) -> set[int]:
    """The numbers of dead that reports give, of several at least ("a man" may be one of them)."""
    found = (t.mention.killed for t in told)
    return {n.min for n in found if n is not None and (n.min > 1 or n.exact is not None)}


def by_mention(found: Sequence[Episode]) -> Mapping[str, int]:
    """The number of the episode that holds each mention."""
    return {t.mention.id: k for k, e in enumerate(found) for t in e.told}
