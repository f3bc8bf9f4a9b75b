"""The cue that stands before a quotation (Smith said: "...")."""

from __future__ import annotations

from twosource.attribution.candidate import Link
from twosource.attribution.cues import cue_span, quotes
from twosource.attribution.grammar import Grammar
from twosource.attribution.interrupted import subject_apart
from twosource.attribution.source import has_subject, maker, making, noun_phrase, subject
from twosource.attribution.utterance import zone_of
from twosource.model.parse import Quote
from twosource.model.span import Span

REACH = 40


def before(g: Grammar, q: Quote, last: Quote | None) -> Link | None:
    """The cue that stands before a quotation (Smith said: "...")."""
    end = g.first_from(q.start)
    floor = g.first_from(last.end) if last is not None and last.end <= q.start else 0
    zone = zone_of(g, q)
    led = g.text[max(0, q.start - 3) : q.start].strip()[-1:]
    if q.depth == 0 and 0 < end < len(g.tokens) and g.tokens[end].zone == zone:
        earlier = g.tokens[end - 1]
        if earlier.zone == zone - 1 and earlier.text == ":":  # "She said:", then a paragraph
            zone, led = zone - 1, ":"
    first = end
    while first > max(floor, end - REACH):
        t = g.tokens[first - 1]
        if t.zone != zone or (t.text in (".", "?", "!") and not t.quoted):
            break
        if q.depth > 0 and t.text in (".", "?", "!"):
            break
        first -= 1
    for k in range(end - 1, first - 1, -1):
        t = g.tokens[k]
        if t.pos not in ("VERB", "AUX"):
            continue
        if quotes(g, k):
            return _led_by(g, k, q, first)
        near = end - k <= 3
        if led not in (",", ":") or (t.pos == "VERB" and not near and t.tag != "VBN"):
            return None
    return None


def _led_by(g: Grammar, verb: int, q: Quote, first: int) -> Link | None:
    head = subject(g, verb)
    if head is not None and q.start <= g.tokens[head].start < q.end:
        head = None
    apart = None if has_subject(g, verb) else subject_apart(g, verb)
    if apart is not None:
        head = apart.last
    if head is None:
        head = _linear_subject(g, verb, first)
    if head is None:
        head = _carried(g, verb)
    source = (
        noun_phrase(g, head, None, verb - 1 if head is not None and head < verb else None)
        if (head is not None and not (q.start <= g.tokens[head].start < q.end))
        else None
    )
    stop = g.first_from(q.start)
    cue = cue_span(g, verb, stop)
    made = making(g, verb)
    if made is not None and made < verb:
        cue = Span(cue_span(g, made, made + 1).start, cue.end)
    return Link(verb, source, cue, "quotation, cue before", 0.9 if source else 0.6)


def _linear_subject(g: Grammar, verb: int, first: int) -> int | None:
    """The nearest noun before the verb's auxiliaries, if the clause begins with it."""
    k = verb - 1
    while k >= first and g.tokens[k].pos in ("AUX", "ADV", "PART"):
        k -= 1
    if k < first:
        return None
    t = g.tokens[k]
    if t.text.lower() in ("who", "that", "which") and t.head != k:
        return maker(g, k - 1) if k > first and g.tokens[k - 1].pos in ("NOUN", "PROPN") else None
    return k if t.pos in ("PROPN", "PRON") and t.dep not in ("dobj", "pobj", "dative") else None


def _carried(g: Grammar, verb: int) -> int | None:
    """A clause without a subject goes on with the subject of the sentence before it."""
    s = g.tokens[verb].sent
    if s == 0 or g.parse.sentences[s - 1].zone != g.parse.sentences[s].zone:
        return None
    return subject(g, g.parse.sentences[s - 1].root)
