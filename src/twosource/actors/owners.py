"""To whom a role is said to belong, also where that one is no known actor ("the mayor's aide")."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.actors import lexicon
from twosource.actors.phrases import lemma_of
from twosource.actors.work import Nominal, Owner
from twosource.model.parse import Parse

_OF = frozenset({"of", "for"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
_MOST = 12


def stated(parse: Parse, n: Nominal) -> frozenset[Owner]:
    """The owners that a noun phrase states in words: "X's", "of X", "for X", and a body
    as in "the council spokesman". No pronouns."""
    bodies = lexicon.nouns().bodies
    beside = [i for i in range(n.first, n.core) if _whole(parse, i) in bodies]
    return frozenset(
        [_owner(parse, i) for i in n.owners if _owns(parse, n, i)]
        + [Owner(_whole(parse, i), frozenset()) for i in beside if i not in n.owners]
    )


def overlap(a: Iterable[Owner], b: Iterable[Owner]) -> bool:
    """Whether an owner of one may be an owner of the other."""
    others = list(b)
    return any(x.may_be(y) for x in a for y in others)


def _whole(parse: Parse, i: int) -> str:
    """The noun at ``i`` where it stands before another as a body's ("the council spokesman")."""
    t = parse.tokens[i]
    return lemma_of(t) if t.tag == "NN" and t.dep in ("compound", "nmod") else ""


def _owns(parse: Parse, n: Nominal, i: int) -> bool:
    t = parse.tokens[i]
    if t.pos == "PRON" or t.tag in ("PRP$", "WP$", "CD"):
        return False
    return i < n.core or parse.tokens[t.head].text.lower() in _OF


def _owner(parse: Parse, i: int) -> Owner:
    """The noun at ``i`` with its adjectives, and with what it is "of" itself."""
    quals: set[str] = set()
    for c in parse.children[i][:_MOST]:
        t = parse.tokens[c]
        if t.dep in _MODIFIERS or t.dep == "poss":
            quals.add(t.text.lower())
        elif t.text.lower() in _OF:
            quals |= {parse.tokens[o].text.lower() for o in parse.children[c][:1]}
    return Owner(lemma_of(parse.tokens[i]), frozenset(quals))
