"""Cues of several words: "laughed off rumours that", "gave its word that", "wanted to know why"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from twosource.attribution.candidate import Candidate
from twosource.attribution.cues import cue_span
from twosource.attribution.extent import content_end
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import table
from twosource.attribution.source import noun_phrase, subject
from twosource.model.attribution import Stance
from twosource.model.span import Span

_POSS = ("PRP$", "DT", "POS")
_SELVES = ("self", "selves")
_NOBODY = ("rumour", "rumor", "legend", "word")
_SCORE = 0.72


class Phrase(NamedTuple):
    """A cue of several words: its lemmas and its stance."""

    words: tuple[str, ...]
    stance: Stance

    @property
    def name(self) -> str:
        """The words as the lexicon has them."""
        return " ".join(self.words)


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The cues of several words by their first lemma, the longest first."""
    out: dict[str, list[Phrase]] = {}
    for line, name in table("phrasal")["phrases"].items():
        stance = next(s for s in get_args(Stance) if s == name)
        found = tuple(line.split())
        out.setdefault(found[1] if found[0] == "not" else found[0], []).append(
            Phrase(found, stance)
        )
    return {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in out.items()}


def phrase_at(g: Grammar, i: int) -> tuple[Phrase, int] | None:
    """The phrase whose verb (or first word) is token ``i``, and its last token."""
    for phrase in phrases().get(g.tokens[i].lemma, ()):
        words = phrase.words
        if words[0] == "not":
            if not any(g.tokens[c].dep == "neg" for c in g.children[i]):
                continue
            words = words[1:]
        last = _matches(g, i, words)
        if last is not None:
            return phrase, last
    return None


def _matches(g: Grammar, i: int, words: tuple[str, ...]) -> int | None:
    k = i
    for w in words[1:]:
        k += 1
        if k < len(g.tokens) and g.tokens[k].pos == "ADV" and g.tokens[k].lemma != w:
            k += 1  # "laughed loudly off"
        if k >= len(g.tokens) or g.tokens[k].sent != g.tokens[i].sent:
            return None
        t = g.tokens[k]
        if w == "POSS":
            ok = t.tag in _POSS
        elif w == "SELF":
            ok = t.text.lower().endswith(_SELVES)
        else:
            ok = w in (t.lemma, t.text.lower())
        if not ok:
            return None
    return k


def from_phrasal(g: Grammar) -> Iterator[Candidate]:
    """Every attribution of these forms."""
    for t in g.tokens:
        if t.lemma not in phrases() or t.pos not in ("VERB", "NOUN", "AUX"):
            continue
        found = phrase_at(g, t.i)
        if found is not None:
            made = _made(g, t.i, *found)
            if made is not None:
                yield made


def _made(g: Grammar, v: int, phrase: Phrase, last: int) -> Candidate | None:
    nobody = phrase.words[0] in _NOBODY
    if g.tokens[v].pos == "NOUN" and not nobody:
        return None
    head = None if nobody else subject(g, v)
    if head is not None and head > v:
        return None
    source = noun_phrase(g, head, None, v - 1) if head is not None else None
    if source is None and not nobody:
        return None
    top = g.tokens[v].head if nobody else v
    end = content_end(g, top, max(g.last_of(top), last + 1))
    clause = g.tokens[last].text.lower() in ("that", "when")
    content = g.span(last if clause else last + 1, min(end, len(g.tokens) - 1))
    if content is None or g.tokens[last].sent != g.tokens[g.first_from(content.start)].sent:
        return None
    cue = cue_span(g, v, last) if not nobody else g.tokens[v].span
    stop = g.tokens[last - 1 if clause else last].end
    cue = Span(cue.start, max(cue.end, stop))
    if source is not None and source.overlaps(cue):
        return None
    return Candidate((source,) if source else (), (cue,), (content,), "phrase", _SCORE, v,
                     phrase.name, "phrase")  # fmt: skip


def phrase_stance(g: Grammar, cue: tuple[Span, ...]) -> Stance | None:
    """The stance of the phrase that begins in a cue, however far it was taken to reach."""
    for s in cue:
        for t in g.parse.within(s):
            if t.lemma in phrases() and t.pos in ("VERB", "NOUN", "AUX"):
                found = phrase_at(g, t.i)
                if found is not None:
                    return found[0].stance
    return None
