"""Fill speaker, via and addressee of attributions from the mentions that are linked."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.actors import lexicon
from twosource.actors.scene import Scene
from twosource.actors.work import Ent
from twosource.model.attribution import OPEN_BELOW, Attribution
from twosource.model.parse import Token
from twosource.model.span import Span


def who(scene: Scene, spans: Sequence[Span]) -> Ent | None:
    """The actor that a source, an addressee or a credit stands for."""
    tokens = [t for s in spans for t in scene.parse.within(s)]
    if not tokens or len(tokens) > 200:
        return None
    named = _called(scene, tokens)
    if named is not None:
        return named
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    linked = [t for t in tokens if t.i in scene.at]
    covering = scene.phrases.get((tokens[0].i, tokens[-1].i + 1))
    for t in heads:
        if t.i in scene.at:
            joint = covering if covering is not None and scene.at[t.i].kind == "unnamed" else None
            return covering if _several(scene, t, inside) else joint or scene.at[t.i]
    if covering is not None:
        return covering
    if not linked:
        return None
    if len({scene.at[t.i].number for t in linked}) == 1 and _alone(linked, tokens):
        return scene.at[linked[0].i]
    return None


def _called(scene: Scene, tokens: list[Token]) -> Ent | None:
    """The one whose name ends the words: "one of the family's lawyers, Ada Roe," is Ada Roe."""
    words = [t for t in tokens if t.text[:1].isalnum()]
    last = words[-1] if words else None
    ent = scene.at.get(last.i) if last is not None else None
    if last is None or ent is None or ent.kind != "person":
        return None
    hit = scene.ending.get(last.i)
    if hit is None or hit.left <= tokens[0].i or scene.tokens[hit.left - 1].text != ",":
        return None
    lead = [t for t in tokens if t.i < hit.left - 1]
    clear = not any(t.text.lower() in ("and", "or", ",") for t in lead)
    before = {scene.at[t.i].number for t in lead[-1:] if t.i in scene.at} - {ent.number}
    persons = [e for e in before if scene.linked.ents[e].kind == "person"]
    return ent if clear and not persons and lead[-1].tag in ("NN", "NNS") else None


def _several(scene: Scene, head: Token, inside: set[int]) -> bool:
    """Whether "Smith and Jones" speak: no one of them alone is the speaker."""
    return any(
        c in inside
        and scene.tokens[c].dep == "conj"
        and scene.at.get(c) not in (None, scene.at[head.i])
        for c in scene.parse.children[head.i][:12]
    )


def _alone(linked: list[Token], tokens: list[Token]) -> bool:
    """Whether what is linked is the source itself, not an owner or a place inside it."""
    known = {t.i for t in linked}
    return linked[-1].dep not in ("poss", "pobj") and not any(
        t.pos in ("NOUN", "PROPN", "VERB") and t.i not in known for t in tokens
    )


def assign(scene: Scene) -> None:
    """Find the speakers that are known so far."""
    for k, a in enumerate(scene.attributions):
        if k in scene.speakers or not a.source or a.score < OPEN_BELOW:
            continue
        if (ent := who(scene, a.source)) is not None:
            scene.speakers[k] = ent


def floating(scene: Scene) -> None:
    """Speakers of attributions without a source: the same sentence, or the one who goes on."""
    for k, a in enumerate(scene.attributions):
        if k in scene.speakers or a.source or not a.content or _said_to_subject(scene, a):
            continue
        ent = _same_sentence(scene, k, a) or _carried(scene, k, a)
        if ent is not None:
            scene.speakers[k] = ent


def _said_to_subject(scene: Scene, a: Attribution) -> bool:
    """Whether it is put to the one of whom the sentence tells: "asked about it, a man said ..."."""
    said_to = lexicon.verbs().said_to
    for s in a.cue[:1]:
        for t in scene.parse.within(s)[:4]:
            around = [scene.tokens[c] for c in scene.parse.children[t.i][:12]]
            active = any(c.dep == "nsubj" or c.lemma == "have" for c in around)
            active = active and not (t.i and scene.tokens[t.i - 1].text == ",")
            active = active or (t.tag == "VBD" and t.dep == "conj")
            if t.lemma in said_to and t.tag in ("VBN", "VBD") and not active:
                return True
    return False


def _same_sentence(scene: Scene, k: int, a: Attribution) -> Ent | None:
    here = scene.parse.sentence_at(a.content[0].start)
    options = {
        scene.speakers[j].number: scene.speakers[j]
        for j in range(max(0, k - 3), min(len(scene.attributions), k + 4))
        if j in scene.speakers
        and scene.attributions[j].parent == a.parent
        and scene.attributions[j].content
        and scene.parse.sentence_at(scene.attributions[j].content[0].start) == here
    }
    return next(iter(options.values())) if len(options) == 1 else None


def _carried(scene: Scene, k: int, a: Attribution) -> Ent | None:
    """A quotation that stands alone goes on with the speaker of the one before it."""
    if a.kind == "indirect" or k == 0 or k - 1 not in scene.speakers:
        return None
    before = scene.attributions[k - 1]
    here = scene.parse.sentence_at(a.content[0].start)
    ends = before.content[-1] if before.content else None
    there = scene.parse.sentence_at(ends.start) if ends is not None else None
    if here is None or there is None or before.kind == "indirect":
        return None
    return scene.speakers[k - 1] if 0 <= here.zone - there.zone <= 1 else None


def via(scene: Scene, k: int, a: Attribution) -> Ent | None:
    """The outlet through which it came: named, told, or the one that cites."""
    if a.via_span is not None:
        ent = who(scene, (a.via_span,))
        if a.via_span == a.addressee_span and (ent is None or ent.kind != "outlet"):
            return None  # "told the police" passes nothing on
        return ent if ent is not scene.speakers.get(k) else None
    if a.addressee_span is not None:
        ent = who(scene, (a.addressee_span,))
        if ent is not None and ent.kind == "outlet":
            return ent
    return _told(scene, k, a) or _citing(scene, a)


def _told(scene: Scene, k: int, a: Attribution) -> Ent | None:
    for s in a.cue[:2]:
        for t in scene.parse.within(s)[:8]:
            if t.lemma in lexicon.verbs().tell:
                for c in scene.parse.children[t.i][:8]:
                    ent = scene.at.get(c)
                    if (
                        scene.tokens[c].dep in ("dobj", "dative")
                        and ent is not None
                        and ent.kind == "outlet"
                    ):
                        return ent if ent is not scene.speakers.get(k) else None
    return None


def _citing(scene: Scene, a: Attribution) -> Ent | None:
    """ "It cited an official as saying": the subject of the citing verb above the source."""
    for s in a.source[:1]:
        for t in scene.parse.within(s)[:30]:
            up = scene.tokens[t.head]
            if t.dep == "dobj" and up.lemma in lexicon.verbs().cite:
                for c in scene.parse.children[up.i][:8]:
                    ent = scene.at.get(c)
                    if scene.tokens[c].dep == "nsubj" and ent is not None and ent.kind == "outlet":
                        return ent
    return None


def addressee(scene: Scene, k: int, a: Attribution) -> Ent | None:
    """Whom it was said to, where the text says so ("told the X", "sent him a text that said")."""
    if a.addressee_span is not None:
        return who(scene, (a.addressee_span,))
    for s in a.cue[:2]:
        for t in scene.parse.within(s)[:12]:
            if t.tag == "PRP" and t.dep in ("dobj", "dative", "pobj") and t.i in scene.at:
                return scene.at[t.i]
    return _told(scene, k, a)
