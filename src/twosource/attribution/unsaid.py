"""Verbs of saying that report nothing: nothing was said, or it is said just now."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words


def unsaid(g: Grammar, v: int) -> bool:
    """ "refrained from criticizing", "not prepared to say": nothing was said."""
    t = g.tokens[v]
    governor = g.tokens[t.head]
    if t.dep == "pcomp" and governor.lemma in ("from", "without"):
        return True
    return (
        t.dep in ("xcomp", "advcl", "acl")
        and t.tag == "VB"
        and governor.lemma in words("frames", "unsaid")
        and any(g.tokens[c].dep == "neg" or g.tokens[c].lemma == "not"
                for c in (*g.children[governor.i], *g.children[governor.head]))
    )  # fmt: skip


def speaks_now(g: Grammar, v: int, head: int | None) -> bool:
    """ "I say it is over" inside a quotation: the saying is the quotation itself, no report."""
    t = g.tokens[v]
    if head is None or not t.quoted:
        return False
    did = any(g.tokens[c].text.lower() == "did" for c in g.children[v] if c < v)
    past = t.tag in ("VBD", "VBN") or did
    return g.tokens[head].text.lower() in ("i", "we", "you") and not past
