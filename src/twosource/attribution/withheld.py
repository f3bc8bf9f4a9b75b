"""Denials and confirmations that were not given: "did not deny", "failed to confirm"."""

from __future__ import annotations

import re

from twosource.attribution.cues import verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span

_NOBODY = re.compile(r"(?:nobody|none|neither|no[ \u00a0]?(?=[a-z]))\b")
_MOST = 12
"""Words below a verb that are looked at: "neither" stands among the first."""


def withheld(g: Grammar, cue: tuple[Span, ...], source: tuple[Span, ...]) -> bool:
    """Whether a denial or confirmation was not given: "did not deny", "failed to confirm",
    "neither confirmed nor denied", "nobody denied"."""
    nobody = any(_bars(g, s) for s in source)
    return nobody or any(
        _not_given(g, t.i) for s in cue for t in g.parse.within(s) if t.lemma in verbs()
    )


def _not_given(g: Grammar, v: int) -> bool:
    t = g.tokens[v]
    if t.pos not in ("VERB", "AUX"):
        return False
    below = [g.tokens[c] for c in g.children[v]]
    if verbs()[t.lemma].stance == "denies" and any(x.dep == "neg" for x in below):
        return True
    above = g.tokens[t.head]
    if t.dep in ("xcomp", "advcl") and above.lemma in words("stance", "withholding"):
        return True
    beside = [g.tokens[c] for c in g.children[t.head][:_MOST]] if t.dep == "conj" else []
    return any(x.text.lower() in ("neither", "nor") and x.i < v for x in (*below, *beside))


def _bars(g: Grammar, source: Span) -> bool:
    """ "Nobody", "neither club"; "No 10" is somebody."""
    low = g.text[source.start : source.start + 10].lower()
    return bool(_NOBODY.match(low))


def denies(g: Grammar, verb: int) -> bool:
    """Whether a verb denies: under a negation it leaves open ("he did not deny it")."""
    entry = verbs().get(g.tokens[verb].lemma)
    return entry is not None and entry.stance == "denies"
