"""Find and read the time expressions of a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from twosource.dating import build_calendar as cal
from twosource.dating import build_clock as hour
from twosource.dating import build_day as day
from twosource.dating import build_quarter as part
from twosource.dating import build_set as sets
from twosource.dating import build_span as span
from twosource.dating import build_units as units
from twosource.dating import build_year as years
from twosource.dating.bounds import bounds
from twosource.dating.context import Context, Reading, Ref
from twosource.dating.dateline import find_anchor
from twosource.dating.matching import Found, candidates, longest, plain
from twosource.dating.sameday import day_references
from twosource.model.document import Document
from twosource.model.ids import make_id
from twosource.model.parse import Parse
from twosource.model.span import trim
from twosource.model.when import Timex, When

Builder = Callable[[Found, Context], Reading | None]
BUILDERS: dict[str, Builder] = {
    "calendar": cal.calendar,
    "numeric": cal.numeric,
    "month": cal.month,
    "bare_day": cal.bare_day,
    "week_of": cal.week_of,
    "holiday": cal.holiday,
    "quarter": part.quarter,
    "month_quarter": part.month_quarter,
    "known_day": cal.known_day,
    "half": part.half,
    "season": years.season,
    "year": years.year,
    "decade": years.decade,
    "century": years.century,
    "year_end": years.year_end,
    "weekday": day.weekday,
    "deictic": day.deictic,
    "daypart": day.daypart,
    "relative_day": day.relative_day,
    "ago": units.ago,
    "year_ago": part.year_ago,
    "relative_unit": units.relative_unit,
    "the_unit": units.the_unit,
    "text_period": part.text_period,
    "year_period": part.year_period,
    "duration": span.duration,
    "vague_units": span.vague_units,
    "every": sets.every,
    "frequency": sets.frequency,
    "times_per": sets.times_per,
    "vague": span.vague,
    "recent": span.recent,
    "clock": hour.clock,
    "daypart_of": hour.daypart_of,
}

_PLAIN_EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""What EDTF lets be approximate: a date, not a time, a range or a season of open year."""
_WEEK_OF = re.compile(r"(first|second|third|fourth|last|final) week (?:of|in)$")
_OPEN_CLOCK = re.compile(r"T\d\d:\d\d:\d\d$")


def recognise(document: Document, parse: Parse) -> tuple[Timex, ...]:
    """Return the time expressions of the running zones, in order of the text."""
    text = plain(document.text)
    context = Context(document, parse, text, find_anchor(document))
    found = [
        f
        for zone in document.running()
        for f in _split(longest(candidates(text, zone.span.start, zone.span.end)))
    ]
    timexes = _read(found, context)
    days = day_references(document, parse, timexes)
    if days:
        # Read once more, now that "the same day X did Y" is known to be a day.
        context = replace(context, refs=[])
        for known in days:
            context.add(known)
        timexes = _read(found, context)
    return tuple(timexes)


def _split(found: list[Found]) -> list[Found]:
    """``May 3-7`` is two expressions: the second borrows the month of the first."""
    out: list[Found] = []
    for f in found:
        if "day2" in f.groups:
            groups = {k: v for k, v in f.groups.items() if k != "day2"}
            start, end = f.spans["day2"]
            out.append(replace(f, end=f.spans["day"][1], groups=groups))
            out.append(replace(f, start=start, groups=groups | {"day": f.groups["day2"]}))
        elif "day0" in f.groups:
            start, end = f.spans["day0"]
            out.append(replace(f, end=end, groups={**f.groups, "day": f.groups["day0"]}))
            out.append(replace(f, start=f.spans["day"][0]))
        elif "q0" in f.groups:
            out.append(replace(f, end=f.spans["q0"][1], groups={**f.groups, "q": f.groups["q0"]}))
            out.append(replace(f, start=f.spans["q"][0]))
        else:
            out.append(f)
    return out


def _read(found: list[Found], context: Context) -> list[Timex]:
    out = []
    for f in found:
        reading = BUILDERS[f.rule.build](f, context)
        timex = _timex(f, reading, context) if reading else None
        if timex is None or reading is None:
            continue
        out.append(timex)
        _establish(f, timex, context)
    return out


def _timex(f: Found, r: Reading, context: Context) -> Timex | None:
    where = trim(context.document.text, _start(f, context), f.end)
    if where is None:
        return None
    b = bounds(r.value)
    earliest, latest, edtf = b.earliest, b.latest, b.edtf
    if week := _WEEK_OF.search(f.groups.get("part", "")):
        earliest, latest, edtf = _week_of(week[1], earliest, latest, edtf)
    if r.earliest is not None and (earliest is None or r.earliest > earliest):
        earliest = r.earliest
    if r.latest is not None and (latest is None or r.latest < latest):
        latest = r.latest
    if earliest and latest and (r.type == "DURATION" or (edtf and "/" in edtf)):
        edtf = f"{earliest}/{latest}"
    if edtf and "approx" in f.groups and _PLAIN_EDTF.fullmatch(edtf):
        edtf += "~"
    if edtf and r.offset and _OPEN_CLOCK.search(edtf):
        edtf += r.offset if r.offset == "Z" or ":" in r.offset else f"{r.offset}:00"
    basis = r.basis if earliest or latest else "unknown"
    ident = make_id("timex", context.document.id, where.start, where.end)
    when = When(earliest, latest, basis)
    return Timex(ident, context.document.id, where, r.type, r.value, edtf, when, b.precision)


def _week_of(
    nth: str, first: date | None, last: date | None, edtf: str | None
) -> tuple[date | None, date | None, str | None]:
    """``the second week of March``: seven days of what the value covers."""
    if first is None or last is None or (last - first).days < 27:
        return first, last, edtf
    if nth in ("last", "final"):
        first = last - timedelta(days=6)
    else:
        first += timedelta(days=7 * ("first", "second", "third", "fourth").index(nth))
        last = first + timedelta(days=6)
    return first, last, f"{first}/{last}"


def _start(f: Found, context: Context) -> int:
    """Leave out the article of an adjective: "the [two-week] crisis", "a [year-ago] loss"."""
    if f.groups.get("span") == "last" and context.is_verb(f.start):
        return f.spans["span"][1]
    if f.rule.build not in ("duration", "quarter", "year_ago") or "what" in f.groups:
        return f.start
    text = context.plain[f.start : f.end]
    article = re.match(r"(?:the|an?)\s+(?=\S)", text) if re.search(r"-\w+$", text) else None
    if article is None or re.search(r"\s(?:of|in|this|last|next)\s", text):
        return f.start
    return f.start + article.end()


def _compared(f: Found, context: Context) -> bool:
    """``from August``, ``than in 1988``, ``after a weak quarter``: not what is spoken of."""
    before, head = context.previous_token(f), context.head(f)
    if before is None or head is None or f.rule.build not in ("month", "quarter", "year"):
        return False
    if before.text.lower() in ("from", "than"):
        return True
    return f.rule.build == "quarter" and context.parse.tokens[head.head].lemma == "after"


def _establish(f: Found, timex: Timex, context: Context) -> None:
    """Remember a date that later expressions may count from."""
    if timex.type not in ("DATE", "TIME") or timex.value.endswith("_REF"):
        return
    sentence = context.sentence(f.start)
    if sentence is None:
        return
    context.add(
        Ref(
            f.start,
            context.parse.tokens[sentence.first].sent,
            sentence.zone,
            timex.value,
            timex.when.earliest,
            timex.when.latest,
            "day" if bounds(timex.value).precision == "time" else bounds(timex.value).precision,
            context.dates_saying(f),
            f.rule.build in ("year_ago", "year_period")
            or f.groups.get("dir") == "ago"
            or "ago" in f.groups
            or _compared(f, context),
        )
    )
