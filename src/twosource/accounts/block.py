"""What blocks of mentions are known by."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.accounts.offices import office
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor

Key = tuple[str, ...]


class Named:
    """Which actors of the story the text names, or knows by an office that one alone holds; each is
    looked at once."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._known: dict[str, bool] = {}

    def __contains__(self, actor: str) -> bool:
        found = self._known.get(actor)
        if found is None:
            held = self._actors.get(actor)
            found = self._known[actor] = held is not None and (
                named(held) or office(held) is not None
            )
        return found


def principals(t: Told, names: Named) -> frozenset[str]:
    """Those who take part and identify the event: whom the text names, or knows by an office that
    one alone holds. An unnamed source or a bare description ("an aide") may be anybody."""
    return frozenset(p.actor for p in t.mention.participants if p.actor in names)


def named(actor: Actor) -> bool:
    """Whether the text calls an actor by a name somewhere."""
    return actor.kind != "unnamed" and any(m.form == "name" for m in actor.mentions)


def plan_of(t: Told) -> str:
    """Whether an event is planned or told."""
    return "planned" if t.mention.modality == "planned" else "told"


def head_of(t: Told) -> tuple[str, str, str]:
    """What the key of a block begins with: type, channel, plan."""
    return t.mention.type, t.mention.channel or "", plan_of(t)


def places_of(actors: Mapping[str, Actor], memo: Memo | None = None) -> dict[str, frozenset[str]]:
    """The documents that mention each actor: actor id -> document ids."""
    part = (memo or Memo()).part("places of actors")
    found = part.each(((a.id, a) for a in actors.values()), _places)
    return dict(zip((a.id for a in actors.values()), found, strict=True))


def _places(a: Actor) -> frozenset[str]:
    return frozenset(m.document for m in a.mentions)
