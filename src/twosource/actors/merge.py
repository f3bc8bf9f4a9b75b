"""Actors of a story: the same person, body, place or outlet in several documents is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from twosource.actors import lexicon
from twosource.actors.cast import Merged
from twosource.actors.document import outlet_id
from twosource.actors.identity import Identity, identities, key_of
from twosource.actors.match import hosts, unite
from twosource.actors.outlets import host_of, is_known
from twosource.actors.union import Union
from twosource.model.actor import Actor, ActorKind
from twosource.model.document import Document
from twosource.model.ids import make_id

_PRECEDENCE: tuple[ActorKind, ...] = ("outlet", "person", "place", "organisation", "unnamed")


def merge(
    casts: Sequence[tuple[Document, tuple[Actor, ...]]],
    same: Collection[tuple[str, str]] = (),
) -> Merged:
    """Unite the actors of documents. The result does not depend on the order of the documents.

    ``same`` are pairs of local ids that others found to be one (the unnamed source of a report and
    of its reprint); unnamed actors are united by nothing else. Ids unknown here are passed over.
    """
    ordered, all_ = _all(casts)
    number = {x.actor.id: k for k, x in enumerate(all_)}
    union = Union(len(all_))
    unite(all_, union)
    _by_host(ordered, number, union)
    for a, b in same:
        if a in number and b in number:
            union.join(number[a], number[b])
    groups = [[all_[k] for k in group] for group in union.sets()]
    ids = _ids(groups)
    of = {x.actor.id: i for i, group in zip(ids, groups, strict=True) for x in group}
    merged = [_one(i, group, of) for i, group in zip(ids, groups, strict=True)]
    return Merged(tuple(sorted(merged, key=lambda a: a.id)), of)


def regroup(
    casts: Sequence[tuple[Document, tuple[Actor, ...]]],
    of: Mapping[str, str],
    kinds: Mapping[str, ActorKind],
) -> Merged:
    """Return the actors of a grouping that was decided elsewhere: ``of`` maps local ids to story
    ids, ``kinds`` story ids to their kind, where that is decided too."""
    _, all_ = _all(casts)
    groups: dict[str, list[Identity]] = {}
    for x in all_:
        groups.setdefault(of[x.actor.id], []).append(x)
    whole = dict(of)
    merged = (_one(i, groups[i], whole, kinds.get(i)) for i in sorted(groups))
    return Merged(tuple(merged), whole)


def _all(
    casts: Sequence[tuple[Document, tuple[Actor, ...]]],
) -> tuple[list[tuple[Document, tuple[Actor, ...]]], list[Identity]]:
    """The casts in order of their documents, and the keys of all their actors."""
    ordered = sorted(casts, key=lambda c: c[0].id)
    unknown = {outlet_id(d) for d, _ in ordered if not is_known(d)}
    return ordered, [i for d, actors in ordered for i in identities(d, actors, unknown)]


def _by_host(
    casts: Sequence[tuple[Document, tuple[Actor, ...]]], number: dict[str, int], union: Union
) -> None:
    """A document that names no outlet is of the outlet that others of its site name."""
    table = hosts(
        (host_of(d.url), key_of(d.outlet, "outlet")[0])
        for d, _ in casts
        if d.outlet and key_of(d.outlet, "outlet") and host_of(d.url)
    )
    first: dict[str, int] = {}
    for d, _ in casts:
        own = number.get(outlet_id(d))
        if own is None:
            continue
        host = host_of(d.url)
        name = key_of(d.outlet, "outlet")[0] if d.outlet and key_of(d.outlet, "outlet") else None
        name = name or (table.get(host) if host else None)
        if name:
            union.join(first.setdefault(name, own), own)


def _named(group: Iterable[Identity]) -> bool:
    return any(x.full or x.short for x in group if x.kind != "unnamed")


def _ids(groups: Sequence[Sequence[Identity]]) -> list[str]:
    """An id for each group, from kind and fullest name; equal names are told apart by local id."""
    smallest = [min(x.actor.id for x in g) for g in groups]
    order = sorted(range(len(groups)), key=lambda k: smallest[k])
    taken: set[str] = set()
    out = [""] * len(groups)
    for k in order:
        group = groups[k]
        kind = _kind(group)
        key = " ".join(key_of(_name(group), kind))
        told = (
            _named(group) and kind != "unnamed" and (len(key.split()) > 1 or key != _lower(group))
        )
        new = make_id("actor", kind, key) if told else make_id("actor", kind, key, smallest[k])
        if new in taken:
            new = make_id("actor", kind, key, smallest[k])
        taken.add(new)
        out[k] = new
    return out


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
    new: str, group: Sequence[Identity], of: dict[str, str], decided: ActorKind | None = None
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
        _mapped((o for x in actors for o in x.speaks_for), new, of),
        tuple(mentions),
        _mapped((o for x in actors for o in x.member_of), new, of),
        next(iter(genders)) if len(genders) == 1 else None,
        tuple(
            sorted({w for x in actors for w in x.unnamed_why}, key=lambda w: (w.document, w.span))
        ),
    )


def _mapped(ids: Iterable[str], own: str, of: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted({of.get(i, i) for i in ids} - {own}))
