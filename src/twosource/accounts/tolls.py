"""The toll that each account of a harm gives: how many were killed, how many injured.

A text tells a toll in parts ("a man died at the scene", "the second victim") and as a whole ("two
people were killed"). The parts are no rivals of the whole: per account the largest number counts.
Those whom it names one by one are not added up: in news of harms two in three such sums count one
person twice, or somebody who died another time. Who was hit and is not told to have died counts as
injured, less those of the same document who died.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from twosource.accounts.piece import Piece
from twosource.accounts.told import Told
from twosource.accounts.toll_words import among, beside, brought
from twosource.model.number import NumberRange

TollFacet = Literal["killed", "injured"]
_Part = tuple[NumberRange, Told]
_SEVERAL = 2
_NEAR = 160
"""Code points after the dead within which others who were hit are others ("one man was killed and
three people were shot")."""


def toll_pieces(
    facet: TollFacet,
    told: Sequence[Told],
    texts: Mapping[str, str],
) -> list[Piece]:
    """The numbers of a facet in the mentions of one harm, one for each account in a document.

    ``texts``: by document.
    """
    by_document: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        if (t.mention.modality in _TOLD or spared(t)) and t.mention.reports:
            by_document[t.document].append(t)
    out = []
    for d in sorted(by_document):
        sure = [t for t in by_document[d] if t.mention.modality != "questioned"]
        found = _of_document(facet, sure, texts[d])
        # "charged in the shooting death of": the charge is in question, the death is not
        out += found or _of_document(facet, by_document[d], texts[d])
    return out


_TOLD = ("happened", "questioned")


def spared(t: Told) -> bool:
    """Whether a mention tells that nobody was killed or hurt: that denies no harm."""
    m = t.mention
    return any(n is not None and n.max == 0 for n in (m.killed, m.injured, m.hurt))


def _of_document(facet: TollFacet, told: Sequence[Told], text: str) -> list[Piece]:
    dead = _together(_killed(told))
    parts = _killed(told) if facet == "killed" else _injured(told, dead, text)
    whole = _together(parts)
    if whole is None:
        return []
    by_account: dict[tuple[tuple[str | None, str], bool], list[_Part]] = defaultdict(list)
    for p in parts:  # what an account takes back is no part of what it says instead
        by_account[p[1].account, p[1].turn == "corrected"].append(p)
    out = []
    for who in sorted(by_account, key=str):
        value = _together(by_account[who])
        if value is None:
            continue
        told_best = _best(by_account[who], value)
        if _counts(value, whole, told_best):
            out.append(Piece(value, told_best, told_best.mention.clause))
    if not any(_as_good(p.value, whole) for p in out):  # told by several accounts in parts
        best = _best(parts, whole)
        out = [Piece(whole, best, best.mention.clause)]
    return out


def _as_good(value: object, whole: NumberRange) -> bool:
    return isinstance(value, NumberRange) and value.min >= whole.min


def _counts(value: NumberRange, whole: NumberRange, told: Told) -> bool:
    """Whether an account's number stands beside the document's: it is no part of it. A smaller
    number does only where it is of several people and somebody is cited for it."""
    if value == whole:
        return True
    if value.max is None or value.min <= 1 or told.own:
        return False
    return value.min != whole.min


def _killed(told: Sequence[Told]) -> list[_Part]:
    return [(t.mention.killed, t) for t in told if t.mention.killed is not None]


def _injured(told: Sequence[Told], dead: NumberRange | None, text: str) -> list[_Part]:
    """Those told to be injured, and those hit, less the dead where these are told as some of them.
    Beside a number of all the injured, those brought to hospital are a part of them."""
    out = [(t.mention.injured, t) for t in told if t.mention.injured is not None]
    most = max((n.min for n, _ in out), default=0)
    died = [t for t in told if t.mention.killed is not None]
    gone = {p.actor for t in died for p in t.mention.participants if p.role == "victim"}
    for t in told:
        hit = t.mention.hurt
        if hit is None:
            continue
        victims = {p.actor for p in t.mention.participants if p.role == "victim"}
        if victims and victims <= gone:
            continue
        less = 0 if dead is None or _others(t, died, text) else dead.min
        if less and not any(among(text, t.mention.span, d.mention.span) for d in died):
            if hit.min <= most or not brought(text, t.mention.span):
                continue  # how many of them lived is not said
            less = 0
        if hit.min > less:
            out.append((NumberRange(hit.min - less, _less(hit.max, less)), t))
    return out


def _less(high: int | None, n: int) -> int | None:
    return None if high is None else max(0, high - n)


def _others(t: Told, died: Sequence[Told], text: str) -> bool:
    """Whether those hit are told as others beside the dead, or right after them."""
    if t.mention.hurt is None or t.mention.hurt.max is None or t.mention.hurt.min < _SEVERAL:
        return False  # "a man was shot" after a death mostly tells how he died
    if beside(text, t.mention.clause) and any(d.place() < t.place() for d in died):
        return True
    return any(
        d.zone_index == t.zone_index
        and 0 < t.mention.span.start - d.mention.span.end < _NEAR
        and not _names(t) & _names(d)
        for d in died
    )


def _names(t: Told) -> set[str]:
    return {p.actor for p in t.mention.participants if p.role == "victim"}


def _together(parts: Sequence[_Part]) -> NumberRange | None:
    """The number that parts give together: the largest."""
    if not parts:
        return None
    several = [r for r, _ in parts if r.max != 0] or [r for r, _ in parts]
    exact = max((r.min for r in several if r.max == r.min), default=None)
    least = max(r.min for r in several)
    if exact is not None and exact >= least:
        return NumberRange(exact, exact)
    bounded = [r for r in several if r.max is not None and r.max >= least]
    if bounded and exact is None:
        return max(bounded)
    return NumberRange(least, None)


def _best(parts: Sequence[_Part], value: NumberRange) -> Told:
    """The mention that gives a number most plainly: as it is, early, in the body."""
    return min(
        parts,
        key=lambda p: (p[0] != value, p[0].min != value.min, p[1].zone != "body", p[1].place()),
    )[1]
