"""`speaker`: who says it. Targets: the attribution, then the actor (none: the speaker is open)."""

from __future__ import annotations

from dataclasses import replace

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, needed
from twosource.corrections.propose import Draft, Known, actor_target
from twosource.corrections.records import attribution_target, find_attribution, with_attribution
from twosource.model.correction import Correction
from twosource.model.reading import Reading

OPEN = "open"
FIELDS = (
    Field("target", "the id of an attribution"),
    Field("to", f"an actor's name or id; {OPEN}: it is not clear who speaks"),
)


def propose(known: Known, request: Request) -> Draft:
    """Another speaker, or none. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    found = known.attribution(id_)
    if found is None:
        raise known.refusal(f"there is no attribution {id_}", "See the ids with: twosource review")
    target = attribution_target(found[0].document, found[1])
    to = needed(request, "to", FIELDS[1].about)
    if to == OPEN:
        return Draft("speaker", (target,))
    return Draft("speaker", (target, actor_target(known, known.actor_called(to))))


def over(reading: Reading, c: Correction, ground: Ground) -> Laid:
    """Give the attribution its speaker."""
    a, state = find_attribution(reading, c.targets[0])
    if a is None:
        return reading, state
    local = None
    if len(c.targets) > 1:
        who = ground.actor(c.targets[1])
        local = ground.local(who, a.document) if who is not None else None
        if local is None:
            return reading, f"orphan: the words that showed {c.targets[1].name} are gone or changed"
    return with_attribution(reading, a, replace(a, speaker=local, standing="by hand")), state


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    about = [t.about for t in c.targets]
    return about in (["attribution"], ["attribution", "actor"]) and not c.payload


def words(c: Correction) -> str:
    """A line that tells it."""
    who = f"{c.targets[1].name} ({c.targets[1].id})" if len(c.targets) > 1 else "not known"
    return f"the speaker is {who}: {c.targets[0].name}"


KIND = Kind(
    "speaker", "say who says it, or that this is open", FIELDS, propose, shape, words,
    lambda _: "speaker", over,
)  # fmt: skip
