"""The kinds of corrections, one file each. A new kind is a file and an entry here."""

from twosource.corrections.kind import Kind
from twosource.corrections.kinds import (
    actors,
    care,
    day,
    events,
    number,
    origins,
    span,
    speaker,
    stance,
    statement,
    verdicts,
)

KINDS: dict[str, Kind] = {
    k.name: k
    for k in (
        verdicts.ACCEPT,
        verdicts.REJECT,
        speaker.KIND,
        stance.KIND,
        span.KIND,
        day.KIND,
        number.KIND,
        actors.MERGE,
        actors.SPLIT,
        actors.APART,
        events.MERGE,
        events.SPLIT,
        origins.DEPENDENT,
        origins.INDEPENDENT,
        statement.KIND,
        care.PROTECT,
        care.PRIVATE,
        care.REDACT,
        care.FORGET,
    )
}

__all__ = ["KINDS"]
