"""Which way an expression looks: the tense of the words it hangs on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from twosource.dating.lexicon import word_set
from twosource.model.parse import Parse, Token

Direction = Literal["past", "present", "future", "planned"]
_STEPS = 12


def governors(parse: Parse, token: Token) -> list[Token]:
    """The words above ``token``, nearest first; at most ``_STEPS`` (a tree may be malformed)."""
    out: list[Token] = []
    while token.head != token.i and len(out) < _STEPS:
        token = parse.tokens[token.head]
        out.append(token)
    return out


class Way(NamedTuple):
    """Which way an expression looks, and whether it hangs on the verb itself (not on a noun)."""

    direction: Direction | None
    direct: bool
    verb: Token | None = None


NO_WAY = Way(None, direct=False)


def way_of(parse: Parse, token: Token | None) -> Way:
    """Return which way the expression headed by ``token`` looks.

    ``planned`` is what lies ahead of a past ("was set for"); ``present`` a plain present tense,
    which in news may be either.
    """
    if token is None:
        return NO_WAY
    direct = True
    for g in governors(parse, token):
        if g.pos in ("NOUN", "PROPN", "PRON"):
            direct = False
        if g.pos not in ("VERB", "AUX"):
            continue
        found = _of_verb(parse, g)
        if found in ("past", "present") and _ahead(parse, g):
            found = "planned"
        if found is not None:
            return Way(found, direct, g)
    return NO_WAY


def _ahead(parse: Parse, verb: Token) -> bool:
    """``was scheduled for``, ``is due``, ``is likely``."""
    words = word_set("ahead")
    if verb.lemma in words and verb.tag in ("VBN", "VBZ", "VBP"):
        return True
    return any(
        parse.tokens[c].lemma in words
        and parse.tokens[c].dep in ("acomp", "oprd", "attr", "advmod")
        for c in parse.children[verb.i]
    )


def _of_verb(parse: Parse, verb: Token) -> Direction | None:
    aux = [parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep.startswith("aux")]
    lemmas = {a.lemma for a in aux}
    modal = next((a for a in aux if a.tag == "MD"), None)
    if modal is not None:
        if "have" in lemmas:
            return "past"
        return (
            "planned" if modal.text.lower() in ("would", "could", "might", "should") else "future"
        )
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in aux):
        return "past"
    if "have" in lemmas or verb.tag == "VBN":
        return "planned" if any(a.text.lower() == "to" for a in aux) else "past"
    if any(a.tag == "TO" for a in aux):
        return "planned"
    if verb.tag in ("VBZ", "VBP"):
        return "past" if verb.lemma in word_set("saying") else "present"
    if verb.tag == "VBG" and any(a.tag in ("VBZ", "VBP") for a in aux):
        return "future"
    return None
