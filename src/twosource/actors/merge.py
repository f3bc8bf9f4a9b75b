"""Actors of a story: the same person, body, place or outlet in several documents is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any, NamedTuple

from twosource.actors import lexicon
from twosource.actors.cast import Merged
from twosource.actors.identity import Identity, key_of
from twosource.actors.links import Cast, Component, Key, components, linked
from twosource.actors.match import unite
from twosource.actors.union import Union
from twosource.memo import Memo
from twosource.model.actor import Actor, ActorKind
from twosource.model.ids import keep_names, make_id

_PRECEDENCE: tuple[ActorKind, ...] = ("outlet", "person", "place", "organisation", "unnamed")


def merge(
    casts: Sequence[Cast],
    same: Collection[tuple[str, str]] = (),
    memo: Memo | None = None,
    known: Mapping[str, str] | None = None,
) -> Merged:
    """Unite the actors of documents. The result does not depend on the order of the documents.

    ``same`` are pairs of local ids that others found to be one (the unnamed source of a report and
    of its reprint); unnamed actors are united by nothing else. Ids unknown here are passed over.
    ``known`` maps local ids to the story's ids of the build before, which are kept.
    """
    memo = memo or Memo()
    found = components(linked(casts, memo), same, memo)
    keys = [key for key, _ in found]
    sets = memo.part("sets").renew(found, _sets)
    told = list(chain.from_iterable(s.told for s in sets))
    names = _ids(told)
    if known:
        former = _former(keys, sets, known, memo)
        names = keep_names([t.members for t in told], names, known, former)
    left = iter(names)
    ids = [tuple(islice(left, len(s.told))) for s in sets]
    called = memo.part("called").each(
        zip(keys, zip(sets, ids, strict=True), strict=True), lambda inputs: _called(*inputs)
    )
    of = memo.spread("of").of(dict(zip(keys, called, strict=True)))
    return Merged(_actors(keys, sets, ids, of, memo), of)


def regroup(
    casts: Sequence[Cast],
    of: Mapping[str, str],
    kinds: Mapping[str, ActorKind],
    memo: Memo | None = None,
) -> Merged:
    """Return the actors of a grouping that was decided elsewhere: ``of`` maps local ids to story
    ids, ``kinds`` story ids to their kind, where that is decided too."""
    memo = memo or Memo()
    members: dict[str, list[Identity]] = {}
    for x in chain.from_iterable(d.all for d in linked(casts, memo).values()):
        members.setdefault(of[x.actor.id], []).append(x)
    ids = sorted(members)
    groups = zip(ids, map(tuple, map(members.__getitem__, ids)), strict=True)
    sets = memo.part("decided sets").renew(groups, _as_one)
    return Merged(_actors(ids, sets, [(i,) for i in ids], of, memo, kinds), dict(of))


class _Sets(NamedTuple):
    """The groups of a component, with what each is called; of all of them, one after the other,
    the members, and the local ids of whom these speak for or belong to."""

    told: tuple[_Naming, ...]
    members: tuple[str, ...]
    others: tuple[str, ...]


def _sets(c: Component, before: _Sets | None) -> _Sets:
    """The groups of a component, in the order of their first members."""
    all_ = [i.identity for i in c.items]
    union = Union(len(all_))
    unite(all_, union, c.slips)
    first: dict[str, int] = {}
    for k, i in enumerate(c.items):
        if i.site:
            union.join(first.setdefault(i.site, k), k)
    if c.same:
        number = {x.actor.id: k for k, x in enumerate(all_)}
        for a, b in c.same:
            union.join(number[a], number[b])
    return _of_groups((tuple(all_[k] for k in group) for group in union.sets()), before)


def _as_one(group: tuple[Identity, ...], before: _Sets | None) -> _Sets:
    return _of_groups([group], before)


def _of_groups(groups: Iterable[tuple[Identity, ...]], before: _Sets | None) -> _Sets:
    held = {t.members: t for t in before.told} if before is not None else {}
    told = []
    for group in groups:
        t = held.get(tuple(x.actor.id for x in group))
        told.append(t if t is not None and t.group == group else _naming(group))
    return _Sets(
        tuple(told),
        tuple(chain.from_iterable(t.members for t in told)),
        tuple(chain.from_iterable((*t.speaks_for, *t.member_of) for t in told)),
    )


def _former(
    keys: Sequence[Key], sets: Sequence[_Sets], known: Mapping[str, str], memo: Memo
) -> list[frozenset[str]]:
    """The ids that the members of each group had in the build before."""
    members = zip(keys, [s.members for s in sets], strict=True)
    had = memo.lookups("former").of(members, known)
    wanted = zip(keys, zip(sets, had, strict=True), strict=True)
    found = memo.part("former").each(wanted, lambda inputs: _had(*inputs))
    return list(chain.from_iterable(found))


def _had(s: _Sets, ids: Sequence[str | None]) -> tuple[frozenset[str], ...]:
    left = iter(ids)
    return tuple(frozenset(i for i in islice(left, len(t.members)) if i) for t in s.told)


def _named(group: Iterable[Identity]) -> bool:
    return any(x.full or x.short for x in group if x.kind != "unnamed")


def _called(s: _Sets, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The local ids of a component, and the story's id of each."""
    each = (repeat(i, len(t.members)) for i, t in zip(ids, s.told, strict=True))
    return s.members, tuple(chain.from_iterable(each))


class _Naming(NamedTuple):
    """What a group is called: the id it gets where that is free, the one it gets else; and the
    local ids of its members, of whom it speaks for and of the groups it belongs to."""

    group: tuple[Identity, ...]
    smallest: str
    id: str
    other: str
    members: tuple[str, ...]
    speaks_for: tuple[str, ...]
    member_of: tuple[str, ...]


def _naming(group: tuple[Identity, ...]) -> _Naming:
    smallest = min(x.actor.id for x in group)
    kind = _kind(group)
    key = " ".join(key_of(_name(group), kind))
    told = _named(group) and kind != "unnamed" and (len(key.split()) > 1 or key != _lower(group))
    other = make_id("actor", kind, key, smallest)
    return _Naming(
        group,
        smallest,
        make_id("actor", kind, key) if told else other,
        other,
        tuple(x.actor.id for x in group),
        tuple(o for x in group for o in x.actor.speaks_for),
        tuple(o for x in group for o in x.actor.member_of),
    )


def _ids(told: Sequence[_Naming]) -> list[str]:
    """An id for each group, from kind and fullest name; equal names are told apart by local id:
    the group with the smallest has the name."""
    out = [t.id for t in told]
    first: dict[str, int] = {}
    many = Counter(out)
    for k in sorted(
        (k for k, id_ in enumerate(out) if many[id_] > 1), key=lambda k: told[k].smallest
    ):
        if first.setdefault(out[k], k) != k:
            out[k] = told[k].other
    return out


class _Made(NamedTuple):
    """The actors of a component, and what each was made from."""

    inputs: tuple[tuple[Any, ...], ...]
    actors: tuple[Actor, ...]


def _actors(
    keys: Sequence[str | Key],
    sets: Sequence[_Sets],
    ids: Sequence[tuple[str, ...]],
    of: Mapping[str, str],
    memo: Memo,
    kinds: Mapping[str, ActorKind] | None = None,
) -> tuple[Actor, ...]:
    """The story's actors, sorted by id. ``ids``: those of each component."""
    decided = [tuple(map(kinds.get, own)) for own in ids] if kinds is not None else repeat(None)
    wanted = (
        (key, (s, own, tuple(map(of.get, s.others, s.others)) if s.others else (), kind))
        for key, s, own, kind in zip(keys, sets, ids, decided, strict=False)
    )
    made = memo.part("actors").renew(wanted, _made)
    return tuple(sorted(chain.from_iterable(m.actors for m in made), key=attrgetter("id")))


def _made(
    inputs: tuple[_Sets, Sequence[str], Sequence[str], Sequence[ActorKind | None] | None],
    before: _Made | None,
) -> _Made:
    sets, ids, others, kinds = inputs
    held = {i[0]: (i, a) for i, a in zip(*before, strict=True)} if before is not None else {}
    left, every, actors = iter(others), [], []
    for id_, t, kind in zip(ids, sets.told, kinds or repeat(None), strict=False):
        own = {id_}
        ups = tuple(sorted({*islice(left, len(t.speaks_for))} - own))
        homes = tuple(sorted({*islice(left, len(t.member_of))} - own))
        made_from = (id_, t.group, ups, homes, kind)
        was = held.get(id_)
        every.append(made_from)
        actors.append(was[1] if was is not None and was[0] == made_from else _one(*made_from))
    return _Made(tuple(every), tuple(actors))


def _lower(group: Sequence[Identity]) -> str:
    """The name where it is written small ("company"): such a name tells nothing."""
    name = _name(group)
    return name if name.islower() else ""


def _kind(group: Sequence[Identity]) -> ActorKind:
    counts = Counter(x.kind for x in group)
    if counts["outlet"] and counts["organisation"]:
        return "outlet"
    return max(counts, key=lambda k: (counts[k], -_PRECEDENCE.index(k)))


def _name(group: Sequence[Identity]) -> str:
    """The name with most words; of those the most frequent, then the first in the alphabet."""
    counts = Counter(x.actor.name for x in group)
    return min(counts, key=lambda n: (-_words(n), -counts[n], n))


def _words(name: str) -> int:
    """How many words a name has, a form of address not counted."""
    honorifics = lexicon.names().honorifics
    return sum(w.lower() not in honorifics for w in name.split())


def _one(
    new: str,
    group: Sequence[Identity],
    ups: tuple[str, ...],
    homes: tuple[str, ...],
    decided: ActorKind | None,
) -> Actor:
    actors = [x.actor for x in group]
    kind = decided or _kind(group)
    name = _name([x for x in group if x.kind == decided] or group)
    aliases = {a for x in actors for a in (*x.aliases, x.name)} - {name}
    genders = {x.gender for x in actors} - {None}
    counts = sorted({x.count for x in actors if x.count is not None})
    mentions = sorted(
        (m for x in actors for m in x.mentions), key=lambda m: (m.document, m.span, m.head)
    )
    return Actor(
        new,
        kind,
        name,
        tuple(sorted(aliases)),
        tuple(sorted({r for x in actors for r in x.roles})),
        counts[0] if counts and kind == "unnamed" else None,
        ups,
        tuple(mentions),
        homes,
        next(iter(genders)) if len(genders) == 1 else None,
        tuple(
            sorted({w for x in actors for w in x.unnamed_why}, key=lambda w: (w.document, w.span))
        ),
    )
