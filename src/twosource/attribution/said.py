"""The words that date a saying."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span


def said_span(
    g: Grammar, verb: int | None, cue: tuple[Span, ...], content: tuple[Span, ...]
) -> Span | None:
    """Return the date in the cue ("said on Friday"), else one that hangs on the verb elsewhere."""
    for c in cue:
        for t in g.parse.within(c):
            if t.text.lower() in words("frames", "times") and t.pos != "AUX":
                return _whole(g, t.i, c)
    if verb is None:
        return None
    for child in g.children[verb]:
        t = g.tokens[child]
        if t.dep not in ("npadvmod", "prep", "advmod") or any(s.contains(t.span) for s in content):
            continue
        first, last = g.first_of(child), g.last_of(child)
        if last - first > 6:
            continue
        for k in range(first, last + 1):
            if g.tokens[k].text.lower() in words("frames", "times"):
                return g.span(child + 1 if t.dep == "prep" else first, last)
    return None


def _whole(g: Grammar, i: int, within: Span) -> Span:
    """The time expression around a time word: "a Wednesday press conference" gives "Wednesday"."""
    first = last = i
    times = words("frames", "times")
    while (
        last + 1 < len(g.tokens)
        and g.tokens[last + 1].end <= within.end
        and (g.tokens[last + 1].text.lower() in times or g.tokens[last + 1].pos == "NUM")
    ):
        last += 1
    while (
        first - 1 >= 0
        and g.tokens[first - 1].start >= within.start
        and (
            g.tokens[first - 1].text.lower() in times
            or g.tokens[first - 1].text.lower() in ("last", "late", "early", "this")
            or g.tokens[first - 1].pos == "NUM"
        )
    ):
        first -= 1
    return Span(g.tokens[first].start, g.tokens[last].end)
