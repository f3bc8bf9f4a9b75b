"""Local actors' ids replaced by the story's, in the records that name actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from twosource.model.attribution import Attribution
from twosource.model.event import EventMention

Names = Mapping[str, str]


def relabel_attribution(record: Attribution, names: Names) -> Attribution:
    """Return the attribution with the story's actors; an id not in ``names`` stays."""
    speaker, via, addressee = (
        None if id_ is None else names.get(id_, id_)
        for id_ in (record.speaker, record.via, record.addressee)
    )
    return replace(record, speaker=speaker, via=via, addressee=addressee)


def relabel_mention(record: EventMention, names: Names, event: str | None) -> EventMention:
    """Return the event mention with the story's actors and the event it was grouped into."""
    participants = tuple(replace(p, actor=names.get(p.actor, p.actor)) for p in record.participants)
    return replace(record, participants=participants, event=event)
