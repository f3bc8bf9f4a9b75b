"""Reports, articles and statements stand for who made them."""

from __future__ import annotations

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent, Nominal

_NO_MAKER = frozenset({"on", "about", "with", "to", "at", "of"})


def find_publications(scene: Scene) -> None:
    """Link "a report in the X" and "the article" to the outlet or body that made it."""
    sources = {
        t.i for a in scene.attributions for s in a.source[:3] for t in scene.parse.within(s)[:40]
    }
    outlets = sorted(
        {i for i, e in scene.at.items() if e.kind == "outlet" and i in sources}
        | {n.owners[-1] for n in scene.nominals if _made(scene, n) is not None}
    )
    cursor = 0
    last: Ent | None = None
    anonymous: set[str] = set()
    for n in scene.nominals:
        while cursor < len(outlets) and outlets[cursor] < n.first:
            last = scene.at.get(outlets[cursor], last)
            cursor += 1
        if n.sort != "publication" and n.key != "network":
            continue
        maker = _made(scene, n)
        if maker is not None:
            anonymous.discard(n.key)
            scene.add(maker, n.first, n.right, (n.head, n.last), "description", 0.9, "who made it")
        elif not n.definite or n.owners:
            anonymous.add(n.key)
        elif last is not None and n.key in lexicon.nouns().of_outlets and n.key not in anonymous:
            why = "the outlet cited last"
            scene.add(last, n.first, n.last, (n.head, n.last), "description", 0.7, why)


def _made(scene: Scene, n: Nominal) -> Ent | None:
    """The maker that the phrase names: an owner that can speak."""
    if n.sort != "publication":
        return None
    for i in reversed(n.owners):
        ent = scene.at.get(i)
        preposition = scene.tokens[scene.tokens[i].head].text.lower() if i > n.head else ""
        if preposition == "in" and n.key not in lexicon.nouns().stand_in:
            continue
        if preposition in _NO_MAKER:
            continue
        if ent is not None and ent.kind in ("outlet", "organisation"):
            return ent
        before = scene.tokens[i - 1].text.lower() if i else ""
        if (
            ent is not None
            and (before not in ("in", "for", "at") or i < n.head)
            and ent.kind == "person"
        ):
            return ent
    return None
