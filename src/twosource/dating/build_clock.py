"""Readings of clock times."""

from __future__ import annotations

import re

from twosource.dating.build_calendar import calendar
from twosource.dating.build_day import deictic, weekday
from twosource.dating.context import Context, Reading
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import Quantity, read_number


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
