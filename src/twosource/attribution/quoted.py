"""Direct speech: which words beside a quotation say who spoke it.

Neighbourhood first, grammar second: the words between a closing mark and the next stop (or between
the last stop and an opening mark) are few, so that the speaker is found even where the parser lost
the thread of a sentence that is broken by quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_span, verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.source import maker, making, noun_phrase, subject
from twosource.model.parse import Quote
from twosource.model.span import Span

REACH = 40
MOST_PARTS = 40
_STOP = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|Jr|Sr))(?<!\bMrs)[.?!](?=\s|$)")
_ENDS = (".", "?", "!", ";", ":")
_FILLERS = ("PUNCT", "ADV", "SPACE", "CCONJ", "INTJ")


class Link(NamedTuple):
    """The cue of a quotation: its verb, and the source's words."""

    verb: int
    source: Span | None
    cue: Span
    rule: str
    score: float
    addressee: Span | None = None


def from_quotes(g: Grammar) -> Iterator[Candidate]:
    """Attributions of quoted utterances. Parts that belong together are joined."""
    quotes = [q for q in g.parse.quotes if utterance(g, q)]
    for depth in sorted({q.depth for q in quotes}):
        level = [q for q in quotes if q.depth == depth]
        yield from _level(g, level)


def utterance(g: Grammar, q: Quote) -> bool:
    """Whether a quotation is something said in whole (no title, no quoted phrase)."""
    inner = g.text[q.inner_start : q.inner_end].strip().rstrip("'\"\u2019\u201d").rstrip()
    if not inner:
        return False
    before = g.text[max(0, q.start - 40) : q.start].rstrip()
    after = g.text[q.end : q.end + 1]
    ends = inner[-1] in ",?!\u2014-" or inner.endswith(("...", "\u2026")) or not q.closed
    stops = inner[-1] == "."
    led = not before or before[-1] in ",:" or "\n" in g.text[max(0, q.start - 2) : q.start]
    starts = before[-1:] in (".", "?", "!", "\u201d", '"', "'", "\u2019", "\u2014", "-", ")")
    capital = (
        inner[0].isupper() or inner[0] in ".\u2026[0123456789'\u2018\"\u201c" or inner[:1] == "$"
    )
    wide = inner.count(" ")
    if led and capital:
        return True
    if ends and wide >= 1 and (capital or starts):
        return True
    if led and before[-1:] in (",", ":") and (ends or stops) and wide >= 2:
        return True
    if capital and stops and wide >= 2:
        return True
    if after == "," and capital and (led or starts) and wide >= 1:  # '...', he said
        return True
    return starts and (ends or stops or after == ",") and wide >= 3


def _level(g: Grammar, quotes: list[Quote]) -> Iterator[Candidate]:
    """Link the quotations of one depth in order; what follows a linked one may go on with it."""
    current: tuple[Link, list[Span]] | None = None
    last: Quote | None = None
    for k, q in enumerate(quotes):
        following = quotes[k + 1] if k + 1 < len(quotes) else None
        link = _after(g, q, following)
        if (
            current is not None
            and last is not None
            and (link is None or link.verb == current[0].verb)
        ):
            if len(current[1]) < MOST_PARTS and _goes_on(g, current[0], last, q):
                current[1].append(q.span)
                last = q
                continue
        if link is None:
            link = _before(g, q, last)
        if current is not None:
            yield _made(*current)
            current = None
        if link is not None:
            current = (link, [q.span])
        elif _speaks(g, q):
            yield Candidate((), (), (q.span,), "quotation alone", 0.3)
        last = q
    if current is not None:
        yield _made(*current)


def _speaks(g: Grammar, q: Quote) -> bool:
    """Whether a quotation without a cue is a sentence, no title or slogan."""
    first, last = g.first_from(q.inner_start), g.first_from(q.inner_end)
    verb = any(t.pos in ("VERB", "AUX") for t in g.tokens[first:last])
    before = g.text[max(0, q.start - 3) : q.start].strip()
    return verb and (not before or before[-1] in ",:.?!\"'\u201d\u2019")


def _made(link: Link, content: list[Span]) -> Candidate:
    source = (link.source,) if link.source else ()
    return Candidate(
        source, (link.cue,), tuple(content), link.rule, link.score, link.verb, "", "quote",
        addressee=link.addressee,
    )  # fmt: skip


def _goes_on(g: Grammar, link: Link, last: Quote, q: Quote) -> bool:
    """Whether ``q`` continues the quotation before it: same paragraph, only the cue between."""
    if q.run == last.run and not last.closed:
        return True
    between = g.text[last.end : q.start]
    if "\n" in between or len(between) > 300 or q.start < last.end:
        return False
    bare = between.strip(" ,.;:\u00a0\u2014\u2013-")
    if not bare:
        return True
    if not last.end <= link.cue.start < q.start:
        return False
    own = _before(g, q, last)
    if own is not None and own.verb != link.verb:
        return False
    tail = g.text[max(link.cue.end, link.source.end if link.source else 0) : q.start]
    stops = [m for m in _STOP.finditer(tail)]
    return not stops or (len(stops) == 1 and not tail[stops[0].end() :].strip(" \u00a0"))


def _roof(g: Grammar, q: Quote) -> int:
    """Where the quotation that encloses ``q`` ends (the end of the text if there is none)."""
    outer = g.quote_at(q.start) if q.depth else None
    return outer.inner_end if outer is not None else len(g.text)


def _after(g: Grammar, q: Quote, following: Quote | None) -> Link | None:
    """The cue that follows a quotation ("...," Smith said / said Smith)."""
    first = g.first_from(q.end)
    if first >= len(g.tokens) or not q.closed:
        return None
    zone = _zone(g, q)
    roof = _roof(g, q)
    stop = first
    while stop < len(g.tokens) and stop - first < REACH:
        t = g.tokens[stop]
        if t.zone != zone or (following is not None and t.start >= following.start):
            break
        if t.text in (".", ";", "?", "!") and not t.quoted:
            break
        if t.start >= roof:
            break
        stop += 1
    while first < stop and g.tokens[first].pos in ("PUNCT", "SPACE"):
        if g.tokens[first].text in (".", "?", "!", ";"):
            return None
        first += 1
    if first >= stop:
        return None
    inner = g.text[q.inner_start : q.inner_end].rstrip()
    full = inner[-1:] == "."
    verb = _cue_verb(g, first, stop)
    if verb is None:
        return None
    head = subject(g, verb)
    inverted = all(
        g.tokens[k].dep in ("aux", "advmod", "neg", "prt") or g.tokens[k].pos in _FILLERS
        for k in range(first, verb)
    )
    if inverted and (head is None or head < first):
        head = _noun_after(g, verb + 1, stop)
        if head is None:
            return None
    if full and g.tokens[first].text[:1].isupper() and _has_content(g, verb, stop):
        return None
    source = _source(g, head, first, verb, stop, inverted)
    if source is None:
        return None
    after = g.tokens[verb].i
    cue = cue_span(g, after, None)
    cue = Span(cue.start, min(cue.end, g.tokens[stop - 1].end))
    rule = "quotation, cue after" if not inverted else "quotation, cue after, inverted"
    return Link(verb, source, cue, rule, 0.93)


def _zone(g: Grammar, q: Quote) -> int:
    k = max(0, min(len(g.tokens) - 1, g.first_from(q.start)))
    return g.tokens[k].zone


def _cue_verb(g: Grammar, first: int, stop: int) -> int | None:
    """The first verb that can introduce speech, outside loose relative clauses."""
    lexicon = verbs()
    for k in range(first, stop):
        t = g.tokens[k]
        if t.pos not in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            continue
        entry = lexicon.get(t.lemma)
        if entry is None or "quote" not in entry.frames:
            if t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") and t.dep in ("ROOT", "conj"):
                if not any(x.text == "," for x in g.tokens[first:k]):
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


def _before(g: Grammar, q: Quote, last: Quote | None) -> Link | None:
    """The cue that stands before a quotation (Smith said: "...")."""
    end = g.first_from(q.start)
    floor = g.first_from(last.end) if last is not None and last.end <= q.start else 0
    zone = _zone(g, q)
    led = g.text[max(0, q.start - 3) : q.start].strip()[-1:]
    if 0 < end < len(g.tokens) and g.tokens[end - 1].zone == zone - 1 and q.depth == 0:
        if g.tokens[end - 1].text == ":" and g.tokens[end].zone == zone:
            zone, led = zone - 1, ":"
    first = end
    while first > max(floor, end - REACH):
        t = g.tokens[first - 1]
        if t.zone != zone or (t.text in (".", "?", "!") and not t.quoted):
            break
        if q.depth > 0 and t.text in (".", "?", "!"):
            break
        first -= 1
    lexicon = verbs()
    for k in range(end - 1, first - 1, -1):
        t = g.tokens[k]
        if t.pos not in ("VERB", "AUX"):
            continue
        entry = lexicon.get(t.lemma)
        if entry is not None and ("quote" in entry.frames):
            return _led_by(g, k, q, first)
        near = end - k <= 3
        if led not in (",", ":") or (t.pos == "VERB" and not near and t.tag != "VBN"):
            return None
    return None


def _led_by(g: Grammar, verb: int, q: Quote, first: int) -> Link | None:
    head = subject(g, verb)
    if head is not None and q.start <= g.tokens[head].start < q.end:
        head = None
    if head is None:
        head = _linear_subject(g, verb, first)
    if head is None:
        head = _carried(g, verb, q)
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


def _carried(g: Grammar, verb: int, q: Quote) -> int | None:
    """A clause without a subject goes on with the subject of the sentence before it."""
    s = g.tokens[verb].sent
    if s == 0 or g.parse.sentences[s - 1].zone != g.parse.sentences[s].zone:
        return None
    return subject(g, g.parse.sentences[s - 1].root)


__all__ = ["Link", "from_quotes", "utterance"]
