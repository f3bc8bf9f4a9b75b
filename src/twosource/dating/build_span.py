"""Readings of durations, sets, clock times and vague references."""

from __future__ import annotations

import re
from datetime import date

from twosource.dating.arithmetic import shift
from twosource.dating.build_calendar import calendar
from twosource.dating.build_day import deictic, weekday
from twosource.dating.context import Context, Reading
from twosource.dating.lexicon import word_set, words
from twosource.dating.matching import Found
from twosource.dating.numbers import Quantity, read_number
from twosource.dating.units import unit_of

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
    text = c.plain[f.start : f.end]
    before = c.previous_token(f)
    if text.startswith(("a-", "an-")):
        return False  # a once-a-year treat
    if f.rule.name == "unit-span" and f.groups["unit"] == "day":
        return before is not None and before.lemma in word_set("spanning")
    if raw in ("many", "few") and before is not None and before.text.lower() in ("as", "so", "how"):
        return False
    if text == "one day" and not _counts_one_day(f, c):
        return False  # "he may one day return"
    if unit == "Q" and (re.search(r"\w-quarters?$", text) or c.plain[f.end : f.end + 4] == " of "):
        return False  # three-quarters of the food
    if raw == "a" and ("fiscal" in text or "calendar" in text):
        return False
    if unit in ("N", "WE") and raw in ("a", "an", "one"):
        return False
    return not (unit == "Q" and raw in ("a", "an"))


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


def every(f: Found, _: Context) -> Reading | None:
    """``every Monday``, ``each year``, ``every other week``, ``Sundays``."""
    if days := f.groups.get("weekend"):
        return Reading("SET", f"XXXX-WXX-{'WE' if days == 'weekends' else 'WD'}", "unknown")
    if day := f.groups.get("weekday"):
        part = f.groups.get("daypart") or f.groups.get("daypart2")
        tail = "T" + words().daypart.get(part, "DT") if part else ""
        return Reading("SET", f"XXXX-WXX-{words().weekday[day]}{tail}", "unknown")
    if season := f.groups.get("season"):
        return Reading("SET", f"XXXX-{words().season[season]}", "unknown")
    if month := f.groups.get("month"):
        return Reading("SET", f"XXXX-{words().month[month]:02d}", "unknown")
    if part := f.groups.get("daypart"):
        return Reading("SET", f"XXXX-XX-XXT{words().daypart[part]}", "unknown")
    unit = unit_of(f.groups["unit"])
    quantity = read_number(f.groups["num"]) if "num" in f.groups else None
    count = Quantity(2) if "other" in f.groups else quantity or Quantity(1)
    return Reading("SET", duration_value(unit, count), "unknown")


def frequency(f: Found, c: Context) -> Reading | None:
    """``daily``, ``annually``."""
    token = c.token_at(f.start)
    if token is None or token.pos == "PROPN":
        return None
    if f.groups["frequency"] == "quarterly" and token.pos != "ADV":
        return None  # "a quarterly dividend" is a kind of dividend
    return Reading("SET", words().frequency[f.groups["frequency"]], "unknown")


def _is_per(f: Found, c: Context) -> bool:
    """``$5 a month``, ``seven days a week``: so much each time."""
    token, before = c.token_at(f.end - 1), c.previous_token(f)
    if f.groups.get("num") not in ("a", "an") or token is None or token.dep != "npadvmod":
        return False
    if not re.fullmatch(r"an?\s+\w+", c.plain[f.start : f.end]):
        return False
    return before is not None and before.tag in ("CD", "NNS", "NN", "RB", "$")


def times_per(f: Found, _: Context) -> Reading | None:
    """``twice a month``."""
    return Reading("SET", duration_value(unit_of(f.groups["unit"]), Quantity(1)), "unknown")


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


# Clock times


def clock(f: Found, c: Context) -> Reading | None:
    """``8 p.m. EDT Thursday``, ``noon``, ``10:35 a.m.``: on the day named or meant."""
    before = c.previous_token(f)
    if before is not None and before.lemma == "high":
        return None
    time = _clock_value(f.groups["clock"], c.plain[f.start : f.end])
    if time is None:
        return None
    offset = words().zone.get(f.groups.get("zone") or f.groups.get("zone2") or "", "")
    day = _clock_day(f, c)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", "unknown")
    return Reading("TIME", f"{day.value[:10]}{time}", day.basis, offset=offset)


def _clock_day(f: Found, c: Context) -> Reading | None:
    if "month" in f.groups:
        return calendar(f, c)
    if "weekday2" in f.groups:
        return weekday(f.regrouped("weekday2", "weekday"), c)
    if "weekday" in f.groups:
        return weekday(f, c)
    if "deictic" in f.groups:
        return deictic(f, c)
    if "thispart" in f.groups or c.stands_alone(f):
        return Reading("DATE", c.anchor.day.isoformat(), c.basis) if c.anchor else None
    ref = c.reference(f, 1)
    if ref is not None and ref.day is not None:
        return Reading("DATE", ref.day.isoformat(), "expression")
    return Reading("DATE", c.anchor.day.isoformat(), c.basis) if c.anchor else None


def _clock_value(raw: str, whole: str) -> str | None:
    """Return ``T14:30`` for a clock time; ``whole`` may say which half of the day it is in."""
    text = re.sub(r"\s+", " ", raw)
    if "noon" in text and "after" not in text:
        return "T12:00"
    if text == "midnight":
        return "T24:00"
    hour, minute = _hour_minute(text)
    if hour is None or hour > 24 or minute > 59:
        return None
    later = re.search(r"p\. ?m|pm\b|afternoon|evening", whole) or (
        "night" in whole and hour > 5 and text != "midnight"
    )
    earlier = re.search(r"a\. ?m|am\b|morning", whole)
    if later and hour < 12:
        hour += 12
    if earlier and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _past_or_to(part: str, way: str, hour: str) -> tuple[int | None, int]:
    """``half past five``, ``ten to six``."""
    number = read_number(hour)
    minute = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[part]
    if number is None or number.whole is None or (way == "to" and part == "half"):
        return None, 0
    if way == "past":
        return number.whole, minute
    return (number.whole - 1) % 24, 60 - minute


def _hour_minute(text: str) -> tuple[int | None, int]:
    if m := re.match(r"([01]\d|2[0-3])([0-5]\d)$", text):
        return int(m[1]), int(m[2])
    if m := re.match(r"(?:a )?(half|quarter|five|ten|twenty) (past|to) ([a-z -]+)$", text):
        return _past_or_to(m[1], m[2], m[3])
    if m := re.match(r"(\d{1,2})(?:[:.](\d\d))?", text):
        return int(m[1]), int(m[2] or 0)
    hour, *rest = re.findall(
        r"[a-z]+", re.sub(r"\s*(?:[ap]\.? ?m\b.*|in the .*|o'clock)", "", text)
    )
    minute = read_number(" ".join(rest)) if rest else Quantity(0)
    number = read_number(hour)
    return (number.whole if number and minute else None), (minute.whole or 0 if minute else 0)


def daypart_of(f: Found, c: Context) -> Reading | None:
    """``the night of December 29``."""
    part = "T" + words().daypart.get(f.groups["daypart"], "DT")
    if "bare" in f.groups:
        return None
    groups = dict(f.groups)
    spans = dict(f.spans)
    if "day3" in groups:
        groups |= {"day": groups["day3"], "month": groups["month3"]}
        spans |= {"day": spans["day3"], "month": spans["month3"]}
    day = calendar(type(f)(f.start, f.end, f.rule, groups, spans), c)
    return Reading("TIME", f"{day.value}{part}", day.basis) if day else None
