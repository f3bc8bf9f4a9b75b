"""Numbers as words and figures: ``twenty-four``, ``2 1/2``, ``a few``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twosource.dating.lexicon import words

_VAGUE = re.compile(
    r"few|several|some|many|couple|dozens|hundreds|thousands|numerous|recent|coming|more"
)


@dataclass(frozen=True)
class Quantity:
    """A number of units; ``whole`` None where it is vague (an ``X`` in TIMEX3)."""

    whole: int | None
    half: bool = False


@cache
def _values() -> dict[str, int]:
    return dict(words().number)


def read_number(text: str) -> Quantity | None:
    """Return the quantity that ``text`` (lower case) names; None where it names none."""
    raw = text.strip().replace(",", "")
    half = bool(re.search(r"1/2|and[ -]a[ -]half|½", raw))
    raw = re.sub(r"[\s-]*(?:1/2|and[ -]a[ -]half|½)", "", raw).strip()
    if re.fullmatch(r"\d{1,9}", raw):
        return Quantity(int(raw), half)
    if m := re.fullmatch(r"(\d{1,9})\.(\d{1,6})", raw):
        return Quantity(int(m[1]), half or m[2].startswith("5"))
    if not raw:
        return Quantity(0, True) if half else None
    if raw in ("a couple", "a couple of", "couple of", "couple"):
        return Quantity(2)
    if _VAGUE.search(raw):
        return Quantity(None)
    return _from_words(raw, half)


def _from_words(raw: str, half: bool) -> Quantity | None:
    total = current = 0
    for word in re.split(r"[\s-]+", raw):
        if word in ("and", "of", ""):
            continue
        value = _values().get(word)
        if value is None:
            return None
        if value == 100 or word == "dozen":
            current = max(current, 1) * value
        elif value == 1000:
            total += max(current, 1) * value
            current = 0
        else:
            current += value
    number = total + current
    return Quantity(number, half) if number else None


def read_ordinal(text: str) -> int | None:
    """Return the number of ``3rd``, ``third``, ``twenty-third``; None for anything else."""
    raw = text.strip().replace(" ", "-")
    if m := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", raw):
        return int(m[1])
    return words().ordinal.get(raw)


def read_year(text: str) -> int | None:
    """Return the year of ``1989``, ``'89``, ``nineteen eighty-nine``, ``two thousand five``."""
    raw = text.strip()
    if re.fullmatch(r"\d{4}", raw):
        return int(raw)
    if m := re.fullmatch(r"'(\d\d)", raw):
        two = int(m[1])
        return (2000 if two < 30 else 1900) + two
    if raw.startswith("two thousand"):
        rest = raw.removeprefix("two thousand").strip()
        tail = read_number(rest.removeprefix("and ")) if rest else Quantity(0)
        return 2000 + (tail.whole or 0) if tail else None
    parts = raw.replace("-", " ").split()
    if parts and parts[0] in ("nineteen", "eighteen", "twenty"):
        head = words().number[parts[0]]
        tail = read_number(" ".join(parts[1:]))
        return head * 100 + tail.whole if tail and tail.whole else None
    return None
