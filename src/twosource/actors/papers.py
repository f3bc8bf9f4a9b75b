"""Sources that are things: "records show", "according to court documents", "a filing says".

What has a maker ("the report by the X") speaks for that one, and was linked before. The rest is a
source of its own, without a name: what stands in it is nobody's word that the text names, and it
may be the paper that another account goes back to.
"""

from __future__ import annotations

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent
from twosource.model.attribution import OPEN_BELOW, Attribution
from twosource.model.number import NumberRange
from twosource.model.parse import Token

_LONG = 30
"""Tokens of a source beyond which its head is not looked for."""
_KNOWN = ("the", "this", "that", "these", "those", "they", "it")


def find_papers(scene: Scene) -> None:
    """Give each open source that is a paper its actor: one spoken of again ("the document says")
    is the last of its noun, or the only paper so far."""
    before: list[Ent] = []
    for k, a in enumerate(scene.attributions):
        head = _paper(scene, a) if k not in scene.speakers else None
        if head is None:
            continue
        again = _again(scene, head, before)
        ent = again or _new(scene, head)
        inside = [t.i for s in a.source for t in scene.parse.within(s)]
        first, last = min(inside), max(inside) + 1
        score, why = (0.7, "the paper spoken of before") if again else (0.9, "a paper")
        scene.add(ent, first, last, (head.i, head.i + 1), "description", score, why)
        scene.speakers[k] = ent
        if again is None:
            before.append(ent)


def _paper(scene: Scene, a: Attribution) -> Token | None:
    """The noun of a source that is a paper; None for another source."""
    tokens = [t for s in a.source for t in scene.parse.within(s)]
    label = any(c.of(scene.document.text).strip() == ":" for c in a.cue)  # "DOCUMENTS: Read ..."
    if not tokens or len(tokens) > _LONG or label or a.score < OPEN_BELOW:
        return None
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    if len(heads) != 1 or heads[0].i in scene.at:
        return None
    head = heads[0]
    owned = any(scene.tokens[c].dep == "poss" for c in scene.parse.children[head.i][:12])
    low = head.text.lower()  # "Records show", where the parser sees a name
    known = lexicon.nouns().papers & {head.lemma, low, low.removesuffix("s")}
    return head if known and not owned else None


def _again(scene: Scene, head: Token, before: list[Ent]) -> Ent | None:
    below = [scene.tokens[c].text.lower() for c in scene.parse.children[head.i][:12]]
    if not before or not any(w in _KNOWN for w in below):
        return None
    plural = _plural(head)
    same = [e for e in before if e.head == head.lemma.lower().removesuffix("s")]
    alike = [e for e in before if e.plural == plural]
    return same[-1] if same else alike[0] if len(before) == len(alike) == 1 else None


def _new(scene: Scene, head: Token) -> Ent:
    ent = Ent(len(scene.linked.ents), "unnamed", "")
    ent.head, ent.plural = head.lemma.lower().removesuffix("s"), _plural(head)
    ent.count = NumberRange(1, 1)
    scene.linked.ents.append(ent)
    return ent


def _plural(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS") or head.text.lower().endswith("s")
