"""Bodies that are written small: "the transition team", "the Russian embassy", "police"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent, NameHit, Nominal
from twosource.model.actor import MentionForm

_BARE = frozenset({"police", "parliament", "congress", "military", "opposition", "kremlin", "army"})


_MOST = 40
_NEAR = (2, 5)
"""Sentences within which a body must have been spoken of: first near, then farther."""


def find_bodies(scene: Scene, apposed: dict[int, NameHit]) -> None:
    """Give every body its actor, in the order of the text."""
    by_head: dict[str, list[Ent]] = defaultdict(list)
    named: dict[str, list[Ent]] = defaultdict(list)
    for e in scene.linked.ents:
        if e.kind in ("organisation", "outlet"):
            for key in e.keys:
                for w in key:
                    if e not in named[w][-1:]:
                        named[w].append(e)
    for n in scene.nominals:
        if n.sort != "body" or n.title_of is not None:
            continue
        hit = apposed.get(n.head)
        if hit is not None and hit.last - 1 in scene.at:
            ent, score, why = scene.at[hit.last - 1], 0.9, "apposition"
        else:
            chosen = _resolve(scene, n, by_head, named)
            if chosen is None:
                continue
            ent, score, why = chosen
        form: MentionForm = "role" if hit is not None else "description"
        scene.add(ent, n.first, n.last, (n.head, n.last), form, score, why)


def body_key(n: Nominal) -> tuple[str, frozenset[str]]:
    """The head noun and qualifiers of a body: "transition" alone is the transition team."""
    head = lexicon.nouns().same_body.get(n.key, n.key)
    return head, (n.quals | {n.key}) if head != n.key else n.quals


def _resolve(
    scene: Scene,
    n: Nominal,
    by_head: dict[str, list[Ent]],
    named: dict[str, list[Ent]],
) -> tuple[Ent, float, str] | None:
    head, quals = body_key(n)
    owners = scene.owners(n)
    bare = not quals and not owners
    placed = all(scene.linked.ents[o].kind == "place" for o in owners)
    if head == "team" and n.key == "transition" and placed:
        return None  # a transition, or one in a country, not the body that makes it
    if bare and not n.definite and n.first == n.core and not n.plural and head not in _BARE:
        return None  # "above board", "at school"
    if _to_be_built(scene, n):
        return None
    pool = by_head[head][-20:]
    if bare and n.definite:
        return _bare(scene, n, head, pool, named, by_head)
    for ent in reversed(pool):
        if _fits(ent, quals, owners) and (n.definite or (bare and head in _BARE)):
            _enrich(ent, quals, owners)
            return ent, 0.85, "same body, compatible words"
    if n.plural and head != "police":
        return None
    return _new(scene, head, quals, owners, by_head), 1.0, "body"


def _to_be_built(scene: Scene, n: Nominal) -> bool:
    """Whether it is a building that is spoken of ("the contract for a new hospital"), and nobody
    who does or says anything."""
    before = [t.text.lower() for t in scene.tokens[n.first : n.core]]
    new = before[:1] in (["a"], ["an"]) and "new" in before
    acts = scene.tokens[n.head].dep in ("nsubj", "agent") or scene.is_source(n.head)
    return new and n.key in _BUILT and not acts


_BUILT = frozenset(
    {"hospital", "school", "museum", "church", "clinic", "factory", "shipyard", "brewery", "mosque"}
    | {"cathedral", "palace", "railway", "office", "embassy", "consulate", "university"}
)


def _bare(
    scene: Scene,
    n: Nominal,
    head: str,
    pool: list[Ent],
    named: dict[str, list[Ent]],
    by_head: dict[str, list[Ent]],
) -> tuple[Ent, float, str] | None:
    """ "The team": the one body of that noun, else the one spoken of just before, else open."""
    options = {e.number: e for e in pool}
    options.update((e.number, e) for e in named.get(head, [])[-20:])
    if len(options) == 1:
        return next(iter(options.values())), 0.8, "the only body of that noun"
    if not options:
        if n.plural and head != "police":
            return None
        known = _named_before(scene, n)
        if known is not None:
            return known, 0.6, "the only body named close by"
        return _new(scene, head, frozenset(), set(), by_head), 0.8, "body"
    seen = {
        k: max((f.head_first for f in e.found if f.head_first < n.head), default=-1)
        for k, e in options.items()
    }
    for reach in _NEAR:
        near = [k for k, i in seen.items() if i >= 0 and scene.back(n.head, i) <= reach]
        if len(near) == 1:
            return options[near[0]], 0.6, "the only body of that noun close by"
        if near:
            return None
    return None


_NEWS = ("agency", "outlet")
"""A news agency is an agency."""


def _named_before(scene: Scene, n: Nominal) -> Ent | None:
    """The one body that the last sentences name, for "the company", "the group"."""
    nouns = lexicon.nouns()
    if n.key not in nouns.any_body:
        return None
    found: dict[int, Ent] = {}
    k = bisect_left(scene.names, n.first, key=lambda h: h.first)
    for h in reversed(scene.names[max(0, k - _MOST) : k]):
        if scene.back(n.head, h.last - 1) > _NEAR[0]:
            break
        ent = scene.at.get(h.last - 1)
        if ent is not None and (ent.kind == "organisation" or (n.key, ent.kind) == _NEWS):
            found[ent.number] = ent
    if len(found) != 1:
        return None
    ent = next(iter(found.values()))
    own = {k[-1] for k in ent.keys} & nouns.bodies
    loose = n.key in ("group", "organization", "organisation", "agency")
    return ent if not own or loose else None  # "the Ulvik Council ... the company"


def _fits(ent: Ent, quals: frozenset[str], owners: set[int]) -> bool:
    if ent.owners and owners and not (ent.owners & owners):
        return False
    if not ent.quals and not ent.owners:
        return not quals and not owners
    if ent.quals and quals:
        return ent.quals <= quals or quals <= ent.quals
    return bool(ent.owners & owners)


def _enrich(ent: Ent, quals: frozenset[str], owners: set[int]) -> None:
    ent.quals = ent.quals | quals
    ent.owners |= owners


def _new(
    scene: Scene,
    head: str,
    quals: frozenset[str],
    owners: set[int],
    by_head: dict[str, list[Ent]],
) -> Ent:
    ent = Ent(len(scene.linked.ents), "organisation", "")
    ent.head, ent.quals, ent.owners = head, quals, set(owners)
    scene.linked.ents.append(ent)
    by_head[head].append(ent)
    return ent
