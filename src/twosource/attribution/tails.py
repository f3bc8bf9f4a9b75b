"""Forms that are told by the order of words alone, where the parser often goes astray.

"A did b, three officials claim.", "what the agency says was an error", and a quotation signed by a
name after a dash.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_span, verbs
from twosource.attribution.extent import content_end
from twosource.attribution.grammar import Grammar
from twosource.attribution.interrupted import Phrase, apposed, claims
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.signed import signed
from twosource.model.parse import Sentence

_NP = 14


def from_order(g: Grammar) -> Iterator[Candidate]:
    """Attributions of these three forms."""
    for s in g.parse.sentences:
        made = _tail(g, s)
        if made is not None:
            yield made
        yield from _asides(g, s)
    for t in g.tokens:
        if t.text.lower() == "what":
            made = _what(g, t.i)
            if made is not None:
                yield made
    yield from signed(g)


def speaking(g: Grammar, k: int, frame: str) -> Entry | None:
    """The entry of a word that can be a finite verb of saying, whatever the parser takes it for."""
    t = g.tokens[k]
    entry = verbs().get(t.lemma)
    if entry is None or not entry.speech or frame not in entry.frames or t.tag in ("VBG", "VB"):
        return None
    low = t.text.lower()
    return entry if low.endswith(("s", "d", "t", "e")) or low == t.lemma else None


def _tail(g: Grammar, s: Sentence) -> Candidate | None:
    """ "A did b, three officials claim": the source and a verb of saying end the sentence."""
    verb = _last_verb(g, s)
    if verb is None:
        return None
    apart = apposed(g, s.first, verb)
    if apart is not None and claims(g, s.first, apart.comma - 1):
        return _closing(g, s, verb, apart)
    first = verb
    while first > s.first and verb - first < _NP and g.tokens[first - 1].text not in (",", '"'):
        first -= 1
        if g.tokens[first].pos in ("VERB", "SCONJ") or g.tokens[first].tag in ("WP", "WDT"):
            return None
    if first <= s.first + 1 or not 0 < verb - first < _NP or not _begins_phrase(g, first, verb):
        return None
    if not any(t.pos in ("VERB", "AUX") for t in g.tokens[s.first : first]):
        return None
    last = verb - 1
    while last > first and g.tokens[last].pos in ("AUX", "ADV"):
        last -= 1
    source, content = g.span(first, last), g.span(s.first, first - 1)
    if source is None or content is None or any(t.quoted for t in g.tokens[first : verb + 1]):
        return None
    cue = cue_span(g, verb, None)
    return Candidate((source,), (cue,), (content,), "source and cue end the sentence", 0.8, verb,
                     g.tokens[verb].lemma, "pre")  # fmt: skip


def _closing(g: Grammar, s: Sentence, verb: int, apart: Phrase) -> Candidate | None:
    """ "A did b, the club's manager, Idris Cole, said": two phrases in commas are the source."""
    source, content = g.span(apart.first, apart.last), g.span(s.first, apart.comma - 1)
    if source is None or content is None or any(t.quoted for t in g.tokens[apart.first : verb + 1]):
        return None
    cue = cue_span(g, verb, None)
    return Candidate((source,), (cue,), (content,), "apposed source and cue end the sentence", 0.82,
                     verb, g.tokens[verb].lemma, "pre")  # fmt: skip


def _last_verb(g: Grammar, s: Sentence) -> int | None:
    """A verb of saying that ends the sentence, but for a date."""
    end = s.last - 1
    while end > s.first and g.tokens[end].pos == "PUNCT":
        end -= 1
    for j in range(end, max(s.first, end - 8), -1):
        t = g.tokens[j]
        if t.pos in ("VERB", "NOUN") and speaking(g, j, "pre") is not None:
            told = t.lemma in words("addressing", "object") and _hearer(g, j + 1, end)
            return j if j == end or told or _only_when(g, j + 1, end) else None
        if j == end and t.tag == "VBP" and t.lemma in words("frames", "opinions"):
            return j  # "..., detectives believe"
        if t.pos in ("PUNCT", "PRON", "SCONJ", "AUX"):
            return None
    return None


def _hearer(g: Grammar, first: int, last: int) -> bool:
    """Whether the words are one noun phrase ("told the court")."""
    inside = g.tokens[first : last + 1]
    plain = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART") for t in inside)
    return plain and 0 < len(inside) <= 6 and inside[-1].pos in ("NOUN", "PROPN", "PRON")


def _begins_phrase(g: Grammar, first: int, verb: int) -> bool:
    """Whether the words before the verb can be a source."""
    if g.tokens[first].pos in ("ADP", "CCONJ", "SCONJ", "ADV", "PART"):
        return False
    return any(t.pos in ("NOUN", "PROPN", "PRON") for t in g.tokens[first:verb])


def _asides(g: Grammar, s: Sentence) -> Iterator[Candidate]:
    """ "To prevent harm, he said, officials should act": source and cue between two commas."""
    commas = [k for k in range(s.first, s.last) if g.tokens[k].text == ","]
    for a, b in pairwise(commas):
        made = _apposed_aside(g, s, a, b) if b - a <= 3 else None
        if made is not None:
            yield made
        if not 2 <= b - a - 1 <= 12 or a == s.first or any(t.quoted for t in g.tokens[a:b]):
            continue
        made = _aside(g, s, a, b)
        if made is not None:
            yield made


def _aside(g: Grammar, s: Sentence, a: int, b: int) -> Candidate | None:
    first = a + 1
    verb = next((k for k in range(first, b) if g.tokens[k].pos in ("VERB", "AUX", "SCONJ")), None)
    if verb is None or verb == first or speaking(g, verb, "pre") is None:
        return None
    if g.tokens[first].pos in ("ADP", "CCONJ", "SCONJ", "ADV", "PART", "VERB"):
        return None
    if g.tokens[first].tag in ("WP", "WDT", "WRB"):
        return None
    if any(g.tokens[k].pos in ("VERB", "AUX", "SCONJ") for k in range(verb + 1, b)):
        return None
    last = verb - 1
    source = g.span(first, last)
    before, after = g.span(s.first, a - 1), g.span(b + 1, s.last - 1)
    if source is None or before is None or after is None:
        return None
    if any(t.quoted for t in (g.tokens[a - 1], g.tokens[b + 1])):
        return None
    cue = cue_span(g, verb, b)
    return Candidate((source,), (cue,), (before, after), "source and cue between commas", 0.8, verb,
                     g.tokens[verb].lemma, "pre")  # fmt: skip


def _apposed_aside(g: Grammar, s: Sentence, a: int, b: int) -> Candidate | None:
    """ "The bridge, the club's manager, Idris Cole, said, was safe"."""
    verb = next((k for k in range(a + 1, b) if speaking(g, k, "pre") is not None), None)
    apart = apposed(g, s.first, verb) if verb is not None else None
    if verb is None or apart is None or any(t.quoted for t in g.tokens[apart.comma : b + 2]):
        return None
    source = g.span(apart.first, apart.last)
    before, after = g.span(s.first, apart.comma - 1), g.span(b + 1, s.last - 1)
    if source is None or before is None or after is None or not _finite_next(g, b):
        return None
    cue = cue_span(g, verb, b)
    return Candidate((source,), (cue,), (before, after), "source and cue between commas", 0.8, verb,
                     g.tokens[verb].lemma, "pre")  # fmt: skip


def _finite_next(g: Grammar, b: int) -> bool:
    """Whether the clause that was broken off goes on with its verb."""
    return g.tokens[b + 1].tag in ("VBD", "VBZ", "VBP", "MD")


def _only_when(g: Grammar, first: int, last: int) -> bool:
    times = any(t.text.lower() in words("frames", "times") for t in g.tokens[first : last + 1])
    return times and last - first <= 5


def _what(g: Grammar, i: int) -> Candidate | None:
    """ "what the agency says was an error": the rest of the clause is the content."""
    for k in range(i + 2, min(i + 10, len(g.tokens) - 2)):
        t = g.tokens[k]
        if t.sent != g.tokens[i].sent or t.pos in ("PUNCT", "ADP", "SCONJ"):
            return None
        if t.pos not in ("VERB", "AUX"):
            continue
        nxt = g.tokens[k + 1]
        if speaking(g, k, "that") is None or nxt.pos not in ("VERB", "AUX", "PART"):
            return None
        source = g.span(i + 1, k - 1)
        content = g.span(k + 1, content_end(g, k, k + 1))
        if source is None or content is None:
            return None
        return Candidate((source,), (t.span,), (content,), "what ... says is", 0.8, k, t.lemma,
                         "that")  # fmt: skip
    return None
