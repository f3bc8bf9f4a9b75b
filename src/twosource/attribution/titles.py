"""Attributions by layout: "Name: I never ..." in a headline, a script or before a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.parse import Sentence
from twosource.model.span import Span

_MOST_WORDS = 7
_SMALL = ("of", "the", "de", "'s", "and", ".", "van", "von", "der", "al", "la")


def from_titles(g: Grammar, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    """Every attribution of this form. ``kinds`` are the kinds of the zones, by index."""
    previous = -1
    for s in g.parse.sentences:
        if s.zone != previous:
            made = _named(g, s, kinds[s.zone] == "headline" or s.zone == 0)
            if made is not None:
                yield made
        previous = s.zone


def _named(g: Grammar, s: Sentence, titled: bool) -> Candidate | None:
    end = min(s.first + _MOST_WORDS + 1, s.last)
    colon = next((k for k in range(s.first + 1, end) if g.tokens[k].text == ":"), None)
    if colon is None or colon + 1 >= len(g.tokens) or g.tokens[colon + 1].zone != s.zone:
        return None
    first = s.first + (g.tokens[s.first].pos == "PUNCT")
    if first >= colon or not _is_name(g, first, colon):
        return None
    last_word = g.tokens[colon - 1]
    source = g.span(first, colon - 1)
    script = last_word.text.isupper() and len(last_word.text) > 2
    content = _content(g, s, colon, titled, script)
    if source is None or content is None:
        return None
    cue = g.tokens[colon].span
    return Candidate((source,), (cue,), (content,), "name and colon", 0.6, None, ":", "colon")


def _is_name(g: Grammar, first: int, colon: int) -> bool:
    name = g.tokens[first:colon]
    if any(t.pos in ("AUX", "PUNCT") for t in name):
        return False
    if name[-1].pos not in ("PROPN", "NOUN") and not _voice(g, colon):
        return False
    if " ".join(t.text for t in name).lower() in words("people", "labels"):
        return False
    return all(t.text[:1].isupper() or t.text in _SMALL for t in name)


def _voice(g: Grammar, colon: int) -> bool:
    """ "HOLT: I said": whatever the parser takes the capitals for, one who says "I" has a name."""
    label = g.tokens[colon - 1].text
    says = g.tokens[colon + 1 : colon + 4]
    return label.isupper() and len(label) > 2 and any(t.text.lower() in ("i", "we") for t in says)


def _content(g: Grammar, s: Sentence, colon: int, titled: bool, script: bool) -> Span | None:
    """The quotation after the colon; in a title or a script, the rest of the paragraph."""
    start = g.tokens[colon + 1].start
    q = g.quote_at(start)
    if titled or script:
        if q is not None and not titled and q.start >= g.tokens[colon].start:
            return q.span
        last = _zone_last(g, s)
        if not any(t.pos in ("VERB", "AUX") for t in g.tokens[colon + 1 : last + 1]):
            return None  # "Ingredients: two eggs"
        return g.span(colon + 1, last)
    return q.span if q is not None and q.start <= start + 1 else None


def _zone_last(g: Grammar, s: Sentence) -> int:
    """The last token of the paragraph."""
    k = s.last - 1
    while k + 1 < len(g.tokens) and g.tokens[k + 1].zone == s.zone:
        k += 1
    return k
