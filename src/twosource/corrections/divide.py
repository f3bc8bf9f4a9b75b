"""Divide an actor of one document where a person says that some of its mentions are another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.corrections.anchors import owner
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution
from twosource.model.correction import Anchor, Correction
from twosource.model.event import EventMention
from twosource.model.ids import make_id
from twosource.model.reading import Reading
from twosource.model.span import Span


@dataclass(frozen=True, slots=True)
class Divided:
    """The readings, and for each new local actor the one that it was a part of."""

    readings: tuple[Reading, ...]
    part_of: Mapping[str, str]


def divide(readings: Iterable[Reading], corrections: Sequence[Correction]) -> Divided:
    """Give such mentions to a new local actor each.

    What follows them: attributions whose source, outlet or addressee stands in a mention that
    moved, and participants of events found in one. Roles go where their words stand; whom one
    speaks for stays with the one that stays. A reading without such a split is handed on as it is.
    """
    wanted: dict[str, list[tuple[str, list[Anchor]]]] = {}
    for c in sorted(corrections, key=lambda c: c.order):
        if c.kind != "split" or c.undone is not None:
            continue
        by_document: dict[str, list[Anchor]] = {}
        for a in c.targets[1].anchors:
            if not a.whole:
                by_document.setdefault(a.document, []).append(a)
        for document, anchors in by_document.items():
            wanted.setdefault(document, []).append((c.targets[1].id, anchors))
    part_of: dict[str, str] = {}
    out = tuple(_divided(r, wanted.get(r.document.id, ()), part_of) for r in readings)
    return Divided(out, part_of)


def local_id(target: str, local: str) -> str:
    """The local id of the part of a local actor that a split gives to ``target``."""
    return make_id("actor", "part", target, local)


def _divided(
    reading: Reading, splits: Sequence[tuple[str, list[Anchor]]], part_of: dict[str, str]
) -> Reading:
    """The reading after its splits, in order; ``part_of`` is added to."""
    for target, anchors in splits:
        moved: dict[str, set[Mention]] = {}
        for a in anchors:
            held = owner(reading, a)
            if held is not None:
                moved.setdefault(held[0].id, set()).add(_mention(*held))
        for local, mentions in sorted(moved.items()):
            new = local_id(target, local)
            made = _part(reading, local, frozenset(mentions), new)
            if made is not reading:
                part_of[new] = local
                reading = made
    return reading


def _mention(actor: Actor, at: Span) -> Mention:
    """The mention that stands there: the same words, else the smallest that meets them."""
    near = [m for m in actor.mentions if m.head.overlaps(at)]
    return min(near, key=lambda m: (m.head != at, m.span != at, m.head.end - m.head.start, m.span))


def _part(reading: Reading, local: str, moved: frozenset[Mention], new: str) -> Reading:
    (whole,) = (a for a in reading.actors if a.id == local)
    stay = tuple(m for m in whole.mentions if m not in moved)
    if not stay:
        return reading  # all of it moved: nothing is to be divided
    gone = tuple(m for m in whole.mentions if m in moved)
    kept, part = _halves(whole, reading.document.text, stay, gone, new)
    return replace(
        reading,
        actors=tuple(x for a in reading.actors for x in ((kept, part) if a is whole else (a,))),
        attributions=tuple(_attribution(a, local, gone, new) for a in reading.attributions),
        event_mentions=tuple(_event(m, local, gone, new) for m in reading.event_mentions),
    )


def _halves(
    whole: Actor, text: str, stay: tuple[Mention, ...], gone: tuple[Mention, ...], new: str
) -> tuple[Actor, Actor]:
    here, there = _names(text, stay), _names(text, gone)
    roles = {r for r in whole.roles if any(r in m.span.of(text) for m in gone)}
    also = {r for r in whole.roles if any(r in m.span.of(text) for m in stay)}
    kept = replace(
        whole,
        name=whole.name if whole.name in here or not here else here[0],
        aliases=tuple(n for n in whole.aliases if n in here or n not in there),
        roles=tuple(r for r in whole.roles if r in also or r not in roles),
        mentions=stay,
    )
    part = Actor(
        new, whole.kind, there[0] if there else whole.name, there[1:],
        tuple(r for r in whole.roles if r in roles), whole.count, (), gone, (), None,
    )  # fmt: skip
    return kept, part


def _names(text: str, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """What the mentions call somebody, names first, the longest first; pronouns only where there
    is nothing else."""
    forms = sorted(
        {(m.form == "pronoun", m.form != "name", -len(w := m.head.of(text)), w) for m in mentions}
    )
    told = [w for pronoun, _, _, w in forms if not pronoun]
    return tuple(dict.fromkeys(told or [w for *_, w in forms]))


def _in(span: Span | None, gone: tuple[Mention, ...]) -> bool:
    return span is not None and any(m.head.overlaps(span) for m in gone)


def _attribution(a: Attribution, local: str, gone: tuple[Mention, ...], new: str) -> Attribution:
    if local not in (a.speaker, a.via, a.addressee):
        return a
    return replace(
        a,
        speaker=new if a.speaker == local and any(_in(s, gone) for s in a.source) else a.speaker,
        via=new if a.via == local and _in(a.via_span, gone) else a.via,
        addressee=new if a.addressee == local and _in(a.addressee_span, gone) else a.addressee,
    )


def _event(m: EventMention, local: str, gone: tuple[Mention, ...], new: str) -> EventMention:
    participants = tuple(
        replace(p, actor=new) if p.actor == local and _in(p.span, gone) else p
        for p in m.participants
    )
    return m if participants == m.participants else replace(m, participants=participants)
