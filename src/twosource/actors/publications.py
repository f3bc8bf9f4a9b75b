"""Reports, articles and statements stand for who made them."""

from __future__ import annotations

from twosource.actors import lexicon
from twosource.actors.clauses import subject_of
from twosource.actors.scene import Scene
from twosource.actors.work import Ent, Nominal

_REACH = 6
"""Sentences over which "the letter" goes back to one whose maker was told."""
_PRINTED = ("report", "article", "story", "piece")
_NO_MAKER = frozenset({"on", "about", "with", "to", "at", "of"})


def find_publications(scene: Scene) -> None:
    """Link "a report in the X" and "the article" to the outlet or body that made it."""
    sources = {
        t.i for a in scene.attributions for s in a.source[:3] for t in scene.parse.within(s)[:40]
    }
    outlets = sorted(
        {
            i
            for i, e in scene.at.items()
            if e.kind == "outlet" and (i in sources or scene.is_subject(i))
        }
        | {n.owners[-1] for n in scene.nominals if n.owners and _made(scene, n) is not None}
    )
    cursor = 0
    last: Ent | None = None
    anonymous: set[str] = set()
    made: dict[str, tuple[int, Ent]] = {}
    for n in scene.nominals:
        while cursor < len(outlets) and outlets[cursor] < n.first:
            last = scene.at.get(outlets[cursor], last)
            cursor += 1
        if n.sort != "publication" and n.key != "network":
            continue
        maker = _made(scene, n)
        thing = lexicon.nouns().same_thing.get(n.key, n.key)
        before = made.get(thing)
        if maker is not None:
            anonymous.discard(n.key)
            made[thing] = (n.head, maker)
            scene.add(maker, n.first, n.right, (n.head, n.last), "description", 0.9, "who made it")
        elif not n.definite or n.owners:
            sender = _sender(scene, n)
            made.pop(thing, None)
            if sender is not None:
                made[thing] = (n.head, sender)
            if sender is not None and sender.kind == "outlet":
                made.update((word, (n.head, sender)) for word in _PRINTED)
            anonymous.add(n.key)
        elif before is not None and scene.back(n.head, before[0]) <= _REACH:
            made[thing] = (n.head, before[1])
            why = "who made the one spoken of before"
            scene.add(before[1], n.first, n.last, (n.head, n.last), "description", 0.7, why)
        elif last is not None and n.key in lexicon.nouns().of_outlets and n.key not in anonymous:
            why = "the outlet cited last"
            scene.add(last, n.first, n.last, (n.head, n.last), "description", 0.7, why)


def _made(scene: Scene, n: Nominal) -> Ent | None:
    """The maker that the phrase names: an owner that can speak."""
    if n.sort != "publication":
        return None
    if _joined(scene, n):
        return None  # "a study by A and B": neither of them alone
    for i in (*reversed(n.owners), *_conducted_by(scene, n)):
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


def _sender(scene: Scene, n: Nominal) -> Ent | None:
    """Who sends or writes what is brought in as new: "residents sent a letter to the board"."""
    t = scene.tokens[n.head]
    verb = scene.tokens[t.head]
    if t.dep != "dobj" or verb.lemma not in lexicon.nouns().made_by:
        return None
    return subject_of(scene, verb.i, t.i)


def _conducted_by(scene: Scene, n: Nominal) -> tuple[int, ...]:
    """The makers in "research conducted by the X"."""
    out = []
    for c in scene.parse.children[n.head][:8]:
        if scene.tokens[c].dep == "acl" and scene.tokens[c].tag == "VBN":
            for by in scene.parse.children[c][:6]:
                if scene.tokens[by].dep == "agent":
                    out += [k for k in scene.parse.children[by][:4] if k in scene.at]
    return tuple(out) if len(out) == 1 else ()


def _joined(scene: Scene, n: Nominal) -> bool:
    """Whether "and" joins several who made it."""
    for i in n.owners:
        if i > n.head and i in scene.at:
            for c in scene.parse.children[i][:8]:
                if scene.tokens[c].dep == "conj" and scene.at.get(c) not in (None, scene.at[i]):
                    return True
    return False
