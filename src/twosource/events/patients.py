"""Who is at the receiving end of a verb, in the shapes that news gives it."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.victims import phrase
from twosource.model.parse import Parse, Token

_DEPTH = 4
"""Verbs that share their object that are gone through ("shot, stabbed and killed")."""


def patients(parse: Parse, i: int, depth: int = 0) -> list[Token]:
    """The heads of the phrases for those whom verb ``i`` befell: its object, the subject of a
    passive, the noun before a participle; shared with a verb that it is coordinated with."""
    t = parse.tokens[i]
    objects = g.children(parse, i, "dobj")
    for dead in g.children(parse, i, "acomp", "oprd"):  # "shot dead two men"
        objects = objects or g.children(parse, dead.i, "dobj")
    if objects:
        return _all(parse, objects)
    passive = g.children(parse, i, *g.PASSIVES)
    if passive:
        return _relative(parse, t, passive[0]) or _all(parse, passive)
    if t.dep == "acl" and t.tag in ("VBN", "VBD"):
        return [_nearest(parse, t)]
    left = _left(parse, t)
    if left:
        return left
    if t.dep == "relcl" and not _relative_subject(parse, i):
        return [parse.tokens[t.head]]
    raised = g.befallen(parse, i)
    shared = _all(parse, raised) if raised else _elided(parse, t) or _shared(parse, t, depth)
    if shared:
        return shared
    bare = g.children(parse, i, "nsubj")
    does = any(a.lemma == "have" for a in g.children(parse, i, "aux"))  # "they have killed"
    aimed = does or any(p.text.lower() == "at" for p in g.children(parse, i, "prep"))
    if bare and _participle(t) and not aimed:
        # "Two people shot in Port Lena", as headlines have it; of "1 dead, 4 wounded" the nearer
        return _all(parse, bare[-1:])
    return []


def _nearest(parse: Parse, t: Token) -> Token:
    """The noun that a participle stands behind: the woman of "relatives of the woman killed"."""
    head, before = parse.tokens[t.head], parse.tokens[t.i - 1]
    of = parse.tokens[before.head]
    kin = head.lemma in _KIN and of.text.lower() == "of" and of.head == head.i
    return before if kin and before.dep == "pobj" else head


_KIN = frozenset({"relative", "member", "family", "friend", "mother", "father", "parent", "name"})


def _left(parse: Parse, t: Token) -> list[Token]:
    """Who stands before the participle in "left three people injured", "left one dead and three
    hurt", however the parser hangs it."""
    before = parse.tokens[t.i - 1] if t.i else t
    people = before.pos in ("NOUN", "NUM", "PROPN") or before.text.lower() in _SOME
    if t.tag not in ("VBN", "VBD") or before.sent != t.sent or not people:
        return []
    up = t
    for _ in range(_DEPTH):
        up = parse.tokens[up.head]
        if up.lemma == "leave":
            return [before] if up.i < before.i else []
    return []


def _elided(parse: Parse, t: Token) -> list[Token]:
    """Who is hurt in "two were killed and at least nine others hurt", where "were" is left out:
    they stand between the two participles, right before the second."""
    up = parse.tokens[t.head]
    if t.dep != "conj" or not _participle(t) or up.pos not in ("VERB", "AUX"):
        return []
    own = [s for s in g.children(parse, t.i, "nsubj") if up.i < s.i < t.i]
    if own:
        return _all(parse, own[-1:])
    before = parse.tokens[t.i - 1]
    people = before.pos in ("NOUN", "NUM", "PROPN") or before.text.lower() in _SOME
    return [before] if people and up.i < before.i and before.head in (t.i, before.i + 1) else []


def _participle(t: Token) -> bool:
    """Whether a verb may be a participle: "hurt" and "hit" look the same in all their forms."""
    return t.tag in ("VBN", "VBD") or (t.lemma in _ALIKE and t.tag in ("VBP", "VB"))


_ALIKE = frozenset({"hurt", "hit"})
_SOME = frozenset({"several", "many", "another", "others", "dozens", "scores", "hundreds"})


def sufferers(parse: Parse, i: int) -> list[Token]:
    """The heads of the phrases for the subject of verb ``i``, or of a verb it stands with."""
    t = parse.tokens[i]
    own = g.children(parse, i, *g.SUBJECTS, *g.PASSIVES)
    if own:
        return _relative(parse, t, own[0]) or _all(parse, own)
    if t.dep == "acl":
        return [parse.tokens[t.head]]
    if t.dep in ("conj", "xcomp", "advcl") and t.head != i:
        up = parse.tokens[t.head]
        if up.pos in ("VERB", "AUX"):
            passive = g.passive(parse, up.i)
            return patients(parse, up.i) if passive else sufferers_above(parse, up.i)
    return []


def sufferers_above(parse: Parse, i: int) -> list[Token]:
    """The subject of a verb or of the verbs above it."""
    return [x for s in g.subject(parse, i)[:1] for x in phrase(parse, s)]


def _shared(parse: Parse, t: Token, depth: int) -> list[Token]:
    """The object of the verb that a verb is coordinated with ("shot and killed a man")."""
    if depth >= _DEPTH:
        return []
    for c in g.children(parse, t.i, "conj"):
        if c.pos == "VERB" and g.children(parse, c.i, "dobj") and _close(t, c):
            return patients(parse, c.i, depth + 1)
    if t.dep == "conj" and t.head != t.i and parse.tokens[t.head].pos == "VERB":
        up = parse.tokens[t.head]
        if g.passive(parse, up.i) or up.dep in ("acl", "relcl"):
            return patients(parse, up.i, depth + 1)
        if not g.children(parse, t.i, *g.SUBJECTS):
            return patients(parse, up.i, depth + 1)
    return []


def _close(a: Token, b: Token) -> bool:
    """Whether nothing but "and" and such stands between two verbs."""
    return b.i - a.i <= 3


def _relative(parse: Parse, verb: Token, subject: Token) -> list[Token]:
    """For "who" and "that" the noun that they stand for."""
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return phrase(parse, parse.tokens[verb.head])
    return []


def _relative_subject(parse: Parse, i: int) -> bool:
    return any(s.tag in ("WP", "WDT") for s in g.children(parse, i, *g.SUBJECTS))


def _all(parse: Parse, heads: list[Token]) -> list[Token]:
    return [x for h in heads for x in phrase(parse, h)]
