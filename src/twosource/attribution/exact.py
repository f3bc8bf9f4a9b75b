"""Make tagged contents exact: begin and end at quotation marks, no stops or spaces at the edges."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.grammar import EDGE, Grammar
from twosource.model.parse import Quote
from twosource.model.span import Span, trim

_NEAR = 2
"""Code points between a tagged edge and a mark that it means."""

_MOST = 0.5
"""A quotation whose words are tagged to this share is tagged in whole."""


def exact(g: Grammar, content: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """Return the content with exact edges; pieces of one quotation become one."""
    out: list[Span] = []
    for s in content:
        made = _snapped(g, s, cue)
        if made is None:
            continue
        if out and made.start < out[-1].end:
            made = Span(min(out[-1].start, made.start), max(out[-1].end, made.end))
            out.pop()
        out.append(made)
    return tuple(out)


def _snapped(g: Grammar, span: Span, cue: Sequence[Span]) -> Span | None:
    """The span from mark to mark where it means a quotation, else trimmed."""
    trimmed = trim(g.text, span.start, span.end, EDGE)
    if trimmed is None:
        return None
    start, end = trimmed.start, trimmed.end
    end = _in_paragraph(g, start, end)
    q = g.quote_at(start) or g.quote_at(min(start + _NEAR, end - 1))
    if q is not None and _holds_none(q, cue):
        near = abs(start - q.start) <= _NEAR or start <= q.inner_start
        start = q.start if near or _mostly(q, start, end) else start
    q = g.quote_at(end - 1) or g.quote_at(max(start, end - 1 - _NEAR))
    if q is not None and _holds_none(q, cue) and start <= q.start:
        stops_only = not g.text[min(q.end, end) : end].strip(EDGE + ",;.")
        near = q.inner_end - _NEAR <= end and stops_only
        end = q.end if near or (end < q.end and _mostly(q, start, end)) else end
    return Span(start, end)


def _in_paragraph(g: Grammar, start: int, end: int) -> int:
    """Words that are not quoted end with their paragraph."""
    k = g.first_from(start)
    if k >= len(g.tokens) or g.tokens[k].start >= end or g.quote_at(start) is not None:
        return end
    zone, last = g.tokens[k].zone, k
    while last + 1 < len(g.tokens) and g.tokens[last + 1].start < end:
        if g.tokens[last + 1].zone != zone:
            return g.tokens[last].end
        last += 1
    return end


def _holds_none(q: Quote, cue: Sequence[Span]) -> bool:
    return not any(q.start <= s.start < q.end for s in cue)


def _mostly(q: Quote, start: int, end: int) -> bool:
    """Whether most of the quotation lies in [start, end)."""
    both = min(end, q.end) - max(start, q.start)
    return both >= _MOST * (q.end - q.start)
