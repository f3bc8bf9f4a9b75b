"""What blocks of mentions are known by."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.accounts.offices import office
from twosource.accounts.told import Told
from twosource.model.actor import Actor

Key = tuple[str, ...]


def principals(t: Told, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Those who take part and identify the event: whom the text names, or knows by an office that
    one alone holds. An unnamed source or a bare description ("an aide") may be anybody."""
    return frozenset(
        a for a in t.people if a in actors and (named(actors[a]) or office(actors[a]) is not None)
    )


def named(actor: Actor) -> bool:
    """Whether the text calls an actor by a name somewhere."""
    return actor.kind != "unnamed" and any(m.form == "name" for m in actor.mentions)


def plan_of(t: Told) -> str:
    """Whether an event is planned or told."""
    return "planned" if t.mention.modality == "planned" else "told"


def head_of(t: Told) -> tuple[str, str, str]:
    """What the key of a block begins with: type, channel, plan."""
    return t.mention.type, t.mention.channel or "", plan_of(t)
