"""Group mentions into events: block by who and what, then divide by date and direction.

A date or number in dispute must not tear an event apart (that is what is looked for), and two
events of one kind must not run together. So mentions of one pair of people and one channel form a
family (``families``); within it, dates a few days apart are one event in dispute unless one account
tells both (``divide``): one account that tells two dates tells of two events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.accounts.divide import Group, divide
from twosource.accounts.families import families
from twosource.accounts.told import Told
from twosource.model.actor import Actor


def group(told: Sequence[Told], actors: Mapping[str, Actor]) -> tuple[Group, ...]:
    """Return the events, sorted by their smallest mention id; mentions that can be placed nowhere
    stay out. The result does not depend on the order of documents."""
    blocks = families(sorted(told, key=Told.place), actors)
    out = [g for key in sorted(blocks) for g in divide(blocks[key], directed=key[1] in DIRECTED)]
    return tuple(sorted(out, key=lambda g: min(t.mention.id for t in g.told)))


DIRECTED = frozenset({"message", "letter"})
"""Channels by which one writes and the other reads: who wrote tells two events apart."""
