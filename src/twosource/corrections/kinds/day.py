"""`date`: when an event took place by this report, or when a saying was said.

Target: an event mention or an attribution. ``payload``: the first and the last day (ISO 8601, empty
where that end is open); a saying has one day or none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, needed, one
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import (
    attribution_target,
    find_attribution,
    find_mention,
    mention_target,
    with_attribution,
    with_mention,
)
from twosource.errors import UsageError
from twosource.model.correction import Correction
from twosource.model.event import EventWhen
from twosource.model.reading import Reading
from twosource.model.standing import Checked

OPEN = "open"
FIELDS = (
    Field("target", "the id of an event mention, or of an attribution"),
    Field("to", f"a day as 2031-05-04, or the first of some; {OPEN}: it is not known"),
    Field("until", "the last day, where there are several", required=False),
)
_CURE = "Give days as 2031-05-04, the first before the last"


@dataclass(frozen=True, slots=True)
class Days:
    """The payload."""

    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, payload: tuple[str, ...]) -> Days:
        """Read it. Raises ``ValueError``."""
        first, last = (date.fromisoformat(p) if p else None for p in payload)
        if first and last and last < first:
            raise ValueError("the last day lies before the first")
        return cls(first, last)

    @property
    def payload(self) -> tuple[str, ...]:
        """Write it."""
        return tuple(d.isoformat() if d else "" for d in (self.earliest, self.latest))


def propose(known: Known, request: Request) -> Draft:
    """Another day. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    to, until = needed(request, "to", FIELDS[1].about), one(request, "until")
    try:
        days = Days(None, None) if to == OPEN else Days.of((to, until or to))
    except ValueError as error:
        raise UsageError(f"{to} {until}".strip() + " is no day", cure=_CURE) from error
    if (report := known.mention(id_)) is not None:
        return Draft("date", (mention_target(report[0].document, report[1]),), days.payload)
    if (said := known.attribution(id_)) is None:
        raise known.refusal(f"there is no row {id_}", "See the ids with: twosource review")
    if days.earliest != days.latest:
        raise UsageError("a saying was said on one day", cure="Leave the last day out")
    return Draft("date", (attribution_target(said[0].document, said[1]),), days.payload)


def over(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Set the days."""
    days = Days.of(c.payload)
    if c.targets[0].about == "attribution":
        a, state = find_attribution(reading, c.targets[0])
        if a is None:
            return reading, state
        new = replace(a, said_on=days.earliest, said_span=None, standing="by hand")
        return with_attribution(reading, a, new), state
    m, state = find_mention(reading, c.targets[0])
    if m is None:
        return reading, state
    when = EventWhen(None, days.earliest, days.latest, "stated")
    known = days.earliest is not None or days.latest is not None
    kept = tuple(k for k in m.checked if k.facet != "when")
    new_mention = replace(
        m, when=when if known else None, aftermath=False, standing="by hand",
        checked=(*kept, Checked("when", "by hand")),
    )  # fmt: skip
    return with_mention(reading, m, new_mention), state


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    if [t.about for t in c.targets] not in (["attribution"], ["mention"]) or len(c.payload) != 2:
        return False
    try:
        days = Days.of(c.payload)
    except ValueError:
        return False
    return c.targets[0].about == "mention" or days.earliest == days.latest


def words(c: Correction) -> str:
    """A line that tells it."""
    first, last = c.payload
    days = first if first == last else f"{first or '...'} to {last or '...'}"
    what = "it was said" if c.targets[0].about == "attribution" else "it took place"
    return (
        f"{what} on {days}: {c.targets[0].name}"
        if days
        else (f"the day is not known: {c.targets[0].name}")
    )


KIND = Kind(
    "date", "say on which days it took place, or was said", FIELDS, propose, shape, words,
    lambda _: "date", over,
)  # fmt: skip
