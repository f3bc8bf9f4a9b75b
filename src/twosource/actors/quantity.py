"""How many people a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.actors import lexicon
from twosource.model.number import NumberRange

_LEAST = frozenset({"least"})
_MORE = frozenset({"than", "over"})


def _value(word: str) -> int | None:
    if word.isascii() and word.replace(",", "").isdigit() and len(word) < 10:
        return int(word.replace(",", ""))
    return lexicon.nouns().numbers.get(word)


def quantity(before: Sequence[str], plural: bool) -> NumberRange:
    """Return the number given by the words before a noun.

    "three" is 3 to 3, "at least three" 3 or more, "a dozen" 12, "several" and a bare plural two
    or more, the singular one.
    """
    if "dozens" in before or "hundreds" in before:
        return NumberRange(24 if "dozens" in before else 200, None)
    if "dozen" in before:
        n = 6 if "half" in before else 12
        return NumberRange(n, None) if _MORE & set(before) else NumberRange(n, n)
    values = [v for w in before if (v := _value(w)) is not None and v > 0]
    member = bool(values) and before[0] == "one" and "of" in before
    if member or not plural:
        return NumberRange(1, 1)
    return _given(values, before) if values else NumberRange(2, None)


def _given(values: Sequence[int], before: Sequence[str]) -> NumberRange:
    n = values[0]
    if _LEAST & set(before):
        return NumberRange(n, None)
    if _MORE & set(before):
        return NumberRange(n + 1, None)
    if len(values) > 1 and values[1] >= n and "or" in before:
        return NumberRange(n, values[1])
    return NumberRange(n, n)
