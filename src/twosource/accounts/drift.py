"""Drift: a headline, bullet, caption or retelling that says more than what it goes back to.

What it adds is the teller's own wording, never the origin's (``own_words`` keeps it out of the
findings). Listed are another number, sum or day, somebody named as having begun what the source
leaves open, a hedge that is gone, and a source that is gone although what it says is denied.
Strict: where it is not plain which account is retold, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.accounts.divide import initiator
from twosource.accounts.drift_values import ValueFacet, other_values, sources_gone, value_drifts
from twosource.accounts.own_words import TELLERS
from twosource.accounts.told import Told
from twosource.model.claim import Drift, DriftFacet
from twosource.model.document import Document
from twosource.model.finding import Evidence
from twosource.model.number import NumberRange

OPEN = ("questioned", "conditional")
"""Modalities that leave it open whether something happened."""
SEVERAL = 2
"""A number from which a count says more than that there was something."""


def drifts(
    groups: Iterable[Sequence[Told]], hedged: Mapping[str, bool], documents: Mapping[str, Document]
) -> tuple[Drift, ...]:
    """Return the drifts within the events whose mentions are given, in order of the text.

    ``hedged``: attribution id -> whether the saying is hedged; ``documents`` by id.
    """
    found: set[Drift] = set()
    for told in groups:
        reports = [t for t in told if t.mention.reports]
        for value, body, retelling in (
            *value_drifts(_articles(reports), documents),
            *_retold(reports),
        ):
            found.add(Drift(value, _evidence(body), _evidence(retelling)))
        for source, retelling in (*_in_documents(reports), *_across(reports)):
            for facet, body in _more(source, retelling):
                found.add(Drift(facet, _evidence(body), _evidence(retelling)))
            if _hedge_gone(source, retelling, told, hedged):
                found.add(Drift("hedge", _evidence(source[0]), _evidence(retelling)))
        for body, headline in sources_gone(_articles(reports)):
            found.add(Drift("attribution", _evidence(body), _evidence(headline)))
    return tuple(sorted(found, key=Drift.order))


def _articles(told: Sequence[Told]) -> list[list[Told]]:
    """The mentions of each article."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_document[t.document].append(t)
    return list(by_document.values())


def _retold(told: Sequence[Told]) -> Iterator[tuple[ValueFacet, Told, Told]]:
    """Other values than those of the report that a second paper credits."""
    for source, t in _across(told):
        for facet, body in other_values(source, t):
            yield facet, body, t


def _in_documents(told: Sequence[Told]) -> Iterator[tuple[list[Told], Told]]:
    """What a headline, bullet or caption retells: the account of its source in the body."""
    for of_one in _articles(told):
        for t in of_one:
            if t.zone in TELLERS and (source := _source(t, of_one)):
                yield source, t


def _source(t: Told, of_one: Sequence[Told]) -> list[Told]:
    """The mentions that a headline goes back to: those of its own source in the body; where it
    names none, those of the accounts with its number, else all numbers, else the only account."""
    body = [b for b in of_one if b.zone == "body"]
    if not _nobody(t):
        return [b for b in body if b.origin == t.origin]
    if (number := _number(t)) is not None:
        accounts = {b.account for b in body if b.mention.count == number}
        if accounts:
            return [b for b in body if b.account in accounts]
        told = [*body, *(c for c in of_one if c.zone == "caption" and t.zone != "caption")]
        counted = [b for b in told if b.mention.count is not None]
        if counted:
            return counted
    return body if len({b.account for b in body}) == 1 else []


def _nobody(t: Told) -> bool:
    """Whether no source is named with it."""
    return t.own or t.origin is None


def _number(t: Told) -> NumberRange | None:
    """An exact number that says more than "one"."""
    n = t.mention.count
    return n if n is not None and n.exact is not None and n.exact >= SEVERAL else None


def _across(told: Sequence[Told]) -> Iterator[tuple[list[Told], Told]]:
    """What a second paper retells of reports that are in the story."""
    by_outlet: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_outlet[t.chain[0]].append(t)
    for t in told:
        if t.own or t.origin is None or t.zone != "body":
            continue
        for report in t.chain[1:]:
            source = [s for s in by_outlet.get(report, ()) if _reported(s, t, report)]
            if any(s.zone == "body" for s in source):
                yield source, t


def _reported(s: Told, t: Told, report: str) -> bool:
    """Whether ``t`` may go back to ``s``: the same origin (or all that the outlet says, where the
    outlet itself is cited), not in the same document, and not published later."""
    later = s.published is not None and t.published is not None and s.published > t.published
    if s.document == t.document or later or s.chain[0] != report:
        return False
    return t.origin in (report, s.origin)


def _more(source: Sequence[Told], t: Told) -> Iterator[tuple[DriftFacet, Told]]:
    """What a retelling says more than its source, each with the words that it goes back to."""
    if t.mention.modality != "happened":
        return
    body = _other_number(source, t)
    if body is not None:
        yield "count", body
    body = _names_who_began(source, t)
    if body is not None:
        yield "initiator", body


def _other_number(source: Sequence[Told], t: Told) -> Told | None:
    """Another number than all that the source gives, and than those of one account together."""
    counted = [s for s in source if s.mention.count is not None]
    if _number(t) is None or not counted:
        return None
    by_account: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for s in counted:
        exact = s.mention.count.exact if s.mention.count else None
        if exact is None:
            return None
        by_account[s.account].append(exact)
    told = t.mention.count.exact if t.mention.count else None
    if any(told in _sums(numbers) for numbers in by_account.values()):
        return None
    return _closest(counted, t)


def _sums(numbers: Sequence[int]) -> set[int]:
    """All sums of some of the (different) numbers."""
    out = {0}
    for n in set(numbers):
        out |= {n + s for s in out}
    return out


def _closest(source: Sequence[Told], t: Told) -> Told:
    """The mention most like the retelling: in number and people; of several the first."""

    def unlike(s: Told) -> tuple[bool, bool, int, bool, bool, tuple[str, int, str]]:
        other = s.mention.count != t.mention.count or s.mention.count is None
        vague = s.mention.count is None or s.mention.count.exact in (None, 1)
        people = -len(s.people & t.people)
        channel = s.mention.channel != t.mention.channel
        return other, vague, people, channel, s.zone != "body", s.place()

    return min(source, key=unlike)


def _names_who_began(source: Sequence[Told], t: Told) -> Told | None:
    """Somebody is said to have begun it, and the source has both sides and does not say so."""
    who = initiator(t)
    begun = {initiator(s) for s in source}
    if who is None or who in begun:
        return None
    same = any(s.mention.count is not None and s.mention.count == t.mention.count for s in source)
    if not same and (_nobody(t) or all(s.document != t.document for s in source)):
        return None  # it may go back to words that we did not find, or were not given
    if not any(who in s.people and len(s.people) > 1 for s in source):
        return None  # not even that the two had to do with each other
    others = [s for s in source if initiator(s) is not None]
    return _closest(others or source, t)


def _hedge_gone(
    source: Sequence[Told], t: Told, told: Sequence[Told], hedged: Mapping[str, bool]
) -> bool:
    """The source leaves it open, or hedges, wherever it speaks of it; the retelling does not."""
    if t.mention.modality != "happened":
        return False
    if _nobody(t):
        body = [s for s in told if s.document == t.document and s.zone == "body"]
        return t.own and bool(body) and all(_open(s, hedged) for s in body)
    if hedged.get(t.mention.attribution or "", True):
        return False
    return all(_open(s, hedged) for s in source)


def _open(s: Told, hedged: Mapping[str, bool]) -> bool:
    """Whether a mention leaves it open whether it happened, or its saying is hedged."""
    return s.mention.modality in OPEN or hedged.get(s.mention.attribution or "", False)


def _evidence(t: Told) -> Evidence:
    return Evidence(t.document, t.mention.clause)
