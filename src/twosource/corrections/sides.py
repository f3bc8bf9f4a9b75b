"""Which of two that a person declared apart an actor of another document is.

The program takes the two for one, so its own grouping cannot say. What shows only one of them
decides: a name, else a role, else who else is in the document. Else it is neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from twosource.model.actor import Actor
from twosource.model.reading import Reading

Side = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a document shows of one of its actors: its names, its roles, the others by name."""

    names: frozenset[str]
    roles: frozenset[str]
    company: frozenset[str]


class Signs:
    """What is shown of the local actors of some readings."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = readings

    @cached_property
    def _reading(self) -> Mapping[str, Reading]:
        """The reading of each local actor: made where it is asked for, as a merge never does."""
        return {a.id: r for r in self._readings for a in r.actors}

    def document(self, local: str) -> str:
        """The id of the document of a local actor."""
        return self._reading[local].document.id

    def of(self, local: str) -> Shown:
        """What the document of ``local`` shows of it."""
        reading = self._reading[local]
        text = reading.document.text
        (own,) = (a for a in reading.actors if a.id == local)
        others = (
            a for a in reading.actors if a is not own and a.kind in ("person", "organisation")
        )
        company = frozenset(n for a in others for n in _names(a, text))
        return Shown(_names(own, text), frozenset(r.lower() for r in own.roles), company)

    def together(self, locals_: Collection[str]) -> Shown:
        """What is shown of several that are one."""
        every = [self.of(i) for i in sorted(locals_)]
        return Shown(
            frozenset(n for s in every for n in s.names),
            frozenset(r for s in every for r in s.roles),
            frozenset(c for s in every for c in s.company),
        )


def _names(actor: Actor, text: str) -> frozenset[str]:
    """The names that stand in the text, with each one's last word."""
    found = (m.head.of(text).lower() for m in actor.mentions if m.form == "name")
    return frozenset(w for n in found for w in (n, n.split()[-1]))


def side(shown: Shown, first: Shown, second: Shown) -> Side | None:
    """Return which of the two it is; None where nothing decides. Who shares no name with the
    second is the first, since only a name that both have can be taken for the other's."""
    if shown.names.isdisjoint(second.names):
        return "first"
    if shown.names.isdisjoint(first.names):
        return "second"
    for mine, a, b in (
        (shown.names, first.names, second.names),
        (shown.roles, first.roles, second.roles),
        (shown.company, first.company, second.company),
    ):
        one, other = not mine.isdisjoint(a - b), not mine.isdisjoint(b - a)
        if one != other:
            return "first" if one else "second"
    return None
