"""Actors of a story: the same person, body, place or outlet in several documents is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import attrgetter
from typing import NamedTuple

from twosource.actors import lexicon
from twosource.actors.cast import Merged
from twosource.actors.document import outlet_id
from twosource.actors.identity import Identity, identities, key_of
from twosource.actors.match import hosts, unite
from twosource.actors.outlets import host_of, is_known
from twosource.actors.union import Union
from twosource.memo import Memo
from twosource.model.actor import Actor, ActorKind
from twosource.model.document import Document
from twosource.model.ids import make_id

_PRECEDENCE: tuple[ActorKind, ...] = ("outlet", "person", "place", "organisation", "unnamed")


Cast = tuple[Document, tuple[Actor, ...]]
"""A document and its local actors."""


def merge(
    casts: Sequence[Cast],
    same: Collection[tuple[str, str]] = (),
    memo: Memo | None = None,
) -> Merged:
    """Unite the actors of documents. The result does not depend on the order of the documents.

    ``same`` are pairs of local ids that others found to be one (the unnamed source of a report and
    of its reprint); unnamed actors are united by nothing else. Ids unknown here are passed over.
    """
    memo = memo or Memo()
    ordered, all_ = _all(casts, memo)
    number = {x.actor.id: k for k, x in enumerate(all_)}
    union = Union(len(all_))
    unite(all_, union, memo)
    _by_host(ordered, number, union, memo)
    for a, b in same:
        if a in number and b in number:
            union.join(number[a], number[b])
    groups = [tuple(all_[k] for k in group) for group in union.sets()]
    part = memo.part("naming")
    told = part.each(((g[0].actor.id, g) for g in groups), _naming)
    ids = _ids(told)
    locals_ = chain.from_iterable(t.members for t in told)
    of = dict(zip(locals_, chain.from_iterable(map(_times, ids, told)), strict=True))
    return Merged(_actors(ids, groups, told, of, memo), of)


def regroup(
    casts: Sequence[Cast],
    of: Mapping[str, str],
    kinds: Mapping[str, ActorKind],
    memo: Memo | None = None,
) -> Merged:
    """Return the actors of a grouping that was decided elsewhere: ``of`` maps local ids to story
    ids, ``kinds`` story ids to their kind, where that is decided too."""
    memo = memo or Memo()
    _, all_ = _all(casts, memo)
    members: dict[str, list[Identity]] = {}
    for x in all_:
        members.setdefault(of[x.actor.id], []).append(x)
    whole = dict(of)
    ids = sorted(members)
    groups = [tuple(members[i]) for i in ids]
    part = memo.part("naming")
    told = part.each(zip(ids, groups, strict=True), _naming)
    return Merged(_actors(ids, groups, told, whole, memo, kinds), whole)


def _all(casts: Sequence[Cast], memo: Memo) -> tuple[list[Cast], list[Identity]]:
    """The casts in order of their documents, and the keys of all their actors."""
    ordered = sorted(casts, key=lambda c: c[0].id)
    found = memo.part("identities").each(((cast[0].id, cast) for cast in ordered), _identities)
    return ordered, list(chain.from_iterable(found))


def _identities(cast: Cast) -> tuple[Identity, ...]:
    document, actors = cast
    alone = () if is_known(document) else (outlet_id(document),)
    return tuple(identities(document, actors, alone))


class _Site(NamedTuple):
    """By what the outlet of a document is known: its local id, its site, its folded name."""

    local: str
    host: str
    name: str


def _site(d: Document) -> _Site:
    key = key_of(d.outlet, "outlet") if d.outlet else ()
    return _Site(outlet_id(d), host_of(d.url), key[0] if key else "")


def _by_host(casts: Sequence[Cast], number: dict[str, int], union: Union, memo: Memo) -> None:
    """A document that names no outlet is of the outlet that others of its site name."""
    sites = memo.part("sites").each(((d.id, d) for d, _ in casts), _site)
    table = hosts((x.host, x.name) for x in sites if x.name and x.host)
    first: dict[str, int] = {}
    for x in sites:
        own = number.get(x.local)
        name = x.name or table.get(x.host, "")
        if own is not None and name:
            union.join(first.setdefault(name, own), own)


def _named(group: Iterable[Identity]) -> bool:
    return any(x.full or x.short for x in group if x.kind != "unnamed")


def _times(id_: str, told: _Naming) -> Iterator[str]:
    return repeat(id_, len(told.members))


class _Naming(NamedTuple):
    """What a group is called: the id it gets where that is free, the one it gets else; and the
    local ids of its members, of whom it speaks for and of the groups it belongs to."""

    smallest: str
    id: str
    other: str
    members: tuple[str, ...]
    speaks_for: tuple[str, ...]
    member_of: tuple[str, ...]


def _naming(group: Sequence[Identity]) -> _Naming:
    smallest = min(x.actor.id for x in group)
    kind = _kind(group)
    key = " ".join(key_of(_name(group), kind))
    told = _named(group) and kind != "unnamed" and (len(key.split()) > 1 or key != _lower(group))
    other = make_id("actor", kind, key, smallest)
    return _Naming(
        smallest,
        make_id("actor", kind, key) if told else other,
        other,
        tuple(x.actor.id for x in group),
        tuple(o for x in group for o in x.actor.speaks_for),
        tuple(o for x in group for o in x.actor.member_of),
    )


def _ids(told: Sequence[_Naming]) -> list[str]:
    """An id for each group, from kind and fullest name; equal names are told apart by local id."""
    taken: set[str] = set()
    out = [""] * len(told)
    for k in sorted(range(len(told)), key=lambda k: told[k].smallest):
        out[k] = told[k].id if told[k].id not in taken else told[k].other
        taken.add(out[k])
    return out


def _actors(
    ids: Sequence[str],
    groups: Sequence[tuple[Identity, ...]],
    told: Sequence[_Naming],
    of: Mapping[str, str],
    memo: Memo,
    kinds: Mapping[str, ActorKind] | None = None,
) -> tuple[Actor, ...]:
    """The story's actors, sorted by id."""
    wanted = (
        (id_, (id_, group, _mapped(t.speaks_for, id_, of), _mapped(t.member_of, id_, of),
               kinds.get(id_) if kinds else None))
        for id_, group, t in zip(ids, groups, told, strict=True)
    )  # fmt: skip
    out = memo.part("actors").each(wanted, lambda inputs: _one(*inputs))
    return tuple(sorted(out, key=attrgetter("id")))


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


def _mapped(ids: Sequence[str], own: str, of: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({of.get(i, i) for i in ids} - {own})) if ids else ()
