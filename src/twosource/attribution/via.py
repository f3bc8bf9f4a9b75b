"""The outlet or report through which a saying came."""

from __future__ import annotations

import re
from itertools import pairwise

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import noun_phrase
from twosource.model.span import Span

_CHANNEL = re.compile(r"[A-Z][A-Za-z]*(?:TV|FM|News|Radio|Media|Post|Press|Times)\b")
_SEEN = ("by", "to")
_PLACED = ("with", "for", "to", "in", "on")


def via_span(
    g: Grammar,
    addressee: Span | None,
    verb: int | None,
    source: tuple[Span, ...] = (),
    content: tuple[Span, ...] = (),
) -> Span | None:
    """Return the outlet's words where the one told is an outlet ("told NBC News"), or where one
    published it: "in an interview with", "an e-mail seen by", "quoted as saying by".

    An outlet is known by its form: a name that holds a word such as News, Times, Post or TV, or a
    name that the parser takes for an organisation, after "told" (people are told by "him", "the
    board", reporters are no outlet).
    """
    if verb is None:
        return None
    told = addressee is not None and g.tokens[verb].lemma in words("via", "told")
    if told and addressee is not None and outlet(g, addressee):
        return addressee
    return _seen(g, source) or _placed(g, verb, content) or _quoted_by(g, verb)


def outlet(g: Grammar, span: Span) -> bool:
    """Whether the words are an outlet's name, by their form."""
    tokens = g.parse.within(span)
    names = [t for t in tokens if t.pos == "PROPN" or t.text[:1].isupper()]
    if not names:
        return False
    if any(t.text.lower().rstrip(".") in words("via", "outlets") for t in names):
        return True
    if any(_CHANNEL.fullmatch(t.text) for t in names):
        return True
    if any(t.lemma in words("via", "bodies") for t in tokens):
        return False
    if any(t.text.isupper() and len(t.text) >= 2 and t.text.isalpha() for t in names):
        return True
    if tokens[0].text.lower() == "the" and len(names) == len(tokens) - 1 <= 4:
        return names[-1].tag != "NNPS" and not any(t.text.endswith("'s") for t in tokens)
    return any(t.i in g.organisations for t in names)


def _known(g: Grammar, head: int | None, low: int) -> Span | None:
    """The noun phrase, if it is an outlet's name."""
    span = noun_phrase(g, head, low) if head is not None else None
    return span if span is not None and outlet(g, span) else None


def _seen(g: Grammar, source: tuple[Span, ...]) -> Span | None:
    """ "an e-mail seen by the Lantern"."""
    tokens = [t for s in source for t in g.parse.within(s)]
    for t, nxt in pairwise(tokens):
        if t.text.lower() in words("via", "seen") and nxt.text.lower() in _SEEN:
            found = _known(g, g.child(nxt.i, "pobj"), nxt.i + 1)
            if found is not None:
                return found
    return None


def _placed(g: Grammar, verb: int, content: tuple[Span, ...]) -> Span | None:
    """ "said in an interview with Radio Oster", "report in the journal Deep Matters"."""
    s = g.parse.sentences[g.tokens[verb].sent]
    for k in range(max(s.first, verb - 40), min(s.last, verb + 40) - 1):
        t = g.tokens[k]
        if t.quoted or t.lemma not in words("via", "pieces"):
            continue
        if any(x.start <= t.start < x.end for x in content):
            continue
        nxt = g.tokens[k + 1]
        if nxt.text.lower() in _PLACED:
            found = _known(g, g.child(k + 1, "pobj"), k + 2) or _run(g, k + 2, s.last)
            if found is not None:
                return found
    return _journal(g, verb, content)


def _run(g: Grammar, first: int, stop: int) -> Span | None:
    """The capitalised words from ``first`` on, after an article, if they are an outlet's name."""
    k = first
    while k < min(stop, first + 6) and (
        g.tokens[k].text[:1].isupper() or (k == first and g.tokens[k].pos == "DET")
    ):
        k += 1
    span = g.span(first, k - 1) if k > first else None
    return span if span is not None and outlet(g, span) else None


def _journal(g: Grammar, verb: int, content: tuple[Span, ...]) -> Span | None:
    """ "report in the journal Deep Matters", "wrote in the Salt Gazette", "said on Radio Oster"."""
    for c in g.children[verb]:
        t = g.tokens[c]
        if t.dep != "prep" or t.text.lower() not in ("in", "on", "for") or c < verb:
            continue
        if any(x.start <= t.start < x.end for x in content):
            continue
        head = g.child(c, "pobj")
        span = noun_phrase(g, head, c + 1) if head is not None else None
        if span is None:
            continue
        low = [x.text.lower().rstrip(".") for x in g.parse.within(span)]
        if any(w in words("via", "papers") for w in low) or _titled(g, span):
            return span
    return None


def _titled(g: Grammar, span: Span) -> bool:
    names = [t for t in g.parse.within(span) if t.text[:1].isupper()]
    return any(
        t.text.lower() in words("via", "outlets") and t.text.lower() not in words("via", "common")
        for t in names
    )


def _quoted_by(g: Grammar, verb: int) -> Span | None:
    """ "was quoted as saying by the agency", "was quoted by the agency as saying"."""
    s = g.parse.sentences[g.tokens[verb].sent]
    for k in range(max(s.first, verb - 8), min(s.last, verb + 8) - 1):
        if g.tokens[k].text.lower() == "quoted" and not g.tokens[k].quoted:
            for j in range(k + 1, min(s.last - 1, k + 10)):
                if g.tokens[j].text.lower() == "by":
                    head = g.child(j, "pobj")
                    return noun_phrase(g, head, j + 1) if head is not None else None
    return None
