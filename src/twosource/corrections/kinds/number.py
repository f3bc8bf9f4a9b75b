"""`count`: how many an event mention tells of: times, killed, injured, an amount.

Target: the event mention. ``payload``: the facet, the least, the most (empty: open above; both
empty: the number is not known).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, needed, one
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import find_mention, mention_target, with_mention
from twosource.errors import UsageError
from twosource.model.correction import Correction
from twosource.model.finding import Facet
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.standing import Checked

FACETS: tuple[Facet, ...] = ("count", "killed", "injured", "amount")
OPEN = "open"
_GIVEN = re.compile(r"(\d{1,15})(\+|(?:\s*-\s*(\d{1,15})))?", re.ASCII)
FIELDS = (
    Field("target", "the id of an event mention"),
    Field("to", f"a number: 5, 3+ (at least 3), 2-4; {OPEN}: it is not known"),
    Field("facet", "of what", required=False, choices=FACETS),
)


@dataclass(frozen=True, slots=True)
class Number:
    """The payload."""

    facet: str
    value: NumberRange | None

    @classmethod
    def of(cls, payload: tuple[str, ...]) -> Number:
        """Read it. Raises ``ValueError``."""
        facet, low, high = payload
        if facet not in FACETS or any(p and not _is_number(p) for p in (low, high)):
            raise ValueError("no number")
        if not low:
            if high:
                raise ValueError("no least number")
            return cls(facet, None)
        return cls(facet, NumberRange(int(low), int(high) if high else None))

    @property
    def payload(self) -> tuple[str, ...]:
        """Write it."""
        v = self.value
        return self.facet, str(v.min) if v else "", "" if v is None or v.max is None else str(v.max)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15


def parse(given: str) -> NumberRange | None:
    """Read ``5``, ``3+``, ``2-4`` or ``open``. Raises ``UsageError``."""
    if given == OPEN:
        return None
    found = _GIVEN.fullmatch(given)
    low = int(found[1]) if found else 0
    if found is None or (found[3] and int(found[3]) < low):
        raise UsageError(f"{given!r} is no number", cure="Give 5, or 3+, or 2-4, or open")
    return NumberRange(low, int(found[3]) if found[3] else None if found[2] else low)


def propose(known: Known, request: Request) -> Draft:
    """Another number. Raises ``UsageError``."""
    id_ = needed(request, "target", FIELDS[0].about)
    facet = one(request, "facet") or "count"
    if facet not in FACETS:
        raise UsageError(f"facet cannot be {facet!r}", cure=f"Give one of: {', '.join(FACETS)}")
    value = parse(needed(request, "to", FIELDS[1].about))
    found = known.mention(id_)
    if found is None:
        raise known.refusal(
            f"there is no event mention {id_}", "See the ids with: twosource review"
        )
    target = mention_target(found[0].document, found[1])
    return Draft("count", (target,), Number(facet, value).payload)


def over(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Set the number."""
    number = Number.of(c.payload)
    m, state = find_mention(reading, c.targets[0])
    if m is None:
        return reading, state
    kept = tuple(k for k in m.checked if k.facet != number.facet)
    new = replace(m, standing="by hand", checked=(*kept, Checked(number.facet, "by hand")))
    if number.facet == "count":
        new = replace(new, count=number.value, count_span=None)
    elif number.facet == "killed":
        new = replace(new, killed=number.value)
    elif number.facet == "injured":
        new = replace(new, injured=number.value)
    else:
        new = replace(new, amount=number.value)
    return with_mention(reading, m, new), state


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes."""
    if [t.about for t in c.targets] != ["mention"] or len(c.payload) != 3:
        return False
    try:
        Number.of(c.payload)
    except ValueError:
        return False
    return True


def words(c: Correction) -> str:
    """A line that tells it."""
    number = Number.of(c.payload)
    v = number.value
    if v is None:
        said = "not known"
    elif v.max is None:
        said = f"at least {v.min}"
    else:
        said = str(v.min) if v.min == v.max else f"{v.min} to {v.max}"
    return f"the {number.facet} is {said}: {c.targets[0].name}"


KIND = Kind(
    "count", "say how many: times, killed, injured, an amount", FIELDS, propose, shape, words,
    lambda c: f"number {c.payload[0]}", over,
)  # fmt: skip
