"""`stance`: whether a saying asserts, denies, asks. Target: the attribution; payload: the stance.

What a saying says of an event goes by its stance, so the reports that stand directly in it follow
where they were read by the old one: a call that is "denied" by a saying that is now said to assert
it is told as one that happened, and the other way round.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, chosen, needed
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import attribution_target, find_attribution, with_attribution
from twosource.model.attribution import Stance
from twosource.model.correction import Correction
from twosource.model.event import Modality
from twosource.model.reading import Reading
from twosource.model.standing import Checked

STANCES: tuple[Stance, ...] = get_args(Stance)
TOLD: dict[Stance, Modality] = {
    "asserts": "happened", "confirms": "happened", "warns": "happened", "denies": "denied",
    "asks": "questioned", "questions": "questioned", "declines": "questioned",
    "promises": "planned",
}  # fmt: skip
FIELDS = (
    Field("target", "the id of an attribution"),
    Field("to", "what the saying does", choices=STANCES),
)


def propose(known: Known, request: Request) -> Draft:
    """Another stance. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    found = known.attribution(id_)
    if found is None:
        raise known.refusal(f"there is no attribution {id_}", "See the ids with: twosource review")
    to = chosen(request, "to", STANCES)
    return Draft("stance", (attribution_target(found[0].document, found[1]),), (to,))


def over(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Give the attribution its stance, and the reports in it what follows from that."""
    a, state = find_attribution(reading, c.targets[0])
    (new,) = (s for s in STANCES if s == c.payload[0])
    if a is None:
        return reading, state
    before, after = TOLD[a.stance], TOLD[new]
    mentions = tuple(
        replace(
            m, modality=after, standing="by hand",
            checked=(*(k for k in m.checked if k.facet != "occurred"), _OCCURRED),
        )
        if m.attribution == a.id and m.modality == before != after
        else m
        for m in reading.event_mentions
    )  # fmt: skip
    changed = with_attribution(reading, a, replace(a, stance=new, standing="by hand"))
    return replace(changed, event_mentions=mentions), state


_OCCURRED = Checked("occurred", "by hand")


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    known = len(c.payload) == 1 and c.payload[0] in STANCES
    return [t.about for t in c.targets] == ["attribution"] and known


def words(c: Correction) -> str:
    """A line that tells it."""
    return f"this saying {c.payload[0]}: {c.targets[0].name}"


KIND = Kind(
    "stance", "say whether it asserts, denies, asks ...", FIELDS, propose, shape, words,
    lambda _: "stance", over,
)  # fmt: skip
