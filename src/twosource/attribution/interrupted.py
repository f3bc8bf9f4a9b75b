"""Speakers that commas part from their verb: "X, asked whether ..., said", "the chair, Y, said".

The parser often takes such a phrase for part of the clause beside it; the order of words, commas
and verbs tells it apart. Every search looks at a bounded number of tokens.
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.attribution.cues import verbs
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words

_PHRASE = 14
_ASIDE = 40
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_NO_START = ("ADP", "CCONJ", "SCONJ", "ADV", "PART", "VERB", "AUX", "PUNCT")
_WHO = ("who", "whose", "which", "whom")
_WHEN = ("when", "while", "if", "after", "before", "as", "although", "though", "because", "asked")
_TOLD = ("shown", "told", "seen", "given")


class Phrase(NamedTuple):
    """The tokens of a speaker's phrase (inclusive), and the comma after which its aside begins."""

    first: int
    last: int
    comma: int


def subject_apart(g: Grammar, v: int) -> Phrase | None:
    """In "X, asked whether he called, said" the phrase X for the verb "said"; None without one.

    X begins the sentence (but for "On Monday, " and the like); an age, a participle or a relative
    clause stands between two commas.
    """
    close = _comma_before(g, v)
    first = g.parse.sentences[g.tokens[v].sent].first
    if close is None or close - first > _PHRASE + _ASIDE:
        return None
    while first < close and g.tokens[first].pos in ("CCONJ", "PUNCT"):
        first += 1
    comma = _next_comma(g, first, close)
    while (
        comma is not None and g.tokens[first].pos in ("ADP", "ADV") and _verbless(g, first, comma)
    ):
        first, comma = comma + 1, _next_comma(g, comma + 1, close)
    if comma is None or not _opens(g, comma + 1, close) or not _noun_phrase(g, first, comma - 1):
        return None
    if any(t.text in (";", ":") or t.quoted for t in g.tokens[first:v]):
        return None
    inner = _last_comma(g, comma, close, _PHRASE)
    if inner is not None and _noun_phrase(g, inner + 1, close - 1):
        return None  # "X, who left after Y, the manager, said": Y may have said it
    return Phrase(first, comma - 1, comma)


def aside_end(g: Grammar, v: int) -> int | None:
    """For the participle of such an aside ("asked") the comma that closes it, else None."""
    if v == 0 or g.tokens[v - 1].text != ",":
        return None
    stop = min(g.parse.sentences[g.tokens[v].sent].last, v + _ASIDE)
    for k in range(v + 1, stop):
        if g.tokens[k].lemma in verbs() and g.tokens[k].tag in _FINITE:
            found = subject_apart(g, k)
            if found is not None and found.comma == v - 1:
                return _comma_before(g, k)
    return None


def apposed(g: Grammar, floor: int, v: int) -> Phrase | None:
    """In "A did b, the club's manager, Idris Cole, said" the two phrases before the verb.

    The second may be a name, a title, an age or a relative clause (which is left out).
    """
    close = _comma_before(g, v)
    middle = _last_comma(g, floor, close, _ASIDE) if close is not None else None
    start = _last_comma(g, floor, middle, _PHRASE + 1) if middle is not None else None
    if close is None or middle is None or start is None:
        return None
    if not _noun_phrase(g, start + 1, middle - 1):
        return None
    if _number(g, middle + 1, close - 1):
        title = _last_comma(g, floor, start, _PHRASE + 1)
        if title is not None and _titles(g, title + 1, start):
            start = title
        return Phrase(start + 1, close - 1, start)
    if _noun_phrase(g, middle + 1, close - 1):
        return Phrase(start + 1, close - 1, start)
    return Phrase(start + 1, middle - 1, start) if _opens(g, middle + 1, close) else None


def claims(g: Grammar, first: int, last: int) -> bool:
    """Whether tokens can be a clause by themselves: a finite verb, not only in a "when" clause."""
    finite = [t for t in g.tokens[first : last + 1] if t.tag in _FINITE]
    return len(finite) > (g.tokens[first].text.lower() in _WHEN)


def _comma_before(g: Grammar, v: int) -> int | None:
    """The comma right before a verb and its auxiliaries and adverbs."""
    k = v - 1
    while k >= 0 and v - k < 5 and g.tokens[k].pos in ("AUX", "ADV", "PART"):
        k -= 1
    good = k >= 0 and g.tokens[k].text == "," and g.tokens[k].sent == g.tokens[v].sent
    return k if good else None


def _next_comma(g: Grammar, first: int, stop: int) -> int | None:
    end = min(stop, first + _PHRASE + 1)
    return next((k for k in range(first, end) if g.tokens[k].text == ","), None)


def _last_comma(g: Grammar, floor: int, before: int, most: int) -> int | None:
    low = max(floor, before - most - 1)
    return next((k for k in range(before - 1, low, -1) if g.tokens[k].text == ","), None)


def _verbless(g: Grammar, first: int, stop: int) -> bool:
    return not any(t.pos in ("VERB", "AUX") for t in g.tokens[first:stop])


def _opens(g: Grammar, k: int, close: int) -> bool:
    """Whether an age, a participle or a relative clause begins at ``k``."""
    if k >= close:
        return False
    t = g.tokens[k]
    low = t.text.lower()
    if low in _WHO or t.tag == "VBG" or _number(g, k, close - 1):
        return True
    if low in ("when", "while") and k + 1 < close:
        t = g.tokens[k + 1]
        low = t.text.lower()
    return t.tag in ("VBN", "VBG") or (t.tag == "VBD" and (low.endswith("ed") or low in _TOLD))


def _number(g: Grammar, first: int, last: int) -> bool:
    """An age: "43", "aged 43"."""
    inside = [t.text.lower() for t in g.tokens[first : last + 1]]
    return bool(inside) and inside[-1].isdigit() and len(inside[-1]) < 4 and inside[:-1] in (
        [], ["aged"], ["age"],
    )  # fmt: skip


def _titles(g: Grammar, first: int, comma: int) -> bool:
    """Whether a title stands before a name: "the club's manager, Idris Cole"."""
    if not _noun_phrase(g, first, comma - 1) or g.tokens[comma + 1].pos != "PROPN":
        return False
    return g.tokens[first].pos == "DET" or g.tokens[first].tag == "PRP$"


def _noun_phrase(g: Grammar, first: int, last: int) -> bool:
    """Whether tokens are a noun phrase by their kinds: no finite verb, no date alone."""
    inside = g.tokens[first : last + 1]
    if not 0 < len(inside) <= _PHRASE or any(t.quoted for t in inside):
        return False
    if inside[0].pos in _NO_START or inside[0].tag in ("WP", "WDT", "WRB"):
        return False
    if any(t.tag in _FINITE or t.pos in ("SCONJ", "AUX") for t in inside):
        return False
    times = words("frames", "times")
    return any(t.pos in _NOMINAL and t.text.lower() not in times for t in inside)
