"""Give every noun phrase that means people its actor: a named one, or one without a name."""

from __future__ import annotations

from bisect import insort

from twosource.actors.describe import OPEN, Roster, describe
from twosource.actors.scene import Scene
from twosource.actors.titles import learn
from twosource.actors.together import speak_as_one
from twosource.actors.unnamed import Crowd, named_later, unnamed
from twosource.actors.work import Ent, NameHit, Nominal
from twosource.model.actor import MentionForm

_RANK = frozenset(
    {"official", "aide", "adviser", "diplomat", "lawyer", "lawmaker", "representative"}
)
"""Roles that many hold: "the official" is one spoken of before, not whoever is in office."""


def find_people(scene: Scene, apposed: dict[int, NameHit]) -> None:
    """Resolve roles and people in the order of the text. Names and bodies must be known."""
    for n in scene.nominals:
        ent = _named(scene, n, apposed) or _said_to_be(scene, n)
        if ent is not None and n.sort != "body":
            learn(scene, ent, n)
    roster = Roster(scene)
    crowd = Crowd()
    scene.settle()
    barred_in = _named_in_content(scene)
    for n in scene.nominals:
        several = n.sort == "body" and n.plural and n.head not in scene.at
        if n.sort not in ("role", "person") and not several:
            continue
        ent = _named(scene, n, apposed)
        if ent is not None:
            named_later(scene, crowd, n, ent)
            if n.title_of is None:
                scene.add(ent, n.first, n.right, (n.head, n.last), "role", 0.95, "apposition")
            continue
        _one(scene, roster, crowd, n, barred_in)
    for a in scene.attributions:
        speak_as_one(scene, a)


def _named(scene: Scene, n: Nominal, apposed: dict[int, NameHit]) -> Ent | None:
    hit = n.title_of or apposed.get(n.head)
    return scene.at.get(hit.last - 1) if hit is not None else None


def _said_to_be(scene: Scene, n: Nominal) -> Ent | None:
    """The person of whom a plain sentence says that role: "Ada Roe has been mayor for years"."""
    t = scene.tokens[n.head]
    verb = scene.tokens[t.head]
    if n.sort != "role" or n.plural or t.dep != "attr" or verb.lemma not in ("be", "become"):
        return None
    around = [scene.tokens[c] for c in scene.parse.children[verb.i][:12]]
    if any(c.dep == "neg" or c.tag == "MD" for c in around) or scene.quoted(n.head):
        return None
    subjects = [c.i for c in around if c.dep == "nsubj"]
    ent = scene.at.get(subjects[0]) if len(subjects) == 1 else None
    return ent if ent is not None and ent.kind == "person" else None


def _one(
    scene: Scene, roster: Roster, crowd: Crowd, n: Nominal, barred_in: dict[int, set[int]]
) -> None:
    text_owner = any(scene.tokens[i].tag == "PRP$" for i in n.owners)
    found = _spoken_of(scene, crowd, n)
    likely = _a_role(n) or _called_so(scene, roster, crowd, n)
    if found is None and n.definite and not (n.plural or n.other or n.member) and likely:
        barred = barred_in.get(n.head, set()) | _arguments(scene, n)
        choice = describe(scene, roster, n, barred)
        if choice == OPEN:
            insort(scene.left_open, n.head)
            return
        if not isinstance(choice, str):
            ent, score, why = choice
            if not text_owner or score > 0.75:
                scene.add(ent, n.first, n.right, (n.head, n.last), "description", score, why)
                return
    if (
        n.definite
        and n.plural
        and n.key not in _RANK
        and len(roster.fitting(n, scene.owners(n))[0]) > 1
    ):
        return  # "the press secretaries": several who are named
    found = found or unnamed(scene, crowd, n)
    if found is not None:
        ent, score, why = found
        form: MentionForm = "group" if n.plural else "description"
        scene.add(ent, n.first, n.right, (n.head, n.last), form, score, why)


def _a_role(n: Nominal) -> bool:
    return n.sort == "role" or n.for_role is not None


def _called_so(scene: Scene, roster: Roster, crowd: Crowd, n: Nominal) -> bool:
    """Whether one with a name was called by a noun that is no role ("the banker Ada Roe"), and
    nobody without a name."""
    return n.sort == "person" and roster.known(n.key) and not crowd.knows(scene, n)


def _spoken_of(scene: Scene, crowd: Crowd, n: Nominal) -> tuple[Ent, float, str] | None:
    """For "the official": an unnamed one spoken of before comes first."""
    if n.key not in _RANK or n.owners or n.country is not None or not n.definite:
        return None
    return unnamed(scene, crowd, n) if crowd.knows(scene, n) else None


def _arguments(scene: Scene, n: Nominal) -> set[int]:
    """The subject of the verb whose object this is: "Smith met the minister" is two people."""
    t = scene.tokens[n.head]
    for _ in range(3):
        if t.dep in ("dobj", "dative", "pobj", "prep", "agent") and t.head != t.i:
            t = scene.tokens[t.head]
    return {
        scene.at[c].number
        for c in scene.parse.children[t.i][:12]
        if scene.tokens[c].dep in ("nsubj", "nsubjpass") and c in scene.at and c != n.head
    }


def _named_in_content(scene: Scene) -> dict[int, set[int]]:
    """For each token of a source, the actors that are named in what it says."""
    out: dict[int, set[int]] = {}
    for a in scene.attributions:
        heads = [t.i for s in a.source for t in scene.parse.within(s)]
        if not heads or len(heads) > 40:
            continue
        inside = {
            scene.at[t.i].number
            for s in a.content
            for t in scene.parse.within(s)[:300]
            if t.i in scene.at
        }
        for i in heads:
            out.setdefault(i, set()).update(inside)
    return out
