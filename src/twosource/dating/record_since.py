"""Days that only say how long a record stood: "the worst flood since 1994" was no flood of 1994."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.model.parse import Parse, Token
from twosource.model.when import Timex

_WORDS = frozenset({"first", "only", "last", "most", "fewest", "record"})
_TO_SINCE, _TO_RECORD = 3, 10
"""Tokens before a day within which "since" stands ("since the 1987 blaze"), and before "since"
within which the record is told."""


def of_a_record(parse: Parse, t: Timex) -> bool:
    """Whether an expression stands behind "since" and a superlative or "the first" before it."""
    inside = parse.within(t.span)
    if not inside:
        return False
    at = inside[0].i
    here = [x for x in parse.tokens[max(0, at - _TO_SINCE) : at + len(inside)] if _one(x, inside)]
    since = next((x for x in here if x.text.lower() == "since"), None)
    if since is None or any(x.pos in ("VERB", "AUX") for x in here if since.i < x.i < at):
        return False
    before = parse.tokens[max(0, since.i - _TO_RECORD) : since.i]
    return any(_tops(x) for x in before if _one(x, inside))


def _one(t: Token, inside: Sequence[Token]) -> bool:
    return t.sent == inside[0].sent


def _tops(t: Token) -> bool:
    return t.tag in ("JJS", "RBS") or t.text.lower() in _WORDS
