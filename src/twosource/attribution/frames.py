"""How a content hangs on a verb: clause, object, infinitive, or a clause that stands before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twosource.attribution.cues import cue_span
from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import Entry, words
from twosource.attribution.source import passive, subject


class Frame(NamedTuple):
    """A content of a verb: its name and its tokens, first to last; ``marker`` joins the cue."""

    name: str
    first: int
    last: int
    marker: int | None = None


def frames_of(g: Grammar, v: int) -> Iterator[Frame]:
    """The contents that the parser hangs on ``v``."""
    be = "passive:" if passive(g, v) else ""
    for c in g.children[v]:
        t = g.tokens[c]
        first, last = g.first_of(c), g.last_of(c)
        if t.dep == "ccomp" and c > v:
            clause = t.pos in ("VERB", "AUX") and g.child(c, "nsubj", "nsubjpass", "expl", "csubj")
            yield Frame(be + ("that" if clause else "small"), first, last)
        elif t.dep == "ccomp" or (t.dep == "parataxis" and c < v):
            yield Frame(be + "pre", first, last)
        elif t.dep == "xcomp" and c > v:
            to = any(g.tokens[x].lemma == "to" for x in g.children[c] if x < c)
            name = "inf" if to else "ing" if t.tag == "VBG" else "small"
            yield Frame(be + name, max(v + 1, first), last)
        elif t.dep in ("dobj", "obj") and c > v:
            yield Frame(be + "np", max(v + 1, first), last)
            yield from _beyond_object(g, c)
            yield from _named(g, v, c)
        elif t.dep in ("oprd", "attr", "acomp") and c > v:
            yield Frame(be + "small", max(v + 1, first), last)
        elif t.dep == "nsubjpass" and g.child(v, "agent") is not None:
            yield Frame("np", first, last)
        elif t.dep == "advcl" and c > v and first < c and g.tokens[first].text.lower() == "as":
            if t.pos == "ADJ":  # "described the evidence as thin"
                yield Frame(be + "as", first + 1, last, first)
        elif t.dep in ("prep", "agent") and c > v and c < last:
            yield Frame(be + t.lemma, c + 1, last, c)


def _named(g: Grammar, v: int, dobj: int) -> Iterator[Frame]:
    """In "branded it a disgrace" the parser may take the name for an apposition or adverbial."""
    if g.tokens[v].lemma not in words("frames", "naming"):
        return
    names = [
        c
        for c in (*g.children[v], *g.children[dobj])
        if c > dobj and g.tokens[c].dep in ("npadvmod", "appos", "oprd", "dobj")
    ]
    if names and g.tokens[g.first_of(names[0]) - 1].text != ",":
        first = g.first_of(dobj)
        yield Frame("small", max(v + 1, first), max(g.last_of(names[0]), g.last_of(dobj)))


def _beyond_object(g: Grammar, dobj: int) -> Iterator[Frame]:
    """In "accused the regulator of hiding it" the parser hangs "of hiding" on the object."""
    c = g.children[dobj][-1] if g.children[dobj] else dobj
    if c > dobj and g.tokens[c].dep == "prep" and g.child(c, "pcomp") is not None:
        yield Frame(g.tokens[c].lemma, c + 1, g.last_of(c), c)


def explicit(g: Grammar, v: int, entry: Entry) -> Frame | None:
    """In "did say in a Wednesday interview that ..." the content begins at "that"."""
    if not entry.speech or entry.frames.get("that", 0) < 0.6:
        return None
    k = g.first_from(cue_span(g, v, None).end)
    if entry.lemma in words("addressing", "object"):
        k = _that(g, v) or k
    if k >= len(g.tokens) - 2 or g.tokens[k].sent != g.tokens[v].sent:
        return None
    t = g.tokens[k]
    if t.text.lower() != "that" or g.tokens[k + 1].pos in ("PUNCT", "AUX") or t.dep == "dobj":
        return None
    if t.tag == "WDT" and g.tokens[k + 1].pos == "VERB":
        return None
    last = g.last_of(t.head) if t.head > k else k + 1
    return Frame("that", k, last)


def _that(g: Grammar, v: int) -> int | None:
    """The "that" behind the one addressed and a circumstance ("told X in an interview that")."""
    for k in range(v + 1, min(v + 18, g.parse.sentences[g.tokens[v].sent].last)):
        t = g.tokens[k]
        if t.text.lower() == "that" and t.dep == "mark":
            return k
        if t.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
    return None


def dated_cue(g: Grammar, v: int, frame: Frame) -> Frame:
    """In "said on Friday the contact began" the date is the cue's, whatever the parser thinks."""
    if frame.first <= v or frame.first > v + 2:
        return frame
    end = cue_span(g, v, None).end
    first = g.first_from(end)
    return frame._replace(first=first) if frame.first < first <= frame.last else frame


def parted(g: Grammar, v: int, frame: Frame) -> bool:
    """Whether a comma or a closing mark parts a clause in front from the source and cue."""
    head = subject(g, v)
    stop = min(v, g.first_of(head)) if head is not None and head > frame.first else v
    if frame.first >= stop:
        return False
    for k in range(stop - 1, max(frame.first, stop - 4) - 1, -1):
        t = g.tokens[k]
        if t.text in (",", "?", "!") or (t.pos == "PUNCT" and not t.text.isascii()):
            return t.text not in ("\u2014", "\u2013")
        if t.text in ("'", '"', "''"):
            return True
        if t.text in (";", ":", "-", "--", "."):
            return False
    return False


def with_object(g: Grammar, v: int, frame: Frame) -> Frame:
    """ "described the plan as a mistake": the object belongs to what is said."""
    dobj = g.child(v, "dobj", "obj")
    if dobj is None or not v < g.first_of(dobj) < frame.first:
        return frame
    return frame._replace(first=g.first_of(dobj), marker=None)


def with_phrases(g: Grammar, v: int, frame: Frame) -> Frame:
    """Take in the phrases that follow an object ("the plan for its cost", "it a mistake")."""
    last = frame.last
    for c in g.children[v]:
        t = g.tokens[c]
        if c <= frame.last or g.first_of(c) != last + 1:
            continue
        if (
            t.dep == "advmod"
            and g.last_of(c) - c <= 1
            and g.tokens[c].text.lower() in ("well", "too")
        ):
            last = g.last_of(c)
        if t.dep in ("prep", "oprd", "xcomp", "acomp", "attr", "ccomp") and not _dated(g, c):
            last = g.last_of(c)
    return frame._replace(last=last)


def _dated(g: Grammar, c: int) -> bool:
    return any(
        g.tokens[k].text.lower() in words("frames", "times")
        for k in range(c, min(g.last_of(c), c + 4) + 1)
    )
