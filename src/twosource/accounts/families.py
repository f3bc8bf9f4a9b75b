"""Blocks of mentions that may be one event, by type, channel, plan and participants.

Near-linear: a mention enters a block for each pair of its participants, and blocks that share a
mention are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import NamedTuple

from twosource.accounts.block import Key, head_of, known, principals
from twosource.accounts.place import COUNTED, CROWD, place_weak, settle_channels, settle_many
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.event import HARMS
from twosource.model.roots import Roots

Ordered = Sequence[tuple[str, tuple[Told, ...]]]
"""The mentions of each document, in order of the text; the documents in order of their ids."""


def families(
    told: Ordered,
    actors: Mapping[str, Actor],
    in_documents: Mapping[Hashable, tuple[str, ...]],
    memo: Memo,
) -> dict[Key, list[Told]]:
    """Blocks of mentions that may be one event, by type, channel, plan and participants.
    ``in_documents``: the actors that each document mentions."""
    names = known(actors, memo)
    people = memo.part("people").each(told, _people)
    bodies = frozenset(a.id for a in actors.values() if a.kind == "organisation")
    wanted = (
        (d, (of_it, tuple((x in names, x in bodies) for x in some), some))
        for (d, of_it), some in zip(told, people, strict=True)
    )
    keyed = memo.part("keyed").each(wanted, lambda inputs: _keyed(*inputs))
    ids = [d for d, _ in told]
    blocks = memo.blocks("families").of(dict(zip(ids, (k.entries for k in keyed), strict=True)))
    united = _unite(blocks, set(chain.from_iterable(k.bonds for k in keyed)))
    settle_channels(united)
    settle_many(united, actors)
    weak = list(chain.from_iterable(k.weak for k in keyed))
    place_weak(united, weak, names, in_documents)
    return united


def _people(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted(frozenset[str]().union(*(t.people for t in told))))


class _Keyed(NamedTuple):
    """The mentions of one document by their blocks, blocks that share a mention, and the mentions
    that name too few."""

    entries: tuple[tuple[Key, Told], ...]
    bonds: tuple[tuple[Key, ...], ...]
    weak: tuple[Told, ...]


def _keyed(
    told: Sequence[Told], flags: Sequence[tuple[bool, bool]], people: Sequence[str]
) -> _Keyed:
    """``flags``: which of the people in a document are known, and which are bodies."""
    names = frozenset(compress(people, (f[0] for f in flags)))
    bodies = frozenset(compress(people, (f[1] for f in flags)))
    entries: list[tuple[Key, Told]] = []
    bonds: list[tuple[Key, ...]] = []
    weak: list[Told] = []
    for t in told:
        some = principals(t, names)
        if t.mention.type == "statement":
            keys: list[Key] = [("statement", str(t.days), *sorted(some))] if t.days and some else []
        else:
            keys = list(dict.fromkeys(_keys(t, some, bodies)))
            weak += [] if keys else [t]
        entries += [(k, t) for k in keys]
        bonds += [tuple(keys)] if len(keys) > 1 else []
    return _Keyed(tuple(entries), tuple(bonds), tuple(weak))


def _keys(t: Told, people: frozenset[str], bodies: frozenset[str]) -> list[Key]:
    """The blocks a mention belongs to; none where it names too few.

    Contacts: each pair of those taking part. Acts and harms: whom they befell. Harms also: the day
    and place, for those who were hurt are often not named. Who leaves a post is
    enough. An act that names only who did it is
    one with others in its document, and of its day.
    """
    m = t.mention
    names = sorted(people)
    if m.type == "contact" or (m.type in ("deal", "payment") and len(names) > 1):
        return [(*head_of(t), a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    befell = {
        p.actor for p in m.participants if p.role in ("recipient", "victim") and p.actor in people
    }
    keys: list[Key] = [(*head_of(t), n) for n in sorted(befell)]
    if m.type == "departure" and keys:
        return [(*k, _REMOVED) for k in keys]  # "I was not sacked. I resigned": two acts
    if m.type == "departure":
        keys = [(*head_of(t), n) for n in names]  # nobody leaves one post twice in a few days
    if not keys and m.type in COUNTED:
        keys = _of_many(t)
    if m.type == "payment" and not keys and _of_one_side(t):
        return []
    if m.type == "vote":
        names += sorted({p.actor for p in m.participants if p.actor in bodies} - people)
    if m.type in HARMS and m.place and t.days:
        keys.append((*head_of(t), f"{m.place} {t.days.earliest}"))
    if keys or m.type in HARMS:
        return keys
    on = [
        (*head_of(t), n, str(t.days)) for n in names if t.days and t.days.earliest == t.days.latest
    ]
    return [*((*head_of(t), n, t.document) for n in names), *on]


def _of_many(t: Told) -> list[Key]:
    """The blocks of an act that names none of those whom it befell: whose people they are ("two
    diplomats of Norway"), else their number and the day ("eleven people were arrested"). One or two
    may be anybody."""
    befell = [p.actor for p in t.mention.participants if p.role == "recipient"]
    of = sorted({p.actor for p in t.mention.participants if p.role == "object"})
    if of:
        return [(*head_of(t), f"of {c}") for c in of]
    n = t.mention.count
    if not befell or n is None or n.max != n.min or n.min < _CROWD:
        return []
    return [(*head_of(t), f"{n.min}{CROWD}", str(t.days) if t.days else t.document)]


def _of_one_side(t: Told) -> bool:
    """Whether a payment names who paid and not who was paid, or the other way round: it may be one
    that the text told of before ("the company had paid more")."""
    return len({p.role for p in t.mention.participants}) == 1


_REMOVED = "removed by others"
"""What the key of a departure ends with that befell who left: to be dismissed is not to resign."""
_CROWD = 3
"""How many without a name an act befell, at least, that is told by their number."""


def _unite(
    blocks: Mapping[Hashable, tuple[Told, ...]], bonds: Iterable[tuple[Key, ...]]
) -> dict[Key, list[Told]]:
    """Join families that share a mention (a meeting of three is told of pairs of them)."""
    roots = Roots[Key]()
    for first, *others in bonds:
        for other in others:
            roots.join(first, other)
    parts: dict[Key, list[tuple[Told, ...]]] = defaultdict(list)
    for key, block in blocks.items():
        assert isinstance(key, tuple)
        parts[roots.of(key)].append(block)
    return {root: _in_order(some) for root, some in parts.items()}


def _in_order(blocks: Sequence[tuple[Told, ...]]) -> list[Told]:
    """The mentions of some blocks, each once."""
    if len(blocks) == 1:
        return list(blocks[0])
    return sorted({t.mention.id: t for block in blocks for t in block}.values(), key=Told.place)
