"""Score what is found in the time expressions of our own.

Matching is that of ``../shared/tools/score_timex.py``: marks at the edges are trimmed, one to one,
the same extent first, then the greatest overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.time_passages import TimePassage, WantedTime
from twosource.model.span import Span
from twosource.model.when import Timex

_EDGE = " \n\t\"'.,\u2018\u2019\u201c\u201d"


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A passage, what was found in it, and for each gold expression the one found (None: none)."""

    passage: TimePassage
    found: tuple[Timex, ...]
    pairs: tuple[Timex | None, ...]

    @property
    def extra(self) -> list[Timex]:
        """What was found and is no gold expression."""
        taken = {t.id for t in self.pairs if t is not None}
        return [t for t in self.found if t.id not in taken]


def match_times(passage: TimePassage, found: tuple[Timex, ...]) -> TimeMatch:
    """Pair gold and found one to one."""
    text = passage.text
    options = []
    for i, w in enumerate(passage.wanted):
        a = _trimmed(text, w.span)
        for k, t in enumerate(found):
            b = _trimmed(text, t.span)
            if a.overlaps(b):
                shared = min(a.end, b.end) - max(a.start, b.start)
                options.append((a != b, -shared, i, k))
    pairs: list[Timex | None] = [None] * len(passage.wanted)
    used: set[int] = set()
    for _, _, i, k in sorted(options):
        if pairs[i] is None and k not in used:
            pairs[i] = found[k]
            used.add(k)
    return TimeMatch(passage, found, tuple(pairs))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and text[start] in _EDGE:
        start += 1
    while end - 1 > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def wrong(m: TimeMatch) -> Iterable[tuple[WantedTime, Timex | None, str]]:
    """Each gold expression that was missed or misread, with what is wrong."""
    for w, t in zip(m.passage.wanted, m.pairs, strict=True):
        if t is None:
            yield w, t, "missed"
        elif (t.value, t.type) != (w.value, w.type):
            yield w, t, "value"
        elif t.when.basis != w.basis:
            yield w, t, "basis"
        elif (t.when.earliest, t.when.latest) != (w.earliest, w.latest):
            yield w, t, "days"


def time_figures(matches: Sequence[TimeMatch]) -> Mapping[str, float]:
    """The figures in per cent: F1 of extent (strict, relaxed), type and value.

    ``basis`` and ``days`` (earliest and latest) are shares of the gold expressions whose value is
    right; ``near_misses_left`` the share of passages without expressions in which none was found.
    """
    n: Counter[str] = Counter()
    for m in matches:
        n["gold"] += len(m.passage.wanted)
        n["found"] += len(m.found)
        if not m.passage.wanted:
            n["none"] += 1
            n["left"] += not m.found
        for w, t in zip(m.passage.wanted, m.pairs, strict=True):
            if t is not None:
                _count(n, m.passage.text, w, t)
    both = max(1, n["gold"] + n["found"])
    return {
        **{f"{k}_f1": 200 * n[k] / both for k in ("strict", "relaxed", "type", "value")},
        **{k: 100 * n[k] / max(1, n["value"]) for k in ("basis", "days")},
        "near_misses_left": 100 * n["left"] / max(1, n["none"]),
    }


def _count(n: Counter[str], text: str, w: WantedTime, t: Timex) -> None:
    n["relaxed"] += 1
    n["strict"] += _trimmed(text, w.span) == _trimmed(text, t.span)
    n["type"] += w.type == t.type
    if w.value == t.value:
        n["value"] += 1
        n["basis"] += w.basis == t.when.basis
        n["days"] += (w.earliest, w.latest) == (t.when.earliest, t.when.latest)
