"""A part of a number of people: "one of five people hurt has died", and what only looks like it.

The parser often takes the whole "one of five" for the number of the noun.
"""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.number import amount
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

_COUNTERS = frozenset(
    {"image", "photo", "picture", "photograph", "slide", "page", "part", "video", "figure", "frame"}
)
"""What numbers the pieces of a page: "Slide 3 of 8 A miner fell" tells of one miner."""


def counter(parse: Parse, number: Token) -> bool:
    """Whether a number is that of a picture or page: either of "Slide 3 of 8"."""
    at = number.i - 2 if _whole(parse, number) is not None else number.i
    return at > 0 and parse.tokens[at - 1].lemma.lower() in _COUNTERS


def part(parse: Parse, verb: Token, noun: Token) -> NumberRange | None:
    """The part of some people whom a verb befell: the one of "one of five people hurt has died",
    where ``noun`` is "people" and the verb is not the one that tells who they are."""
    first = _first(parse, noun, "of")
    if first is None or verb.i == noun.i + 1 or verb.dep in ("acl", "relcl"):
        return None
    found = amount(first.text)
    return NumberRange(found[0], None) if found is not None else None


def rate(parse: Parse, noun: Token) -> bool:
    """Whether the number of a noun tells how often something is so: "one in five people shot"."""
    return _first(parse, noun, "in") is not None


def _first(parse: Parse, noun: Token, word: str) -> Token | None:
    """The first number of "one of five people", "one in five people"."""
    for c in g.children(parse, noun.i, "nummod"):
        before = _whole(parse, c, word)
        if before is not None and not counter(parse, c):
            return before
    return None


def _whole(parse: Parse, number: Token, word: str = "of") -> Token | None:
    """The number before "of" or "in" before a number."""
    if number.i < 2 or parse.tokens[number.i - 1].text.lower() != word:
        return None
    first = parse.tokens[number.i - 2]
    return first if first.sent == number.sent and amount(first.text) is not None else None
