"""A lede told first and credited after: "..., sources say. According to the X, the calls ..."."""

from __future__ import annotations

from twosource.actors.scene import Scene
from twosource.actors.work import Ent
from twosource.model.attribution import Attribution

_WITHIN = 1


def credited(scene: Scene, vias: dict[int, Ent]) -> None:
    """Give unnamed sources the outlet whose report takes up the same thing in the next paragraph.

    The report must speak of it as known ("the calls"), with a noun of the unnamed source's content.
    """
    for k, a in enumerate(scene.attributions[:-1]):
        speaker = scene.speakers.get(k)
        if speaker is None or speaker.kind != "unnamed" or k in vias or not a.content:
            continue
        b = scene.attributions[k + 1]
        outlet = scene.speakers.get(k + 1)
        if outlet is not None and outlet.kind == "outlet" and _takes_up(scene, a, b):
            vias[k] = outlet
    by_source: dict[int, dict[int, Ent]] = {}
    for k, ent in vias.items():
        if k in scene.speakers and scene.speakers[k].kind == "unnamed":
            by_source.setdefault(scene.speakers[k].number, {})[ent.number] = ent
    for k, ent in scene.speakers.items():
        known = by_source.get(ent.number, {})
        if k not in vias and len(known) == 1 and ent.kind == "unnamed":
            vias[k] = next(iter(known.values()))


def _takes_up(scene: Scene, a: Attribution, b: Attribution) -> bool:
    if not b.content or not b.source or b.source[0].start > b.content[0].start:
        return False
    here = scene.parse.sentence_at(a.content[0].start)
    there = scene.parse.sentence_at(b.content[0].start)
    if here is None or there is None or there.zone - here.zone != _WITHIN:
        return False
    said = {
        t.lemma for s in a.content for t in scene.parse.within(s)[:200] if t.tag in ("NN", "NNS")
    }
    first = scene.parse.within(b.content[0])[:4]
    return any(
        t.tag in ("NN", "NNS") and t.lemma in said and first[0].text.lower() == "the" for t in first
    )
