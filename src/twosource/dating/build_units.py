"""Readings of weeks, months and years counted from now or from the text."""

from __future__ import annotations

from datetime import timedelta

from twosource.dating.arithmetic import shift
from twosource.dating.bounds import week_value
from twosource.dating.build_day import open_day
from twosource.dating.build_quarter import quarter_ended, text_period
from twosource.dating.context import FINE, Context, Reading
from twosource.dating.lexicon import word_set
from twosource.dating.matching import Found
from twosource.dating.numbers import read_number
from twosource.dating.quarter_told import quarter_before
from twosource.dating.units import COARSE, opened, unit_of, value_at


def ago(f: Found, c: Context) -> Reading | None:
    """``two years ago``, ``a day earlier``, ``three weeks later``, ``a month from now``."""
    way = f.groups["dir"]
    if "halfunit" in f.groups:
        unit, count = unit_of(f.groups["halfunit"]), None
        if unit not in _HALVES:
            return None
        unit, count = _HALVES[unit]
    else:
        unit = unit_of(f.groups["unit"])
        quantity = read_number(f.groups["num"]) if "num" in f.groups else None
        count = quantity.whole if quantity else None
        if quantity and quantity.half and unit == "Y" and count is not None:
            unit, count = "M", 12 * count + 6
    back = way not in ("later", "from now", "hence", "after", "afterward", "afterwards")
    if count is None:
        return _vague_ago(f, c, unit, way)
    if unit.startswith("T"):
        return Reading("DURATION", f"PT{count}{unit[1]}", "unknown")
    unit = {"N": "D", "F": "W"}.get(unit, unit)
    count = count * 2 if unit_of(f.groups.get("unit", "day")) == "F" else count
    if way in ("ago", "from now", "hence", "back"):
        return _from_now(c, unit, -count if back else count, f)
    return _from_text(f, c, unit, -count if back else count)


_HALVES = {
    "TM": ("TS", 30), "TH": ("TM", 30), "D": ("TH", 12), "M": ("W", 2), "Y": ("M", 6),
    "E": ("Y", 5), "C": ("Y", 50),
}  # fmt: skip


def _vague_ago(f: Found, c: Context, unit: str, way: str) -> Reading | None:
    if "num" not in f.groups and not f.groups["unit"].endswith("s"):
        return None
    if way == "ago" and "num" in f.groups:
        now = c.anchor.day if c.anchor else None
        return Reading("DATE", "PAST_REF", c.basis if now else "unknown", latest=now)
    letter = unit.removeprefix("T")
    return Reading("DURATION", f"P{'T' if unit.startswith('T') else ''}X{letter}", "unknown")


def _from_now(c: Context, unit: str, count: int, f: Found) -> Reading:
    if unit == "Y" and count == -1 and (ref := quarter_before(f, c)):
        return Reading("DATE", f"{int(ref.value[:4]) - 1}{ref.value[4:]}", "expression")
    moved = shift(c.anchor.day, unit, count) if c.anchor else None
    tail = f.groups.get("daytail", "")  # "a year ago today", "four years ago this week"
    unit = {"today": "D", "this week": "W", "this month": "M"}.get(tail, unit)
    return Reading("DATE", value_at(moved, unit), c.basis) if moved else opened(unit)


def _from_text(f: Found, c: Context, unit: str, count: int) -> Reading:
    ref = quarter_before(f, c) if (unit, count) == ("Y", -1) else None
    ref = ref or c.reference(f, COARSE.get(unit, 1))
    if ref is None or ref.earliest is None:
        if unit == "D" and ref is not None:
            return open_day(ref, count)
        if (
            _from_writing(f, unit, count)
            and c.anchor
            and (moved := shift(c.anchor.day, unit, count))
        ):
            return Reading("DATE", value_at(moved, unit), c.basis)
        return (
            Reading("DURATION", f"P{abs(count)}{unit}", "unknown") if ref is None else opened(unit)
        )
    moved = shift(ref.earliest, unit, count)
    if moved is None:
        return opened(unit)
    grain = {0: "D", 1: "D", 2: "W", 3: "M", 4: "Q", 5: "Y"}.get(FINE[ref.precision], unit)
    if COARSE.get(grain, 1) > COARSE.get(unit, 1) or (unit == "Y" and grain != "Q"):
        grain = unit
    return Reading("DATE", value_at(moved, grain), "expression")


def _from_writing(f: Found, unit: str, count: int) -> bool:
    """``a year earlier`` with no date before it compares with the day of writing."""
    return COARSE.get(unit, 1) >= 3 and count < 0 and f.groups["dir"] == "earlier"


_STEP = {
    "before last": -2,
    "after next": 2,
    "last": -1,
    "past": -1,
    "this past": -1,
    "next": 1,
    "coming": 1,
    "this coming": 1,
}


_TEXT_STEP = {"previous": -1, "preceding": -1, "prior": -1, "following": 1}


_SAME = ("same", "that", "that same")


def relative_unit(f: Found, c: Context) -> Reading | None:
    """``last week``, ``earlier this month``, ``the following year``, ``the past year``."""
    rel, unit = f.groups["rel"], unit_of(f.groups["unit"])
    if _is_past_span(f, rel, unit):
        return _past_span(c, unit)
    if _is_next_span(f, c, rel, unit):
        return _next_span(c, unit)
    told = "det" in f.groups and rel == "next" and c.way(f).direction == "past"
    if rel in _TEXT_STEP or rel in _SAME or told:
        ref = c.reference(f, COARSE[unit])
        if ref and ref.earliest:
            moved = shift(ref.earliest, unit, 1 if told else _TEXT_STEP.get(rel, 0))
            return Reading("DATE", value_at(moved, unit), "expression") if moved else opened(unit)
        if ref is not None or rel in _SAME:
            return opened(unit)
    if c.anchor is None:
        return opened(unit)
    by = _STEP.get(rel, _TEXT_STEP.get(rel, 0))
    if rel == "latest":
        by = -1 if unit == "Q" else 0
    if unit == "WE" and rel == "this" and c.anchor.day.isoweekday() < 6 and _is_over(f, c):
        by = -1
    moved = shift(c.anchor.day, unit, by)
    if moved is None:
        return opened(unit)
    return _narrowed(f, c, Reading("DATE", value_at(moved, unit), c.basis), by)


def _is_over(f: Found, c: Context) -> bool:
    """``this weekend``, said on a Monday of what happened."""
    return f.groups.get("part", "").startswith("earlier") or c.way(f).direction == "past"


def _is_past_span(f: Found, rel: str, unit: str) -> bool:
    """``the last week`` are seven days; "last week" is one of the calendar."""
    if unit == "WE" or "part" in f.groups:
        return False
    if rel in ("past", "this past") and unit != "Y":
        return True
    return "det" in f.groups and rel in ("past", "last") and unit in ("W", "M", "Y", "E")


def _is_next_span(f: Found, c: Context, rel: str, unit: str) -> bool:
    """``over the next year``: from now on, not the year that follows."""
    if "det" not in f.groups or rel not in ("next", "coming") or unit not in ("W", "M", "Y", "E"):
        return False
    before = c.previous_token(f)
    if before is None or c.way(f).direction == "past":
        return False
    return before.lemma in word_set("spanning")


def _next_span(c: Context, unit: str) -> Reading:
    if c.anchor is None:
        return Reading("DURATION", f"P1{unit}", "unknown")
    end = shift(c.anchor.day, unit, 1)
    return Reading("DURATION", f"P1{unit}", c.basis, earliest=c.anchor.day, latest=end)


def _past_span(c: Context, unit: str) -> Reading:
    value = "P100Y" if unit == "C" else f"P1{unit}"
    if c.anchor is None:
        return Reading("DURATION", value, "unknown")
    start = shift(c.anchor.day, unit, -1)
    return Reading("DURATION", value, c.basis, earliest=start, latest=c.anchor.day)


def _narrowed(f: Found, c: Context, r: Reading, by: int) -> Reading:
    """``earlier this month`` ends with the day of writing, ``later this month`` begins there."""
    part = f.groups.get("part", "")
    if by or c.anchor is None:
        return r
    if part.startswith("earlier"):
        return Reading(r.type, r.value, r.basis, latest=c.anchor.day)
    if part.startswith("later"):
        return Reading(r.type, r.value, r.basis, earliest=c.anchor.day)
    return r


def the_unit(f: Found, c: Context) -> Reading | None:
    """``the end of the year``, ``the week``, ``the weekend``, ``the year before``."""
    unit = unit_of(f.groups["unit"])
    text = c.plain[f.start : f.end]
    if text.endswith((" before", " after")):
        return _unit_beside(f, c, unit, -1 if text.endswith("before") else 1)
    place = f.spans["unit"][0]
    if c.document.text[place].isupper() and not c.document.text[f.start].isupper():
        return None  # the Person of the Year
    if _ends(f, c):
        value = "P2D" if unit == "WE" else f"P1{unit}"
        return quarter_ended(f, c) if unit == "Q" else Reading("DURATION", value, "unknown")
    if unit == "Q":
        return text_period(f, c)
    if unit in ("E", "C") and "part" not in f.groups:
        return None  # "the deal of the decade"
    return _unit_now(f, c, unit)


def _ends(f: Found, c: Context) -> bool:
    """``the year ended March 31``."""
    after = c.next_token(f)
    return after is not None and after.lemma == "end" and after.tag in ("VBN", "VBD", "VBG")


def _unit_now(f: Found, c: Context, unit: str) -> Reading:
    if c.anchor is None:
        return opened(unit)
    now = c.anchor.day
    if unit == "WE":
        back = c.way(f).direction == "past" and now.isoweekday() < 6
        return Reading("DATE", week_value(now - timedelta(days=7 * back), weekend=True), c.basis)
    if unit == "W":
        return Reading("DATE", week_value(now), c.basis)
    told = unit == "M" and c.way(f).direction == "past"
    ref = c.reference(f, COARSE[unit]) if told else None
    base = ref.earliest if ref and ref.earliest else now
    return Reading("DATE", value_at(base, unit), "expression" if ref else c.basis)


def _unit_beside(f: Found, c: Context, unit: str, by: int) -> Reading | None:
    after = c.next_token(f)
    if after is not None and after.pos in ("DET", "PROPN", "PRON", "NOUN", "VERB", "ADJ"):
        return None
    ref = c.reference(f, COARSE[unit])
    moved = shift(ref.earliest, unit, by) if ref and ref.earliest else None
    return Reading("DATE", value_at(moved, unit), "expression") if moved else opened(unit)
