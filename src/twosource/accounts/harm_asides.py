"""Other harms that a report of one tells of by the way, as its words show.

"The shooting came three months after four people were killed at a bar", "in a separate
incident, two men were stabbed", "it was the third such attack this year. On 4 May ...", "police
have shot seven people this year": these are not the harm that the text is about, dated or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from twosource.accounts.rival_words import another_harm, sentence, words
from twosource.accounts.told import Told
from twosource.model.finding import DateRange

_INTERVAL = r"(?:hours?|days?|weeks?|months?|years?|fortnight)"
_CAME_AFTER = re.compile(
    rf"\b(?:comes?|came|coming|occurred|happened)\b[^.;]{{0,60}}\b{_INTERVAL}\s+(?:after|since)\b",
    re.IGNORECASE,
)
"""What stands behind is an earlier harm, however it is told."""
_AFTER_A = re.compile(rf"\b{_INTERVAL}\s+after\s+an?\b", re.IGNORECASE)
"""What stands behind is an earlier harm where one is reported before it in the sentence."""
_WORST_SINCE = re.compile(
    r"\b(?:deadliest|worst|bloodiest|biggest|largest|first)\b[^.;]{0,80}\bsince\b", re.IGNORECASE
)
_SINCE_YEAR = re.compile(r"\bsince\b[^.;]{0,30}\b(?:19|20)\d\d,?\s+when\b", re.IGNORECASE)
_MEMORIES = re.compile(
    r"\b(?:memories of|reminiscent of|anniversary of(?!\s+(?:the|his|her|their|its|that)\b))",
    re.IGNORECASE,
)
_LEADS = (_CAME_AFTER, _WORST_SINCE, _SINCE_YEAR, _MEMORIES)
_NTH_OF_MANY = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|latest|"
    r"most recent)\b[^.;]{0,80}\b(?:this year|this month|this week|so far|since|in as many|in a|in "
    r"(?:two|three|four|five|six|\d+))\b",
    re.IGNORECASE,
)
"""After this the paragraph goes on with the others of the row."""


def other_harms(told: Sequence[Told], text: str) -> frozenset[str]:
    """The ids of the mentions that tell of another harm than their text's own; none where these
    would be all that report one. ``told``: those of one document, in order."""
    rows = _row_starts(told, text)
    out: set[str] = set()
    behind = -1
    for t in told:
        at = t.mention.span.start
        if _another(t, told, text, rows) or (at < behind and t.days is None):
            out.add(t.mention.id)
            behind = sentence(text, t.mention.span).end  # "a 2019 shooting in which two were hurt"
    out |= set(_deaths_in(out, told, text))
    rest = [t for t in told if t.mention.id not in out]
    if not any(t.mention.reports or t.mention.killed or t.mention.injured for t in rest):
        return frozenset()
    return frozenset(out)


def _deaths_in(out: Collection[str], told: Sequence[Told], text: str) -> Iterator[str]:
    """What came of another harm, told before it in its sentence: "eight people died in a fire"."""
    others = [t for t in told if t.mention.id in out]
    for t in told:
        if t.mention.aftermath and t.mention.id not in out:
            around = sentence(text, t.mention.span)
            if any(around.contains(o.mention.span) and o.days in (None, t.days) for o in others):
                yield t.mention.id


def _row_starts(told: Sequence[Told], text: str) -> Mapping[int, int]:
    """By paragraph where a sentence ends that counts the harm as one of a row."""
    out: dict[int, int] = {}
    for t in told:
        around = sentence(text, t.mention.span)
        if _NTH_OF_MANY.search(around.of(text)) and words("chief", "harm").search(around.of(text)):
            out.setdefault(t.zone_index, around.end)
    return out


def _another(t: Told, told: Sequence[Told], text: str, rows: Mapping[int, int]) -> bool:
    at, around = t.mention.span.start, sentence(text, t.mention.span)
    before, whole = text[around.start : at], around.of(text)
    if at > rows.get(t.zone_index, len(text)) or _counted(t) or _older(t, told, before):
        return True
    if _separately().search(whole) or _elsewhere(before):
        return True
    return any(x.search(before) for x in _LEADS) or (
        _AFTER_A.search(before) is not None
        and any(
            o.mention.reports and not o.mention.aftermath
            and around.start <= o.mention.span.start < at - len(before) + _behind(before)
            for o in told
        )
    )  # fmt: skip


def _behind(before: str) -> int:
    found = _AFTER_A.search(before)
    return found.start() if found else 0


def _separately() -> re.Pattern[str]:
    return re.compile(
        r"\bin\s+(?:another|a\s+separate|an\s+unrelated|a\s+similar|an\s+earlier|a\s+different)\s+"
        rf"(?:\w+\s+)?{words('chief', 'harm').pattern}",
        re.IGNORECASE,
    )


def _elsewhere(before: str) -> bool:
    """Whether the words before name another harm, by way of which this one is told."""
    found = another_harm().search(before)
    return found is not None and not _ORDINAL.match(found[0])


_ORDINAL = re.compile(r"(?:second|third|fourth)\b", re.IGNORECASE)


def _older(t: Told, told: Sequence[Told], before: str) -> bool:
    """Whether a text that has told of its harm goes on to "a shooting" of long ago."""
    if t.mention.reports or t.days is None or t.published is None:
        return False
    assert t.days.latest is not None
    long_ago = t.published - t.days.latest > _LONG and told[0].zone_index < t.zone_index
    return long_ago and _A.search(before) is not None


_LONG = timedelta(days=15)
_A = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _counted(t: Told) -> bool:
    """Whether a toll is that of a month or more ("seven people this year")."""
    days, m = t.days, t.mention
    number = m.killed or m.injured or m.hurt
    if days is None or number is None or number.min < _SEVERAL:
        return False
    assert days.earliest and days.latest
    return days.latest - days.earliest >= _YEAR


_SEVERAL = 2
_YEAR = timedelta(days=300)


def runs(apart: Sequence[Told]) -> Iterator[list[Told]]:
    """Mentions of other harms that go together: those of a paragraph and a day."""
    home: dict[tuple[int, DateRange | None], list[Told]] = defaultdict(list)
    last: tuple[int, DateRange | None] | None = None
    for t in apart:
        key = (t.zone_index, t.days)
        if last is not None and last[0] == t.zone_index and (not t.days or t.mention.aftermath):
            key = last
        home[key].append(t)
        last = key
    yield from home.values()
