"""How far a content reaches: to the end of its sentence, unless something new begins before."""

from __future__ import annotations

from twosource.attribution.cues import verbs
from twosource.attribution.grammar import Grammar

_AUX = ("aux", "auxpass", "relcl", "acl")
_NEW = ("according", "citing", "quoting")


def content_end(g: Grammar, v: int, last: int) -> int:
    """The last token of a clause that follows cue ``v`` and by the parser ends at ``last``.

    Adjuncts that the parser hangs on the cue, or on something before it, belong to the clause: in
    news a report's words run to the end of the sentence. Another cue, a clause that is coordinated
    with the cue's own, a semicolon or a quotation mark ends it.
    """
    end = g.parse.sentences[g.tokens[v].sent].last - 1
    home = g.quote_at(g.tokens[v].start)
    k, colon = last + 1, False
    while k <= end:
        t = g.tokens[k]
        if t.text == ":" and k < end and g.quote_at(g.tokens[k + 1].start) is home:
            k, colon = k + 1, True  # "said she was mistaken: there were three"
            continue
        if t.text in (";", ":", "\u2014", "(") or t.text.lower() in _NEW:
            break
        if g.quote_at(t.start) is not home and g.quote_at(t.start) is not g.quote_at(
            g.tokens[last].start
        ):
            break
        if _starts_new(g, v, k, end) and not (colon and t.i == t.head):
            break
        k += 1
    return max(last, k - 1)


def _starts_new(g: Grammar, v: int, k: int, end: int) -> bool:
    """Whether a clause begins at ``k`` that stands beside the cue, not below it."""
    t = g.tokens[k]
    if t.dep == "cc" and _above(g, t.head, v):
        return True
    if t.text in (",", "-", "\u2013") and k < end:
        nxt = g.tokens[k + 1]
        if nxt.tag == "VBG" and nxt.lemma in verbs():
            return True
        if nxt.dep == "cc" and _above(g, g.tokens[nxt.head].head, v):
            return True
        verb = _finite(g, k + 1, end)
        if verb is not None:  # ", Smith said"
            entry = verbs().get(g.tokens[verb].lemma)
            return (entry is not None and "quote" in entry.frames) or _above(g, verb, v)
    return t.i == t.head and t.pos in ("VERB", "AUX")


def _finite(g: Grammar, first: int, end: int) -> int | None:
    """The finite verb right after a noun phrase that begins at ``first``."""
    if g.tokens[first].pos in ("SCONJ", "ADP"):
        return None
    for j in range(first, min(end, first + 11) + 1):
        x = g.tokens[j]
        if x.text in (",", ";") or x.tag in ("WP", "WDT", "WRB") or x.text.lower() == "that":
            return None
        below = x.dep in ("relcl", "advcl", "acl", "ccomp")
        if j > first and x.tag in ("VBD", "VBZ", "VBP") and not below:
            return j
        if x.pos in ("VERB", "AUX") and x.dep not in _AUX:
            return None
    return None


def _above(g: Grammar, i: int, v: int) -> bool:
    """Whether ``i`` governs ``v`` or is ``v``."""
    k = v
    for _ in range(60):
        if k == i:
            return True
        if g.tokens[k].head == k:
            return False
        k = g.tokens[k].head
    return False
