"""Which way an expression looks: the tense of the words it hangs on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from twosource.dating.lexicon import word_set
from twosource.model.parse import Parse, Token

Direction = Literal["past", "present", "future", "planned"]
_STEPS = 12
_PRESENT = ("VBZ", "VBP")


def governors(parse: Parse, token: Token) -> list[Token]:
    """The words above ``token``, nearest first; at most ``_STEPS`` (a tree may be malformed)."""
    out: list[Token] = []
    while token.head != token.i and len(out) < _STEPS:
        token = parse.tokens[token.head]
        out.append(token)
    return out


class Way(NamedTuple):
    """Which way an expression looks, and whether it hangs on the verb itself (not on a noun).

    ``lead`` are the prepositions on the way up to the verb ("ahead", "of"), ``noun`` the noun that
    it hangs on, where it does; ``reported`` that a past tense stands above ("he said he will");
    ``over`` are the prepositions of ``lead`` that govern the noun ("after the fire in June").
    """

    direction: Direction | None
    direct: bool
    verb: Token | None = None
    lead: frozenset[str] = frozenset()
    noun: Token | None = None
    reported: bool = False
    over: frozenset[str] = frozenset()


NO_WAY = Way(None, direct=False)


def way_of(parse: Parse, token: Token | None) -> Way:
    """Return which way the expression headed by ``token`` looks.

    ``planned`` is what lies ahead of a past ("was set for"); ``present`` a plain present tense,
    which in news may be either.
    """
    if token is None:
        return NO_WAY
    noun: Token | None = None
    lead: set[str] = set()
    over: set[str] = set()
    above = governors(parse, token)
    for k, g in enumerate(above):
        if g.pos in ("NOUN", "PROPN", "PRON"):
            noun = noun or g
        if g.dep == "prep" or (g.pos == "ADV" and g.lemma == "ahead"):
            lead.add(g.lemma)
            if noun is not None:
                over.add(g.lemma)
        if g.pos not in ("VERB", "AUX") or _is_quoted_apart(parse, token, g):
            continue
        found = _of_verb(parse, g)
        if found == "present" and _describes(parse, g, above[k + 1 :]):
            noun = None
            continue
        if found in ("past", "present") and _ahead(parse, g, lead):
            found = "future" if _in_present(parse, g) else "planned"
        if found is not None:
            reported = any(_of_verb(parse, h) == "past" for h in above[k + 1 :])
            return Way(found, noun is None, g, frozenset(lead), noun, reported, frozenset(over))
    return Way(None, direct=False, lead=frozenset(lead), noun=noun, over=frozenset(over))


def _describes(parse: Parse, verb: Token, above: list[Token]) -> bool:
    """Whether a verb only says what a thing of a past report is or does: "were held at a yard that
    builds ferries on Tuesday" is told of Tuesday. What is timed ("which opens on Tuesday") is not.
    """
    if verb.dep != "relcl" or verb.lemma in word_set("timed") | word_set("ahead"):
        return False
    main = next((g for g in above if g.pos in ("VERB", "AUX")), None)
    return main is not None and _of_verb(parse, main) == "past"


def _is_quoted_apart(parse: Parse, token: Token, verb: Token) -> bool:
    """Whether the verb stands in a quotation that the date is not in: it does not govern it."""
    return any(
        q.start <= verb.start < q.end and not q.start <= token.start < q.end for q in parse.quotes
    )


def _aux(parse: Parse, verb: Token) -> list[Token]:
    return [
        parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep.startswith("aux")
    ]


def _in_present(parse: Parse, verb: Token) -> bool:
    """``is due``, ``is scheduled``: but not "has been scheduled", which may be over."""
    return verb.tag in _PRESENT or any(
        a.tag in _PRESENT and a.lemma == "be" for a in _aux(parse, verb)
    )


def _ahead(parse: Parse, verb: Token, lead: set[str]) -> bool:
    """``was scheduled for``, ``is due``, ``is likely``, ``has extended it through``."""
    if verb.lemma in word_set("ahead") and verb.tag in ("VBN", *_PRESENT):
        # "It was set Friday at $75,000": the setting was on Friday.
        return verb.tag != "VBN" or bool(lead) or verb.lemma in word_set("arranged")
    if verb.lemma in word_set("prolong") and lead & word_set("lead_ahead"):
        return True
    return any(
        parse.tokens[c].lemma in word_set("ahead")
        and parse.tokens[c].dep in ("acomp", "oprd", "attr", "advmod")
        for c in parse.children[verb.i]
    )


def is_past(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells of the past ("met", "had met", "was held")."""
    return _of_verb(parse, verb) == "past"


def _of_verb(parse: Parse, verb: Token) -> Direction | None:
    aux = _aux(parse, verb)
    lemmas = {a.lemma for a in aux}
    modal = next((a for a in aux if a.tag == "MD"), None)
    if modal is not None:
        return _of_modal(parse, verb, modal.text.lower(), lemmas)
    if any(a.tag == "TO" for a in aux):
        return _of_infinitive(parse, verb, "have" in lemmas)
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in aux):
        return "past"
    if "have" in lemmas or verb.tag == "VBN":
        return "past"
    if verb.tag in _PRESENT:
        told = verb.lemma in word_set("saying") or _is_past_alike(verb)
        return "past" if told else "present"
    if verb.tag == "VBG" and any(a.tag in _PRESENT for a in aux):
        return "future"
    over = verb.dep == "pcomp" and parse.tokens[verb.head].lemma in word_set("over_before")
    return "past" if over else None


def _is_past_alike(verb: Token) -> bool:
    """``they cut it Friday``: a verb whose past is its present, which a parser takes for it."""
    return verb.tag == "VBP" and verb.text.lower() in word_set("past_alike")


def _of_modal(parse: Parse, verb: Token, modal: str, lemmas: set[str]) -> Direction:
    if "have" in lemmas:
        return "past"
    if modal == "could" and (
        verb.lemma in word_set("sense")
        or any(parse.tokens[c].dep == "neg" for c in parse.children[verb.i])
    ):
        return "past"  # "could not be reached Friday", "could be heard"
    return "planned" if modal in ("would", "could", "might", "should") else "future"


def _of_infinitive(parse: Parse, verb: Token, perfect: bool) -> Direction:
    """``hopes to meet`` looks ahead, ``agreed to meet`` ahead of a past, ``had to meet`` back."""
    above = next((g for g in governors(parse, verb) if g.pos in ("VERB", "AUX")), None)
    tense = _of_verb(parse, above) if above is not None else None
    if above is None or tense != "past" or _in_present(parse, above):
        return "planned" if tense == "planned" else "future"
    if perfect:
        return "past"
    if above.lemma == "be":
        return "planned"
    if verb.dep == "advcl" and above.i != verb.head:
        return "planned"
    children = {parse.tokens[c].lemma for c in parse.children[above.i]}
    prospect = word_set("ahead") | word_set("prospect")
    if above.lemma in prospect or children & prospect or parse.tokens[verb.head].i != above.i:
        return "planned"
    return "past"
