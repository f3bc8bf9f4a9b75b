"""The list of actors."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Leaf, leaf

A_PAGE, NAMES = 150, 4
"""Actors on a page; other names of each that are shown."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A line of the list of actors."""

    actor: parts.Link
    standing: str
    names: str
    articles: int
    mentions: int
    said: int


def actors(lk: Lookups, words: str, page: int) -> Leaf[ActorRow]:
    """Those whose names hold these words, the most mentioned first."""
    wanted = words.casefold()
    found = [a for a, names in lk.folded if not wanted or any(wanted in n for n in names)]
    return leaf(found, page, A_PAGE).each(
        lambda a: ActorRow(
            parts.actor(lk, a.id), lk.standing(a.id), "; ".join(a.aliases[:NAMES]),
            len({m.document for m in a.mentions}), len(a.mentions), len(lk.said_by.get(a.id, ())),
        )
    )  # fmt: skip
