"""What the words before a number make of it."""

from __future__ import annotations

from math import ceil, floor

from twosource.events.lexicon import qualifiers
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token

_WITH_ARTICLE = frozenset({"dozen", "score", "hundred", "thousand", "couple", "few"})
ABOUT = 0.2
"""How far off "about" may be: a fifth either way, a convention of ours."""


def before(parse: Parse, number: Token) -> tuple[str, Token] | None:
    """The qualifier that stands right before a number, or before its article ("at least a dozen"),
    and its first token."""
    end = number.i
    if end and parse.tokens[end - 1].text.lower() in ("a", "an") and number.lemma in _WITH_ARTICLE:
        end -= 1
    for words, kind in qualifiers():
        first = end - len(words)
        if first < 0:
            continue
        found = tuple(t.text.lower() for t in parse.tokens[first:end])
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
        case "up to":  # that there were some is taken for granted
            return NumberRange(min(1, top), top)
        case "below":
            return NumberRange(0, max(0, top - 1))
        case _:
            return NumberRange(floor(low * (1 - ABOUT)), ceil(top * (1 + ABOUT)))
