"""Futures that are disclaimed: "refused to resign", "has no plans to meet", "ruled out a call".

They deny nothing that was: what somebody will not do today may happen tomorrow.
"""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.lexicon import Lexicon
from twosource.model.parse import Parse, Token

_STEPS = 4
"""Steps up from an event to the word that disclaims it."""
_UNDER = frozenset({"xcomp", "dobj", "pcomp", "pobj", "prep", "acl", "nsubjpass"})
_GOING = frozenset({"go", "be", "willing", "ready"})
"""Words under which an infinitive is to come ("was not going to", "is not willing to")."""


def disclaimed(parse: Parse, lex: Lexicon, i: int) -> bool:
    """Whether the verb or noun ``i`` tells what somebody says will not come about."""
    t = parse.tokens[i]
    for _ in range(_STEPS):
        up = parse.tokens[t.head]
        if up.i == t.i or t.dep not in (*_UNDER, *(("advcl",) if up.lemma == "rule" else ())):
            return False
        if _disclaims(parse, lex, up, t):
            return True
        if up.pos == "VERB":
            return False
        t = up
    return False


def _disclaims(parse: Parse, lex: Lexicon, up: Token, below: Token) -> bool:
    if up.lemma == "rule":
        return g.particle(parse, up.i) == "out"
    to_come = below.tag in ("VB", "VBG") or below.dep in ("prep", "dobj")
    if up.lemma in lex.disclaim_verbs:
        return below.tag == "VB" and not g.negated(parse, up.i)
    if up.lemma in lex.plan_nouns or up.lemma in lex.plan_verbs or up.lemma in _GOING:
        return to_come and (g.negated(parse, up.i) or _held_by_none(parse, up))
    return False


def _held_by_none(parse: Parse, noun: Token) -> bool:
    """ "Did not have a plan to": the verb that holds the noun is negated."""
    holder = parse.tokens[noun.head]
    return noun.dep == "dobj" and holder.pos == "VERB" and g.negated(parse, holder.i)
