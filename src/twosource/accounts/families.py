"""Blocks of mentions that may be one event, by type, channel, plan and participants.

Near-linear: a mention enters a block for each pair of its participants, and blocks that share a
mention are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from twosource.accounts.told import WINDOW, Told, gap
from twosource.model.actor import Actor
from twosource.model.finding import DateRange
from twosource.model.number import NumberRange

Key = tuple[str, ...]
NEAR = 3
"""Paragraphs over which "the call" reaches back to the call last told of."""


def families(told: Sequence[Told], actors: Mapping[str, Actor]) -> dict[Key, list[Told]]:
    """Blocks of mentions that may be one event, by type, channel, plan and participants."""
    families: dict[Key, list[Told]] = defaultdict(list)
    weak: list[Told] = []
    for t in told:
        people = principals(t, actors)
        if t.mention.type != "statement" and (keys := _keys(t, people)):
            for k in keys:
                families[k].append(t)
        elif t.mention.type == "statement":
            if t.days and people:
                families[("statement", str(t.days), *sorted(people))].append(t)
        else:
            weak.append(t)
    united = _unite(families)
    _settle_channels(united)
    _place_weak(united, weak, actors)
    return united


def principals(t: Told, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Those who take part and identify the event: whom the text names. An unnamed source or a bare
    description ("an aide") may be anybody."""
    return frozenset(a for a in t.people if a in actors and named(actors[a]))


def named(actor: Actor) -> bool:
    """Whether the text calls an actor by a name somewhere."""
    return actor.kind != "unnamed" and any(m.form == "name" for m in actor.mentions)


def _plan(t: Told) -> str:
    return "planned" if t.mention.modality == "planned" else "told"


def _head(t: Told) -> tuple[str, str, str]:
    return t.mention.type, t.mention.channel or "", _plan(t)


def _keys(t: Told, people: frozenset[str]) -> list[Key]:
    """The blocks a mention belongs to; none where it names too few.

    Contacts: each pair of those taking part. Acts and harms: whom they befell. Harms also: the day
    and place, for those who were hurt are often not named. An act that names only who did it is
    one with others in its document.
    """
    m = t.mention
    names = sorted(people)
    if m.type == "contact":
        return [(*_head(t), a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    befell = {
        p.actor for p in m.participants if p.role in ("recipient", "victim") and p.actor in people
    }
    keys: list[Key] = [(*_head(t), n) for n in sorted(befell)]
    if m.type in HARMS and m.place and t.days:
        keys.append((*_head(t), f"{m.place} {t.days.earliest}"))
    if keys or m.type in HARMS:
        return keys
    return [(*_head(t), n, t.document) for n in names]


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


def _settle_channels(families: dict[Key, list[Told]]) -> None:
    """Move contacts whose channel the text leaves open to the one channel they can belong to: the
    only one that these people are told to have used, or the only one on that day."""
    for key in sorted(k for k in families if k[0] == "contact" and k[1] == ""):
        rivals = [k for k in families if k[:1] == key[:1] and k[1] and k[2:] == key[2:]]
        stay: list[Told] = []
        for t in families.pop(key):
            fit = [k for k in rivals if _may_be(t, k)]
            on_day = [k for k in fit if t.days is None or _on(families[k], t.days)]
            on_day = on_day or [k for k in fit if t.days and _near(families[k], t.days)]
            if len(on_day) == 1:
                families[on_day[0]].append(t)
            else:
                stay.append(t)
        if stay:
            families[key] = stay
    for told in families.values():
        told.sort(key=Told.place)


def _may_be(t: Told, key: Key) -> bool:
    """Whether the words leave the family's channel open ("a conversation" was no letter)."""
    return not t.mention.could_be or key[1] in t.mention.could_be


def _on(told: Iterable[Told], days: DateRange) -> bool:
    return any((d := t.days) is not None and d.meets(days) for t in told)


def _near(told: Iterable[Told], days: DateRange) -> bool:
    """Whether one of them is undated, or dated close enough to be in dispute."""
    return any((d := t.days) is None or gap(d, days) <= WINDOW for t in told)


def _place_weak(
    families: dict[Key, list[Told]], weak: Sequence[Told], actors: Mapping[str, Actor]
) -> None:
    """Give mentions that name too few of those taking part ("the call") to a family of the same
    document, else to the only family of the story whose people the document names."""
    by_document: dict[str, list[tuple[Key, Told]]] = defaultdict(list)
    for k in sorted(families):
        for t in families[k]:
            by_document[t.document].append((k, t))
    of_document = _actors_of(actors)
    by_head: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    for k in sorted(families):
        by_head[k[0], k[1], k[2]].append(k)
    for t in sorted(weak, key=Told.place):
        near = [x for x in by_document[t.document] if _compatible(t, x[0], x[1], actors)]
        key = _nearest(t, near)
        if key is None and not near and t.mention.channel and not _loose_plan(t):
            key = _elsewhere(t, by_head[_head(t)], families, of_document, actors)
        if key is not None:
            families[key].append(t)
    for told in families.values():
        told.sort(key=Told.place)


def _compatible(t: Told, key: Key, other: Told, actors: Mapping[str, Actor]) -> bool:
    if key[0] != t.mention.type or key[2] != _plan(t):
        return False
    if t.mention.channel is None:
        if not _may_be(t, key) or not (t.mention.definite or t.people):
            return False
    elif key[1] != t.mention.channel:
        return False
    if _loose_plan(t) or not _points_back(t):
        return False
    return principals(t, actors) <= other.people and _same_time(t, other)


def _points_back(t: Told) -> bool:
    """Whether a mention that names too few may be the one told before: "the call", "a call was
    made"; not "calls came in", and of other kinds than contacts only "the shooting"."""
    m = t.mention
    if m.definite or t.people:
        return True
    return m.type == "contact" and not (m.count is not None and m.count == MANY)


MANY = NumberRange(2, None)


def _loose_plan(t: Told) -> bool:
    """ "I would like to give you a call" need not be the call that others plan."""
    return t.mention.modality == "planned" and not t.people and not t.mention.definite


def _same_time(a: Told, b: Told) -> bool:
    x, y = a.days, b.days
    return x is None or y is None or gap(x, y) <= WINDOW


def _nearest(t: Told, near: Sequence[tuple[Key, Told]]) -> Key | None:
    """The only family, else that of the mention last told before it within three paragraphs."""
    keys = {k for k, _ in near}
    if len(keys) == 1:
        return near[0][0]
    before = [
        x
        for x in near
        if 0 <= t.zone_index - x[1].zone_index <= NEAR and x[1].mention.span < t.mention.span
    ]
    return max(before, key=lambda x: x[1].mention.span.start)[0] if before else None


def _elsewhere(
    t: Told,
    keys: Sequence[Key],
    families: Mapping[Key, Sequence[Told]],
    of_document: Mapping[str, frozenset[str]],
    actors: Mapping[str, Actor],
) -> Key | None:
    named = of_document.get(t.document, frozenset())
    fit = [
        k
        for k in keys
        if set(k[3:]) <= named
        and principals(t, actors) <= set(k[3:])
        and any(_same_time(t, o) for o in families[k])
    ]
    return fit[0] if len(fit) == 1 else None


def _actors_of(actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for a in actors.values():
        for m in a.mentions:
            out[m.document].add(a.id)
    return {d: frozenset(s) for d, s in out.items()}
