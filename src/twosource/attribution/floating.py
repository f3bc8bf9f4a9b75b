"""Quoted parts of a sentence that no cue claims ("It 'sounds like' an error, but Smith said ...").

Such words are somebody's, though nothing in the clause says whose. The source is left open unless
the clause says of a person that she was "..." in her own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.attribution.candidate import Candidate, covers
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import noun_phrase
from twosource.attribution.utterance import utterance
from twosource.model.parse import Quote, Sentence

_LEAST_WORDS = 2


def floating(g: Grammar, kinds: tuple[str, ...], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Attributions of quoted phrases that ``found`` leaves over."""
    by_sentence: dict[int, list[Candidate]] = {}
    for c in found:
        for i in {g.first_from(s.start) for s in (*c.content, *c.cue, *c.source)}:
            if i < len(g.tokens):
                by_sentence.setdefault(g.tokens[i].sent, []).append(c)
    starts = [s.first for s in g.parse.sentences]
    done: set[int] = set()
    for q in g.outer:
        k = g.first_from(q.inner_start)
        if k >= len(g.tokens) or not q.closed or utterance(g, q):
            continue
        n = bisect_right(starts, k) - 1
        s = g.parse.sentences[n]
        beside = by_sentence.get(n, [])
        if n in done or kinds[s.zone] == "headline" or not _clause_like(g, q):
            continue
        if any(covers(c.content, q.span) for c in beside):
            continue
        made = _of_subject(g, q, s, beside) or _open(g, s, q, beside)
        if made is not None:
            done.add(n)
            yield made


def _clause_like(g: Grammar, q: Quote) -> bool:
    """Whether a quoted phrase holds a verb and begins small: speech, no title and no label."""
    tokens = g.tokens[g.first_from(q.inner_start) : g.first_from(q.inner_end)]
    said = [t for t in tokens if any(ch.isalnum() for ch in t.text)]
    if len(said) < _LEAST_WORDS or not said[0].text[:1].islower():
        return False
    return any(t.tag in ("VBZ", "VBP", "VBD", "VB", "MD") for t in said)


def _of_subject(g: Grammar, q: Quote, s: Sentence, beside: Sequence[Candidate]) -> Candidate | None:
    """ "Smith was 'not prepared to say it'": the words are the subject's own."""
    first = g.first_from(q.inner_start)
    copula = next(
        (
            t
            for t in reversed(g.tokens[max(s.first, first - 4) : first])
            if t.pos in ("AUX", "VERB")
        ),
        None,
    )
    if copula is None or copula.lemma not in words("frames", "copulas"):
        return None
    head = g.child(copula.i, "nsubj", "nsubjpass")
    if head is None:
        head = g.child(g.tokens[copula.i].head, "nsubj", "nsubjpass")
    if head is None or head > copula.i or not _person(g, head):
        return None
    inside = g.tokens[first : g.first_from(q.inner_end)]
    if len(inside) < 4:
        return None
    source = noun_phrase(g, head, None, copula.i - 1)
    ends = [c for c in beside if c.first > q.end]
    stop = min((g.first_from(_low(c)) for c in ends), default=s.last)
    content = g.span(g.first_from(q.start), stop - 1)
    if source is None or content is None:
        return None
    return Candidate((source,), (), (content,), "quoted words of the subject", 0.55)


def _person(g: Grammar, head: int) -> bool:
    t = g.tokens[head]
    if t.text.lower() in ("he", "she", "they"):
        return True
    return t.pos == "PROPN" or t.lemma in words("people", "speakers")


def _open(g: Grammar, s: Sentence, q: Quote, beside: Sequence[Candidate]) -> Candidate | None:
    """A clause with quoted words beside one that has a speaker; whose they are is left open."""
    after = [c for c in beside if c.source and c.cue and _low(c) >= q.end]
    if not after:
        return None
    stop = min(g.first_from(_low(c)) for c in after)
    while (
        stop - 1 > s.first
        and g.tokens[stop - 1].pos in ("PUNCT", "CCONJ")
        and (g.tokens[stop - 1].start >= q.end)
    ):
        stop -= 1
    content = g.span(s.first, stop - 1)
    if content is None:
        return None
    return Candidate((), (), (content,), "quoted words, speaker open", 0.4)


def _low(c: Candidate) -> int:
    return min(s.start for s in (*c.content, *c.cue, *c.source))
