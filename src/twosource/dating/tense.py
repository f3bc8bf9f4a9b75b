"""Which way an expression looks: the tense of the words it hangs on."""

from __future__ import annotations

from typing import Literal

from twosource.dating.lexicon import word_set
from twosource.model.parse import Parse, Token

Direction = Literal["past", "future", "planned"]
_STEPS = 12


def governors(parse: Parse, token: Token) -> list[Token]:
    """The words above ``token``, nearest first; at most ``_STEPS`` (a tree may be malformed)."""
    out: list[Token] = []
    while token.head != token.i and len(out) < _STEPS:
        token = parse.tokens[token.head]
        out.append(token)
    return out


def verb_above(parse: Parse, token: Token) -> Token | None:
    """The nearest verb or auxiliary above ``token``."""
    return next((g for g in governors(parse, token) if g.pos in ("VERB", "AUX")), None)


def direction(parse: Parse, token: Token | None) -> Direction | None:
    """Return ``past`` or ``future``; ``planned`` where it looks ahead from a past ("was set for").

    None where the grammar says nothing.
    """
    if token is None:
        return None
    preposition = parse.tokens[token.head]
    for verb in (g for g in governors(parse, token) if g.pos in ("VERB", "AUX")):
        found = _of_verb(parse, verb)
        if found == "past" and _ahead(parse, verb, preposition):
            return "planned"
        if found is not None:
            return found
    return None


def _ahead(parse: Parse, verb: Token, preposition: Token) -> bool:
    words = word_set("ahead")
    if preposition.lemma in word_set("ahead_preposition"):
        return True
    return verb.lemma in words or any(parse.tokens[c].lemma in words for c in parse.children[verb.i])


def _of_verb(parse: Parse, verb: Token) -> Direction | None:
    aux = [parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep.startswith("aux")]
    lemmas = {a.lemma for a in aux}
    modal = next((a for a in aux if a.tag == "MD"), None)
    if modal is not None:
        if "have" in lemmas:
            return "past"
        return "planned" if modal.text.lower() in ("would", "could", "might", "should") else "future"
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in aux):
        return "past"
    if "have" in lemmas or verb.tag == "VBN":
        return "planned" if any(a.text.lower() == "to" for a in aux) else "past"
    if any(a.tag == "TO" for a in aux):
        return "planned"
    if verb.tag in ("VBZ", "VBP"):
        return "past" if verb.lemma in word_set("saying") else "future"
    if verb.tag == "VBG" and any(a.tag in ("VBZ", "VBP") for a in aux):
        return "future"
    return None
