"""Find candidate expressions: compiled rules over the stretches that hold a time word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from twosource.dating.lexicon import RuleSource, rule_sources, words

LEFT, RIGHT = 48, 56
"""Code points around a trigger word within which rules look."""

_SPACES = (
    "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n\u2028\u2029\x0b\x0c\u200b\ufeff\u200d\u2060"
)
_PLAIN = str.maketrans(
    {chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)
_WORD = re.compile(r"[a-z]+|\d+(?:st|nd|rd|th|0s|s)?")
_PLACE = re.compile(r"\{(~?)([a-z]\w*)(?::(\w+))?\}")


@dataclass(frozen=True)
class Rule:
    """A compiled rule; ``order`` is its place in the file (the earlier wins a tie)."""

    name: str
    build: str
    needs: frozenset[str]
    regex: re.Pattern[str]
    args: Mapping[str, str]
    order: int


@dataclass(frozen=True)
class Found:
    """A match: offsets in the stored text, the rule, and the groups that took part."""

    start: int
    end: int
    rule: Rule
    groups: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    def regrouped(self, old: str, new: str) -> Found:
        """The same match with a group under another name as well."""
        groups = {**self.groups, new: self.groups[old]}
        return Found(self.start, self.end, self.rule, groups, {**self.spans, new: self.spans[old]})


def plain(text: str) -> str:
    """Lower case (ASCII), plain apostrophes, dashes and spaces; the same length."""
    return text.translate(_PLAIN)


def _literal(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", " ").replace(r"\-", "_")
    return escaped.replace(" ", r"\s{1,4}").replace("_", r"(?:\s{1,4}|-)")


def _choice(keys: Iterable[str]) -> str:
    ordered = sorted(keys, key=lambda k: (-len(k), k))
    return "(?:" + "|".join(_literal(k) for k in ordered) + ")"


@cache
def _classes() -> dict[str, str]:
    w = words()
    units = [u for u in w.unit if u != "centuries"]
    return {
        "month": _choice(w.month) + r"(?![a-z])",
        "weekday": _choice(w.weekday),
        "unit": f"(?:{_choice(units)}s?|centuries)" + r"(?![a-z])",
        "season": _choice(w.season) + r"(?![a-z])",
        "daypart": _choice(w.daypart) + r"(?![a-z])",
        "ordinal": _choice(w.ordinal) + r"(?![a-z])",
        "decadeset": _choice(w.decade),
        "frequency": _choice(w.frequency),
        "zone": _choice(w.zone),
        "holiday": _choice(w.holiday),
    }


def _expand(pattern: str, pieces: Mapping[str, str]) -> str:
    def one(m: re.Match[str]) -> str:
        body = pieces[m[2]]
        return f"(?:{body})" if m[1] else f"(?P<{m[3] or m[2]}>{body})"

    return _PLACE.sub(one, pattern)


def _spaces(pattern: str) -> str:
    """Write a space and ``_`` as what they stand for, but not inside a group's name."""
    parts = re.split(r"(\(\?P<\w+>)", pattern)
    return "".join(
        p if p.startswith("(?P<") else p.replace("_", r"(?:\s{1,4}|-)").replace(" ", r"\s{1,4}")
        for p in parts
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the compiled rules in order."""
    sources, named = rule_sources()
    pieces = dict(_classes())
    for name, body in named.items():
        pieces[name] = _spaces(_expand(body, pieces))
    return tuple(_compile(r, pieces, k) for k, r in enumerate(sources))


def _compile(source: RuleSource, pieces: Mapping[str, str], order: int) -> Rule:
    body = _expand(_spaces(source.pattern), pieces)
    regex = re.compile(rf"(?<![\w$£€#])(?<!\d[.,/:])(?:{body})(?!\w|[.,]\d)")
    return Rule(source.name, source.build, frozenset(source.needs), regex, source.args, order)


@cache
def _triggers() -> dict[str, frozenset[str]]:
    w = words()
    out: dict[str, set[str]] = {}

    def add(cls: str, keys: Iterable[str]) -> None:
        for key in keys:
            for word in _WORD.findall(key):
                out.setdefault(word, set()).add(cls)

    add("month", w.month)
    add("weekday", [*w.weekday, *(f"{d}s" for d in w.weekday if d.endswith("day"))])
    add("unit", [*w.unit, *(f"{u}s" for u in w.unit)])
    add("season", w.season)
    add("daypart", w.daypart)
    add("decade", w.decade)
    add("frequency", w.frequency)
    skip = {"day", "s", "st", "of", "the", "jr", "good", "may", "new", "labor", "black", "palm"}
    for key in w.holiday:
        add("holiday", [x for x in _WORD.findall(key) if x not in skip] or _WORD.findall(key))
    add("holiday", ["may", "labor", "day"])
    add("unit", ["weekdays", "period", "season", *(f"{u}long" for u in w.unit)])
    add("deictic", ["yesterday", "today", "tomorrow", "tonight"])
    add("clock", ["noon", "midnight", "clock", "am", "pm", "m", "morning", "afternoon", "evening"])
    add("half", ["half"])
    add("clock", ["half", "quarter", "past"])
    add("every", ["every", "each"])
    add("decade", ["nineteen", "eighteen"])
    add("numword", ["nineteen", "thousand", "twenty"])
    add("vague", ["now", "currently", "current", "present", "moment", "nowadays", "time", "point"])
    add("vague", ["days", "recent", "recently", "lately", "late", "past", "ago", "future", "term"])
    return {k: frozenset(v) for k, v in out.items()}


def _classes_of(word: str, after: str) -> frozenset[str]:
    if word == "q":
        return _Q
    if not word[0].isdigit():
        return _triggers().get(word, _NONE) if len(word) > 1 or word in "mq" else _NONE
    if word.endswith("s"):
        return _DECADE
    if word[-1].isalpha():
        return _NTH
    if len(word) == 4:
        return _YEAR
    return _CLOCK if after == ":" else _NUMBER if after in "/." or len(word) == 2 else _NONE


_NONE: frozenset[str] = frozenset()
_DECADE, _NTH = frozenset({"decade"}), frozenset({"nth"})
_YEAR, _NUMBER = frozenset({"year", "number"}), frozenset({"number"})
_CLOCK, _Q = frozenset({"clock"}), frozenset({"q"})


@cache
def _groups() -> tuple[tuple[tuple[Rule, ...], ...], Mapping[str, tuple[int, ...]]]:
    """Rules that need the same classes of trigger words, and the groups that a class opens."""
    by_needs: dict[frozenset[str], list[Rule]] = {}
    for rule in rules():
        by_needs.setdefault(rule.needs, []).append(rule)
    opens: dict[str, list[int]] = {}
    for k, needs in enumerate(by_needs):
        for cls in sorted(needs):
            opens.setdefault(cls, []).append(k)
    groups = tuple(tuple(g) for g in by_needs.values())
    return groups, {cls: tuple(k) for cls, k in opens.items()}


def _windows(text: str, start: int, end: int) -> list[list[list[int]]]:
    """For each group of rules the stretches around its trigger words, merged where they meet."""
    groups, opens = _groups()
    out: list[list[list[int]]] = [[] for _ in groups]
    for m in _WORD.finditer(text, start, end):
        found = _classes_of(m[0], text[m.end() : m.end() + 1])
        if not found:
            continue
        left, right = max(start, m.start() - LEFT), min(end, m.end() + RIGHT)
        for k in {k for cls in found for k in opens.get(cls, ())}:
            windows = out[k]
            if windows and left <= windows[-1][1]:
                windows[-1][1] = right
            else:
                windows.append([left, right])
    return out


def candidates(text: str, start: int, end: int) -> list[Found]:
    """Return every match of every rule between two offsets of ``plain`` text."""
    out: list[Found] = []
    for group, windows in zip(_groups()[0], _windows(text, start, end), strict=True):
        for a, b in windows:
            for rule in group:
                out.extend(_found(m, rule) for m in rule.regex.finditer(text, a, b))
    days = [f for f in out if f.rule.name == "month-day"]
    # In "jailed Aug. 10 to two years" the 10 is of the day.
    return [
        f
        for f in out
        if f.rule.name != "duration-range" or not any(d.start < f.start < d.end for d in days)
    ]


def _found(m: re.Match[str], rule: Rule) -> Found:
    groups = {k: v for k, v in m.groupdict().items() if v is not None}
    return Found(m.start(), m.end(), rule, groups, {k: m.span(k) for k in groups})


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping matches (then the earlier rule), in order of the text."""
    taken: list[Found] = []
    used: set[int] = set()
    for f in sorted(found, key=lambda f: (f.start - f.end, f.rule.order, f.start)):
        if f.start in used or f.end - 1 in used:
            continue
        used.update(range(f.start, f.end))
        taken.append(f)
    return sorted(taken, key=lambda f: f.start)
