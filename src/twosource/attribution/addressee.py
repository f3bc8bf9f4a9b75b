"""Whom it was said to."""

from __future__ import annotations

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import making, noun_phrase
from twosource.model.span import Span

_AHEAD = 30


def addressee_span(g: Grammar, verb: int | None, content: tuple[Span, ...]) -> Span | None:
    """Return the words for the one addressed: the object of "told", "to X" after "said"."""
    if verb is None or g.tokens[verb].pos != "VERB":
        return None
    made = making(g, verb)
    verb = made if made is not None else verb
    lemma = g.tokens[verb].lemma
    for c in g.children[verb]:
        t = g.tokens[c]
        head: int | None = None
        if (
            t.dep in ("dative", "dobj", "obj")
            and c > verb
            and lemma in words("addressing", "object")
        ):
            if t.dep != "dative" and g.child(verb, "dative") is not None:
                continue
            head = c if t.pos != "ADP" else g.child(c, "pobj")
        elif t.dep in ("prep", "dative") and t.lemma == "to" and lemma in words("addressing", "to"):
            head = g.child(c, "pobj")
        elif t.dep == "nsubjpass" and lemma in words("addressing", "object"):
            head = c
        elif t.dep == "prep" and c > verb and t.text.lower() in _called_on(lemma):
            head = g.child(c, "pobj")
            head = head if head is not None else _controlled(g, c)
        if head is None:
            continue
        span = noun_phrase(g, head)
        asked = lemma in words("addressing", "object") or lemma in words("addressing", "calling")
        over = [s for s in content if span is not None and s.overlaps(span)]
        if span is not None and all(asked and _opens(s, span) for s in over):
            return span
    near = _next_words(g, verb, content) if lemma in words("addressing", "object") else None
    return near or _opening(g, verb, content)


def _opens(content: Span, span: Span) -> bool:
    """Whether the one addressed heads what is asked ("urged the council to reopen it")."""
    return span.start - content.start in (0, 3) and content.end > span.end


def _called_on(lemma: str) -> tuple[str, ...]:
    """ "called on the council to", "pleaded with the crowd": not the matter spoken of."""
    wanted = {"call": ("on", "upon"), "plead": ("with",), "shout": ("at",), "yell": ("at",)}
    return wanted.get(lemma, ())


def _controlled(g: Grammar, prep: int) -> int | None:
    """In "pleaded with the driver to slow down" the parser may make the driver a subject."""
    clause = g.child(prep, "pcomp")
    return g.child(clause, "nsubj") if clause is not None else None


def _opening(g: Grammar, verb: int, content: tuple[Span, ...]) -> Span | None:
    """ "In a letter to shareholders, she argued", "Speaking to reporters, she said"."""
    s = g.parse.sentences[g.tokens[verb].sent]
    for k in range(max(s.first, verb - _AHEAD), verb - 2):
        t = g.tokens[k]
        if t.quoted or t.text.lower() not in words("addressing", "opening"):
            continue
        if g.tokens[k + 1].text.lower() != "to" or any(x.start <= t.start < x.end for x in content):
            continue
        head = g.child(k + 1, "pobj")
        if head is not None and head < verb:
            return _short(g, noun_phrase(g, head, k + 2))
    return None


def _short(g: Grammar, span: Span | None) -> Span | None:
    """Without the place that follows ("reporters outside the court")."""
    if span is None:
        return None
    for t in g.parse.within(span):
        if t.text.lower() in ("outside", "in", "at", "on", "after", "before", "during"):
            return g.span(g.first_from(span.start), t.i - 1)
    return span


def _next_words(g: Grammar, verb: int, content: tuple[Span, ...]) -> Span | None:
    """What stands between "told" and the content, where the parser gave it to the content."""
    after = [s.start for s in content if s.start > g.tokens[verb].end]
    if not after:
        return None
    stop = g.first_from(min(after))
    inside = g.tokens[verb + 1 : stop]
    if not 0 < len(inside) <= 8 or not any(t.pos in ("PROPN", "NOUN", "PRON") for t in inside):
        return None
    if any(t.pos in ("VERB", "ADP", "PUNCT") for t in inside):
        return None
    return g.span(verb + 1, stop - 1)
