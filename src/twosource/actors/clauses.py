"""Whom a pronoun means by the grammar of the clauses that it stands in."""

from __future__ import annotations

from typing import Literal, NamedTuple

from twosource.actors.scene import Scene
from twosource.actors.work import Ent

Sort = Literal["he", "she", "they", "it", "i", "we"]


SUBJECT = ("nsubj", "nsubjpass")


_DEEPEST = 6


_FILLED = frozenset({*SUBJECT, "expl"})


_CLAUSE = frozenset(
    {"ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "pcomp", "prep", "parataxis", "dep", "ROOT"}
)


class Choice(NamedTuple):
    """An actor chosen, with the score of the link and its reason."""

    ent: Ent
    score: float
    why: str


def fits(ent: Ent, sort: Sort) -> bool:
    """Whether a pronoun can mean an actor, by kind, number and gender."""
    if sort in ("he", "she"):
        gender = "male" if sort == "he" else "female"
        single = ent.kind == "person" or (ent.kind == "unnamed" and not ent.plural)
        return single and ent.gender in (None, gender)
    if sort == "they":
        return ent.plural or ent.kind in ("organisation", "outlet")
    return ent.kind in ("organisation", "outlet", "place")


def barred_for(scene: Scene, i: int) -> set[int]:
    """Who it cannot be: the subject of its own verb, the speaker of the quotation it stands in,
    who is named behind what he tells ("he was charged, Ms Lee said")."""
    out: set[int] = set()
    t = scene.tokens[i]
    behind = _named_behind(scene, i)
    if behind is not None:
        out.add(behind.number)
    if t.tag == "PRP$" and t.head in scene.at:
        out.add(scene.at[t.head].number)  # "her mother, Ada": nobody is her own mother
    out |= _speaking(scene, i)
    if t.dep in SUBJECT or t.tag == "PRP$" or t.text.lower().endswith("self"):
        return out
    verb = t.head
    for _ in range(4):
        subject = subject_of(scene, verb, i)
        if subject is not None:
            out.add(subject.number)
            break
        if any(scene.tokens[c].dep in _FILLED and c != i for c in scene.parse.children[verb][:12]):
            break  # "she thanks them because to her, there is nothing better"
        up = scene.tokens[verb]
        if (
            up.dep not in ("conj", "xcomp", "prep", "pcomp", "advcl", "dative", "agent")
            or up.head == verb
        ):
            break
        verb = up.head
    return out


def _named_behind(scene: Scene, i: int) -> Ent | None:
    """Who tells the words around a pronoun, where a name or description of them follows: a name
    is not meant by a pronoun that governs it (Chomsky 1981, principle C). "His mother was ill, Lee
    said" may be Lee's."""
    k, t = scene.spoken.get(i), scene.tokens[i]
    if k is None or t.tag != "PRP" or scene.quoted(i):
        return None
    source = [x for s in scene.attributions[k].source for x in scene.parse.within(s)]
    if not source or source[0].i < i or source[0].sent != t.sent or source[-1].tag == "PRP":
        return None
    return scene.speakers.get(k)


def _speaking(scene: Scene, i: int) -> set[int]:
    """Those in whose own words a token stands: each of them calls herself "I"."""
    out: set[int] = set()
    k = scene.spoken.get(i)
    own = True
    for _ in range(_DEEPEST):
        if k is None or not scene.quoted(i):
            break
        a = scene.attributions[k]
        speaker = scene.speakers.get(k)
        if speaker is not None and (own or a.kind == "direct"):
            out.add(speaker.number)
        inside = [t for s in a.source[:1] for t in scene.parse.within(s)[:1]]
        own = bool(inside) and scene.tokens[inside[0].i].quoted
        k = scene.by_id.get(a.parent) if a.parent is not None else None
    return out


def subject_of(scene: Scene, verb: int, but: int) -> Ent | None:
    """The actor that is the subject of a verb, other than token ``but``."""
    for c in scene.parse.children[verb][:12]:
        if scene.tokens[c].dep in SUBJECT and c != but:
            return seat_at(scene, c)
    return None


def seat_at(scene: Scene, i: int) -> Ent | None:
    """The actor at a token, or at the name in apposition to it."""
    if i in scene.at:
        return scene.at[i]
    for c in scene.parse.children[i][:6]:
        if scene.tokens[c].dep in ("appos", "compound") and c in scene.at and c > i:
            return scene.at[c]
    return None


def by_clause(scene: Scene, i: int, sort: Sort, barred: set[int]) -> Choice | None:
    """The subject of the clause that governs the pronoun's own ("Smith said he ...")."""
    t = scene.tokens[i]
    own = t.head
    if t.tag == "PRP$" or t.dep not in SUBJECT:
        near = _own_subject(scene, i, sort, barred)
        if near is not None:
            return near
    verb = scene.tokens[own] if t.head != t.i else t
    bare = False
    for _ in range(6):
        if verb.head == verb.i:
            return None
        up = scene.tokens[verb.head]
        if verb.dep not in _CLAUSE and verb.pos in ("VERB", "AUX"):
            return None
        if scene.quoted(i) and not scene.quoted(up.i):
            return None
        if verb.dep == "acl" and up.pos == "NOUN":
            maker = _maker(scene, up.i, i)
            if maker is not None and fits(maker, sort) and maker.number not in barred:
                return Choice(maker, 0.8, "whose words or act they are")
        for c in scene.parse.children[up.i][:12]:
            if c != i and scene.tokens[c].dep in SUBJECT and (ent := seat_at(scene, c)) is not None:
                if bare and _others_between(scene, c, i, sort, ent):
                    return None
                # "They talked for an hour, her office said": others may be meant
                ahead = sort == "they" and c > i and not ent.plural
                if (
                    not ahead
                    and fits(ent, sort)
                    and ent.number not in barred
                    and scene.quoted(c) == scene.quoted(i)
                ):
                    return Choice(ent, 0.85, "subject of the governing clause")
        bare = bare or (up.pos == "VERB" and up.dep in ("advcl", "acl", "pcomp", "xcomp"))
        verb = up
    return None


def _others_between(scene: Scene, a: int, b: int, sort: Sort, but: Ent) -> bool:
    """Whether others whom the pronoun fits stand between a far subject and it."""
    return any(
        a < s.head < b and s.ent is not but and fits(s.ent, sort) for s in scene.before(b, 0)
    )


def _own_subject(scene: Scene, i: int, sort: Sort, barred: set[int]) -> Choice | None:
    """For "his" the subject of the clause in which it stands."""
    t = scene.tokens[i]
    if t.tag != "PRP$" and not t.text.lower().endswith("self"):
        return None
    for _ in range(6):
        if t.head == t.i:
            return None
        t = scene.tokens[t.head]
        ent = subject_of(scene, t.i, i)
        if ent is not None:
            return (
                Choice(ent, 0.75, "subject of its clause")
                if fits(ent, sort) and ent.number not in barred
                else None
            )
    return None


def _maker(scene: Scene, noun: int, but: int) -> Ent | None:
    for c in scene.parse.children[noun][:8]:
        t = scene.tokens[c]
        if t.dep == "poss" and c in scene.at:
            return scene.at[c]
        if t.text.lower() in ("by", "from", "of"):
            for o in scene.parse.children[c][:4]:
                if o != but and o in scene.at:
                    return scene.at[o]
    return None
