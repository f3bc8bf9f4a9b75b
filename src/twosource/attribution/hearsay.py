"""Reports whose source is left out: "reportedly", "is alleged to have", "it is understood that"."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_span
from twosource.attribution.extent import content_end
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.attribution.source import noun_phrase
from twosource.model.span import Span


def from_hearsay(g: Grammar) -> Iterator[Candidate]:
    """Every attribution of these forms outside quotations."""
    for t in g.tokens:
        if t.quoted:
            continue
        made = None
        if t.dep == "advmod" and t.text.lower() in words("hearsay", "adverbs"):
            made = _adverb(g, t.i)
        elif t.text.lower() in ("heard", "hears") and t.pos == "VERB":
            made = _heard(g, t.i)
        elif t.lemma in words("hearsay", "participles") and t.tag in ("VBN", "VBD", "JJ"):
            made = _impersonal(g, t.i) or _raised(g, t.i)
        if made is not None:
            yield made


def _adverb(g: Grammar, i: int) -> Candidate | None:
    """ "The suspect reportedly fled": the clause without the adverb."""
    verb = g.tokens[i].head
    t = g.tokens[verb]
    if t.pos not in ("VERB", "AUX") or t.dep not in ("ROOT", "conj", "ccomp"):
        return None
    head = g.child(verb, "nsubj", "nsubjpass")
    if head is None or head > i or (t.tag == "VB" and g.child(verb, "aux") is None):
        return None
    first = g.first_of(head)
    last = min(g.last_of(verb), g.parse.sentences[t.sent].last - 1)
    return _made(g, (first, i - 1), (i + 1, last), g.tokens[i].span, i, "hearsay, adverb")


def _heard(g: Grammar, v: int) -> Candidate | None:
    """ "The jury heard that the wire was cut": somebody told the jury."""
    head, clause = g.child(v, "nsubj"), g.child(v, "ccomp")
    if head is None or clause is None or clause < v:
        return None
    if g.tokens[head].lemma not in words("frames", "hearers"):
        return None
    content = g.span(g.first_of(clause), content_end(g, v, g.last_of(clause)))
    cue = cue_span(g, v, g.first_of(clause))
    if content is None:
        return None
    return Candidate((), (cue,), (content,), "hearsay, heard", 0.75, v, "hear", "that",
                     addressee=noun_phrase(g, head, None, v - 1))  # fmt: skip


def _impersonal(g: Grammar, v: int) -> Candidate | None:
    """ "It is understood that the player left"."""
    it = g.child(v, "nsubjpass", "nsubj", "expl")
    clause = g.child(v, "ccomp", "advcl", "csubjpass")
    be = g.child(v, "auxpass", "aux")
    if it is None or clause is None or be is None or g.tokens[it].text.lower() != "it":
        return None
    if clause < v or g.child(v, "agent") is not None:
        return None
    cue = cue_span(g, v, g.first_of(clause))
    content = g.span(g.first_of(clause), content_end(g, v, g.last_of(clause)))
    if content is None or any(g.tokens[c].dep == "neg" for c in g.children[v]):
        return None
    return Candidate((), (cue,), (content,), "hearsay, impersonal", 0.75, v, g.tokens[v].lemma,
                     "passive:that")  # fmt: skip


def _raised(g: Grammar, v: int) -> Candidate | None:
    """ "The singer is said to have left": the subject and the infinitive are the content."""
    head = g.child(v, "nsubjpass", "nsubj")
    inf = g.child(v, "xcomp", "oprd")
    if head is None or inf is None or not head < v < inf or g.child(v, "agent") is not None:
        return None
    if g.child(v, "auxpass") is None or not any(
        g.tokens[c].lemma == "to" for c in g.children[inf] if c < inf
    ):
        return None
    cue = cue_span(g, v, g.first_of(inf))
    first = g.first_from(cue.start)
    low, high = g.first_of(head), min(g.last_of(head), first - 1)
    return _made(g, (low, high), (max(v + 1, g.first_of(inf)), content_end(g, v, g.last_of(inf))),
                 cue, v, "hearsay, passive")  # fmt: skip


def _made(
    g: Grammar, before: tuple[int, int], after: tuple[int, int], cue: Span, i: int, rule: str
) -> Candidate | None:
    spans = [g.span(*x) for x in (before, after) if x[0] <= x[1]]
    content = tuple(s for s in spans if s is not None)
    if len(content) < 1 or any(s.overlaps(cue) for s in content):
        return None
    return Candidate((), (cue,), content, rule, 0.72, i, g.tokens[i].lemma, "hearsay")
