"""The words of a content that hangs on a verb, before and after the source and cue."""

from __future__ import annotations

from twosource.attribution.extent import content_end
from twosource.attribution.frames import Frame
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span

_CLAUSES = ("that", "passive:that")


def content_of(g: Grammar, v: int, head: int | None, frame: Frame) -> tuple[Span, ...]:
    """The spans of the content: what stands before the source and cue, and what follows them."""
    low = min(v, g.first_of(head)) if head is not None else v
    while (
        low - 1 >= 0
        and g.tokens[low - 1].dep in ("aux", "auxpass", "neg", "advmod")
        and (g.tokens[low - 1].head == v)
    ):
        low -= 1
    spans: list[Span | None] = []
    lone = frame.first < low and g.tokens[frame.first].tag in ("WP", "WDT", "WRB", "IN")
    if frame.first < low and not (lone and g.tokens[frame.first + 1].i >= low):
        last = _to_comma(g, min(frame.last, low - 1), low, v)
        spans.append(g.span(_clause_start(g, frame.first, v), last))
    start = max(frame.first, v + 1)
    if head is not None and head > v:  # "..., said Smith, ..."
        start = max(start, g.last_of(head) + 1) if frame.first < low else start
    if frame.name == "passive:inf":
        told = g.tokens[v].lemma in words("addressing", "object")
        s = g.child(v, "nsubjpass") if not told else None
        spans += (
            [g.span(g.first_of(s), min(g.last_of(s), v - 1))] if s is not None and s < v else []
        )
    if frame.last >= start:
        last = content_end(g, v, frame.last) if frame.name in _CLAUSES else frame.last
        spans.append(g.span(start, last))
    return tuple(s for s in spans if s is not None)


def _to_comma(g: Grammar, last: int, low: int, v: int) -> int:
    """The last token of what stands before source and cue. "He rang her yesterday, she said":
    what stands before the comma is said, also where the parser hangs the day on "said"."""
    k = last + 1
    while k < low and g.tokens[k].dep in _OF_DAYS:
        k += 1
    days = [t for t in g.tokens[last + 1 : k] if t.head == v and _of_day(g, t.i)]
    return k - 1 if days and k < low and g.tokens[k].text == "," else last


_OF_DAYS = ("npadvmod", "compound", "amod", "det", "prep", "pobj", "nummod")


def _of_day(g: Grammar, i: int) -> bool:
    """A day that hangs on a verb, with its preposition ("on Tuesday") or without one."""
    t = g.tokens[i]
    if t.dep == "prep" and t.text.lower() == "on":
        return any(
            g.tokens[o].text.lower() in words("frames", "times")
            for c in g.children[i]
            for o in (c, *g.children[c])
        )
    return t.dep == "npadvmod"


def _clause_start(g: Grammar, first: int, v: int) -> int:
    """A clause that stands before runs from the start of its sentence."""
    s = g.parse.sentences[g.tokens[v].sent].first
    gap = [t for t in g.tokens[s:first] if t.pos not in ("PUNCT", "CCONJ", "ADV", "SPACE")]
    return s if len(gap) <= 6 and not any(t.i == t.head for t in gap) else first
