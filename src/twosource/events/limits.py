"""What a report of an event leaves out, or how far it goes: words that make it none, or less."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.frames import Hit
from twosource.events.lexicon import lexicon
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

_WHERE = frozenset(
    {"in", "at", "inside", "outside", "near", "aboard", "behind", "by", "via", "through", "over"}
)
_COMES_LATER = frozenset({"arrest", "charge", "conviction", "sentence", "summons"})
"""What may be done later if it is not done at once."""
_OF_THINGS = frozenset({"discuss", "debate", "negotiate"})
_AT_ONCE = frozenset({"immediately", "initially", "originally", "yet", "then", "first"})
_THEN = frozenset({"night", "day", "morning", "afternoon", "evening", "time", "scene", "spot"})
_NO_LIMIT = frozenset({"any", "all", "such"})
_LEAVE = frozenset({"authorised", "authorized", "cleared", "permitted", "allowed", "free"})
_TERMS = frozenset({"anonymity", "condition", "background"})


def anonymous(parse: Parse, hit: Hit) -> bool:
    """Whether it is how a source spoke to the paper ("who spoke on condition of anonymity"), or
    may not ("was not authorised to speak")."""
    verb = parse.tokens[hit.i]
    above = parse.tokens[verb.head].text.lower()
    if hit.verb == hit.i and verb.dep == "xcomp" and above in _LEAVE:
        return True
    return any(o.lemma in _TERMS for o in g.objects_of(parse, hit.i, "on", "under"))


def limited(parse: Parse, hit: Hit) -> bool:
    """Whether the event is told with a place or a way ("met him in a pub", "no meetings outside the
    office"): who denies it so has not said that it did not happen elsewhere. Nor has who says that
    somebody was not arrested "on the evening of the fire" that it was not done later. Who "did not
    discuss that with her" may have talked to her of other things."""
    around = {hit.i, hit.i if hit.verb is None else hit.verb}
    if parse.tokens[hit.i].lemma in _OF_THINGS and g.children(parse, hit.i, "dobj"):
        return True
    if hit.entry.type in _COMES_LATER and any(_not_then(parse, i) for i in around):
        return True
    return any(_limits(parse, o) for i in around for o in g.objects_of(parse, i, *_WHERE))


def numbered_denial(parse: Parse, hit: Hit, number: NumberRange) -> bool:
    """Whether a denial of these words would be one of their number: "denied calling him five
    times" leaves it open that there was one call. Who denies "the five calls", "any calls" or
    "several calls" denies them all."""
    if number.min < 2 or number == SEVERAL:
        return False
    noun = parse.tokens[hit.i]
    of = parse.tokens[noun.head]
    near = [*parse.children[noun.i], *(parse.children[of.head] if of.lemma == "of" else ())]
    words = {parse.tokens[k].lemma.lower() for k in near} | {of.lemma} & _ANY
    return hit.verb == hit.i or not words & _THESE


_ANY = frozenset({"any", "none", "neither"})
_THESE = _ANY | {"the", "these", "those", "all", "no", "his", "her", "their", "its", "my", "our"}
SEVERAL = NumberRange(2, None)


def _not_then(parse: Parse, i: int) -> bool:
    if any(c.lemma in _AT_ONCE for c in g.children(parse, i, "advmod")):
        return True
    return any(o.lemma in _THEN for o in g.objects_of(parse, i, "on", "at"))


def _limits(parse: Parse, o: Token) -> bool:
    if o.lemma in lexicon().channels:
        return False  # "denied that he had spoken to her by telephone": a call is what is denied
    time = g.label(parse, o) in ("DATE", "TIME")
    words = {parse.tokens[k].lemma for k in parse.children[o.i]} | {o.lemma}
    return not time and not words & _NO_LIMIT
