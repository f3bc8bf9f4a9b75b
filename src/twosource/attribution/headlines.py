"""Headlines: "'...': families speak out", "Dam safe, insist engineers", "Mayor 'never met' X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.parse import Sentence, Token
from twosource.model.span import Span

_HEARS = ("hear", "tell")
_MOST_WORDS = 9
_MOST_QUOTES = 12
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def from_headlines(g: Grammar, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    """Every attribution of these forms in zones that are headlines."""
    zones: dict[int, list[Sentence]] = {}
    for s in g.parse.sentences:
        if kinds[s.zone] == "headline":
            zones.setdefault(s.zone, []).append(s)
    for sentences in zones.values():
        first, last = sentences[0].first, sentences[-1].last - 1
        made = _beside_colon(g, first, last) or _led(g, first, last) or _at_end(g, first, last)
        if made is not None:
            yield made
            continue
        yield from _scare(g, first, last)


def _beside_colon(g: Grammar, first: int, last: int) -> Candidate | None:
    """A quotation and a name (with "speak out", "says"), parted by a colon or a dash."""
    for q in g.outer:
        if not (g.tokens[first].start <= q.start and q.end <= g.tokens[last].end):
            continue
        a, b = g.first_from(q.start), g.first_from(q.end)
        if a == first and b < last and g.tokens[b].text in (":", "-", "\u2013", "\u2014"):
            return _named(g, b + 1, last, b, q.span)
        if b > last and a - 1 > first and g.tokens[a - 1].text == ":":
            return _named(g, first, a - 2, a - 1, q.span)
    return None


def _led(g: Grammar, first: int, last: int) -> Candidate | None:
    """ "Farm chief: subsidies 'must stay'": a person in lower case, and a colon."""
    colon = next((k for k in range(first + 1, min(first + 7, last)) if g.tokens[k].text == ":"), 0)
    if not colon or g.tokens[colon - 1].lemma not in words("people", "speakers"):
        return None
    source, content = g.span(first, colon - 1), g.span(colon + 1, last)
    verbal = any(t.pos in ("VERB", "AUX") for t in g.tokens[first:colon])
    if source is None or content is None or verbal:
        return None
    return Candidate((source,), (g.tokens[colon].span,), (content,), "headline, person and colon",
                     0.7, None, ":", "colon")  # fmt: skip


def _named(g: Grammar, first: int, last: int, mark: int, content: Span) -> Candidate | None:
    """The one named, up to the verb ("families of the crew speak out")."""
    if last < first or last - first > _MOST_WORDS:
        return None
    verb = next((k for k in range(first + 1, last + 1) if g.tokens[k].pos in ("VERB", "AUX")), None)
    end = verb - 1 if verb is not None else last
    nominal = g.tokens[first : end + 1]
    source = g.span(first, end)
    if source is None or not any(t.pos in ("NOUN", "PROPN", "PRON") for t in nominal):
        return None
    if g.text[source.start : source.end].lower() in words("people", "labels"):
        return None
    cue = Span(g.tokens[verb].start, g.tokens[last].end) if verb else g.tokens[mark].span
    return Candidate((source,), (cue,), (content,), "headline, name and quotation", 0.7, verb,
                     g.tokens[verb].lemma if verb else ":", "quote")  # fmt: skip


def _at_end(g: Grammar, first: int, last: int) -> Candidate | None:
    """ "Dam safe, insist engineers", "Mayor took bribes, court hears", "Two held - police"."""
    cut = next(
        (k for k in range(last - 1, max(first, last - _MOST_WORDS), -1) if g.tokens[k].text in
         (",", "-", "\u2013", "\u2014", ";")), None,
    )  # fmt: skip
    if cut is None or cut - first < 2 or any(t.quoted for t in g.tokens[cut : last + 1]):
        return None
    content = g.span(first, cut - 1)
    if content is None:
        return None
    if g.tokens[cut].text == ",":
        return _court(g, cut, last, content) or _verb_and_name(g, cut, last, content)
    spaced = g.text[g.tokens[cut].start - 1].isspace()
    speaker = g.tokens[last].lemma in words("people", "speakers")
    source = g.span(cut + 1, last) if spaced and speaker else None
    if source is None or not _nominal(g, cut + 1, last):
        return None
    return Candidate((source,), (g.tokens[cut].span,), (content,), "headline, source at its end",
                     0.6, None, "-", "pre")  # fmt: skip


def _court(g: Grammar, cut: int, last: int, content: Span) -> Candidate | None:
    """ "..., court hears": somebody told the court."""
    hearer = g.tokens[cut + 1].lemma in words("frames", "hearers")
    if g.tokens[last].lemma not in _HEARS or not hearer:
        return None
    return Candidate((), (g.tokens[last].span,), (content,), "headline, court hears", 0.6, last,
                     g.tokens[last].lemma, "pre", addressee=g.span(cut + 1, last - 1))  # fmt: skip


def _verb_and_name(g: Grammar, cut: int, last: int, content: Span) -> Candidate | None:
    """ "..., insist engineers", "..., engineers insist"."""
    head, end = g.tokens[cut + 1], g.tokens[last]
    if _speaks(head) and not head.text.lower().endswith(("ed", "ing")):
        verb, source, nominal = head, g.span(cut + 2, last), _nominal(g, cut + 2, last)
    elif _speaks(end):
        verb, source, nominal = end, g.span(cut + 1, last - 1), _nominal(g, cut + 1, last - 1)
    else:
        return None
    if source is None or not nominal:
        return None
    entry = verbs().get(verb.lemma) or verbs()[verb.text.lower()]
    return Candidate((source,), (verb.span,), (content,), "headline, cue and source at its end",
                     0.7, verb.i, entry.lemma, "pre")  # fmt: skip


def _speaks(t: Token) -> bool:
    entry = verbs().get(t.lemma) or verbs().get(t.text.lower())
    return entry is not None and entry.speech and "pre" in entry.frames


def _nominal(g: Grammar, first: int, last: int) -> bool:
    inside = g.tokens[first : last + 1]
    if any(t.tag in _FINITE or t.pos in ("PUNCT", "AUX") for t in inside):
        return False
    return any(t.pos in ("NOUN", "PROPN") for t in inside)


def _scare(g: Grammar, first: int, last: int) -> Iterator[Candidate]:
    """A quoted verb phrase: somebody's words, though the headline does not say whose."""
    quotes: Sequence[Span] = [
        q.span
        for q in g.outer
        if g.tokens[first].start <= q.start and q.end <= g.tokens[last].end and q.closed
    ]
    for n, q in enumerate(quotes[:_MOST_QUOTES]):
        inside = g.parse.within(q)
        if not any(t.tag in _FINITE or t.tag in ("VBN", "VB") for t in inside):
            continue
        if q.start == g.tokens[first].start:
            continue
        stop = quotes[n + 1].start if n + 1 < len(quotes) else g.tokens[last].end
        end = g.first_from(q.end)
        while (
            end <= last
            and g.tokens[end].start < stop
            and g.tokens[end].pos not in ("PUNCT", "CCONJ")
            and g.tokens[end].text.lower() not in ("but", "as", "after")
        ):
            end += 1
        content = g.span(g.first_from(q.start), end - 1)
        if content is not None:
            yield Candidate((), (), (content,), "quoted words of a headline", 0.4)
