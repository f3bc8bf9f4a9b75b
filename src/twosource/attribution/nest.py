"""Which attribution stands in the content of which; what was found twice."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.candidate import Candidate, covers
from twosource.attribution.cues import adjectives, nouns, verbs
from twosource.attribution.grammar import Grammar
from twosource.model.span import Span


def anchor(c: Candidate) -> Span:
    """The place that an attribution stands at: its cue, else its content."""
    return c.cue[0] if c.cue else c.content[0]


def parents(found: Sequence[Candidate]) -> list[int | None]:
    """For each (sorted by content start) the index of the innermost one it stands in.

    Takes linear time in the number of candidates and their nesting: each looks only at those whose
    content has not ended.
    """
    order = sorted(range(len(found)), key=lambda k: (_low(found[k]), -_high(found[k])))
    out: list[int | None] = [None] * len(found)
    open_: list[int] = []
    for k in order:
        at = anchor(found[k])
        low = min(at.start, _low(found[k]))
        open_ = [j for j in open_ if _high(found[j]) > low][-12:]
        inside = [j for j in open_ if _stands_in(found[k], found[j])]
        if inside:
            out[k] = min(inside, key=lambda j: (found[j].size, j))
        open_.append(k)
    for k, p in enumerate(out):  # no circles: a parent is larger, or equal and earlier
        if p is not None and out[p] == k:
            out[k] = None
    return out


def _low(c: Candidate) -> int:
    return min(s.start for s in c.content)


def _high(c: Candidate) -> int:
    return max(s.end for s in c.content)


def _stands_in(inner: Candidate, outer: Candidate) -> bool:
    if not covers(outer.content, anchor(inner)):
        return False
    if outer.cue and covers(inner.content, outer.cue[0]):
        return False
    return all(covers(outer.content, s) for s in inner.content)


def speech(g: Grammar, c: Candidate) -> bool:
    """Whether it reports an act of speaking: beliefs inside another's words are not listed."""
    if not c.source and c.verb is not None and g.tokens[c.verb].tag == "VB":
        return False  # "it is hard to say that": nobody said it
    for entries in (verbs(), nouns()):
        if c.lemma in entries:
            e = entries[c.lemma]
            return e.speech and (entries is nouns() or "quote" in e.frames)
    return c.lemma not in adjectives()
