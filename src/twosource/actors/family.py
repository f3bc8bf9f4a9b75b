"""Which person of the story one is who is known by surname alone in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.actors.identity import Identity
from twosource.actors.union import Union

_MOST = 50


class _Bearer(NamedTuple):
    """One person of the story by full name, as far as it is united yet."""

    members: list[int]
    documents: frozenset[str]
    genders: frozenset[str]
    roles: frozenset[str]


def by_surname(all_: Sequence[Identity], persons: Sequence[int], union: Union) -> None:
    """Join persons known by surname alone: to the one person of that name who goes by the same
    form of address, if there is but one; else to each other.

    Two whom one document holds apart are never joined.
    """
    root = {i: union.find(i) for i in persons}
    members: dict[int, list[int]] = defaultdict(list)
    full: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, list[int]] = defaultdict(list)
    for i in persons:
        members[root[i]].append(i)
        for k in all_[i].full:
            full[k[-1]].add(root[i])
        if not all_[i].full:
            for s in all_[i].short:
                alone[s].append(i)
    for surname in sorted(alone):
        bearers = [_bearer(all_, members[r]) for r in sorted(full.get(surname, ()))]
        _join(all_, alone[surname], bearers, union)


def _bearer(all_: Sequence[Identity], members: list[int]) -> _Bearer:
    some = [all_[m] for m in members[:_MOST]]
    return _Bearer(
        members,
        frozenset(all_[m].document for m in members),
        frozenset(x.actor.gender for x in some if x.actor.gender is not None),
        frozenset(r for x in some for r in x.roles),
    )


def _goes(x: Identity, b: _Bearer) -> bool:
    """Whether what is known of both their genders agrees."""
    return x.actor.gender is None or not b.genders or x.actor.gender in b.genders


def _join(
    all_: Sequence[Identity], alone: list[int], bearers: Sequence[_Bearer], union: Union
) -> None:
    contested = [
        any(all_[i].document in b.documents and _goes(all_[i], b) for i in alone) for b in bearers
    ]
    rest: list[int] = []
    for i in alone:
        x = all_[i]
        fitting = [
            (b, doubt)
            for b, doubt in zip(bearers, contested, strict=True)
            if x.document not in b.documents and _goes(x, b)
        ]
        certain = [b for b, doubt in fitting if not doubt]
        if len(fitting) > 1 or not certain:  # "Smith" who is not that Smith in another document
            certain = [b for b, _ in fitting if x.roles & b.roles]
        if len(certain) == 1:
            union.join(i, certain[0].members[0])
        elif all(doubt for _, doubt in fitting):
            rest.append(i)
    _together(all_, rest, union)


def _together(all_: Sequence[Identity], rest: Iterable[int], union: Union) -> None:
    """Unite those whom no full name fits, by gender, one of each document."""
    by_gender: dict[str, list[int]] = defaultdict(list)
    for i in rest:
        by_gender[all_[i].actor.gender or ""].append(i)
    told = [g for g in by_gender if g]
    if len(told) < 2:
        by_gender = defaultdict(list, {"": [i for g in by_gender.values() for i in g]})
    for group in by_gender.values():
        documents: set[str] = set()
        for i in sorted(group):
            if all_[i].document not in documents:
                documents.add(all_[i].document)
                union.join(group[0], i)
