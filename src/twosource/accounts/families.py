"""Blocks of mentions that may be one event, by type, channel, plan and participants.

Near-linear: a mention enters a block for each pair of its participants, and blocks that share a
mention are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.accounts.block import Key, Named, head_of, places_of, principals
from twosource.accounts.place import place_weak, settle_channels
from twosource.accounts.told import Told
from twosource.memo import Memo
from twosource.model.actor import Actor


def families(
    told: Sequence[Told], actors: Mapping[str, Actor], memo: Memo | None = None
) -> dict[Key, list[Told]]:
    """Blocks of mentions that may be one event, by type, channel, plan and participants."""
    families: dict[Key, list[Told]] = defaultdict(list)
    weak: list[Told] = []
    names = Named(actors)
    for t in told:
        people = principals(t, names)
        if t.mention.type != "statement" and (keys := _keys(t, people)):
            for k in keys:
                families[k].append(t)
        elif t.mention.type == "statement":
            if t.days and people:
                families[("statement", str(t.days), *sorted(people))].append(t)
        else:
            weak.append(t)
    united = _unite(families)
    settle_channels(united)
    place_weak(united, weak, names, places_of(actors, memo))
    return united


def _keys(t: Told, people: frozenset[str]) -> list[Key]:
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
    if m.type == "departure" and not keys:
        keys = [(*head_of(t), n) for n in names]  # nobody leaves one post twice in a few days
    if m.type in HARMS and m.place and t.days:
        keys.append((*head_of(t), f"{m.place} {t.days.earliest}"))
    if keys or m.type in HARMS:
        return keys
    on = [
        (*head_of(t), n, str(t.days)) for n in names if t.days and t.days.earliest == t.days.latest
    ]
    return [*((*head_of(t), n, t.document) for n in names), *on]


HARMS = frozenset({"violence", "accident"})


def _unite(families: Mapping[Key, Sequence[Told]]) -> dict[Key, list[Told]]:
    """Join families that share a mention (a meeting of three is told of pairs of them)."""
    parent: dict[Key, Key] = {k: k for k in families}

    def root(k: Key) -> Key:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    seen: dict[str, Key] = {}
    for k in sorted(families):
        for t in families[k]:
            other = seen.setdefault(t.mention.id, k)
            a, b = sorted((root(k), root(other)))
            parent[b] = a
    out: dict[Key, dict[str, Told]] = defaultdict(dict)
    for k in sorted(families):
        for t in families[k]:
            out[root(k)][t.mention.id] = t
    return {k: sorted(v.values(), key=Told.place) for k, v in out.items()}
