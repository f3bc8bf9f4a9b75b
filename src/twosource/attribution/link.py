"""From what the rules propose to one list without doubles."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.attribution.candidate import OWN_WORDS, Candidate, covers, shared

KEEP = 0.35
_OVERLAP = 0.6


def choose(found: Iterable[Candidate]) -> list[Candidate]:
    """Keep the best candidate of each cue and of each content, in order of the text.

    A quotation that no rule linked is dropped where another candidate's content holds it.
    """
    ranked = sorted(found, key=lambda c: (-c.score, c.first, -c.size, c.rule))
    by_verb: dict[int, Candidate] = {}
    kept: list[Candidate] = []
    for c in ranked:
        if c.score < KEEP and c.cue:
            continue
        if c.verb is not None:
            if c.verb in by_verb:
                continue
            by_verb[c.verb] = c
        kept.append(c)
    return sorted(_without_doubles(kept), key=lambda c: (c.first, -c.size))


def _without_doubles(kept: list[Candidate]) -> list[Candidate]:
    """Of two with (nearly) the same content the better one stays; order of ``kept``: best first."""
    out: list[Candidate] = []
    for c in sorted(kept, key=lambda c: c.first):
        doubles = [o for o in out[-8:] if _same(o, c)]
        if not doubles:
            out.append(c)
            continue
        best = max([*doubles, c], key=lambda x: (bool(x.source), x.score))
        for o in doubles:
            out.remove(o)
        out.append(best)
    return out


def _same(a: Candidate, b: Candidate) -> bool:
    both = shared(a.content, b.content)
    if not both:
        return False
    if not a.cue or not b.cue:
        if _retells(a, b) or _retells(b, a):
            return False
        return both >= 0.8 * min(a.size, b.size)
    near = both >= _OVERLAP * max(a.size, b.size)
    cue_inside = any(s.contains(b.cue[0]) for s in a.content) or any(
        s.contains(a.cue[0]) for s in b.content
    )
    return near and not cue_inside


def _retells(outer: Candidate, inner: Candidate) -> bool:
    """Whether a lone quotation retells its speaker's own words: "I said two. There were five." """
    own = OWN_WORDS in inner.notes and not outer.cue
    return own and covers(outer.content, inner.cue[0])
