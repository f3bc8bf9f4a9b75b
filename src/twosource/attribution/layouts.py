"""Attributions told by layout, put before what others found in the same lines.

Works on any list of candidates: of the rules or of a tagger.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from twosource.attribution.blocks import from_blocks
from twosource.attribution.candidate import Candidate, covers, shared
from twosource.attribution.grammar import Grammar
from twosource.attribution.headlines import from_headlines
from twosource.attribution.lines import lines_of
from twosource.attribution.scripts import from_scripts

_SAME = 0.6
_WEAK = 0.5


def laid_out(g: Grammar, kinds: tuple[str, ...], found: Sequence[Candidate]) -> list[Candidate]:
    """Return ``found`` with the attributions that the layout tells.

    ``kinds`` are the kinds of the zones, by index. What crosses the bounds of a line's speech, or
    says the same of it, gives way; what stands inside stays, to be nested.
    """
    lines = lines_of(g)
    scripted = [*from_scripts(g, lines)]
    taken = [s.start for c in scripted for s in c.content]
    blocks = [c for c in from_blocks(g, lines) if not _any_in(taken, c)]
    kept, sure = list(found), sorted([*scripted, *blocks], key=lambda c: c.first)
    starts = [m.first for m in sure]
    kept = [c for c in kept if not _gives_way(c, _near(sure, starts, c))]
    for m in from_headlines(g, kinds):
        rivals = [c for c in kept if shared(c.content, m.content) or _cue_in(c, m)]
        if any(c.source and c.cue and shared(c.content, m.content) for c in rivals):
            continue
        if m.score < _WEAK and any(c.source or c.cue for c in rivals):
            continue
        kept = [c for c in kept if c not in rivals]
        kept.append(m)
    return kept + sure


def _near(sure: Sequence[Candidate], starts: Sequence[int], c: Candidate) -> Sequence[Candidate]:
    """The laid out ones whose lines ``c`` may stand in: the last that begin before its end."""
    low = min(s.start for s in (*c.content, *c.cue, *c.source))
    high = max(s.end for s in (*c.content, *c.cue, *c.source))
    a, b = bisect_right(starts, low), bisect_right(starts, high)
    return sure[max(0, a - 2) : min(len(sure), max(b, a + 1) + 1)]


def _any_in(starts: Sequence[int], c: Candidate) -> bool:
    return any(s.start in starts for s in c.content)


def _cue_in(c: Candidate, m: Candidate) -> bool:
    return bool(c.cue and m.cue and covers(m.cue, c.cue[0]))


def _gives_way(c: Candidate, sure: Sequence[Candidate]) -> bool:
    """Whether ``c`` says again, or crosses, what the layout tells."""
    for m in sure:
        both = shared(c.content, m.content)
        inside = all(covers(m.content, s) for s in c.content)
        if m.cue and c.cue and shared(c.cue, m.cue):
            return True
        if any(shared(c.cue, (s,)) for s in m.source) and both:
            return True
        if not both:
            continue
        if not inside:
            return True
        whole = both >= _SAME * m.size
        if whole and (not c.cue or not covers(m.content, c.cue[0])):
            return True
    return False
