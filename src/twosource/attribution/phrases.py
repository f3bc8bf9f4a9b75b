"""Attributions that hang on no reporting verb: "according to", nouns, adjectives, "Name: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import adjectives, cue_span, nouns, verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.source import noun_phrase, subject
from twosource.model.parse import Sentence
from twosource.model.span import Span

_MOST_NAME_WORDS = 7


def from_phrases(g: Grammar, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    """Every attribution of these forms. ``kinds`` are the kinds of the zones, by index."""
    for t in g.tokens:
        low = t.text.lower()
        if low == "according" and t.i + 2 < len(g.tokens):
            made = _according(g, t.i)
        elif low == "as" and t.i + 1 < len(g.tokens):
            made = _as_saying(g, t.i)
        elif t.lemma in adjectives() and t.dep in ("acomp", "oprd", "ROOT", "conj"):
            made = None if t.quoted else _adjective(g, t.i, adjectives()[t.lemma])
        elif t.pos == "NOUN" and t.lemma in nouns():
            made = None if t.quoted else _noun(g, t.i, nouns()[t.lemma])
        else:
            continue
        if made is not None:
            yield made
    yield from _name_colon(g, kinds)


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
    after = g.first_from(source.end)
    before = g.span(s.first, i - 1) if i > s.first else None
    content: list[Span | None] = []
    governs = any(
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
    return Candidate((source,), (cue,), spans, "according to", 0.93, i, "according", "according")


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
    k = i
    while (
        g.tokens[k].head != k
        and g.tokens[k].head < i
        and g.tokens[k].dep in ("prep", "mark", "pcomp", "advcl")
    ):
        k = g.tokens[k].head
        if g.tokens[k].pos in ("VERB", "AUX"):
            break
    governor = k if g.tokens[k].pos == "VERB" else g.tokens[k].head
    head = g.child(governor, "dobj", "nsubjpass")
    if head is None or head > i:
        head = g.tokens[i - 1].i if g.tokens[i - 1].pos in ("NOUN", "PROPN", "PRON") else None
    if head is None:
        return None
    source = noun_phrase(g, head, None, i - 1)
    s = g.parse.sentences[t.sent]
    q = g.quote_at(g.tokens[v + 1].start) if v + 1 < len(g.tokens) else None
    last = s.last - 1 if q is None else max(s.last - 1, v + 1)
    content = g.span(v + 1, last)
    if source is None or content is None or content.start < g.tokens[v].end:
        return None
    via_head = subject(g, governor) if governor < i else None
    via = noun_phrase(g, via_head) if via_head is not None and via_head != head else None
    cue = Span(g.tokens[i].start, t.end)
    return Candidate(
        (source,), (cue,), (content,), "as saying", 0.93, v, t.lemma, "as saying", via=via
    )


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
    t = g.tokens[i]
    by = next(
        (c for c in g.children[i] if g.tokens[c].lemma in ("by", "from", "of") and c > i), None
    )
    poss = g.child(i, "poss")
    head: int | None = poss
    cue_first, cue_last = i, i
    if poss is None and by is not None and g.tokens[by].lemma in ("by", "from"):
        head = g.child(by, "pobj")
        cue_last = by
        first = g.first_of(i)
        cue_first = first if g.tokens[first].pos == "DET" else i
    light = t.dep in ("dobj", "pobj") and g.tokens[t.head].lemma in words("nouns", "light")
    if head is None and light:
        head = subject(g, t.head)
        cue_first = t.head
    if head is None:
        return None
    for c in g.children[i]:
        d = g.tokens[c]
        if c <= i:
            continue
        name = "that" if d.dep in ("acl", "ccomp", "relcl") and d.tag != "VBG" else ""
        if d.dep == "acl" and any(x.text == "to" for x in g.tokens[g.first_of(c) : c]):
            name = "inf"
        if d.dep == "relcl" and g.tokens[g.first_of(c)].lemma != "that":
            continue
        if d.dep == "prep" and c != by:
            name = d.lemma
        if not name or entry.frames.get(name, 0) < 0.35:
            continue
        if d.dep == "prep" and c == i + 1 and cue_last == i:
            cue_last = c
        first = c + 1 if d.dep == "prep" else g.first_of(c)
        content = g.span(max(first, cue_last + 1), g.last_of(c))
        source = noun_phrase(g, head, None, i - 1 if head == poss else None)
        if content is None or source is None:
            continue
        if source.end > content.start > source.start:
            source = Span(source.start, content.start - 1)
        if g.text[source.start : source.end].endswith(("'s", "\u2019s")):
            source = Span(source.start, max(source.start + 1, source.end - 2))
        cue = Span(g.tokens[cue_first].start, g.tokens[cue_last].end)
        return Candidate((source,), (cue,), (content,), f"noun {name}", entry.frames[name], i,
                         entry.lemma, name)  # fmt: skip
    return None


def _name_colon(g: Grammar, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    """ "Name: I never ..." where a headline or a paragraph begins with it."""
    previous = -1
    for s in g.parse.sentences:
        starts = s.zone != previous
        previous = s.zone
        if not starts:
            continue
        colon = next(
            (k for k in range(s.first + 1, min(s.first + _MOST_NAME_WORDS + 1, s.last)) if g.tokens[k].text == ":"),
            None,
        )  # fmt: skip
        if colon is None or colon + 1 >= len(g.tokens) or g.tokens[colon + 1].zone != s.zone:
            continue
        first = s.first + (g.tokens[s.first].pos == "PUNCT")
        name = g.tokens[first:colon]
        if not name:
            continue
        if not all(
            t.text[:1].isupper() or t.text in ("of", "the", "de", "'s", "and", ".") for t in name
        ):
            continue
        if any(t.pos in ("VERB", "AUX", "PUNCT") for t in name) or name[-1].pos != "PROPN":
            continue
        nxt = g.tokens[colon + 1]
        q = g.quote_at(nxt.start)
        script = name[-1].text.isupper() and len(name[-1].text) > 2
        titled = kinds[s.zone] == "headline" or s.zone == 0
        if not titled and (q is None or q.start > nxt.start + 1) and not script:
            continue
        source = g.span(first, colon - 1)
        content = q.span if q is not None and q.start > name[-1].start and not titled else None
        whole = script or titled
        content = content or g.span(colon + 1, _zone_last(g, s) if whole else s.last - 1)
        if source is None or content is None:
            continue
        cue = g.tokens[colon].span
        yield Candidate((source,), (cue,), (content,), "name and colon", 0.6, None, ":", "colon")


def _zone_last(g: Grammar, s: Sentence) -> int:
    """The last token of the paragraph."""
    k = s.last - 1
    while k + 1 < len(g.tokens) and g.tokens[k + 1].zone == s.zone:
        k += 1
    return k
