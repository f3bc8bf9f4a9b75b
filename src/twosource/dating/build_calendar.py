"""Readings of calendar dates: days, months, weeks of a day, holidays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from twosource.dating.arithmetic import holiday as holiday_on
from twosource.dating.arithmetic import make_date, pick
from twosource.dating.bounds import bounds, week_value
from twosource.dating.context import Context, Reading
from twosource.dating.guards import is_holiday, is_month
from twosource.dating.lexicon import word_set, words
from twosource.dating.matching import Found
from twosource.dating.numbers import read_ordinal, read_year
from twosource.dating.tense import Way
from twosource.model.span import Span

_LAST = ("last", "this past", "the past", "past", "the last")


_MONTH = re.compile(r"\d{4}-\d\d")


_NEXT = ("next", "this coming", "coming")


def year_by(
    f: Found, c: Context, value_of: Callable[[int], str | None], which: str = ""
) -> Reading | None:
    """Read a date that lacks its year: ``value_of`` gives its value in a year."""
    open_value = value_of(0)
    if c.anchor is None:
        return Reading("DATE", open_value, "unknown") if open_value else None
    now = c.anchor.day
    options = [v for y in range(now.year - 4, now.year + 5) if (v := value_of(y))]
    ranged = [(v, d) for v in options if (d := _days(v))]
    days = [_part_of(c.plain[f.start : f.end], v, d) for v, d in ranged]
    if which in _LAST:
        # "Last September", said in October, is the one a year before: this one is "last month".
        near = now - timedelta(days=31 if which == "last" and _MONTH.fullmatch(ranged[0][0]) else 0)
        kept = [k for k, (_, last) in enumerate(days) if last < near]
        k = kept[-1] if kept else None
    elif which in _NEXT:
        kept = [k for k, (first, _) in enumerate(days) if first > now]
        k = kept[0] if kept else None
    elif which == "this" and ranged[0][0].endswith("WI"):
        k = pick(days, now, _way(f, c))
    elif which == "this":
        k = next((k for k, (a, b) in enumerate(days) if a.year <= now.year <= b.year), None)
    else:
        k = pick(days, now, _way(f, c))
    if k is None:
        return None
    value, (first, last) = ranged[k]
    return Reading("DATE", value, c.basis, first, last)


def _part_of(words: str, value: str, days: tuple[date, date]) -> tuple[date, date]:
    """ "Late May", told of as past on 14 May, was last year: by which days the year is chosen."""
    first, last = days
    if _MONTH.fullmatch(value):
        if words.lower().startswith(("late", "very late", "end of", "the end of")):
            return first.replace(day=21), last
        if words.lower().startswith(("early", "very early")):
            return first, first.replace(day=10)
    return days


def _days(value: str) -> tuple[date, date] | None:
    """The days of a value; a winter that is counted from now begins in December of its year."""
    if value.endswith("-WI"):
        return date(int(value[:4]), 12, 1), date(int(value[:4]) + 1, 2, 28)
    b = bounds(value)
    return (b.earliest, b.latest) if b.earliest and b.latest else None


def _told_before(f: Found, c: Context, month: int) -> int | None:
    """The year of "arrested in March 1985 and freed in June": the one just named."""
    sentence, way = c.sentence(f.start), c.way(f)
    if c.anchor is None or sentence is None or "which" in f.groups or way.direction != "past":
        return None
    refs = [r for r in c.before(f.start)[-6:] if re.match(r"\d{4}-\d\d(-|$)", r.value)]
    if not refs or refs[-1].saying or refs[-1].zone != sentence.zone:
        return None
    year, then = int(refs[-1].value[:4]), int(refs[-1].value[5:7])
    between = c.parse.within(Span(refs[-1].position, f.start))
    if (between and between[0].i < sentence.first) or any(t.tag[0] == "W" for t in between):
        return None
    return year if year < c.anchor.day.year and then <= month else None


def _way(f: Found, c: Context) -> Way:
    """``School opens in September`` looks ahead, but not in a headline. ``The diary shows a call on
    June 4`` may look either way."""
    way = c.way(f)
    if way.direction == "present" and way.verb is not None and way.verb.lemma in word_set("record"):
        return way._replace(direction=None)
    if way.direction == "present" and way.direct:
        return way._replace(direction="past" if c.told_in_present(f) else "future")
    return way


def stated_year(f: Found, c: Context) -> tuple[int, bool] | None:
    """The year that the match names, and whether it is counted ("last year")."""
    for name in ("year", "year1", "fiscal"):
        if name in f.groups:
            return int(f.groups[name]), False
    if spoken := f.groups.get("yearword"):
        number = read_year(spoken)
        return (number, False) if number else None
    for name in ("relyear", "relyear2", "relyear3"):
        if name in f.groups and c.anchor:
            by = {"last": -1, "next": 1}.get(f.groups[name], 0)
            return c.anchor.day.year + by, True
    return None


def dated(f: Found, c: Context, value_of: Callable[[int], str | None]) -> Reading | None:
    """A value in the year that the match names, or in the one that fits."""
    stated = stated_year(f, c)
    if stated:
        value = value_of(stated[0])
        return Reading("DATE", value, c.basis if stated[1] else "stated") if value else None
    if "month" in f.groups and (year := _told_before(f, c, words().month[f.groups["month"]])):
        value = value_of(year)
        return Reading("DATE", value, "expression") if value else None
    return year_by(f, c, value_of, f.groups.get("which", ""))


def calendar(f: Found, c: Context) -> Reading | None:
    """``December 29``, ``the 28th of December 2016``, ``2016-12-28``, ``May 2016``."""
    if iso := f.groups.get("iso"):
        day = make_date(int(iso[:4]), int(iso[5:7]), int(iso[8:]))
        return Reading("DATE", iso, "stated") if day else None
    if not is_month(f, c):
        return None
    month = words().month[f.groups["month"]]
    if "day" not in f.groups:
        return dated(f, c, lambda y: _month_value(y, month))
    number = read_ordinal(f.groups["day"])
    if number is None:
        return None
    if _is_known(f, c, month, number):
        return known_day(f, c)
    weekday = words().weekday.get(f.groups.get("weekday", ""))
    return dated(f, c, lambda y: _day_value(y, month, number, weekday))


def _is_known(f: Found, c: Context, month: int, day: int) -> bool:
    """``the Sept. 11 attacks``: the year goes without saying."""
    after = c.next_token(f)
    named = after is not None and after.lemma.lower() in word_set("eleventh")
    return named and (month, day) == (9, 11) and stated_year(f, c) is None


def known_day(f: Found, c: Context) -> Reading | None:
    """``9/11``, ``Black Monday``: days that are known by a name."""
    day = date(1987, 10, 19) if "monday" in f.groups.get("known", "") else date(2001, 9, 11)
    if c.anchor is not None and c.anchor.day < day:
        return None
    return Reading("DATE", day.isoformat(), "stated")


def _month_value(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"


def _day_value(year: int, month: int, day: int, weekday: int | None = None) -> str | None:
    made = make_date(year or 2000, month, day)  # 2000: a leap year, so that 29 February is a day
    if made is None:
        return None
    if not year:
        return f"XXXX-{month:02d}-{day:02d}"
    return made.isoformat() if weekday is None or made.isoweekday() == weekday else None


def numeric(f: Found, _: Context) -> Reading | None:
    """``13/5/2016``; where day and month may be either, only the year is read."""
    a, b = int(f.groups["n1"]), int(f.groups["n2"])
    year = int(f.groups["n3"])
    if year < 100:
        year += 2000 if year < 30 else 1900
    months_first, days_first = make_date(year, a, b), make_date(year, b, a)
    if months_first and days_first and months_first != days_first:
        return Reading("DATE", str(year), "stated")
    day = months_first or days_first
    return Reading("DATE", day.isoformat(), "stated") if day else None


def month(f: Found, c: Context) -> Reading | None:
    """``December``, ``last May``, ``early March``."""
    if not is_month(f, c, alone=True):
        return None
    number = words().month[f.groups["month"]]
    which = f.groups.get("which", "")
    if "following" in which or "that" in which or "previous" in which:
        ref = c.reference(f, 5)
        if ref and ref.earliest:
            return _month_near(ref.earliest, number, which)
    if year := _told_before(f, c, number):
        return Reading("DATE", _month_value(year, number), "expression")
    return year_by(f, c, lambda y: _month_value(y, number), which)


def _month_near(ref: date, number: int, which: str) -> Reading:
    year = ref.year
    if "following" in which and number <= ref.month:
        year += 1
    if "previous" in which and number >= ref.month:
        year -= 1
    return Reading("DATE", _month_value(year, number), "expression")


def bare_day(f: Found, c: Context) -> Reading | None:
    """``the 28th``: of the month named before in the sentence or quotation, else of the nearest."""
    number = read_ordinal(f.groups["day"])
    if number is None:
        return None
    if "weekday" in f.groups:
        return _weekday_the_nth(f, c, words().weekday[f.groups["weekday"]], number)
    after = c.next_token(f)
    if after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
        return None
    before = c.previous_token(f)
    if before is None or before.text.lower() not in word_set("day_lead"):
        return None
    if named := _month_named_before(f, c):
        value = f"{named[:8]}{number:02d}"
        known = not value.startswith("XXXX")
        if known and not bounds(value).earliest:
            return None
        return Reading("DATE", value, "expression" if known else "unknown")
    if c.anchor is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", "unknown")
    return _nearest(f, c, _days_near(c.anchor.day, number, 1))


def _days_near(now: date, number: int, months: int) -> list[date]:
    """Every day of that number, so many months before and after."""
    near = [
        (now.year + (now.month - 1 + k) // 12, (now.month - 1 + k) % 12 + 1)
        for k in range(-months, months + 1)
    ]
    return [d for y, m in near if (d := make_date(y, m, number))]


def _nearest(f: Found, c: Context, days: list[date]) -> Reading | None:
    if c.anchor is None:
        return None
    k = pick([(d, d) for d in days], c.anchor.day, c.way(f))
    return Reading("DATE", days[k].isoformat(), c.basis) if k is not None else None


def _weekday_the_nth(f: Found, c: Context, weekday: int, number: int) -> Reading | None:
    """``Friday the 13th``: the nearest that was, or will be, a Friday."""
    if not c.document.text[f.start].isupper():
        return None
    if c.anchor is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", "unknown")
    days = _days_near(c.anchor.day, number, 12)
    return _nearest(f, c, [d for d in days if d.isoweekday() == weekday])


def _month_named_before(f: Found, c: Context) -> str | None:
    """``YYYY-MM-`` (or ``XXXX-MM-``) of a date named in the same sentence or quotation."""
    sentence = c.sentence(f.start)
    quote = next((q for q in c.parse.quotes if q.depth == 0 and q.start <= f.start < q.end), None)
    for ref in reversed(c.before(f.start)[-20:]):
        same = sentence is not None and ref.sent == c.parse.tokens[sentence.first].sent
        inside = quote is not None and quote.start <= ref.position
        if (same or inside) and re.match(r"(\d{4}|XXXX)-\d\d(-|$)", ref.value):
            return ref.value[:7] + "-"
    return None


def week_of(f: Found, c: Context) -> Reading | None:
    """``the week of March 6``."""
    day = calendar(f, c)
    found = bounds(day.value).earliest if day else None
    if day is None or found is None:
        return Reading("DATE", "XXXX-WXX", "unknown") if day else None
    return Reading("DATE", week_value(found), day.basis)


def holiday(f: Found, c: Context) -> Reading | None:
    """``Christmas Day``, ``Thanksgiving 2016``; not the greeting and not the Christmas tree."""
    rule = words().holiday[re.sub(r"\s+", " ", f.groups["holiday"])]
    if not is_holiday(f, c):
        return None
    fixed = re.fullmatch(r"\d\d-\d\d", rule)

    def value(year: int) -> str | None:
        if not year:
            return f"XXXX-{rule}" if fixed else "XXXX-XX-XX"
        day = holiday_on(rule, year)
        return day.isoformat() if day else None

    found = dated(f, c, value)
    if found is None or "daypart" not in f.groups:
        return found
    return Reading("TIME", f"{found.value}T{words().daypart[f.groups['daypart']]}", found.basis)
