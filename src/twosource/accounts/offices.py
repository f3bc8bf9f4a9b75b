"""Who takes part by an office alone: "she rang the minister" names nobody, and yet not anybody.

Within a document such a phrase identifies an event as a name does. In other documents of the story
it is the same one where the offices agree ("the transport minister", "the minister"), and the only
named one who is said to hold it, where there is one: a story is about one matter. Nothing is joined
where two who hold such an office are named, or where a document names the holder and yet the phrase
was not taken for that one. This tells events apart, and never who is speaking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from twosource.accounts.told import Heard, Told
from twosource.language.entries import entries
from twosource.memo import Memo
from twosource.model.actor import Actor

Offices = Mapping[str, str]
"""The id of an office's holder -> the id of who stands for the same holder throughout the story."""


@cache
def _offices() -> frozenset[str]:
    return frozenset(entries("twosource.accounts", "offices.txt"))


def office(actor: Actor) -> tuple[str, frozenset[str]] | None:
    """The office that an actor without a name is known by, and the words before it; None where it
    is none, or not said to be the one that is meant ("a minister", "two ministers")."""
    phrase, _, of = actor.name.casefold().partition(" of ")
    words = phrase.split()
    if actor.kind != "unnamed" or len(words) < 2 or words[0] != "the":
        return None
    if actor.count is None or (actor.count.min, actor.count.max) != (1, 1):
        return None
    before = frozenset(words[1:-1]) | frozenset(of.split()) - {"the"}
    return (words[-1], before) if words[-1] in _offices() else None


def holders(actors: Mapping[str, Actor], memo: Memo | None = None) -> Offices:
    """Return for each holder of an office who has no name whom it stands for; itself at least."""
    memo = memo or Memo()
    by_office: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    named: dict[str, list[Actor]] = defaultdict(list)
    known = memo.mapped("offices").of(actors, _known_by)
    found = {id_: k for id_, k in known.items() if k is not None}
    for id_ in sorted(found):
        held, roles = found[id_]
        if held is not None:
            by_office[held[0]].append((id_, held[1]))
        for role in roles:
            named[role].append(actors[id_])
    out: dict[str, str] = {}
    for word, of_it in by_office.items():
        out.update(_joined(of_it, named[word], actors))
        out.update(_in_full(of_it, named[word], actors))
    return out


def _in_full(
    held: Sequence[tuple[str, frozenset[str]]], named: Sequence[Actor], actors: Mapping[str, Actor]
) -> dict[str, str]:
    """Those whom another document calls by the same full words ("the warden of Orsk Bridge") beside
    a name, where one alone is called so."""
    by_words: dict[str, set[str]] = defaultdict(set)
    for a in named:
        for alias in a.aliases:
            by_words[alias.casefold()].add(a.id)
    out = {}
    for id_, _ in held:
        words = actors[id_].name.casefold()
        if " of " in words and len(whom := by_words[words]) == 1:
            out[id_] = next(iter(whom))
    return out


def _known_by(a: Actor) -> tuple[tuple[str, frozenset[str]] | None, tuple[str, ...]] | None:
    """The office that one without a name is known by, and those that a person is said to hold;
    None where there is neither."""
    held = office(a)
    last = (r.casefold().split()[-1:] for r in a.roles) if a.kind == "person" else ()
    roles = sorted({w[0] for w in last if w} & _offices())
    return (held, tuple(roles)) if held is not None or roles else None


def _joined(
    held: Sequence[tuple[str, frozenset[str]]], named: Sequence[Actor], actors: Mapping[str, Actor]
) -> dict[str, str]:
    """Those of one office: joined where their words agree and at most one is named."""
    if len(named) > 1 or not _agree(before for _, before in held):
        return {id_: id_ for id_, _ in held}
    there = {m.document for a in named for m in a.mentions}
    apart = [i for i, _ in held if there & {m.document for m in actors[i].mentions}]
    free = [i for i, _ in held if i not in apart]
    whom = named[0].id if named else min(free, default="")
    return {**{i: i for i in apart}, **dict.fromkeys(free, whom)}


def _agree(befores: Iterable[frozenset[str]]) -> bool:
    """Whether one of any two says no more than the other ("the minister" of all of them)."""
    ranked = sorted(set(befores), key=len)
    return all(a <= b for a, b in pairwise(ranked))


def with_holders(told: Heard, actors: Mapping[str, Actor], memo: Memo | None = None) -> Heard:
    """Return the mentions with the holders of offices as those who stand for them."""
    of = holders(actors, memo)
    if all(a == b for a, b in of.items()):
        return told
    return [tuple(_with(t, of) for t in of_it) for of_it in told]


def _with(t: Told, of: Offices) -> Told:
    if all(of.get(p.actor, p.actor) == p.actor for p in t.mention.participants):
        return t
    part = tuple(replace(p, actor=of.get(p.actor, p.actor)) for p in t.mention.participants)
    return replace(t, mention=replace(t.mention, participants=part))
