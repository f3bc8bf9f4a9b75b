"""Quotations that go on: after their cue, and over paragraphs.

Works on any list of candidates: of the rules or of a tagger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar
from twosource.attribution.utterance import utterance
from twosource.model.parse import Quote
from twosource.model.span import Span

_MOST_PARTS = 40
_STOPS = ".,:;!? \t\u00a0\u2014\u2013-"


def continued(g: Grammar, found: Sequence[Candidate]) -> list[Candidate]:
    """Give each attribution the quotations that go on with it and that nobody else has.

    A lone quotation without a source gives way. Near linear.
    """
    taken = sorted((s.start, s.end, k) for k, c in enumerate(found) for s in c.content)
    out = list(found)
    gone: set[int] = set()
    ends = {q.end: n for n, q in enumerate(g.outer)}
    for k, c in enumerate(found):
        n = ends.get(c.content[-1].end)
        if n is None or not c.cue or not c.source:
            continue
        more: list[Span] = []
        while n + 1 < len(g.outer) and len(more) < _MOST_PARTS:
            q, nxt = g.outer[n], g.outer[n + 1]
            if not _goes_on(g, c, q, nxt, first=not more):
                break
            holders = {j for j in _holders(taken, nxt) if j not in gone and j != k}
            if any(found[j].cue or found[j].source for j in holders):
                break
            gone |= holders
            more.append(nxt.span)
            n += 1
        if more:
            out[k] = replace(c, content=(*c.content, *more))
    return [c for k, c in enumerate(out) if k not in gone]


def _goes_on(g: Grammar, c: Candidate, q: Quote, nxt: Quote, *, first: bool) -> bool:
    """Whether ``nxt`` goes on with ``q``: one run over paragraphs, or only the cue between."""
    if not q.closed:
        return nxt.run == q.run
    if not first:
        return False
    edge = max([q.end, *(s.end for s in (*c.cue, *c.source) if q.end <= s.start < nxt.start)])
    between = g.text[edge : nxt.start]
    told = any(q.end <= s.start < nxt.start for s in c.cue)
    return told and not between.strip(_STOPS) and utterance(g, nxt)


def _holders(taken: Sequence[tuple[int, int, int]], q: Quote) -> set[int]:
    """The attributions whose content shares characters with a quotation."""
    k = bisect_left(taken, (q.start, 0, 0))
    near = [*taken[max(0, k - 4) : k]]
    while k < len(taken) and taken[k][0] < q.end:
        near.append(taken[k])
        k += 1
    return {j for a, b, j in near if a < q.end and q.start < b}
