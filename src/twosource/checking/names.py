"""Names of a draft against those of the record: the same, nearly the same, or not there."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from twosource.checking.people import folded
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import key, tokens
from twosource.checking.verdict import Check
from twosource.model.span import Span

_SHORT = 4
"""Names of fewer letters are too short to be a slip of another."""


def names(draft: Drafted, record: Record) -> Iterator[Check]:
    """Yield the verdict on each name of a person, body or place, once for each spelling."""
    seen: set[str] = set()
    for actor in draft.reading.actors:
        if actor.kind not in ("person", "organisation", "place", "outlet"):
            continue
        for m in actor.mentions:
            if m.form != "name":
                continue
            searched = key(tokens(draft.text, m.head))
            if searched.strip() and searched not in seen:
                seen.add(searched)
                yield _judged(draft, record, searched, m.head, actor.kind == "person")


def _judged(draft: Drafted, record: Record, searched: str, span: Span, person: bool) -> Check:
    places = record.find(searched, 1)
    if places:
        return Check("name", "supported", span, "written so in the record", tuple(places))
    near = _near(draft, record, span) if person else None
    if near is not None:
        name, note = near
        place = record.find(key(tokens(name, Span(0, len(name)))), 1)
        return Check("name", "unsupported", span, note, tuple(place))
    return Check("name", "open", span, "not in the record")


def _near(draft: Drafted, record: Record, span: Span) -> tuple[str, str] | None:
    """A person of the record whose name this nearly is."""
    mine = folded(span.of(draft.text))
    if not mine:
        return None
    for actor in record.table.actors:
        if actor.kind != "person":
            continue
        theirs = folded(actor.name)
        if len(mine) > 1 and len(theirs) > 1 and _one_word_off(mine, theirs):
            return actor.name, f"the record has {actor.name}"
        if len(mine) == 1 and theirs and _slip(mine[0], theirs[-1]):
            return actor.name, f"the record has {actor.name}"
    return None


def _one_word_off(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """One slip in either word, or another first name beside the surname of one person alone."""
    first, last = mine[0] == theirs[0], mine[-1] == theirs[-1]
    if first and last:
        return False
    return (first and _slip(mine[-1], theirs[-1])) or (last and _slip(mine[0], theirs[0]))


def _slip(a: str, b: str) -> bool:
    most = 1 if min(len(a), len(b)) < 7 else 2
    return (
        a != b and min(len(a), len(b)) >= _SHORT and OSA.distance(a, b, score_cutoff=most) <= most
    )
