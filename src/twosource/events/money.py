"""Sums of money as the text gives them, in whole units of their currency."""

from __future__ import annotations

import re
from dataclasses import replace

from twosource.events.number import amount
from twosource.events.qualify import applied, before
from twosource.model.number import NumberRange
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

_UNITS = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_MOST = 10**15
_SIGN = "[$\u00a3\u20ac\u00a5]"
_BY_SIGN = {"$": "dollars", "\u00a3": "pounds", "\u20ac": "euros", "\u00a5": "yen"}
_WHOSE = {
    "us": "US", "american": "US", "a": "Australian", "au": "Australian", "c": "Canadian",
    "ca": "Canadian", "nz": "New Zealand", "hk": "Hong Kong", "s": "Singapore", "british": "",
}  # fmt: skip
"""Whose dollars: what stands before the sign or the word. Sterling is what "pounds" means."""
_MONEY = re.compile(
    rf"(?:\b(?P<whose>[A-Z]{{1,2}}))?(?P<mark>{_SIGN})\s?(?P<sign>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<unit>thousand|k|million|mn|m"
    r"|billion|bn|b|trillion|tn)\b)?"
    r"|(?P<plain>\d[\d,]*(?:\.\d+)?|[a-z]+)(?:[ -](?P<word>thousand|million|billion|trillion))?"
    r"[ -](?:(?P<of>(?-i:[A-Z]{2}|[A-Z][a-z]{3,12})) )?"
    r"(?P<name>dollars?|pounds?|euros?|crowns?|francs?|yen|roubles?|rupees?)\b",
    re.IGNORECASE,
)


def sum_of(text: str, parse: Parse, sentence: tuple[Token, ...]) -> tuple[NumberRange, Span] | None:
    """The first sum of money in a sentence, with what the words before it make of it ("at least",
    "about"); None where it names none."""
    if not sentence:
        return None
    start, end = sentence[0].start, sentence[-1].end
    for m in _MONEY.finditer(text, start, end):
        value = _value(m)
        if value is None:
            continue
        span = Span(m.start(), m.end())
        first = next((t for t in sentence if t.end > m.start()), None)
        found = before(parse, first) if first is not None else None
        number = applied(found[0], value, value) if found else NumberRange(value, value)
        return replace(number, unit=_unit(m)), span
    return None


def _unit(m: re.Match[str]) -> str:
    """The currency as a plural ("dollars"), with whose it is where that is told."""
    name = _BY_SIGN[m["mark"]] if m["mark"] else m["name"].lower()
    name = name if name == "yen" or name.endswith("s") else name + "s"
    whose = m["whose"] or m["of"] or ""
    return f"{_WHOSE.get(whose.lower(), whose)} {name}".strip()


def _value(m: re.Match[str]) -> int | None:
    raw = m["sign"] or m["plain"]
    unit = (m["unit"] or m["word"] or "").lower()
    if raw[0].isdigit():
        number = float(raw.replace(",", "").rstrip("."))
    else:
        words = amount(raw)
        if words is None or words[1] != words[0]:
            return None
        number = float(words[0])
    value = round(number * _UNITS.get(unit, 1))
    return value if 0 < value < _MOST else None
