"""Quotations without a cue right after a sentence whose speaker is known.

"It was late, Quint said. 'We went home.'": the second is a part of what Quint said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar

ALONE = "quotation alone"
_BACK = 12


def carry(g: Grammar, found: Sequence[Candidate]) -> list[Candidate]:
    """Give lone quotations to the speaker of the sentence before, in the same paragraph.

    Where source and cue end that sentence, the quotation is another part of the same saying; where
    they open it, it is a saying of its own by the same source. Several speakers: left open.
    """
    out = list(found)
    for k, c in enumerate(out):
        if c.rule != ALONE:
            continue
        before = _speakers(g, out, k)
        if len(before) != 1:
            continue
        j = before[0]
        said = out[j]
        if _ends_sentence(g, said, c.first):
            out[j] = replace(said, content=(*said.content, *c.content))
            out[k] = replace(c, content=())
        else:
            out[k] = replace(c, source=said.source, rule="quotation after its speaker", score=0.55)
    return [c for c in out if c.content]


def _speakers(g: Grammar, found: Sequence[Candidate], k: int) -> list[int]:
    """Candidates whose cue stands in the sentence before the quotation, one for each source."""
    first = g.first_from(found[k].first)
    if not 0 < first < len(g.tokens):
        return []
    last = g.tokens[first - 1]
    if last.zone != g.tokens[first].zone or last.text not in (".", "?", "!"):
        return []
    s = g.parse.sentences[last.sent]
    start = g.tokens[s.first].start
    near = [
        j
        for j in range(max(0, k - _BACK), min(len(found), k + 2))
        if found[j].cue
        and found[j].source
        and start <= found[j].cue[0].start < last.start
        and not any(x.start < found[k].first < x.end for x in found[j].content)
    ]
    return [j for j in near if not any(_holds(found[i], found[j]) for i in near if i != j)]


def _holds(outer: Candidate, inner: Candidate) -> bool:
    return any(s.contains(inner.cue[0]) for s in outer.content)


def _ends_sentence(g: Grammar, said: Candidate, start: int) -> bool:
    """Whether nothing but a stop lies between source and cue and the quotation."""
    edge = max(s.end for s in (*said.cue, *said.source))
    return edge <= start and not g.text[edge:start].strip(" .,\u00a0") and said.first < edge
