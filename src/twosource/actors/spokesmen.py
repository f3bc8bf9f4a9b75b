"""A spokesman without a name is the only one who is named as spokesman of the same body."""

from __future__ import annotations

from collections import defaultdict

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent

_ROLE = "spokesperson"


def same_spokesman(scene: Scene) -> None:
    """Unite "a spokesman for the council" with "Ada Roe, the council's spokeswoman".

    Only where the document names one of that body and speaks of one without a name.
    """
    named: dict[int, dict[int, Ent]] = defaultdict(dict)
    for e in scene.linked.ents:
        for f in e.facts:
            if e.kind == "person" and f.role == _ROLE and not f.incoming:
                for o in f.owners:
                    named[o][e.number] = e
    unnamed: dict[int, list[Ent]] = defaultdict(list)
    for e in scene.linked.ents:
        if e.found and e.kind == "unnamed" and not e.plural and not e.member_of and _speaks(e):
            for o in e.owners:
                unnamed[o].append(e)
    for o, group in unnamed.items():
        if len(group) == 1 and len(named[o]) == 1 and _bodily(scene.linked.ents[o]):
            [person] = named[o].values()
            if group[0].gender in (None, person.gender) or person.gender is None:
                _move(scene, group[0], person)


def _speaks(e: Ent) -> bool:
    return any(p.role == _ROLE for p in lexicon.roles().by_last.get(e.head, ()))


def _bodily(e: Ent) -> bool:
    return e.kind in ("organisation", "outlet", "place")


def _move(scene: Scene, old: Ent, new: Ent) -> None:
    for f in old.found:
        described = f.form == "description"
        why = "the only spokesman of that body who is named" if described else f.reason
        scene.mention(new, f._replace(score=min(f.score, 0.75), reason=why))
    old.found = []
    for k, ent in scene.speakers.items():
        if ent is old:
            scene.speakers[k] = new
