"""`dependent` and `independent`: whether two origins are one source. Two targets, actors.

The program counts two named people as two, and one who speaks for another as one with that; who an
unnamed source may be it never asks. A person may know better, and says why: a reason is needed.
Nobody is named by it: only the count changes.
"""

from __future__ import annotations

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Pair, Request, needed
from twosource.corrections.propose import MOST, Draft, Known, two
from twosource.model.correction import Correction, Move

FIELDS = (
    Field("actor", "an origin's name or id"),
    Field("other", "the other's name or id"),
    Field("reason", "how you know"),
)


def propose(known: Known, request: Request, *, dependent: bool) -> Draft:
    """Two origins that are one, or are two. Raises ``UsageError``."""
    one = known.actor_called(needed(request, "actor", FIELDS[0].about))
    other = known.actor_called(needed(request, "other", FIELDS[1].about))
    needed(request, "reason", FIELDS[2].about)
    return Draft("dependent" if dependent else "independent", two(known, one, other, MOST))


def across(ground: Ground, c: Correction) -> tuple[Move | Pair | None, str]:
    """The pair of the story's actors of today."""
    one, other = (ground.actor(t) for t in c.targets)
    if one is None or other is None:
        lost = [t.name for t, i in zip(c.targets, (one, other), strict=True) if i is None]
        return None, f"orphan: the words that showed {' and '.join(lost)} are gone or changed"
    if one == other:
        return None, "" if c.kind == "dependent" else "contradicted: the two are one actor now"
    return Pair(c.kind == "dependent", *sorted((one, other))), ""


def shape(c: Correction) -> bool:
    """Whether it is a correction such as the drafts are."""
    return [t.about for t in c.targets] == ["actor", "actor"] and not c.payload and bool(c.reason)


def words(c: Correction) -> str:
    """A line that tells it."""
    one, other = c.targets
    count = "one source" if c.kind == "dependent" else "two sources"
    return f"{one.name} ({one.id}) and {other.name} ({other.id}) are {count}"


DEPENDENT = Kind(
    "dependent", "say that two origins are one source, and how you know", FIELDS,
    lambda known, request: propose(known, request, dependent=True), shape, words,
    lambda _: "origins", across=across,
)  # fmt: skip
INDEPENDENT = Kind(
    "independent", "say that two origins are two sources, and how you know", FIELDS,
    lambda known, request: propose(known, request, dependent=False), shape, words,
    lambda _: "origins", across=across,
)  # fmt: skip
