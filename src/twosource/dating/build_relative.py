"""Readings of expressions counted from the day of writing or from the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from twosource.dating.bounds import week_value
from twosource.dating.calendar import shift, weekday_on
from twosource.dating.context import FINE, Context, Reading, Ref
from twosource.dating.guards import is_weekday
from twosource.dating.lexicon import words
from twosource.dating.matching import Found
from twosource.dating.numbers import read_number
from twosource.dating.tense import Direction

_OPEN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
_OPEN |= {"D": "XXXX-XX-XX", "E": "XXX", "C": "XX"}
_COARSE = {"D": 1, "WE": 2, "W": 2, "M": 3, "Q": 4, "Y": 5, "E": 6, "C": 7}


def value_at(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit (``D W WE M Q Y E C``) that holds ``day``."""
    if unit in ("W", "WE"):
        return week_value(day, weekend=unit == "WE")
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    length = {"M": 7, "Y": 4, "E": 3, "C": 2}.get(unit, 10)
    return day.isoformat()[:length]


def opened(unit: str) -> Reading:
    """An expression of this unit that nothing settles."""
    return Reading("DATE", _OPEN.get(unit, "XXXX-XX-XX"), "unknown")


def unit_of(word: str) -> str:
    """Return the unit's letter: ``years`` gives ``Y``, ``hours`` ``TH``."""
    table = words().unit
    return table.get(word) or table.get(word.removesuffix("s")) or "D"


# Weekdays


def weekday(f: Found, c: Context) -> Reading | None:
    """``Friday``, ``last Friday``, ``Friday afternoon``, ``the previous Friday``."""
    if not is_weekday(f, c):
        return None
    number = words().weekday[f.groups["weekday"]]
    part = daypart_code(f)
    kind = "TIME" if part else "DATE"
    which = f.groups.get("which", "")
    if "following" in which or "previous" in which or "preceding" in which or "that" in which:
        ref = c.reference(f, 3)
        if ref and ref.earliest and ref.latest:
            return Reading(kind, f"{_weekday_from(ref, number, which)}{part}", "expression")
    if c.anchor is None:
        open_value = "XXXX-XX-XX" if "shift" in f.groups else f"XXXX-WXX-{number}"
        return Reading(kind, f"{open_value}{part}", "unknown")
    day = _weekday_now(f, c, c.anchor.day, number, which)
    return Reading(kind, f"{day}{part}", c.basis)


def _weekday_from(ref: Ref, number: int, which: str) -> date:
    first, last = ref.earliest or date.min, ref.latest or date.max
    if "following" in which:
        return weekday_on(last, number, "future", strict=True)
    if "that" in which:
        return weekday_on(first, number, "future")
    return weekday_on(first, number, "past", strict=True)


def _weekday_now(f: Found, c: Context, now: date, number: int, which: str) -> date:
    week = "week-" in f.rule.name and f.rule.name == "week-weekday"
    if week:
        monday = now - timedelta(days=now.isoweekday() - 1)
        by = {"last": -7, "next": 7}.get(which, 0)
        return monday + timedelta(days=by + number - 1)
    if which in ("last", "past", "this past", "the past", "the last"):
        day = weekday_on(now, number, "past", strict=True)
    elif which in ("next", "this coming", "coming", "the coming", "the next"):
        day = weekday_on(now, number, "future", strict=True)
    else:
        day = weekday_on(now, number, _weekday_way(f, c, which))
    if shifted := f.groups.get("shift"):
        day += timedelta(days=1 if "after" in shifted else -1)
    if weeks := f.groups.get("weekshift"):
        day += timedelta(days=7 if weeks == "from" else -7)
    return day


def _weekday_way(f: Found, c: Context, which: str) -> Direction:
    """In news a weekday is the last one, unless its own verb looks ahead."""
    way = c.way(f)
    after = c.next_token(f)
    if after is not None and after.text in ("'s", "\u2019s"):
        return "past"
    if not way.direct or way.verb is None:
        return "future" if which == "this" and way.direction != "past" else "past"
    if way.direction == "present":
        return "past" if way.verb.lemma in ("be", "have", "do") else "future"
    if way.direction is None:
        return "future" if which == "this" else "past"
    return way.direction


def daypart_code(f: Found) -> str:
    """Return ``TAF`` and the like for the part of the day in the match, else nothing."""
    if "daypart" not in f.groups:
        return ""
    word = re.sub(r"\s+", " ", f.groups["daypart"]).replace(" ", "-")
    return "T" + words().daypart.get(word, "DT")


# Days


def deictic(f: Found, c: Context) -> Reading | None:
    """``yesterday``, ``tomorrow morning``, ``tonight``."""
    word = re.sub(r"\s+", " ", f.groups["deictic"])
    part = daypart_code(f) or ("TNI" if word == "tonight" else "")
    kind = "TIME" if part else "DATE"
    if c.anchor is None:
        return Reading(kind, f"XXXX-XX-XX{part}", "unknown")
    by = {
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return Reading(kind, f"{c.anchor.day + timedelta(days=by.get(word, 0))}{part}", c.basis)


def daypart(f: Found, c: Context) -> Reading | None:
    """``last night``, ``this morning``, ``the next morning``, ``that evening``, ``overnight``."""
    which = f.groups.get("which", "")
    text = c.plain[f.start : f.end]
    part = daypart_code(f)
    if "daypart" not in f.groups:
        part = "TNI" if text == "overnight" else "TMO" if text.endswith("morning") else "TAF"
    if which in ("last", "this", "") and not text.endswith((" before", " after")):
        if c.anchor is None:
            return Reading("TIME", f"XXXX-XX-XX{part}", "unknown")
        return Reading("TIME", f"{c.anchor.day - timedelta(days=which == 'last')}{part}", c.basis)
    if which == "the" and not text.endswith((" before", " after")):
        return _the_daypart(f, c, part)
    back = "previous" in which or text.endswith(" before")
    ahead = "next" in which or "following" in which or text.endswith(" after")
    day = _from_reference(f, c, -1 if back else 1 if ahead else 0)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{part}", "unknown")
    return Reading("TIME", f"{day}{part}", "expression")


def _the_daypart(f: Found, c: Context, part: str) -> Reading | None:
    """``in the morning``: only where a day was named just before."""
    before = c.previous_token(f)
    if before is None or before.text.lower() not in ("in", "during", "on", "of"):
        return None
    sentence, ref = c.sentence(f.start), c.reference(f, 1)
    if sentence is None or ref is None or ref.day is None:
        return None
    if c.parse.tokens[sentence.first].sent - ref.sent > 1:
        return None
    return Reading("TIME", f"{ref.day}{part}", "expression")


def _from_reference(f: Found, c: Context, by: int) -> date | None:
    ref = c.reference(f, 1)
    return shift(ref.day, "D", by) if ref and ref.day else None


def relative_day(f: Found, c: Context) -> Reading | None:
    """``the next day``, ``the day before``, ``that day``; not "the day after the vote"."""
    rel = f.groups["rel"]
    after = c.next_token(f)
    if after is not None and _opens_clause(rel, after.pos, after.text.lower()):
        return None
    back = "previous" in rel or "preceding" in rel or "before" in rel
    ahead = "next" in rel or "following" in rel or "after" in rel
    ref = c.reference(f, 1)
    if ref is None and rel.startswith("that"):
        return None  # "that day" with no day before it points at no date
    if ref is None or ref.day is None:
        return _open_day(f, ref, -1 if back else 1 if ahead else 0)
    day = shift(ref.day, "D", -1 if back else 1 if ahead else 0)
    return Reading("DATE", day.isoformat(), "expression") if day else None


def _opens_clause(rel: str, pos: str, text: str) -> bool:
    if text in ("of", "that", "when", "as", "which", "who"):
        return True
    if pos in ("DET", "PROPN", "PRON"):
        return True
    return pos in ("NOUN", "ADJ", "VERB", "NUM") and (
        "before" in rel or "after" in rel or "day" not in rel
    )


def _open_day(f: Found, ref: Ref | None, by: int) -> Reading:
    """A day counted from one whose year is open: the calendar day where leap years agree on it."""
    if ref is None or not re.fullmatch(r"XXXX-\d\d-\d\d", ref.value):
        return opened("D")
    month, day = int(ref.value[5:7]), int(ref.value[8:])
    moved = {
        (date(y, month, min(day, 28) if month == 2 else day) + timedelta(days=by)).isoformat()[4:]
        for y in (2000, 2001)
    }
    return Reading("DATE", f"XXXX{moved.pop()}", "unknown") if len(moved) == 1 else opened("D")


# Units


def ago(f: Found, c: Context) -> Reading | None:
    """``two years ago``, ``a day earlier``, ``three weeks later``, ``a month from now``."""
    way = f.groups["dir"]
    if "halfunit" in f.groups:
        unit, count = unit_of(f.groups["halfunit"]), None
        whole = {"Y": ("M", 6), "E": ("Y", 5), "C": ("Y", 50)}.get(unit)
        if whole:
            unit, count = whole
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


def _vague_ago(f: Found, c: Context, unit: str, way: str) -> Reading | None:
    if "num" not in f.groups and not f.groups["unit"].endswith("s"):
        return None
    if way == "ago" and "num" in f.groups:
        return Reading("DATE", "PAST_REF", "unknown", latest=c.anchor.day if c.anchor else None)
    letter = unit.removeprefix("T")
    return Reading("DURATION", f"P{'T' if unit.startswith('T') else ''}X{letter}", "unknown")


def _from_now(c: Context, unit: str, count: int, f: Found) -> Reading:
    if unit == "Y" and count == -1 and (ref := _quarter_before(f, c)):
        return Reading("DATE", f"{int(ref.value[:4]) - 1}{ref.value[4:]}", "expression")
    moved = shift(c.anchor.day, unit, count) if c.anchor else None
    return Reading("DATE", value_at(moved, unit), c.basis) if moved else opened(unit)


def _quarter_before(f: Found, c: Context) -> Ref | None:
    """The quarter under discussion, which "a year ago" beside figures compares with."""
    sentence = c.sentence(f.start)
    for ref in reversed(c.before(f.start)[-12:]):
        if sentence is None or sentence.zone - ref.zone > 2:
            return None
        if not ref.aside and re.fullmatch(r"\d{4}-Q\d", ref.value):
            return ref
    return None


def _from_text(f: Found, c: Context, unit: str, count: int) -> Reading:
    ref = c.reference(f, max(_COARSE.get(unit, 1), 4 if unit == "Y" else 0))
    if ref is None or ref.earliest is None:
        if unit == "D" and ref is not None:
            return _open_day(f, ref, count)
        if _COARSE.get(unit, 1) >= 3 and c.anchor and (moved := shift(c.anchor.day, unit, count)):
            return Reading("DATE", value_at(moved, unit), c.basis)
        return opened(unit)
    moved = shift(ref.earliest, unit, count)
    if moved is None:
        return opened(unit)
    grain = {0: "D", 1: "D", 2: "W", 3: "M", 4: "Q", 5: "Y"}.get(FINE[ref.precision], unit)
    if _COARSE.get(grain, 1) > _COARSE.get(unit, 1) or (unit == "Y" and grain != "Q"):
        grain = unit
    return Reading("DATE", value_at(moved, grain), "expression")


def year_ago(f: Found, c: Context) -> Reading | None:
    """``the year-earlier quarter``, ``year-ago``."""
    ref = _quarter_before(f, c)
    if ref is None:
        ref = c.reference(f, 5)
    what = f.groups.get("what", "")
    if ref is not None and re.match(r"\d{4}", ref.value):
        year = int(ref.value[:4]) - 1
        if re.fullmatch(r"\d{4}-(Q\d|H\d|\d\d)", ref.value) and what != "year":
            return Reading("DATE", f"{year}{ref.value[4:]}", "expression")
    if c.anchor is None:
        return opened("Y")
    moved = shift(c.anchor.day, "Y", -1)
    if moved is None:
        return opened("Y")
    if what == "quarter" and (latest := shift(moved, "Q", -1)):
        return Reading("DATE", value_at(latest, "Q"), c.basis)
    return Reading("DATE", str(moved.year), c.basis)


_STEP = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}
_TEXT_STEP = {"previous": -1, "preceding": -1, "prior": -1, "following": 1}
_SAME = ("same", "that", "that same")


def relative_unit(f: Found, c: Context) -> Reading | None:
    """``last week``, ``earlier this month``, ``the following year``, ``the past year``."""
    rel, unit = f.groups["rel"], unit_of(f.groups["unit"])
    if rel == "past" and unit in ("W", "M", "E", "C", "Q"):
        return _past_span(c, unit)
    if rel in _TEXT_STEP or rel in _SAME:
        ref = c.reference(f, _COARSE[unit])
        if ref and ref.earliest:
            moved = shift(ref.earliest, unit, _TEXT_STEP.get(rel, 0))
            return Reading("DATE", value_at(moved, unit), "expression") if moved else opened(unit)
        if ref is not None or rel in _SAME:
            return opened(unit)
    if c.anchor is None:
        return opened(unit)
    by = _STEP.get(rel, _TEXT_STEP.get(rel, 0))
    if rel == "latest":
        by = -1 if unit == "Q" else 0
    if unit == "WE" and by < 0 and c.anchor.day.isoweekday() == 7:
        by = -1
    moved = shift(c.anchor.day, unit, by)
    if moved is None:
        return opened(unit)
    return _narrowed(f, c, Reading("DATE", value_at(moved, unit), c.basis), by)


def _past_span(c: Context, unit: str) -> Reading:
    value = {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
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
    after = c.next_token(f)
    if after is not None and after.lemma == "end" and after.tag in ("VBN", "VBD", "VBG"):
        return Reading("DURATION", f"P1{unit}" if unit != "WE" else "P2D", "unknown")
    if text.endswith((" before", " after")):
        return _unit_beside(f, c, unit, -1 if text.endswith("before") else 1)
    if unit == "Q":
        return text_period(f, c)
    if unit in ("E", "C"):
        return None
    if c.anchor is None:
        return opened(unit)
    now = c.anchor.day
    if unit == "WE":
        back = c.way(f).direction == "past" and now.isoweekday() < 6
        return Reading("DATE", week_value(now - timedelta(days=7 * back), weekend=True), c.basis)
    if unit == "W":
        return Reading("DATE", week_value(now), c.basis)
    ref = c.reference(f, _COARSE[unit]) if unit == "M" else None
    base = ref.earliest if ref and ref.earliest else now
    return Reading("DATE", value_at(base, unit), "expression" if ref else c.basis)


def _unit_beside(f: Found, c: Context, unit: str, by: int) -> Reading | None:
    after = c.next_token(f)
    if after is not None and after.pos in ("DET", "PROPN", "PRON", "NOUN", "VERB", "ADJ"):
        return None
    ref = c.reference(f, _COARSE[unit])
    moved = shift(ref.earliest, unit, by) if ref and ref.earliest else None
    return Reading("DATE", value_at(moved, unit), "expression") if moved else opened(unit)


def text_period(f: Found, c: Context) -> Reading | None:
    """``the quarter``, ``the latest period``: the one under discussion, else the last full one."""
    ref = _quarter_before(f, c) or next(
        (
            r
            for r in reversed(c.before(f.start)[-40:])
            if not r.aside and re.fullmatch(r"\d{4}-Q\d", r.value)
        ),
        None,
    )
    if ref is not None:
        return Reading("DATE", ref.value, "expression")
    text = c.plain[f.start : f.end]
    if f.groups.get("what") == "period" and "latest" not in text:
        return None
    if c.anchor is None:
        return opened("Q")
    moved = shift(c.anchor.day, "Q", 0 if "current" in text or "this" in text else -1)
    return Reading("DATE", value_at(moved, "Q"), c.basis) if moved else opened("Q")


def year_period(f: Found, c: Context) -> Reading | None:
    """``the 1988 quarter``: that quarter of the year under discussion, in 1988."""
    year, what = f.groups["year"], f.groups["what"]
    ref = _quarter_before(f, c)
    if what in ("quarter", "period") and ref is not None:
        return Reading("DATE", f"{year}{ref.value[4:]}", "expression")
    return Reading("DATE", year if what != "quarter" else f"{year}-QX", "stated")
