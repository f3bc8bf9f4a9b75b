"""What may be one: the actors of a story's documents by all that could join them.

Each actor has link keys: how its surname sounds, the whole name of a body, and so on. Actors are
only ever joined where they share a key, or where two keys belong together (an actor has both, two
surnames are one slip apart, a pair is known to be one). So the actors of keys that belong together
are a component, which is judged by itself, and one more article touches the components of its own
actors alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from twosource.actors.document import outlet_id
from twosource.actors.fold import sound
from twosource.actors.identity import Identity, identities, key_of, person_key
from twosource.actors.match import Slip, hosts, near
from twosource.actors.outlets import host_of, is_known
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.roots import Roots

Cast = tuple[Document, tuple[Actor, ...]]
"""A document and its local actors."""
Key = tuple[str, ...]
Pair = tuple[str, str]
"""The ids of two local actors that are one."""


class Item(NamedTuple):
    """An actor of a document, where it stands among all, and the folded name of the outlet that it
    publishes as (empty: it is not known to publish)."""

    identity: Identity
    place: tuple[str, int]
    site: str


class Linked(NamedTuple):
    """The actors of one document: all, and their local ids with a link key of each; the items by
    link key, the keys that belong
    together, first names with surnames, and the document's outlet: its local id (empty: it is not
    among them), its folded name and its site."""

    all: tuple[Identity, ...]
    homes: tuple[tuple[str, Key], ...]
    entries: tuple[tuple[Key, Item], ...]
    bonds: tuple[tuple[Key, ...], ...]
    persons: tuple[tuple[str, str], ...]
    outlet: str
    name: str
    host: str


class Component(NamedTuple):
    """Actors that are judged together, in order of their documents, the surnames among theirs that
    are one slip apart, and the pairs that others found to be one."""

    items: tuple[Item, ...]
    slips: tuple[Slip, ...] = ()
    same: tuple[Pair, ...] = ()


def linked(casts: Iterable[Cast], memo: Memo) -> dict[str, Linked]:
    """The actors of each document with their keys, in order of the documents' ids."""
    ordered = sorted(casts, key=lambda c: c[0].id)
    found = memo.part("identities").each(((cast[0].id, cast) for cast in ordered), _linked)
    return {cast[0].id: x for cast, x in zip(ordered, found, strict=True)}


def _linked(cast: Cast) -> Linked:
    d, actors = cast
    outlet, key = outlet_id(d), key_of(d.outlet, "outlet") if d.outlet else ()
    name = key[0] if key else ""
    found = identities(d, actors, () if is_known(d) else (outlet,))
    entries: list[tuple[Key, Item]] = []
    bonds: list[tuple[Key, ...]] = []
    for n, x in enumerate(found):
        site = name if x.actor.id == outlet else ""
        keys = sorted(_keys(x, site)) or [("", d.id)]
        entries += [(key, Item(x, (d.id, n), site)) for key in keys]
        bonds += [tuple(keys)] if len(keys) > 1 else []
    names = ((person_key(k)[0], k[-1]) for x in found if x.kind == "person" for k in x.full)
    homes = {i.identity.actor.id: key for key, i in entries}
    return Linked(
        tuple(found), tuple(homes.items()), tuple(entries), tuple(dict.fromkeys(bonds)),
        tuple(dict.fromkeys(names)), outlet if any(x.actor.id == outlet for x in found) else "",
        name, host_of(d.url),
    )  # fmt: skip


def _keys(x: Identity, site: str) -> set[Key]:
    """All by which an actor may be found to be one with others."""
    keys: set[Key] = {("body", site)} if site else set()
    keys |= set(x.blocks)
    if x.kind == "person":
        keys |= {_surname(k[-1]) for k in x.full} or {_surname(s) for s in x.short}
    if x.small:
        keys |= {("tail", *k[-2:]) for k in x.full if len(k) > 1}
    return keys


def _surname(last: str) -> Key:
    return ("surname", sound(last))


def components(
    of: Mapping[str, Linked], same: Collection[Pair], memo: Memo
) -> list[tuple[Key, Component]]:
    """The components of the story, each after a key of its own."""
    blocks = memo.blocks("links").of({d: x.entries for d, x in of.items()})
    bonds = set(chain.from_iterable(x.bonds for x in of.values()))
    slips = _slips(of, memo)
    pairs = [*same, *_by_host(of)]
    home = _home(of, pairs, memo)
    pairs = [p for p in pairs if p[0] in home and p[1] in home]
    roots = Roots[Key]()
    for bond in sorted(bonds):
        for key in bond[1:]:
            roots.join(bond[0], key)
    for _, a, b in slips:
        roots.join(_surname(a), _surname(b))
    for one, other in pairs:
        roots.join(home[one], home[other])
    parts: dict[Key, list[tuple[Item, ...]]] = defaultdict(list)
    for shared, block in blocks.items():
        assert isinstance(shared, tuple)
        parts[roots.of(shared)].append(block)
    of_slips, of_pairs = defaultdict(list), defaultdict(list)
    for s in slips:
        of_slips[roots.of(_surname(s[1]))].append(s)
    for p in sorted(pairs):
        of_pairs[roots.of(home[p[0]])].append(p)
    part = memo.part("components")
    items = part.each(((key, tuple(some)) for key, some in parts.items()), _in_order)
    return [
        (key, Component(its, tuple(of_slips.get(key, ())), tuple(of_pairs.get(key, ()))))
        for key, its in zip(parts, items, strict=True)
    ]


def _in_order(blocks: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    """The items of some blocks, each once."""
    if len(blocks) == 1:
        return blocks[0]
    found = {i.place: i for block in blocks for i in block}
    return tuple(found[place] for place in sorted(found))


def _slips(of: Mapping[str, Linked], memo: Memo) -> list[Slip]:
    """The surnames of the story that are one slip apart beside one first name."""
    blocks = memo.blocks("first names").of({d: x.persons for d, x in of.items()})
    lasts = memo.part("surnames").each(blocks.items(), lambda some: tuple(sorted(set(some))))
    found = memo.part("slips").each(zip(blocks, lasts, strict=True), near)
    return sorted(
        (str(first), a, b) for first, some in zip(blocks, found, strict=True) for a, b in some
    )


def _by_host(of: Mapping[str, Linked]) -> list[Pair]:
    """A document that names no outlet is of the outlet that others of its site name."""
    table = hosts((x.host, x.name) for x in of.values() if x.name and x.host)
    first: dict[str, str] = {}
    out = []
    for x in of.values():
        name = x.name or table.get(x.host, "")
        if x.outlet and name:
            found = first.setdefault(name, x.outlet)
            if not x.name and found != x.outlet:
                out.append((found, x.outlet))
    return out


def _home(of: Mapping[str, Linked], pairs: Iterable[Pair], memo: Memo) -> dict[str, Key]:
    """A link key of each actor of some pairs that is there."""
    held = memo.blocks("homes").of({d: x.homes for d, x in of.items()})
    return {i: held[i][-1] for i in chain.from_iterable(pairs) if i in held}
