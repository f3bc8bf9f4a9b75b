"""A past tense read as a participle of the noun before it: "The minister called Ms Roe once"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.model.parse import Token


def finite(tokens: Sequence[Token], root: int) -> tuple[list[Token], int]:
    """Return the tokens of a sentence and its root, the verb made the root where its subject was.

    ``tokens`` are those of one sentence, ``root`` the index of its root in the document. Only where
    the root is a noun and the verb right behind it has a tense: a participle has none.
    """
    first = tokens[0].i
    noun = tokens[root - first]
    behind = tokens[root - first + 1 : root - first + 2]
    if noun.pos not in ("NOUN", "PROPN") or not behind:
        return list(tokens), root
    verb = behind[0]
    if (verb.tag, verb.dep, verb.head) != ("VBD", "acl", root):
        return list(tokens), root
    return [_moved(t, noun, verb) for t in tokens], verb.i


def _moved(t: Token, noun: Token, verb: Token) -> Token:
    if t.i == verb.i:
        return t._replace(dep="ROOT", head=verb.i)
    if t.i == noun.i:
        return t._replace(dep="nsubj", head=verb.i)
    if t.head == noun.i and (t.i > verb.i or t.dep == "punct"):
        return t._replace(head=verb.i)
    if t.head == verb.i and t.dep == "oprd" and t.pos in ("PROPN", "PRON"):
        return t._replace(dep="dobj")  # "called Ms Roe once"
    return t
