"""Numbers of people that stand for many harms, or for none: they are no harm's toll.

"Since early March nine people have died in traffic", "some 40 are killed annually", "one in five
people shot", "eleven were shot in six separate attacks", "too many people die".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.events import grammar as g
from twosource.events.partitives import rate
from twosource.model.parse import Parse, Token

_OFTEN = re.compile(
    r"\b(?:annually|yearly|(?:each|every|per) (?:year|month|week|day)|(?:so far|thus far) this"
    r" (?:year|month|season)|on average|an average of|in the (?:past|last) (?:\w+ )?"
    r"(?:years|months|decades?)|over the (?:past|last) (?:\w+ )?(?:years|months|weeks|decades?)"
    r"|of separate|separate (?:shootings|attacks|incidents|crashes|accidents|fires)"
    r"|(?:string|series|spate|rash|wave) of (?:\w+ ){0,3}(?:shootings|attacks|incidents|crashes"
    r"|accidents|murders|killings|fires)"
    r"|(?:shootings|killings|murders|homicides) (?:across|throughout))\b",
    re.IGNORECASE,
)
"""Words that tell how often harms are, or that they were several apart."""
_EITHER = frozenset({"killed", "dead", "died", "wounded", "injured", "hurt"})


def of_many_harms(parse: Parse, t: Token, heads: Sequence[Token]) -> bool:
    """Whether what word ``t`` tells of some people (``heads``) is no toll of one harm."""
    if any(rate(parse, h) or _too_many(parse, h) for h in heads):
        return True
    return _since(parse, t) or _either(parse, t) or _often(parse, t)


def _too_many(parse: Parse, noun: Token) -> bool:
    """ "Too many people", "so many young men": nobody in particular."""
    return any(
        c.lemma in ("many", "much")
        and c.i > 0
        and parse.tokens[c.i - 1].text.lower() in ("too", "so", "how")
        for c in g.children(parse, noun.i, "amod")
    )


def _since(parse: Parse, t: Token) -> bool:
    """ "Have died since 2004", "since early March": the number of a stretch of time."""
    near = [parse.tokens[k] for k in parse.children[t.i]]
    for p in near:
        if p.text.lower() == "since" and p.dep == "prep":
            return any(g.label(parse, o) == "DATE" for o in g.children(parse, p.i, "pobj"))
    return False


def _either(parse: Parse, t: Token) -> bool:
    """ "Thirty were hurt or killed": how many died is not said."""
    near = [*g.children(parse, t.i, "conj"), *([parse.tokens[t.head]] if t.dep == "conj" else [])]
    for other in (x for x in near if x.text.lower() in _EITHER):
        between = parse.tokens[min(t.i, other.i) + 1 : max(t.i, other.i)]
        if len(between) < _CLOSE and any(x.text.lower() == "or" for x in between):
            return True
    return False


def _often(parse: Parse, t: Token) -> bool:
    """Whether the words of its clause tell of many harms."""
    inside = [x for x in parse.tokens[max(0, t.i - _NEAR) : t.i + _NEAR] if x.sent == t.sent]
    return _OFTEN.search(" ".join(x.text for x in inside)) is not None


_NEAR, _CLOSE = 14, 5
