"""Members of a group told by a pronoun: "one of them", "some of those"."""

from __future__ import annotations

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent
from twosource.model.number import NumberRange
from twosource.model.parse import Token

_SOME = frozenset({"some", "several", "many", "most", "few", "none"})
_WHOLE = frozenset({"all", "both", "each", "none"})
_THEM = frozenset({"them", "whom", "these", "those"})


def find_members(scene: Scene) -> None:
    """Give "one of them" an actor of its own that belongs to the group; "all of them" is the group.

    The pronoun must be linked; groups of people with names have no members here.
    """
    for t in scene.tokens:
        if t.text.lower() not in _THEM or t.i < 2 or scene.tokens[t.i - 1].text.lower() != "of":
            continue
        group = scene.at.get(t.i)
        lead = scene.tokens[t.i - 2]
        if group is None or group.kind != "unnamed" or not group.plural or lead.i in scene.at:
            continue
        low = lead.text.lower()
        if low in _WHOLE:
            scene.add(group, lead.i, t.i + 1, (lead.i, lead.i + 1), "group", 0.8, "all of a group")
        elif (count := _count(lead)) is not None:
            _member(scene, group, lead, t, count)


def _count(lead: Token) -> NumberRange | None:
    low = lead.text.lower()
    value = lexicon.nouns().numbers.get(low)
    if value is not None:
        return NumberRange(value, value)
    if low in ("another", "other"):
        return NumberRange(1, 1)
    return NumberRange(1 if low == "some" else 2, None) if low in _SOME else None


def _member(scene: Scene, group: Ent, lead: Token, last: Token, count: NumberRange) -> None:
    ent = Ent(len(scene.linked.ents), "unnamed", "", head=group.head)
    ent.count, ent.plural = count, count.exact != 1
    ent.member_of[group.number] = None
    scene.linked.ents.append(ent)
    scene.add(ent, lead.i, last.i + 1, (lead.i, lead.i + 1), "description", 0.85,
              "member of a group")  # fmt: skip
    if lead.i in scene.at:
        scene.take_seat(ent, lead.i)
