"""Attributions by set phrases: "according to Smith", "cited an official as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import noun_phrase, subject
from twosource.model.span import Span

ACCORDING, ACCORDING_WHICH = "according to", "according to one of whom more is said"


def from_phrases(g: Grammar) -> Iterator[Candidate]:
    """Every attribution of these forms."""
    for t in g.tokens:
        low = t.text.lower()
        made = None
        if low == "according" and t.i + 2 < len(g.tokens):
            made = _according(g, t.i)
        elif low == "words" and 1 < t.i < len(g.tokens) - 2:
            made = _in_words_of(g, t.i)
        elif low == "per" and t.pos in ("ADP", "SCONJ") and 0 < t.i < len(g.tokens) - 1:
            made = _per(g, t.i)
        elif low == "as" and t.i + 2 < len(g.tokens):
            made = _as_saying(g, t.i)
        if made is not None:
            yield made


def _according(g: Grammar, i: int) -> Candidate | None:
    to = i + 1
    head = g.child(to, "pobj")
    if g.tokens[to].text.lower() != "to":
        return None
    if head is None or head < to:
        head = g.child(i, "pobj") or to + 1
    if head >= len(g.tokens) or g.tokens[head].zone != g.tokens[i].zone:
        return None
    source = noun_phrase(g, head, to + 1)
    if source is None:
        return None
    s = g.parse.sentences[g.tokens[i].sent]
    behind = g.first_from(source.end)
    after = _past_relative(g, behind, s.last)
    before = g.span(s.first, i - 1) if i > s.first else None
    content: list[Span | None] = []
    nested = _in_clause(g, s.first, i)
    if nested:
        before = None
    governs = before is not None and any(
        t.dep in ("ROOT", "conj", "ccomp", "advcl") and t.pos in ("VERB", "AUX")
        for t in g.tokens[s.first : i]
    )
    if governs and before is not None:
        content.append(g.span(_from_clause(g, s.first, i), i - 1))
    else:
        content += [before, g.span(after, s.last - 1) if after < s.last else None]
    spans = tuple(c for c in content if c is not None)
    if not spans or not _clausal(g, spans):
        return None
    cue = Span(g.tokens[i].start, g.tokens[to].end)
    rule = ACCORDING if after == behind else ACCORDING_WHICH
    return Candidate((source,), (cue,), spans, rule, 0.93, i, "according", "according")


def _past_relative(g: Grammar, after: int, last: int) -> int:
    """ "According to the Post, which cited a letter, the mayor left": where what is said begins."""
    if after + 1 >= last or g.tokens[after].text != ",":
        return after
    if g.tokens[after + 1].tag not in ("WDT", "WP", "WP$"):
        return after
    ends = (k for k in range(after + 3, last - 1) if g.tokens[k].text == ",")
    return next(ends, after)


def _in_words_of(g: Grammar, i: int) -> Candidate | None:
    """ "It was, in the words of the skipper, 'a bad night'"."""
    around = [g.tokens[k].text.lower() for k in (i - 2, i - 1, i + 1)]
    head = g.child(i + 1, "pobj")
    if around != ["in", "the", "of"] or head is None:
        return None
    s = g.parse.sentences[g.tokens[i].sent]
    source = noun_phrase(g, head, i + 2)
    if source is None or i - 2 < s.first:
        return None
    after = g.first_from(source.end)
    spans = (
        g.span(s.first, i - 3) if i - 2 > s.first else None,
        g.span(after, s.last - 1) if after < s.last else None,
    )
    content = tuple(x for x in spans if x is not None)
    if not content or not _clausal(g, content):
        return None
    cue = Span(g.tokens[i - 2].start, g.tokens[i + 1].end)
    return Candidate((source,), (cue,), content, "in the words of", 0.85, i, "word", "according")


def _per(g: Grammar, i: int) -> Candidate | None:
    """ "The ship was insured, per documents filed in court": "per" before people or papers."""
    head = g.child(i, "pobj")
    if head is None or g.tokens[i - 1].text != ",":
        return None
    t = g.tokens[head]
    known = t.lemma in words("people", "speakers") or t.lemma in words("frames", "documents")
    if not known and t.pos != "PROPN":
        return None
    s = g.parse.sentences[t.sent]
    source, content = noun_phrase(g, head, i + 1), g.span(s.first, i - 1)
    if source is None or content is None or not _clausal(g, (content,)):
        return None
    return Candidate((source,), (g.tokens[i].span,), (content,), "per", 0.7, i, "per", "according")


def _in_clause(g: Grammar, first: int, i: int) -> bool:
    """ "She said that, according to the log, the captain left": only what follows is the log's."""
    k = i - 1
    while k > first and g.tokens[k].text == ",":
        k -= 1
    return k > first + 1 and g.tokens[k].text.lower() == "that" and g.tokens[k].tag != "WDT"


def _clausal(g: Grammar, spans: tuple[Span, ...]) -> bool:
    return sum(len(g.parse.within(s)) for s in spans) >= 2


def _from_clause(g: Grammar, first: int, i: int) -> int:
    """In "A did x, but B did y, according to C" the content is the last full clause only if cut off
    by a semicolon; coordinated clauses are both reported."""
    for k in range(i - 1, first, -1):
        if g.tokens[k].text == ";":
            return k + 1
    return first


def _as_saying(g: Grammar, i: int) -> Candidate | None:
    """ "It cited an official as saying ..."""
    v = i + 1
    t = g.tokens[v]
    if t.tag != "VBG" or t.lemma not in verbs():
        return None
    if v + 1 < len(g.tokens) and g.tokens[v + 1].text.lower() == "by":
        return None  # "..., he was quoted as saying by the agency": what is said stands before
    governor = _governor(g, i)
    head = g.child(governor, "dobj", "nsubjpass")
    if head is None or head > i:
        near = g.tokens[i - 1]
        head = near.i if near.pos in ("NOUN", "PROPN", "PRON") else None
    if head is None:
        return None
    source = noun_phrase(g, head, None, i - 1)
    s = g.parse.sentences[t.sent]
    content = g.span(v + 1, s.last - 1)
    if source is None or content is None or content.start < g.tokens[v].end:
        return None
    via_head = subject(g, governor) if governor < i else None
    via = noun_phrase(g, via_head) if via_head is not None and via_head != head else None
    cue = Span(g.tokens[i].start, t.end)
    return Candidate(
        (source,), (cue,), (content,), "as saying", 0.93, v, t.lemma, "as saying", via=via
    )


def _governor(g: Grammar, i: int) -> int:
    """The verb (cited, quoted) on which "as saying" hangs."""
    k = i
    while (
        g.tokens[k].head != k
        and g.tokens[k].head < i
        and g.tokens[k].dep in ("prep", "mark", "pcomp", "advcl")
    ):
        k = g.tokens[k].head
        if g.tokens[k].pos in ("VERB", "AUX"):
            break
    return k if g.tokens[k].pos == "VERB" else g.tokens[k].head
