"""Readings of durations and vague references."""

from __future__ import annotations

import re
from datetime import date

from twosource.dating.arithmetic import shift
from twosource.dating.context import Context, Reading
from twosource.dating.lexicon import word_set
from twosource.dating.matching import Found
from twosource.dating.numbers import Quantity, read_number
from twosource.dating.units import unit_of

_COUNTED = ("NUM", "NOUN", "PROPN", "ADJ")
_HALF = {
    "Y": "6M",
    "TH": "30M",
    "TM": "30S",
    "D": "T12H",
    "E": "5Y",
    "M": "15D",
    "C": "50Y",
    "W": "3D",
}


def duration(f: Found, c: Context) -> Reading | None:
    """``two weeks``, ``the past 18 months``, ``2 1/2 years``, ``half an hour``."""
    unit = unit_of(f.groups["unit"])
    if "ago" in f.groups:
        now = c.anchor.day if c.anchor else None
        return Reading("DATE", "PAST_REF", c.basis if now else "unknown", latest=now)
    if not _is_duration(f, c, unit):
        return None
    raw = f.groups.get("num", "1")
    if raw == "quarter":
        value = {"C": "P25Y", "TH": "PT15M"}.get(unit)
        return Reading("DURATION", value, "unknown") if value else None
    quantity = Quantity(0, half=True) if raw == "half" else read_number(raw)
    if quantity is None:
        return None
    if c.plain[f.start : f.end].endswith("and a half"):
        quantity = Quantity(quantity.whole, half=True)
    value = duration_value(unit, quantity)
    if "unit2" in f.groups and (more := read_number(f.groups["num2"])):
        tail = duration_value(unit_of(f.groups["unit2"]), more)
        value += tail.removeprefix("P") if "T" not in value else tail.removeprefix("PT")
    if _is_per(f, c):
        return Reading("SET", value, "unknown")
    first, last = _span(f, c, unit, quantity)
    return Reading("DURATION", value, c.basis if last else "unknown", earliest=first, latest=last)


def _is_duration(f: Found, c: Context, unit: str) -> bool:
    raw = f.groups.get("num", "")
    if unit in ("TS", "TM") and f.groups["unit"] in ("second", "sec", "min", "minute"):
        # "a second", "a minute" are seldom lengths of time; "a second call" is a number.
        if raw in ("a", "an", "") and f.rule.name != "unit-span":
            return False
        if f.groups["unit"] == "second" and not raw[:1].isdigit():
            return False
    if f.rule.name == "unit-span" and f.groups["unit"] == "day":
        before = c.previous_token(f)
        return before is not None and before.lemma in word_set("spanning")
    return not (_is_figure_of_speech(f, c, raw) or _is_fraction(f, c, unit, raw))


def _is_figure_of_speech(f: Found, c: Context, raw: str) -> bool:
    """``a once-a-year treat``, ``he may one day return``, ``as many weeks``, ``a fiscal year``."""
    text, before = c.plain[f.start : f.end], c.previous_token(f)
    if text.startswith(("a-", "an-")) or (text == "one day" and not _counts_one_day(f, c)):
        return True
    if raw in ("many", "few") and before is not None and before.text.lower() in ("as", "so", "how"):
        return True
    return raw == "a" and ("fiscal" in text or "calendar" in text)


def _is_fraction(f: Found, c: Context, unit: str, raw: str) -> bool:
    """``three-quarters of the food``, ``a quarter``; and "a night", "a weekend", seldom lengths."""
    if unit in ("N", "WE"):
        return raw in ("a", "an", "one")
    if unit != "Q":
        return False
    fraction = re.search(r"\w-quarters?$", c.plain[f.start : f.end])
    return bool(fraction) or c.plain[f.end : f.end + 4] == " of " or raw in ("a", "an")


def _counts_one_day(f: Found, c: Context) -> bool:
    before, after = c.previous_token(f), c.next_token(f)
    if after is not None and after.lemma in ("later", "before", "after", "earlier", "of"):
        return True
    if c.way(f).direction == "past":
        return True
    return before is not None and (
        before.pos == "ADP" or before.lemma in ("last", "only", "just", "than", "least", "about")
    )


def duration_value(unit: str, quantity: Quantity) -> str:
    """Return the TIMEX3 value of so many units."""
    time = "T" if unit.startswith("T") else ""
    letter = {"N": "D", "F": "W"}.get(unit, unit.removeprefix("T"))
    if quantity.whole is None:
        return f"P{time}X{'Y' if letter == 'C' else letter}"
    number = quantity.whole * (2 if unit == "F" else 100 if unit == "C" else 1)
    if unit == "C":
        letter = "Y"
    if quantity.half and unit in _HALF:
        half = _HALF[unit]
        whole = f"{number}{letter}" if number else ""
        return f"P{time}{whole}{half}"
    return f"P{time}{number}{letter}"


def _span(f: Found, c: Context, unit: str, q: Quantity) -> tuple[date | None, date | None]:
    """The days that "the past two months" and "the next three weeks" cover."""
    span = "" if c.is_verb(f.start) else f.groups.get("span", "")
    if c.anchor is None or q.whole is None or unit.startswith("T"):
        return None, None
    now = c.anchor.day
    if span in ("last", "past"):
        return shift(now, unit, -q.whole), now
    if span in ("next", "coming"):
        return now, shift(now, unit, q.whole)
    return None, None


def _is_length(f: Found, c: Context) -> bool:
    """Whether bare "hours" or "years" are a length of time: not "the Smith years", "work hours"."""
    before, token = c.previous_token(f), c.token_at(f.start)
    if before is not None and before.text[:1].isupper() and before.pos == "PROPN":
        return False
    if token is None or token.text.lower() != f.groups["unit"]:
        return True
    if f.groups["unit"] in ("hours", "minutes", "quarters"):
        return token.dep in ("pobj", "npadvmod", "nmod")
    return True


def vague_units(f: Found, c: Context) -> Reading | None:
    """``recent weeks``, ``years``, ``the coming months``, ``months ago``."""
    unit = unit_of(f.groups["unit"])
    if f.rule.name == "long-units":
        count = None if f.groups["unit"].endswith("s") else 1
        return Reading("DURATION", duration_value(unit, Quantity(count)), "unknown")
    span = f.groups.get("span", "")
    if unit == "Q" and span in ("coming", "future", "next"):
        return Reading("DATE", "FUTURE_REF", "unknown")
    if unit == "Y" and span == "past":
        return Reading("DATE", "PAST_REF", "unknown")
    if len(f.groups) == 1 and not _is_length(f, c):
        return None
    return Reading("DURATION", duration_value(unit, Quantity(None)), "unknown")


def _is_per(f: Found, c: Context) -> bool:
    """``$5 a month``, ``seven days a week``: so much each time."""
    token, before = c.token_at(f.end - 1), c.previous_token(f)
    if f.groups.get("num") not in ("a", "an") or token is None or token.dep != "npadvmod":
        return False
    if not re.fullmatch(r"an?\s+\w+", c.plain[f.start : f.end]):
        return False
    return before is not None and before.tag in ("CD", "NNS", "NN", "RB", "$")


def recent(f: Found, c: Context) -> Reading | None:
    """``recent sales``: told of the past; not "the most recent" or "more recent"."""
    before, token = c.previous_token(f), c.token_at(f.start)
    if token is None or token.dep != "amod" or c.parse.tokens[token.head].pos != "NOUN":
        return None
    if before is not None and before.lemma in ("most", "more"):
        return None
    now = c.anchor.day if c.anchor else None
    return Reading("DATE", "PAST_REF", c.basis if now else "unknown", latest=now)


def vague(f: Found, c: Context) -> Reading | None:
    """``now``, ``recently``, ``the future``."""
    value = f.rule.args["value"]
    after = c.next_token(f)
    if c.plain[f.start : f.end] == "now" and after is not None and after.text.lower() == "that":
        return None
    token = c.token_at(f.start)
    if token is not None and token.pos == "PROPN":
        return None
    if c.plain[f.start : f.end].endswith(" past") and after is not None and after.pos in _COUNTED:
        return None  # the past three summers
    if value == "FUTURE_REF" and token is not None and token.text.lower() == "future":
        before = c.previous_token(f)
        if before is None or before.lemma not in ("in", "for"):
            return None
    now = c.anchor.day if c.anchor else None
    if value == "PRESENT_REF" or now is None:
        return Reading("DATE", value, "unknown")
    back = value == "PAST_REF"
    return Reading(
        "DATE", value, c.basis, latest=now if back else None, earliest=None if back else now
    )
