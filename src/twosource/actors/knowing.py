"""How an unnamed source knows, where it is spoken of again: "two people briefed on the talks said
..., the two people said"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.actor import Actor
from twosource.model.attribution import Attribution, KnowsBy
from twosource.model.span import Span


def carried(
    attributions: Sequence[Attribution], actors: Iterable[Actor]
) -> tuple[Attribution, ...]:
    """Give sayings of an unnamed source what is said of it elsewhere in the document.

    Only what describes the source (not what it says), and only where it is described in one way;
    "one of the two" knows as the two do. A
    named person is described for one matter and may speak of another; it is left as it is. The
    words (``knows_span``) are then those of the other place.
    """
    groups = {a.id: a.member_of for a in actors if a.kind == "unnamed"}
    told: dict[str, dict[KnowsBy, Span]] = defaultdict(dict)
    for a in attributions:
        s = a.knows_span
        if a.speaker in groups and s is not None and not any(c.overlaps(s) for c in a.content):
            assert a.speaker is not None
            told[a.speaker].setdefault(a.knows_by, s)
    for member, of in groups.items():
        if member not in told and len(of) == 1 and of[0] in told:
            told[member] = told[of[0]]
    return tuple(_with(a, told.get(a.speaker or "", {})) for a in attributions)


def _with(a: Attribution, told: dict[KnowsBy, Span]) -> Attribution:
    if a.knows_by != "unstated" or len(told) != 1:
        return a
    [(knows, span)] = told.items()
    return replace(a, knows_by=knows, knows_span=span)
