"""Readings of weekdays, parts of the day, and days counted from now or from the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from twosource.dating.arithmetic import shift, weekday_on
from twosource.dating.context import Context, Reading, Ref
from twosource.dating.guards import is_in_name, is_weekday
from twosource.dating.lexicon import word_set, words
from twosource.dating.matching import Found
from twosource.dating.tense import Direction, Way
from twosource.dating.units import opened
from twosource.model.parse import Token
from twosource.model.when import TimexType

# Weekdays


def weekday(f: Found, c: Context) -> Reading | None:
    """``Friday``, ``last Friday``, ``Friday afternoon``, ``the previous Friday``."""
    if not is_weekday(f, c):
        return None
    number = words().weekday[f.groups["weekday"]]
    part = daypart_code(f)
    kind: TimexType = "TIME" if part else "DATE"
    which = f.groups.get("which", "")
    if f.groups.get("daypart", "").endswith("s"):
        return Reading("SET", f"XXXX-WXX-{number}{part}", "unknown")
    told = which == "the next" and c.way(f).direction == "past"
    if (
        "following" in which
        or "previous" in which
        or "preceding" in which
        or "that" in which
        or told
    ):
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
    if "following" in which or "next" in which:
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
    owner = after is not None and after.text in ("'s", "\u2019s")
    if owner or not way.direct or way.verb is None:
        if way.direction == "future" and _is_arranged(way):
            return "future"
        return "future" if which == "this" and way.direction != "past" and not owner else "past"
    if way.direction == "present":
        return _by_present(f, c, way.verb)
    if way.direction == "future" and way.verb.tag == "VBG":
        return "future" if _is_arrangement(c, way.verb) else "past"
    if way.direction is None:
        return "future" if which == "this" else "past"
    return way.direction


def _is_arranged(way: Way) -> bool:
    """``ahead of Monday's vote``, ``Friday's meeting will be closed``; not "Friday's decision"."""
    noun = way.noun is not None and way.noun.lemma in word_set("arranged_noun")
    return noun or bool(way.over & word_set("lead_ahead"))


def _by_present(f: Found, c: Context, verb: Token) -> Direction:
    """``The court meets Friday``, ``the vote is on Friday``; not "he is in hospital Friday"."""
    if c.told_in_present(f):
        return "past"
    if verb.lemma == "be":
        more = [
            t
            for k in c.parse.children[verb.i]
            if (t := c.parse.tokens[k]).dep in ("acomp", "attr", "prep", "oprd")
            and not any(f.start <= c.parse.tokens[x].start < f.end for x in c.parse.subtree(k))
        ]
        expletive = any(c.parse.tokens[k].dep == "expl" for k in c.parse.children[verb.i])
        return "past" if more and not expletive else "future"
    return "past" if verb.lemma in ("have", "do") else "future"


def _is_arrangement(c: Context, verb: Token) -> bool:
    """``is speaking Friday``, ``is holding a rally Friday``; not "are investigating a fire"."""
    objects = any(c.parse.tokens[k].dep == "dobj" for k in c.parse.children[verb.i])
    return not objects or verb.lemma in word_set("arranged_verb")


def daypart_code(f: Found) -> str:
    """Return ``TAF`` and the like for the part of the day in the match, else nothing."""
    if f.rule.name == "early-hours":
        return "TMO"
    if "daypart" not in f.groups:
        return ""
    word = re.sub(r"\s+", " ", f.groups["daypart"]).replace(" ", "-")
    return "T" + words().daypart.get(word, "DT")


# Days


def deictic(f: Found, c: Context) -> Reading | None:
    """``yesterday``, ``tomorrow morning``, ``tonight``."""
    if is_in_name(f, c):
        return None
    word = re.sub(r"\s+", " ", f.groups["deictic"])
    part = daypart_code(f) or ("TNI" if word == "tonight" else "")
    kind: TimexType = "TIME" if part else "DATE"
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
    if f.rule.name == "daypart-at":
        return _at_daypart(f, c, part)
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


def _at_daypart(f: Found, c: Context, part: str) -> Reading | None:
    """``at dawn``, ``by midday``: of the day just named, else of the day of writing."""
    before = c.previous_token(f)
    if before is None or before.text.lower() not in word_set("day_at"):
        return None
    ref = c.reference(f, 1)
    if ref is not None and ref.day is not None and c.is_near(f, ref):
        return Reading("TIME", f"{ref.day}{part}", "expression")
    if c.anchor is None:
        return Reading("TIME", f"XXXX-XX-XX{part}", "unknown")
    return Reading("TIME", f"{c.anchor.day}{part}", c.basis)


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
    rel = re.sub(r"\s+", " ", f.groups["rel"])
    after = c.next_token(f)
    if after is not None and _opens_clause(rel, after.pos, after.text.lower()):
        return None
    back = "previous" in rel or "preceding" in rel or "before" in rel
    ahead = "next" in rel or "following" in rel or "after" in rel
    ref = c.reference(f, 1)
    if rel.endswith("in the day") and c.anchor and not c.is_near(f, ref):
        return Reading("DATE", c.anchor.day.isoformat(), c.basis)
    if ref is None and rel.startswith("that"):
        return None  # "that day" with no day before it points at no date
    if ref is None or ref.day is None:
        return open_day(ref, -1 if back else 1 if ahead else 0)
    day = shift(ref.day, "D", -1 if back else 1 if ahead else 0)
    return Reading("DATE", day.isoformat(), "expression") if day else None


def _opens_clause(rel: str, pos: str, text: str) -> bool:
    """``the day after the vote``, ``the same day X did Y``: another doing names the day."""
    if rel not in ("the same", "the day before", "the day after"):
        return False
    if text in ("of", "that", "when", "as", "which", "who") or pos in ("DET", "PROPN", "PRON"):
        return True
    return pos in ("NOUN", "ADJ", "VERB", "NUM")


def open_day(ref: Ref | None, by: int) -> Reading:
    """A day counted from one whose year is open: the calendar day where leap years agree on it."""
    if ref is None or not re.fullmatch(r"XXXX-\d\d-\d\d", ref.value):
        return opened("D")
    month, day = int(ref.value[5:7]), int(ref.value[8:])
    moved = {
        (date(y, month, min(day, 28) if month == 2 else day) + timedelta(days=by)).isoformat()[4:]
        for y in (2000, 2001)
    }
    return Reading("DATE", f"XXXX{moved.pop()}", "unknown") if len(moved) == 1 else opened("D")
