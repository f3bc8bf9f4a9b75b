"""Calendar arithmetic: which year, which weekday, units added, holidays."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from twosource.dating.lexicon import word_set
from twosource.dating.tense import Direction, Way
from twosource.model.parse import Token

_NTH = re.compile(r"(\d\d)/(\d)/(-?\d|election)([+-]\d+)?")
_LEFT_OPEN = frozenset({"for", "until", "through", "by"})
"""What a past that hangs on these was left open to: "was extended through January"."""
MIN_YEAR, MAX_YEAR = 1000, 2999


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date; None where the calendar has none."""
    if not (MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def shift(day: date, unit: str, count: int) -> date | None:
    """Return ``day`` moved by ``count`` units (``D W F M Q Y E C``); None outside the calendar."""
    if abs(count) > 20000:
        return None
    delta = {
        "D": relativedelta(days=count),
        "N": relativedelta(days=count),
        "W": relativedelta(weeks=count),
        "WE": relativedelta(weeks=count),
        "F": relativedelta(weeks=2 * count),
        "M": relativedelta(months=count),
        "Q": relativedelta(months=3 * count),
        "Y": relativedelta(years=count),
        "E": relativedelta(years=10 * count),
        "C": relativedelta(years=100 * count),
    }.get(unit)
    if delta is None:
        return None
    try:
        moved = day + delta
    except (ValueError, OverflowError):
        return None
    return moved if MIN_YEAR <= moved.year <= MAX_YEAR else None


def pick(options: list[tuple[date, date]], now: date, way: Way) -> int | None:
    """Return the index of the option (first day, last day) that fits the tense, else the nearest.

    Options are in order of time. Past: the latest that has begun; future: the earliest that is not
    over; present or unknown: the nearest; planned: the nearest too, but one ahead may be half as
    far again. A date ten months off against the tense of a neighbour a few weeks off is the
    neighbour: newspapers would name the year.
    """
    if not options:
        return None
    behind = 1.5 if way.direction == "planned" else 1

    def away(k: int) -> float:
        return _distance(options[k], now) * (behind if options[k][1] < now else 1)

    nearest = min(range(len(options)), key=away)
    if way.direction == "past":
        fitting = [k for k, (first, _) in enumerate(options) if first <= now][-1:]
    elif way.direction == "future":
        fitting = [k for k, (_, last) in enumerate(options) if last >= now][:1]
    else:
        return nearest
    if not fitting:
        return nearest
    far, near = _distance(options[fitting[0]], now), _distance(options[nearest], now)
    sure = way.direct and (
        (way.direction == "future" and not way.reported)
        or (way.verb is not None and _is_told(way.verb) and not way.lead & _LEFT_OPEN)
    )
    against = (far > 300 and near < 45 and not sure) or (
        not way.direct and far > 120 and (far > 4 * near or (far > 240 and near < 90))
    )
    return nearest if against else fitting[0]


def _is_told(verb: Token) -> bool:
    """``it closed in December``; "told of a cut in December" may be of what is to come."""
    return verb.tag == "VBD" and verb.lemma not in word_set("saying")


def _distance(option: tuple[date, date], now: date) -> int:
    first, last = option
    if first <= now <= last:
        return 0
    return (now - last).days if last < now else (first - now).days


def weekday_on(now: date, weekday: int, way: Direction | None, *, strict: bool = False) -> date:
    """Return the last (or, for the future, next) such weekday; ``strict`` leaves out ``now``."""
    ahead = (weekday - now.isoweekday()) % 7
    if way in ("future", "planned"):
        return now + timedelta(days=ahead or (7 if strict else 0))
    back = (now.isoweekday() - weekday) % 7
    return now - timedelta(days=back or (7 if strict else 0))


def holiday(rule: str, year: int) -> date | None:
    """Return the day of a holiday by its rule (see ``rules/holidays.toml``)."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    m = _NTH.fullmatch(rule)
    if m is None:
        month, day = rule.split("-")
        return make_date(year, int(month), int(day))
    month_number, weekday = int(m[1]), int(m[2])
    if m[3] == "election":  # the Tuesday after the first Monday
        found = _nth_weekday(year, month_number, 1, 1) + timedelta(days=1)
    else:
        found = _nth_weekday(year, month_number, weekday, int(m[3]))
    return found + timedelta(days=int(m[4] or 0))


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-n - 1))
