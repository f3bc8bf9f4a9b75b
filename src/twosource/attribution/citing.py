"""Reports that name whom they cite: "The Courier reported, citing an official, that ...".

The one who is cited is the source, the paper is the way by which the words came.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import EDGE, Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import noun_phrase, subject
from twosource.model.span import Span, trim

_AHEAD = 60


def with_cited(g: Grammar, c: Candidate) -> Candidate:
    """Return the candidate with the one cited as its source, where a source cites one."""
    if c.verb is None or not c.source:
        return c
    if g.tokens[c.verb].text.lower() in ("citing", "quoting"):
        return _from_participle(g, c)
    k = _citing(g, c.verb)
    if k is None:
        k = _citing_before(g, c)
    if k is None:
        return c
    content = _before(g, c.content, g.tokens[k].start)
    cited = g.child(k, "dobj", "obj")
    source = noun_phrase(g, cited) if cited is not None and cited > k else None
    if source is None or not content or any(s.overlaps(source) for s in content):
        return replace(c, content=content) if content else c
    return replace(
        c, source=(source,), via=c.source[0], content=content, cue=(*c.cue, g.tokens[k].span),
        rule=c.rule + ", citing",
    )  # fmt: skip


def is_person_cited(g: Grammar, verb: int) -> bool:
    """Whether "citing" names a person or report that speaks, no matter that is put forward."""
    cited = g.child(verb, "dobj", "obj")
    return cited is not None and (
        g.tokens[cited].lemma in words("people", "speakers")
        or g.tokens[cited].lemma in words("frames", "documents")
        or g.tokens[cited].lemma in words("via", "bodies")
        or g.tokens[cited].pos == "PROPN"
    )


def _citing(g: Grammar, verb: int) -> int | None:
    """The "citing" that follows a verb of saying in its sentence, outside quotations."""
    for k in range(verb + 1, min(verb + _AHEAD, len(g.tokens))):
        t = g.tokens[k]
        if t.sent != g.tokens[verb].sent:
            return None
        if t.text.lower() in ("citing", "quoting") and not t.quoted:
            after_comma = g.tokens[k - 1].text == ","
            return k if after_comma and is_person_cited(g, k) else None
    return None


def _citing_before(g: Grammar, c: Candidate) -> int | None:
    """The "citing" between a paper and its verb ("The Herald, citing an aide, reported that")."""
    if c.verb is None or not c.source or not c.content or c.first < g.tokens[c.verb].end:
        return None
    opening = g.parse.sentences[g.tokens[c.verb].sent].first
    if (
        g.tokens[opening].text in ("Citing", "Quoting")
        and g.tokens[opening].end < c.source[0].start
    ):
        return opening if is_person_cited(g, opening) else None
    low = g.first_from(c.source[0].end)
    for k in range(max(low, c.verb - _AHEAD), c.verb):
        t = g.tokens[k]
        if t.text.lower() in ("citing", "quoting") and not t.quoted:
            return k if g.tokens[k - 1].text == "," and is_person_cited(g, k) else None
    return None


def _before(g: Grammar, content: tuple[Span, ...], stop: int) -> tuple[Span, ...]:
    """The content up to the citation, and what stands after it in spans of their own."""
    out: list[Span] = []
    for s in content:
        if s.end <= stop or s.start > stop:
            out.append(s)
        elif s.start < stop:
            cut = trim(g.text, s.start, stop, EDGE + ",;")
            out += [cut] if cut is not None else []
    return tuple(out)


def _from_participle(g: Grammar, c: Candidate) -> Candidate:
    """The same where the parser hangs the clause on "citing"."""
    if c.verb is None or c.frame != "that":
        return c
    cited = g.child(c.verb, "dobj", "obj")
    head = g.tokens[c.verb].head
    source = noun_phrase(g, cited) if cited is not None and cited > c.verb else None
    if source is None or any(s.overlaps(source) for s in c.content):
        return c
    teller = subject(g, head) if head != c.verb else None
    via = noun_phrase(g, teller) if teller is not None else None
    cue: tuple[Span, ...] = c.cue
    if head < c.verb and g.tokens[head].pos == "VERB":
        cue = (g.tokens[head].span, *c.cue)
    return replace(c, source=(source,), via=via, cue=cue, rule=c.rule + ", citing")
