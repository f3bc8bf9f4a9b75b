"""Attributions that hang on an adjective ("is confident that") or a noun ("the claim that")."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import adjectives, cue_span, nouns
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.source import noun_phrase, subject
from twosource.model.span import Span

_LEAST = 0.35


def from_nominals(g: Grammar) -> Iterator[Candidate]:
    """Every attribution of these forms outside quotations."""
    for t in g.tokens:
        made = None
        if t.quoted:
            continue
        if t.lemma in adjectives() and t.dep in ("acomp", "oprd", "ROOT", "conj"):
            made = _adjective(g, t.i, adjectives()[t.lemma])
        elif t.pos == "NOUN" and t.lemma in nouns():
            made = _noun(g, t.i, nouns()[t.lemma])
        if made is not None:
            yield made


def _adjective(g: Grammar, i: int, entry: Entry) -> Candidate | None:
    """ "She is confident that ..."""
    t = g.tokens[i]
    copula = t.head if t.dep in ("acomp", "oprd") else i
    head = subject(g, copula)
    if head is None or g.tokens[head].lemma in ("it", "that", "this", "there", "what"):
        return None
    for k in (i, copula):
        for c in g.children[k]:
            d = g.tokens[c]
            name = {"ccomp": "that", "xcomp": "inf", "advcl": "that"}.get(d.dep)
            if d.dep == "prep":
                name = d.lemma
            if name is None or c < i or entry.frames.get(name, 0) < 0.35:
                continue
            first = c + 1 if d.dep == "prep" else g.first_of(c)
            content = g.span(max(first, i + 1), g.last_of(c))
            source = noun_phrase(g, head)
            if content is None or source is None:
                continue
            base = cue_span(g, copula, i)
            end = d.end if d.dep == "prep" else t.end
            cue = Span(min(base.start, t.start), max(end, base.end))
            return Candidate((source,), (cue,), (content,), f"adjective {name}",
                             entry.frames[name], i, entry.lemma, name)  # fmt: skip
    return None


def _noun(g: Grammar, i: int, entry: Entry) -> Candidate | None:
    """ "The announcement by Smith that ...", "Smith's claim that ...", "raised concerns about"."""
    found = _holder(g, i)
    if found is None:
        return None
    head, cue_first, cue_last = found
    light = g.tokens[i].head if cue_first < i and g.tokens[i].dep == "dobj" else i
    beside = [c for c in g.children[light] if c == i + 1 and g.tokens[c].dep == "prep"]
    for c in (*g.children[i], *(beside if light != i else ())):
        name = _noun_frame(g, i, c)
        if c <= i or c == cue_last or entry.frames.get(name, 0) < _LEAST:
            continue
        prep = g.tokens[c].dep == "prep"
        if prep and c == i + 1 and cue_last == i:
            cue_last = c
        first = c + 1 if prep else g.first_of(c)
        content = g.span(max(first, cue_last + 1), g.last_of(c))
        source = noun_phrase(g, head, None, i - 1 if head < i else None)
        if content is None or source is None:
            continue
        cue = Span(g.tokens[cue_first].start, g.tokens[cue_last].end)
        source = _clip(g, source, content)
        return Candidate((source,), (cue,), (content,), f"noun {name}", entry.frames[name], i,
                         entry.lemma, name)  # fmt: skip
    return None


def _holder(g: Grammar, i: int) -> tuple[int, int, int] | None:
    """Whose claim it is, with the first and last token of the cue."""
    t = g.tokens[i]
    poss = g.child(i, "poss")
    if poss is not None:
        return poss, i, i
    by = next((c for c in g.children[i] if g.tokens[c].lemma in ("by", "from") and c > i), None)
    if by is not None and (head := g.child(by, "pobj")) is not None:
        first = g.first_of(i)
        return head, first if g.tokens[first].pos == "DET" else i, by
    if t.dep in ("dobj", "pobj") and g.tokens[t.head].lemma in words("nouns", "light"):
        subj = subject(g, t.head)
        return (subj, t.head, i) if subj is not None else None
    return None


def _noun_frame(g: Grammar, i: int, c: int) -> str:
    d = g.tokens[c]
    if d.dep == "prep":
        return d.lemma
    if d.dep == "acl" and any(x.text == "to" for x in g.tokens[g.first_of(c) : c]):
        return "inf"
    if d.dep == "relcl" and g.tokens[g.first_of(c)].lemma != "that":
        return ""
    return "that" if d.dep in ("acl", "ccomp", "relcl") and d.tag != "VBG" and c > i else ""


def _clip(g: Grammar, source: Span, content: Span) -> Span:
    """The source without what it shares with the content, and without the genitive's ending."""
    if source.end > content.start > source.start:
        source = Span(source.start, content.start - 1)
    if g.text[source.start : source.end].endswith(("'s", "\u2019s")):
        source = Span(source.start, max(source.start + 1, source.end - 2))
    return source
