"""Sums of money as the text gives them, in whole units of their currency."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache

from twosource.events.currency import currencies, unchanged
from twosource.events.lexicon import lexicon
from twosource.events.number import amount
from twosource.events.qualify import applied, before
from twosource.language.contrast import ruled_out
from twosource.model.number import NumberRange
from twosource.model.parse import Parse
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
_SUM = (
    rf"(?:\b(?P<whose>[A-Z]{{1,2}}))?(?P<mark>{_SIGN})\s?(?P<sign>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<unit>thousand|k|million|mn|m"
    r"|billion|bn|b|trillion|tn)\b)?"
    r"|(?P<plain>\d[\d,]*(?:\.\d+)?|[a-z]+)(?:[ -](?P<word>thousand|million|billion|trillion))?"
    r"[ -](?:(?P<of>(?-i:[A-Z]{2}|[A-Z][a-z]{3,12})) )?(?P<name>(?:NAMES)s?)\b"
)


@lru_cache(maxsize=64)
def _money(names: frozenset[str]) -> re.Pattern[str]:
    """What a sum of money looks like, in currencies of these names."""
    return re.compile(_SUM.replace("NAMES", "|".join(sorted(names, key=_longest))), re.IGNORECASE)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


class Sums:
    """The sums of money of a text; which currencies it uses is found out when first asked for."""

    def __init__(self, text: str, parse: Parse) -> None:
        self._text, self._parse = text, parse

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _money(currencies(self._parse))

    def of(self, i: int) -> tuple[NumberRange, Span] | None:
        """The first sum in the sentence of token ``i``, with what the words before it make of it
        ("at least", "about"); None where it names none, or only to rule it out."""
        parse = self._parse
        sentence = parse.sentences[parse.tokens[i].sent]
        tokens = parse.tokens[sentence.first : sentence.last]
        if not tokens:
            return None
        for m in self._pattern.finditer(self._text, tokens[0].start, tokens[-1].end):
            value = _value(m)
            first = next((t for t in tokens if t.end > m.start()), None)
            if value is None or first is None or ruled_out(parse, first.i):
                continue
            if _of_another(parse, first.i, i):
                continue
            found = before(parse, first)
            number = applied(found[0], value, value) if found else NumberRange(value, value)
            return replace(number, unit=_unit(m)), Span(m.start(), m.end())
        return None


def _of_another(parse: Parse, number: int, i: int) -> bool:
    """Whether a sum is that of another exchange in the sentence: "he sold the yard for $9,000 the
    day before the donation was made"."""
    over = _verb_over(parse, number)
    if over is None or i == over or _verb_over(parse, i) == over:
        return False
    entry = lexicon().verbs.get((parse.tokens[over].lemma, ""))
    return entry is not None and entry.needs_sum


def _verb_over(parse: Parse, i: int) -> int | None:
    """The verb in whose clause a token stands."""
    for _ in range(_STEPS):
        up = parse.tokens[i].head
        if up == i:
            return None
        if parse.tokens[up].pos in ("VERB", "AUX"):
            return up
        i = up
    return None


_STEPS = 8
"""Tokens up from a sum or a noun to its verb."""


def _unit(m: re.Match[str]) -> str:
    """The currency as a plural ("dollars"), with whose it is where that is told."""
    name = _BY_SIGN[m["mark"]] if m["mark"] else m["name"].lower()
    name = name if name in unchanged() or name.endswith("s") else name + "s"
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
