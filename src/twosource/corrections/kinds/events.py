"""`merge-events` and `split-event`: which reports tell of one event. Two targets, events.

Their anchors are the predicates of event mentions: for ``merge-events`` those of two events that
are one, for ``split-event`` those that stay and those that are another event.
"""

from __future__ import annotations

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Pair, Request, needed
from twosource.corrections.propose import MOST, Draft, Known
from twosource.corrections.records import find_mention, mention_target, short
from twosource.errors import UsageError
from twosource.model.correction import Correction, Move, Target
from twosource.model.finding import Event

_EVENT = Field("event", "the id of an event")
_OTHER = Field("other", "the id of the other event")
_MENTIONS = Field("mention", "the id of a report that is of another event", many=True)


def _target(known: Known, event: Event, mentions: list[str]) -> Target:
    wanted = set(mentions)
    anchors = tuple(
        a
        for r in known.readings
        for m in r.event_mentions
        if m.id in wanted
        for a in mention_target(r.document, m).anchors
    )
    if not anchors:
        raise known.refusal(
            f"the event {event.id} has no such report", "See them with: twosource review"
        )
    name = event.channel or event.type
    return Target(event.id, short(name.replace("_", " ")), anchors[:MOST], "event")


def _merge(known: Known, request: Request) -> Draft:
    one = known.event(needed(request, "event", _EVENT.about))
    other = known.event(needed(request, "other", _OTHER.about))
    if one.id == other.id:
        raise UsageError(f"{one.id} is given twice", where=known.where, cure="Give two events")
    if one.type != other.type:
        what = f"{one.id} is told as {one.type}, {other.id} as {other.type}: they are no one event"
        raise UsageError(what, where=known.where, cure="Give two events of one kind")
    targets = (_target(known, e, list(e.mentions)) for e in (one, other))
    return Draft("merge-events", tuple(targets))


def _split(known: Known, request: Request) -> Draft:
    event = known.event(needed(request, "event", _EVENT.about))
    out = [m for m in request.get("mention", ()) if m in event.mentions]
    stay = [m for m in event.mentions if m not in out]
    if not out:
        cure = "Tick the reports that are of another event"
        raise UsageError("no report of this event was ticked", where=known.where, cure=cure)
    if not stay:
        cure = "Leave out those that stay"
        raise UsageError(f"nothing would be left of {event.id}", where=known.where, cure=cure)
    return Draft("split-event", (_target(known, event, stay), _target(known, event, out)))


def across(ground: Ground, c: Correction) -> tuple[Move | Pair | None, str]:
    """The mentions that are moved, by their ids of today."""
    first, second = (_found(ground, t) for t in c.targets)
    if not second or (not first and c.kind == "merge-events"):
        return None, "orphan: the words of the reports are gone or changed"
    lost = sum(len(t.anchors) for t in c.targets) - len(first) - len(second)
    state = f"partly: {lost} of the reports are gone" if lost > 0 else ""
    return Move(c.kind == "merge-events", first, second), state


def _found(ground: Ground, target: Target) -> frozenset[str]:
    out = set()
    for a in target.anchors:
        reading = ground.readings.get(a.document)
        if reading is not None:
            alone = Target(target.id, target.name, (a,), "mention")
            m, _ = find_mention(reading, alone)
            out |= {m.id} if m is not None else set()
    return frozenset(out)


def shape(c: Correction) -> bool:
    """Whether it is a correction such as the drafts are."""
    return [t.about for t in c.targets] == ["event", "event"] and not c.payload


def words(c: Correction) -> str:
    """A line that tells it."""
    one, other = c.targets
    if c.kind == "merge-events":
        return f"the {other.name} {other.id} is the {one.name} {one.id}"
    n = len(other.anchors)
    said = f"{n} report{'s' * (n != 1)} of the {one.name} {one.id}"
    first = other.anchors[0]
    around = " ".join(f"{first.prefix}{first.exact}{first.suffix}".split())
    return f"{said} {'are' if n != 1 else 'is'} of another event: {around}"


MERGE = Kind(
    "merge-events", "say that two events are one", (_EVENT, _OTHER), _merge, shape, words,
    lambda _: "event", across=across,
)  # fmt: skip
SPLIT = Kind(
    "split-event", "say that some reports of an event are of another", (_EVENT, _MENTIONS), _split,
    shape, words, lambda _: "event", across=across,
)  # fmt: skip
