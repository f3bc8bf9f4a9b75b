"""What the words before a number make of it."""

from __future__ import annotations

from math import ceil, floor

from twosource.events.lexicon import qualifiers
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

ABOUT = 0.2
"""How far off "about" may be: a fifth either way, a convention of ours."""


def before(parse: Parse, number: Token) -> tuple[str, Token] | None:
    """The qualifier that stands right before a number, and its first token."""
    for words, kind in qualifiers():
        first = number.i - len(words)
        if first < 0:
            continue
        found = tuple(t.text.lower() for t in parse.tokens[first : number.i])
        if found == words and parse.tokens[first].sent == number.sent:
            return kind, parse.tokens[first]
    return None


def applied(kind: str, low: int, high: int | None) -> NumberRange:
    """The range that a qualified number gives."""
    top = high if high is not None else low
    match kind:
        case "at least":
            return NumberRange(low, None)
        case "above":
            return NumberRange(low + 1, None)
        case "at most":
            return NumberRange(0, top)
        case "below":
            return NumberRange(0, max(0, top - 1))
        case _:
            return NumberRange(floor(low * (1 - ABOUT)), ceil(top * (1 + ABOUT)))
