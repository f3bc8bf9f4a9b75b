"""What blocks of mentions are known by."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from itertools import compress

from twosource.accounts.offices import office
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor

Key = tuple[str, ...]


def known(actors: Mapping[str, Actor], memo: Memo) -> frozenset[str]:
    """The actors that the text names, or knows by an office that one alone holds."""
    found = memo.mapped("known").of(actors, lambda a: named(a) or office(a) is not None)
    return frozenset(compress(found, found.values()))


def noun_of(t: Told, actors: Mapping[str, Actor]) -> str:
    """The noun for those without a name whom an act befell ("diplomats"); "" where it says more
    than that, as whose they are."""
    befell = [actors.get(p.actor) for p in t.mention.participants if p.role == "recipient"]
    found = [a.name.split(" of ")[0].split() for a in befell if a and a.kind == "unnamed"]
    plain = [w[-1] for w in found if w and not any(x.endswith(("'s", "\u2019s")) for x in w)]
    return plain[0].lower() if len(plain) == len(befell) == 1 else ""


def principals(t: Told, names: Set[str]) -> frozenset[str]:
    """Those who take part and identify the event: whom the text names, or knows by an office that
    one alone holds (``names``). An unnamed source or a bare description ("an aide") may be
    anybody."""
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


def mentioned(actors: Mapping[str, Actor], memo: Memo) -> Mapping[Hashable, tuple[str, ...]]:
    """The actors that each document mentions: document id -> actor ids."""
    return memo.blocks("mentioned").of(memo.mapped("places of actors").of(actors, _places))


def _places(a: Actor) -> tuple[tuple[str, str], ...]:
    return tuple((d, a.id) for d in dict.fromkeys(m.document for m in a.mentions))
