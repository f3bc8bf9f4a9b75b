"""Cue words in the text, and the words around them that belong to the cue."""

from __future__ import annotations

from functools import cache
from typing import get_args

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import Entry, table, words
from twosource.model.attribution import Stance
from twosource.model.span import Span

_BEFORE = ("aux", "auxpass", "neg", "advmod")
_LONGEST = 10


@cache
def verbs() -> dict[str, Entry]:
    """The reporting verbs by lemma."""
    return {lemma: _entry(lemma, line) for lemma, line in table("verbs")["verbs"].items()}


@cache
def adjectives() -> dict[str, Entry]:
    """The adjectives of saying and thinking ("is confident that") by lemma."""
    return {lemma: _entry(lemma, line) for lemma, line in table("verbs")["adjectives"].items()}


@cache
def nouns() -> dict[str, Entry]:
    """The nouns of saying ("the claim that") by lemma."""
    return {lemma: _entry(lemma, line) for lemma, line in table("verbs")["nouns"].items()}


def _entry(lemma: str, line: str) -> Entry:
    """Read ``"asserts speech; that .9 np .4"``. Raises ``ValueError`` for an unknown stance."""
    head, _, tail = line.partition(";")
    names = head.split()
    stance = next(s for s in get_args(Stance) if s == names[0])
    parts = tail.split()
    frames = {parts[k]: float(parts[k + 1]) for k in range(0, len(parts), 2)}
    return Entry(lemma, frames, stance, "speech" in names)


def quotes(g: Grammar, k: int) -> bool:
    """Whether a word can introduce direct speech ("hit" only as "hit back")."""
    t = g.tokens[k]
    entry = verbs().get(t.lemma)
    if entry is None or "quote" not in entry.frames:
        return False
    wanted = _particles().get(t.lemma)
    return wanted is None or any(x.text.lower() == wanted for x in g.tokens[k + 1 : k + 3])


@cache
def _particles() -> dict[str, str]:
    return dict(w.split(" ", 1) for w in words("frames", "particles"))


def cue_head(g: Grammar, cue: tuple[Span, ...]) -> int | None:
    """The verb of a cue that came without one: the last that the lexicon knows, else the last."""
    inside = [t for s in cue for t in g.parse.within(s) if t.pos == "VERB"]
    known = [t for t in inside if t.lemma in verbs()]
    return (known or inside)[-1].i if inside else None


def cue_span(g: Grammar, v: int, stop: int | None = None) -> Span:
    """The verb with its auxiliaries and adverbs, and with the words that date or place the saying.

    ``stop`` is the token at which the content begins (None: the content stands elsewhere).
    """
    first = v
    while first - 1 >= 0:
        p = g.tokens[first - 1]
        if p.dep not in _BEFORE or p.sent != g.tokens[v].sent:
            break
        if p.tag == "MD" and p.text[:1].isupper() and g.tokens[v].tag in ("VBD", "VBN"):
            break  # a Ms May who said
        if p.head != v and (p.dep == "advmod" or p.head != g.tokens[v].head):
            break
        if p.dep == "advmod" and g.first_of(p.i) != p.i:
            break
        first -= 1
    last = _tail(g, v, stop)
    return Span(g.tokens[first].start, g.tokens[last].end)


def _tail(g: Grammar, v: int, stop: int | None) -> int:
    """The last token of the cue."""
    end = stop if stop is not None else min(len(g.tokens), v + _LONGEST)
    last, k, placed = v, v + 1, False
    while k < min(end, v + _LONGEST) and g.tokens[k].sent == g.tokens[v].sent:
        t = g.tokens[k]
        if t.pos == "PUNCT" or g.quote_at(t.start) is not g.quote_at(g.tokens[v].start):
            break
        low = t.text.lower()
        if t.dep in ("prt", "neg") or (t.dep == "advmod" and t.head == v and t.pos == "ADV"):
            last = k
        elif low in words("frames", "times") or placed:
            if t.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "DET") and t.dep != "case":
                break
            last = k
        elif t.pos == "DET" and t.text[:1].isupper():
            break  # "told The Evening Packet": a name begins, and no time of day
        elif low in words("frames", "circumstance") or t.pos in ("DET", "NUM"):
            ahead = _circumstance(g, k, end)
            if ahead is None:
                break
            last = k = ahead
        else:
            break
        k += 1
    return last


def _circumstance(g: Grammar, k: int, end: int) -> int | None:
    """The last token of a phrase of time or occasion that begins at ``k``; None if it is none."""
    for j in range(k, min(end, k + 7)):
        t = g.tokens[j]
        if t.pos in ("VERB", "AUX", "PRON", "PUNCT", "SCONJ", "CCONJ"):
            return None
        low = t.text.lower()
        nxt = g.tokens[j + 1] if j + 1 < len(g.tokens) else None
        ends = nxt is None or j + 1 >= end or nxt.pos not in ("NOUN", "PROPN", "ADJ", "PART", "NUM")
        if low in words("frames", "times") and (ends or nxt is None or not _names(g, j + 1)):
            return j
        if (
            ends
            and t.pos == "NOUN"
            and g.tokens[k].pos == "ADP"
            and low in words("cues", "occasions")
        ):
            return j
    return None


def _names(g: Grammar, j: int) -> bool:
    """Whether the next noun still belongs to the phrase ("a Wednesday press conference")."""
    low = g.tokens[j].text.lower()
    return g.tokens[j].pos == "NOUN" or low in words("frames", "times")
