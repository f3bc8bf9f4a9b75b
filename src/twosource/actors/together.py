"""Groups without a name that speak as one: "lawmakers and supporters said"."""

from __future__ import annotations

from twosource.actors.scene import Scene
from twosource.actors.work import Ent, Found
from twosource.model.attribution import Attribution
from twosource.model.number import NumberRange

_LONGEST = 40
_TWO = 2


def speak_as_one(scene: Scene, a: Attribution) -> None:
    """Give "lawmakers and supporters", who speak as one and have no name, an actor of their own."""
    tokens = [t for s in a.source[:1] for t in scene.parse.within(s)]
    inside = {t.i for t in tokens[:_LONGEST]}
    head = next((t for t in tokens[:_LONGEST] if t.head not in inside), None)
    if head is None or head.i not in scene.at or len(tokens) > _LONGEST:
        return
    chain, k = [head.i], 0
    while k < len(chain):
        chain += [
            c
            for c in scene.parse.children[chain[k]][:8]
            if scene.tokens[c].dep == "conj" and c in inside and c not in chain
        ]
        k += 1
    ents = [scene.at.get(i) for i in chain]
    strange = sum(scene.tokens[i].tag == "NNS" for i, e in zip(chain, ents, strict=True) if not e)
    known = {e.number: e for e in ents if e is not None and e.kind == "unnamed"}
    first, last = tokens[0].i, tokens[-1].i + 1
    if len(known) + strange < max(_TWO, len(chain)) or (first, last) in scene.phrases:
        return
    ent = Ent(len(scene.linked.ents), "unnamed", "", head=scene.tokens[head.i].lemma, plural=True)
    ent.count = _sum([e.count for e in known.values()] + [NumberRange(2, None)] * strange)
    scene.linked.ents.append(ent)
    ent.found.append(Found(first, last, first, last, "group", 0.8, "several who speak as one"))
    scene.phrases[first, last] = ent


def _sum(counts: list[NumberRange | None]) -> NumberRange:
    """How many the members of several groups are together."""
    least = sum(c.min if c is not None else 1 for c in counts)
    most = [c.max if c is not None else None for c in counts]
    return NumberRange(least, None if None in most else sum(m for m in most if m is not None))
