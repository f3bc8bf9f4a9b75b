"""Who speaks for whom: spokesmen, lawyers, teams, officials of a body."""

from __future__ import annotations

from collections import defaultdict

from twosource.actors import lexicon
from twosource.actors.describe import Roster
from twosource.actors.scene import Scene
from twosource.actors.work import Ent

_SPEAKING = frozenset(
    {"official", "aide", "spokesman", "spokeswoman", "spokesperson", "representative", "staffer"}
)
"""Nouns for those who speak for the body that they are of; a "source" in it may not."""


def speaks(scene: Scene) -> None:
    """Fill ``speaks_for``: spokesmen, lawyers, teams, officials of a body."""
    roles, nouns = lexicon.roles(), lexicon.nouns()
    roster = Roster(scene)
    ents = scene.linked.ents
    transition = {b.number for b in ents if b.head == "team" and "transition" in b.quals}
    bodies: dict[str, list[Ent]] = defaultdict(list)
    for b in ents:
        if b.kind == "organisation":
            for word in {b.head} if b.head else {k[-1] for k in b.keys}:
                bodies[word].append(b)
    for e in ents:
        owners: set[int] = set()
        for f in e.facts:
            if f.role in roles.speaks:
                owners |= roster.coming if f.incoming and roster.coming else f.owners
        if e.kind == "organisation" and e.head in nouns.bodies_that_speak:
            owners |= {o for o in e.owners if ents[o].kind == "person"}
        if e.kind == "unnamed":
            owners |= _of_crowd(e, ents, transition) | _of_body(e, bodies)
        for o in sorted(owners - {e.number}):
            e.speaks_for[o] = None


def _of_body(e: Ent, bodies: dict[str, list[Ent]]) -> set[int]:
    """The body by whose noun an official is described: "a transport ministry official"."""
    nouns = lexicon.nouns()
    if e.head not in _SPEAKING or e.owners:
        return set()
    out: set[int] = set()
    for word in sorted(e.quals & nouns.bodies):
        rest = e.quals - {word}
        fits = [
            b
            for b in bodies.get(nouns.same_body.get(word, word), [])[:50]
            if not rest
            or not (b.quals or b.keys)
            or rest & (b.quals | {w for k in b.keys for w in k})
        ]
        out |= {fits[0].number} if len(fits) == 1 else set()
    return out if len(out) == 1 else set()


def _of_crowd(e: Ent, ents: list[Ent], transition: set[int]) -> set[int]:
    """An unnamed spokesman speaks for whoever owns the phrase; officials for their body alone."""
    roles = lexicon.roles()
    phrase_roles = {
        p.role for p in roles.by_last.get(e.head, ()) if len(p.words) == 1 or p.words[-1] == e.head
    }
    if phrase_roles & roles.speaks or e.head == "secretary":
        return set(e.owners)
    own = {o for o in e.owners if ents[o].kind in ("organisation", "outlet")}
    return own | transition if "transition" in e.quals else own  # "transition officials"
