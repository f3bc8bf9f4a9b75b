"""The cue that follows a quotation ("...," Smith said / said Smith)."""

from __future__ import annotations

from twosource.attribution.candidate import Link
from twosource.attribution.cues import cue_span, quotes
from twosource.attribution.grammar import Grammar
from twosource.attribution.source import noun_phrase, subject
from twosource.attribution.utterance import roof_of, zone_of
from twosource.model.parse import Quote
from twosource.model.span import Span

REACH = 40
_FINITE = ("VBD", "VBZ", "VBP")
_FILLERS = ("PUNCT", "ADV", "SPACE", "CCONJ", "INTJ")


def after(g: Grammar, q: Quote, following: Quote | None) -> Link | None:
    """Return the link of the cue that follows ``q`` and precedes the next quotation, if any."""
    if not q.closed:
        return None
    first = g.first_from(q.end)
    stop = _stop(g, q, following, first)
    while first < stop and g.tokens[first].pos in ("PUNCT", "SPACE"):
        if g.tokens[first].text in (".", "?", "!", ";"):
            return None
        first += 1
    verb = _cue_verb(g, first, stop) if first < stop else None
    if verb is None:
        return None
    head = subject(g, verb)
    inverted = all(
        g.tokens[k].dep in ("aux", "advmod", "neg", "prt") or g.tokens[k].pos in _FILLERS
        for k in range(first, verb)
    )
    if inverted and (head is None or head < first):
        head = _noun_after(g, verb + 1, stop)
    full = g.text[q.inner_start : q.inner_end].rstrip()[-1:] == "."
    if full and g.tokens[first].text[:1].isupper() and _has_content(g, verb, stop):
        return None
    source = _source(g, head, first, verb, stop, inverted)
    if source is None:
        return None
    cue = cue_span(g, verb, None)
    cue = Span(cue.start, min(cue.end, g.tokens[stop - 1].end))
    rule = "quotation, cue after" if not inverted else "quotation, cue after, inverted"
    return Link(verb, source, cue, rule, 0.93)


def _stop(g: Grammar, q: Quote, following: Quote | None, first: int) -> int:
    """Where the words that may name the speaker end: a stop, a paragraph, another quotation."""
    zone, roof = zone_of(g, q), roof_of(g, q)
    stop = first
    while stop < len(g.tokens) and stop - first < REACH:
        t = g.tokens[stop]
        if t.zone != zone or t.start >= roof:
            break
        if following is not None and t.start >= following.start:
            break
        if t.text in (".", ";", "?", "!") and not t.quoted:
            break
        stop += 1
    return stop


def _cue_verb(g: Grammar, first: int, stop: int) -> int | None:
    """The first verb that can introduce speech, outside loose relative clauses."""
    for k in range(first, stop):
        t = g.tokens[k]
        if t.pos not in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            continue
        if not quotes(g, k):
            main = t.pos == "VERB" and t.tag in _FINITE and t.dep in ("ROOT", "conj")
            if main and not any(x.text == "," for x in g.tokens[first:k]):
                return None
            continue
        if t.dep in ("relcl", "acl", "amod", "aux") and any(
            x.text.lower() in ("who", "which", "that") for x in g.tokens[max(first, k - 3) : k]
        ):
            continue
        if t.pos in ("NOUN", "PROPN", "ADJ") and not t.tag.startswith("VB"):
            continue
        return k
    return None


def _has_content(g: Grammar, verb: int, stop: int) -> bool:
    """Whether the verb has a content of its own after it."""
    return any(
        g.tokens[c].dep in ("ccomp", "xcomp", "dobj") and verb < c < stop for c in g.children[verb]
    ) or (stop < len(g.tokens) and stop - verb > 6)


def _noun_after(g: Grammar, first: int, stop: int) -> int | None:
    """Head of the noun phrase that begins at ``first`` ("said the Smith spokesman, Jones")."""
    for k in range(first, min(stop, first + 10)):
        t = g.tokens[k]
        if t.text in (",", ";", ":") or t.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
        if t.pos in ("NOUN", "PROPN", "PRON"):
            head = k
            while (
                g.tokens[head].head != head
                and first <= g.tokens[head].head < stop
                and (g.tokens[g.tokens[head].head].pos in ("NOUN", "PROPN"))
            ):
                head = g.tokens[head].head
            return head
    return None


def _source(
    g: Grammar, head: int | None, first: int, verb: int, stop: int, inverted: bool
) -> Span | None:
    """The words of the speaker between the quotation and the end of the sentence."""
    if head is not None and first <= head < stop:
        if inverted:
            return noun_phrase(g, head, verb + 1, stop - 1)
        return noun_phrase(g, head, first, verb - 1) if head < verb else noun_phrase(g, head)
    if inverted:
        return None
    last = verb - 1  # the parser lost the subject: what stands between is the source
    while last > first and g.tokens[last].pos in ("AUX", "ADV", "PUNCT", "PART"):
        last -= 1
    while first < last and g.tokens[first].pos in ("PUNCT", "CCONJ", "ADV"):
        first += 1
    nominal = any(g.tokens[k].pos in ("NOUN", "PROPN", "PRON") for k in range(first, last + 1))
    if last - first > 14 or not nominal:
        return g.span(g.first_of(head), head) if head is not None and head < first else None
    return g.span(first, last)
