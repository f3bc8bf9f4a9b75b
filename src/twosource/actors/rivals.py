"""Who else a pronoun may mean: one named beside, or nearer than, the one it seems to mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from twosource.actors.clauses import Sort, fits
from twosource.actors.scene import Scene, Seat
from twosource.actors.work import Ent

_MOST = 12


def joined(scene: Scene, i: int, sort: Sort) -> bool:
    """Whether another whom the pronoun fits is joined by "and" to the name or noun at ``i``."""
    ent = scene.at.get(i)
    head = i
    for _ in range(_MOST):
        t = scene.tokens[head]
        if t.dep not in ("conj", "appos") or t.head == head:
            break
        head = t.head
    chain, k = [head], 0
    while k < len(chain) < _MOST:
        for c in scene.parse.children[chain[k]][:_MOST]:
            dep = scene.tokens[c].dep
            if c not in chain and (
                dep == "conj" or (dep == "appos" and (k or _other(scene, c, head)))
            ):
                chain.append(c)
        k += 1
    if not any(scene.tokens[c].dep == "conj" for c in chain):
        return False
    others = [scene.at.get(c) for c in chain if not _left_open(scene, c)]
    found = any(e is not None and e is not ent and fits(e, sort) for e in others)
    return found or (sort in ("he", "she") and any(_left_open(scene, c) for c in chain))


def _left_open(scene: Scene, i: int) -> bool:
    k = bisect_left(scene.left_open, i)
    return k < len(scene.left_open) and scene.left_open[k] == i


def _other(scene: Scene, i: int, head: int) -> bool:
    """Whether an apposition is another person: a list of three that was read as one."""
    ent = scene.at.get(i)
    return ent is not None and ent.kind == "person" and ent is not scene.at.get(head)


def one_of_two(scene: Scene, near: Sequence[Seat], ent: Ent, sort: Sort) -> bool:
    """Whether one was last named beside another who fits: "Ada Roe and Dora Venn met. She ..."."""
    heads = [s.head for s in near if s.ent is ent and scene.tokens[s.head].tag != "PRP$"]
    return bool(heads) and joined(scene, max(heads), sort)


def not_strangers(scene: Scene, i: int, near: Sequence[Seat], sort: Sort) -> list[Seat]:
    """The mentions without unnamed sources of other sentences, where somebody is named nearer.

    Outside of quotations "other" means another paragraph. A name of which it is not known whether
    it is a person's counts as well. "She is a friend" brings nobody new.
    """
    named = max((s.head for s in scene.before(i, 3) if _may_be_named(s.ent, sort)), default=-1)
    return [
        s
        for s in near
        if s.ent.kind != "unnamed"
        or (scene.tokens[s.head].dep != "attr" and (_here(scene, i, s) or s.head > named))
    ]


def _here(scene: Scene, i: int, seat: Seat) -> bool:
    a, b = scene.tokens[seat.head], scene.tokens[i]
    return a.sent == b.sent if scene.quoted(i) else a.zone == b.zone


def _may_be_named(ent: Ent, sort: Sort) -> bool:
    if ent.kind == "person":
        return fits(ent, sort)
    bare = bool(ent.keys) and all(len(k) == 1 for k in ent.keys)
    return sort in ("he", "she") and ent.kind == "organisation" and bare
